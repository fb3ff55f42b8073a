"""Arrangements are private to the circle until the child releases them (A7)."""

from typing import Any

import pytest

from ipk.domain.kernel.errors import Invalid, NotAllowed, NotFound, TooBig, TooLate, TooMany
from ipk.domain.people.person import Person
from ipk.domain.preparation.arrangements import PART, Part
from ipk.domain.preparation.guests import GUESTS, NAMED_LIMIT, Guest, Guests, Reply
from ipk.domain.preparation.seats import SEATS, Seat, Seats
from ipk.services.people.people import remove
from ipk.services.preparation import arrangements, guests, seats
from ipk.services.printing.room import print_seats
from tests.builders import ANICKA, EVA, JANA, JIRINA, LENKA, NOVAKOVA, PETR, PLATNO
from tests.services.sample_conference import SampleConference


def chooses(sample: SampleConference, person: Person, **fields: Any) -> Part:
    sample.send(person, "part.choose", arrangements.choose_part, **fields)
    return sample.get(Part, PART)


def lets_know(sample: SampleConference, person: Person, kind: str = "guests", **said: Any) -> None:
    service = guests.release_guests if kind == "guests" else arrangements.release_part
    sample.send(person, f"{kind}.known", service, **{"known": True, **said})


def wishes(sample: SampleConference, person: Person, about: Person | str, wish: str) -> Guest:
    id = about if isinstance(about, str) else about.id
    sample.send(person, "guests.wish", guests.wish_guest, id=id, wish=wish)
    return guest(sample, id)


def names(sample: SampleConference, person: Person, id: str = "klara", name: str = "Klára") -> Guest:
    sample.send(person, "guests.name", guests.name_guest, guest=Guest(id, "come", name))
    return guest(sample, id)


def guest(sample: SampleConference, id: str) -> Guest:
    found = sample.get(Guests, GUESTS).about(id)
    assert found is not None
    return found


def answers(sample: SampleConference, person: Person, id: str, wish: str, answer: str, reason: str = "") -> Guest:
    sample.send(person, "guests.answer", guests.answer_wish, id=id, wish=wish, reply=Reply(answer, reason))
    return guest(sample, id)


# --- how the child takes part ---


def test_way_and_speaker_are_changed_independently(sample: SampleConference) -> None:
    chooses(sample, ANICKA, way="messages")
    assert chooses(sample, EVA, speaker="eva") == sample.get(Part, PART)
    part = chooses(sample, ANICKA, speaker="")
    assert (part.way, part.speaker) == ("messages", "")


@pytest.mark.parametrize("person", [JANA, PLATNO], ids=lambda one: one.id)
def test_facilitator_and_display_cannot_speak_for_the_child(sample: SampleConference, person: Person) -> None:
    """D10."""
    with pytest.raises(Invalid), sample.nothing_changes():
        chooses(sample, ANICKA, speaker=person.id)


@pytest.mark.parametrize("nobody", ["karta", "p-nikdo", "../x"])
def test_only_an_invited_person_may_speak_for_the_child(sample: SampleConference, nobody: str) -> None:
    with pytest.raises((NotFound, Invalid)), sample.nothing_changes():
        chooses(sample, ANICKA, speaker=nobody)


def test_a_removed_person_cannot_speak_for_the_child(sample: SampleConference) -> None:
    sample.send(JANA, "person.remove", remove, id="jirina")
    with pytest.raises(NotFound), sample.nothing_changes():
        chooses(sample, ANICKA, speaker="jirina")


@pytest.mark.parametrize("kind", ["part", "guests"])
def test_a_guide_releases_arrangements_only_by_proxy_and_a_refused_attempt_is_recorded(
    sample: SampleConference, kind: str
) -> None:
    """A7."""
    record = (Part, PART) if kind == "part" else (Guests, GUESTS)
    with pytest.raises(NotAllowed):
        lets_know(sample, EVA, kind)
    tried = sample.get(*record)
    assert (tried.known, tried.attempt) == (False, "eva")
    lets_know(sample, EVA, kind, told=True)
    told = sample.get(*record)
    assert (told.known, told.told, told.attempt) == (True, True, "")
    lets_know(sample, EVA, kind, known=False)
    lets_know(sample, ANICKA, kind)
    assert (sample.get(*record).known, sample.get(*record).told) == (True, False)


