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
from tests.services.house import House


def chooses(house: House, person: Person, **fields: Any) -> Part:
    house.send(person, "part.choose", arrangements.choose_part, **fields)
    return house.get(Part, PART)


def lets_know(house: House, person: Person, kind: str = "guests", **said: Any) -> None:
    service = guests.release_guests if kind == "guests" else arrangements.release_part
    house.send(person, f"{kind}.known", service, **{"known": True, **said})


def wishes(house: House, person: Person, about: Person | str, wish: str) -> Guest:
    id = about if isinstance(about, str) else about.id
    house.send(person, "guests.wish", guests.wish_guest, id=id, wish=wish)
    return guest(house, id)


def names(house: House, person: Person, id: str = "klara", name: str = "Klára") -> Guest:
    house.send(person, "guests.name", guests.name_guest, guest=Guest(id, "come", name))
    return guest(house, id)


def guest(house: House, id: str) -> Guest:
    found = house.get(Guests, GUESTS).about(id)
    assert found is not None
    return found


def answers(house: House, person: Person, id: str, wish: str, answer: str, reason: str = "") -> Guest:
    house.send(person, "guests.answer", guests.answer_wish, id=id, wish=wish, reply=Reply(answer, reason))
    return guest(house, id)


# --- how the child takes part ---


def test_how_the_child_takes_part_and_who_speaks_for_it_are_said_one_by_one(house: House) -> None:
    chooses(house, ANICKA, way="messages")
    assert chooses(house, EVA, speaker="eva") == house.get(Part, PART)
    part = chooses(house, ANICKA, speaker="")
    assert (part.way, part.speaker) == ("messages", "")


@pytest.mark.parametrize("person", [JANA, PLATNO], ids=lambda one: one.id)
def test_whoever_leads_speaks_for_nobody(house: House, person: Person) -> None:
    """D10."""
    with pytest.raises(Invalid), house.nothing_changes():
        chooses(house, ANICKA, speaker=person.id)


@pytest.mark.parametrize("nobody", ["karta", "p-nikdo", "../x"])
def test_only_somebody_invited_speaks_for_the_child(house: House, nobody: str) -> None:
    with pytest.raises((NotFound, Invalid)), house.nothing_changes():
        chooses(house, ANICKA, speaker=nobody)


def test_a_removed_person_is_nobodys_speaker(house: House) -> None:
    house.send(JANA, "person.remove", remove, id="jirina")
    with pytest.raises(NotFound), house.nothing_changes():
        chooses(house, ANICKA, speaker="jirina")


@pytest.mark.parametrize("kind", ["part", "guests"])
def test_a_guide_lets_others_know_only_what_the_child_told_and_the_child_sees_the_attempt(
    house: House, kind: str
) -> None:
    """A7."""
    record = (Part, PART) if kind == "part" else (Guests, GUESTS)
    with pytest.raises(NotAllowed):
        lets_know(house, EVA, kind)
    tried = house.get(*record)
    assert (tried.known, tried.attempt) == (False, "eva")
    lets_know(house, EVA, kind, told=True)
    told = house.get(*record)
    assert (told.known, told.told, told.attempt) == (True, True, "")
    lets_know(house, EVA, kind, known=False)
    lets_know(house, ANICKA, kind)
    assert (house.get(*record).known, house.get(*record).told) == (True, False)


def test_what_the_guide_changes_is_not_what_the_child_let_others_know(house: House) -> None:
    lets_know(house, ANICKA, "part")
    assert chooses(house, ANICKA, way="self").known
    assert not chooses(house, EVA, way="guide").known


# --- who is to come ---


def test_a_wish_is_about_somebody_invited_or_somebody_named(house: House) -> None:
    assert wishes(house, ANICKA, JIRINA, "come").wish == "come"
    assert names(house, EVA) == Guest("klara", "come", "Klára")
    assert wishes(house, ANICKA, "klara", "not").name == "Klára"
    for nobody in (ANICKA, PLATNO, "p-nikdo"):
        with pytest.raises((Invalid, NotFound)), house.nothing_changes():
            wishes(house, ANICKA, nobody, "not")


def test_whom_the_child_named_it_may_forget_and_nobody_else(house: House) -> None:
    names(house, ANICKA)
    wishes(house, ANICKA, JIRINA, "not")
    house.send(ANICKA, "guests.drop", guests.drop_guest, id="klara")
    assert house.get(Guests, GUESTS).guests == (Guest("jirina", "not"),)
    for id in ("klara", "jirina"):
        with pytest.raises(NotFound), house.nothing_changes():
            house.send(ANICKA, "guests.drop", guests.drop_guest, id=id)


@pytest.mark.parametrize(
    ("id", "name"), [("jirina", "x"), ("p-nova", "x"), ("arranged-x", "x"), ("x", ""), ("x", "x" * 61)]
)
def test_a_named_person_has_a_mark_and_a_name_of_their_own(house: House, id: str, name: str) -> None:
    """I18."""
    with pytest.raises((Invalid, TooBig)), house.nothing_changes():
        names(house, ANICKA, id, name)


def test_twelve_people_are_named_at_most(house: House) -> None:
    for number in range(NAMED_LIMIT):
        names(house, ANICKA, f"host-{number}")
    with pytest.raises(TooMany), house.nothing_changes():
        names(house, ANICKA, "host-dalsi")
    with pytest.raises((Invalid, TooMany)), house.nothing_changes():
        names(house, ANICKA, "host-1")