def test_a_guides_change_of_the_part_withdraws_its_release(sample: SampleConference) -> None:
    lets_know(sample, ANICKA, "part")
    assert chooses(sample, ANICKA, way="self").known
    assert not chooses(sample, EVA, way="guide").known


# --- who is to come ---


def test_a_guest_wish_needs_an_invited_or_named_person(sample: SampleConference) -> None:
    assert wishes(sample, ANICKA, JIRINA, "come").wish == "come"
    assert names(sample, EVA) == Guest("klara", "come", "Klára")
    assert wishes(sample, ANICKA, "klara", "not").name == "Klára"
    for nobody in (ANICKA, PLATNO, "p-nikdo"):
        with pytest.raises((Invalid, NotFound)), sample.nothing_changes():
            wishes(sample, ANICKA, nobody, "not")


def test_only_a_guest_named_by_the_child_can_be_dropped(sample: SampleConference) -> None:
    names(sample, ANICKA)
    wishes(sample, ANICKA, JIRINA, "not")
    sample.send(ANICKA, "guests.drop", guests.drop_guest, id="klara")
    assert sample.get(Guests, GUESTS).guests == (Guest("jirina", "not"),)
    for id in ("klara", "jirina"):
        with pytest.raises(NotFound), sample.nothing_changes():
            sample.send(ANICKA, "guests.drop", guests.drop_guest, id=id)


@pytest.mark.parametrize(
    ("id", "name"), [("jirina", "x"), ("p-nova", "x"), ("arranged-x", "x"), ("x", ""), ("x", "x" * 61)]
)
def test_a_named_guest_needs_an_unused_id_and_a_valid_name(sample: SampleConference, id: str, name: str) -> None:
    """I18."""
    with pytest.raises((Invalid, TooBig)), sample.nothing_changes():
        names(sample, ANICKA, id, name)


def test_named_guests_are_limited(sample: SampleConference) -> None:
    for number in range(NAMED_LIMIT):
        names(sample, ANICKA, f"host-{number}")
    with pytest.raises(TooMany), sample.nothing_changes():
        names(sample, ANICKA, "host-dalsi")
    with pytest.raises((Invalid, TooMany)), sample.nothing_changes():
        names(sample, ANICKA, "host-1")


def test_the_organizers_answer_no_needs_a_reason(sample: SampleConference) -> None:
    wishes(sample, ANICKA, JIRINA, "not")
    lets_know(sample, ANICKA)
    with pytest.raises(Invalid), sample.nothing_changes():
        answers(sample, LENKA, "jirina", "not", "no")
    with pytest.raises(Invalid), sample.nothing_changes():
        answers(sample, LENKA, "jirina", "not", "maybe", "x")
    answered = answers(sample, LENKA, "jirina", "not", "no", " Bude sedět dál. ")
    assert (answered.answer, answered.reason) == ("no", "Bude sedět dál.")
    assert answers(sample, LENKA, "jirina", "not", "yes").reason == ""


def test_a_changed_wish_loses_its_answer(sample: SampleConference) -> None:
    wishes(sample, ANICKA, JIRINA, "not")
    lets_know(sample, ANICKA)
    answers(sample, LENKA, "jirina", "not", "yes")
    assert wishes(sample, ANICKA, JIRINA, "not").answer == "yes"
    assert wishes(sample, ANICKA, JIRINA, "come").answer == ""
    assert wishes(sample, ANICKA, JIRINA, "not").answer == ""


def test_an_answer_is_unheard_until_the_circle_reads_it(sample: SampleConference) -> None:
    wishes(sample, ANICKA, JIRINA, "not")
    lets_know(sample, ANICKA)
    assert not guest(sample, "jirina").unheard
    assert answers(sample, LENKA, "jirina", "not", "no", "Bude sedět dál.").unheard
    sample.send(EVA, "guests.heard", guests.hear_answer, id="jirina")
    heard = sample.get(Guests, GUESTS)
    assert (guest(sample, "jirina").unheard, heard.known) == (False, True), "a guide that reads it keeps nothing back"
    assert not answers(sample, LENKA, "jirina", "not", "no", "Bude sedět dál.").unheard, "the same words again"
    assert answers(sample, LENKA, "jirina", "not", "yes").unheard, "another answer is one to come to"
    assert not wishes(sample, ANICKA, JIRINA, "come").unheard, "an answer to another wish is none"