def test_the_organizer_answers_and_a_no_has_a_reason(house: House) -> None:
    wishes(house, ANICKA, JIRINA, "not")
    lets_know(house, ANICKA)
    with pytest.raises(Invalid), house.nothing_changes():
        answers(house, LENKA, "jirina", "not", "no")
    with pytest.raises(Invalid), house.nothing_changes():
        answers(house, LENKA, "jirina", "not", "maybe", "x")
    answered = answers(house, LENKA, "jirina", "not", "no", " Bude sedět dál. ")
    assert (answered.answer, answered.reason) == ("no", "Bude sedět dál.")
    assert answers(house, LENKA, "jirina", "not", "yes").reason == ""


def test_another_wish_has_no_answer_yet(house: House) -> None:
    wishes(house, ANICKA, JIRINA, "not")
    lets_know(house, ANICKA)
    answers(house, LENKA, "jirina", "not", "yes")
    assert wishes(house, ANICKA, JIRINA, "not").answer == "yes"
    assert wishes(house, ANICKA, JIRINA, "come").answer == ""
    assert wishes(house, ANICKA, JIRINA, "not").answer == ""


def test_an_answer_waits_for_the_child_until_it_was_heard(house: House) -> None:
    wishes(house, ANICKA, JIRINA, "not")
    lets_know(house, ANICKA)
    assert not guest(house, "jirina").unheard
    assert answers(house, LENKA, "jirina", "not", "no", "Bude sedět dál.").unheard
    house.send(EVA, "guests.heard", guests.hear_answer, id="jirina")
    heard = house.get(Guests, GUESTS)
    assert (guest(house, "jirina").unheard, heard.known) == (False, True), "a guide that reads it keeps nothing back"
    assert not answers(house, LENKA, "jirina", "not", "no", "Bude sedět dál.").unheard, "the same words again"
    assert answers(house, LENKA, "jirina", "not", "yes").unheard, "another answer is one to come to"
    assert not wishes(house, ANICKA, JIRINA, "come").unheard, "an answer to another wish is none"


def test_only_an_answer_that_is_there_is_heard(house: House) -> None:
    wishes(house, ANICKA, JIRINA, "not")
    for id in ("jirina", "petr", "p-nikdo"):
        with pytest.raises(NotFound), house.nothing_changes():
            house.send(ANICKA, "guests.heard", guests.hear_answer, id=id)


def test_a_wish_that_changed_meanwhile_is_not_answered(house: House) -> None:
    names(house, ANICKA)
    lets_know(house, ANICKA)
    wishes(house, ANICKA, "klara", "not")
    with pytest.raises(TooLate), house.nothing_changes():
        answers(house, LENKA, "klara", "come", "yes")


def test_the_organizer_answers_nothing_that_it_may_not_know(house: House) -> None:
    """A2: kept, withdrawn, not asking, about the organizer itself, or not there at all: one and the same."""
    names(house, ANICKA)
    for kept in ("klara", "p-nikdo"):
        with pytest.raises(NotFound), house.nothing_changes():
            answers(house, LENKA, kept, "come", "yes")
    wishes(house, ANICKA, JIRINA, "come")
    wishes(house, ANICKA, LENKA, "not")
    lets_know(house, ANICKA)
    for silent, wish in ((JIRINA, "come"), (LENKA, "not")):
        with pytest.raises(NotFound), house.nothing_changes():
            answers(house, LENKA, silent.id, wish, "yes")
    lets_know(house, ANICKA, known=False)
    with pytest.raises(NotFound), house.nothing_changes():
        answers(house, LENKA, "klara", "come", "yes")


@pytest.mark.parametrize("person", [JANA, PETR, JIRINA, NOVAKOVA, LENKA], ids=lambda one: one.id)
def test_nobody_else_arranges(house: House, person: Person) -> None:
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
        with pytest.raises(NotAllowed), house.nothing_changes():
            house.send(person, name, service, **args)


# --- who sits where ---


@pytest.mark.abuse
def test_the_facilitator_prints_the_chairs_without_names_that_only_the_child_named(house: House) -> None:
    """A6: whom the child named is known to whoever invites, and to nobody who leads."""
    names(house, ANICKA)
    sits(house, ANICKA, 1, "klara")
    sits(house, ANICKA, 2, "jirina")
    lets_know(house, ANICKA)
    house.send(ANICKA, "seats.known", seats.release_seats, known=True)
    printed = {one.id: str(house.read(lambda work, one=one: print_seats(work, one))) for one in (JANA, LENKA, EVA)}
    assert {id for id, plan in printed.items() if "Klára" in plan} == {"lenka", "eva"}
    assert all("Jiřina" in plan for plan in printed.values())
    assert "(1, PrintedName(name=''" in printed["jana"], "the chair is taken"


def sits(house: House, person: Person, chair: int, who: str) -> Seats:
    house.send(person, "seats.sit", seats.sit, chair=chair, who=who)
    return house.get(Seats, SEATS)


def test_somebody_invited_or_named_sits_in_the_u_and_no_screen(house: House) -> None:
    names(house, ANICKA)
    sits(house, ANICKA, 0, "anicka")
    assert sits(house, EVA, 1, "klara").seats == (Seat(0, "anicka"), Seat(1, "klara"))
    for nobody in (PLATNO.id, "p-nikdo"):
        with pytest.raises((Invalid, NotFound)), house.nothing_changes():
            sits(house, ANICKA, 2, nobody)