def test_only_an_existing_answer_can_be_marked_as_heard(sample: SampleConference) -> None:
    wishes(sample, ANICKA, JIRINA, "not")
    for id in ("jirina", "petr", "p-nikdo"):
        with pytest.raises(NotFound), sample.nothing_changes():
            sample.send(ANICKA, "guests.heard", guests.hear_answer, id=id)


def test_an_answer_to_an_outdated_wish_is_refused(sample: SampleConference) -> None:
    names(sample, ANICKA)
    lets_know(sample, ANICKA)
    wishes(sample, ANICKA, "klara", "not")
    with pytest.raises(TooLate), sample.nothing_changes():
        answers(sample, LENKA, "klara", "come", "yes")


def test_the_organizer_can_answer_only_released_wishes_that_ask_for_something(sample: SampleConference) -> None:
    """A2: kept, withdrawn, not asking, about the organizer itself, or not there at all: one and the same."""
    names(sample, ANICKA)
    for kept in ("klara", "p-nikdo"):
        with pytest.raises(NotFound), sample.nothing_changes():
            answers(sample, LENKA, kept, "come", "yes")
    wishes(sample, ANICKA, JIRINA, "come")
    wishes(sample, ANICKA, LENKA, "not")
    lets_know(sample, ANICKA)
    for silent, wish in ((JIRINA, "come"), (LENKA, "not")):
        with pytest.raises(NotFound), sample.nothing_changes():
            answers(sample, LENKA, silent.id, wish, "yes")
    lets_know(sample, ANICKA, known=False)
    with pytest.raises(NotFound), sample.nothing_changes():
        answers(sample, LENKA, "klara", "come", "yes")


@pytest.mark.parametrize("person", [JANA, PETR, JIRINA, NOVAKOVA, LENKA], ids=lambda one: one.id)
def test_only_the_circle_changes_arrangements(sample: SampleConference, person: Person) -> None:
    for name, service, args in (
        ("part.choose", arrangements.choose_part, {"way": "self"}),
        ("part.known", arrangements.release_part, {"known": True}),
        ("guests.wish", guests.wish_guest, {"id": "jirina", "wish": "not"}),
        ("guests.name", guests.name_guest, {"guest": Guest("klara", "come", "Klára")}),
        ("guests.drop", guests.drop_guest, {"id": "klara"}),
        ("guests.heard", guests.hear_answer, {"id": "jirina"}),
        ("guests.known", guests.release_guests, {"known": True}),
        ("seats.sit", seats.sit, {"chair": 0, "who": "jirina"}),
        ("seats.known", seats.release_seats, {"known": True}),
    ):
        with pytest.raises(NotAllowed), sample.nothing_changes():
            sample.send(person, name, service, **args)


# --- who sits where ---


@pytest.mark.abuse
def test_the_facilitators_seat_plan_omits_names_of_guests_named_by_the_child(sample: SampleConference) -> None:
    """A6: whom the child named is known to whoever invites, and to nobody who leads."""
    names(sample, ANICKA)
    sits(sample, ANICKA, 1, "klara")
    sits(sample, ANICKA, 2, "jirina")
    lets_know(sample, ANICKA)
    sample.send(ANICKA, "seats.known", seats.release_seats, known=True)
    printed = {one.id: str(sample.read(lambda work, one=one: print_seats(work, one))) for one in (JANA, LENKA, EVA)}
    assert {id for id, plan in printed.items() if "Klára" in plan} == {"lenka", "eva"}
    assert all("Jiřina" in plan for plan in printed.values())
    assert "(1, PrintedName(name=''" in printed["jana"], "the chair is taken"


def sits(sample: SampleConference, person: Person, chair: int, who: str) -> Seats:
    sample.send(person, "seats.sit", seats.sit, chair=chair, who=who)
    return sample.get(Seats, SEATS)


def test_only_invited_or_named_people_get_a_seat(sample: SampleConference) -> None:
    names(sample, ANICKA)
    sits(sample, ANICKA, 0, "anicka")
    assert sits(sample, EVA, 1, "klara").seats == (Seat(0, "anicka"), Seat(1, "klara"))
    for nobody in (PLATNO.id, "p-nikdo"):
        with pytest.raises((Invalid, NotFound)), sample.nothing_changes():
            sits(sample, ANICKA, 2, nobody)
