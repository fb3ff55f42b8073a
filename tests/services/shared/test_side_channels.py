"""No byte tells who marked, voted or answered, or that something hidden changed (A34)."""

import json
from typing import Any

import pytest

from ipk.domain.people.person import Person
from ipk.domain.preparation.guests import Guest
from ipk.domain.profile.prepared_messages import Message
from ipk.domain.wall.cards import Card
from ipk.services.meeting import evaluation, signals, topics, voting
from ipk.services.meeting.details import Details, change_details
from ipk.services.meeting.marks import set_mark
from ipk.services.people import people
from ipk.services.preparation import arrangements, guests
from ipk.services.profile import answers
from ipk.services.shared.visitors import Reply
from tests.builders import ANICKA, EVA, EVERYBODY, JANA, JIRINA, LENKA, MARIE, NOVAKOVA, PETR
from tests.realtime.sync.recorded_room import RecordedRoom, second_device
from tests.services.profile.test_prepared_messages import give, make
from tests.services.sample_conference import SampleConference

pytestmark = pytest.mark.abuse
ALL = {person.id for person in EVERYBODY}
IDEAS = {"step": 5, "half": 2}


def marks(sample: SampleConference, person: Person, **mark: bool) -> None:
    sample.send(person, "mark.set", set_mark, card="karta", mark=mark)


def test_a_mark_is_sent_without_who_set_it(open_sample: SampleConference) -> None:
    """A34: `by`, ids."""
    open_sample.stick(NOVAKOVA)
    open_sample.set_meeting(**IDEAS)
    room = RecordedRoom(open_sample)
    marks(open_sample, JIRINA, realistic=True)
    assert room.who_heard() == ALL
    for person in EVERYBODY:
        assert not {"by", "op"} & room[person].last.keys(), person.id
        assert "jirina" not in room.heard(person), person.id


@pytest.mark.parametrize("mark", [{"realistic": False}, {"acceptable": False}, {"realistic": True}], ids=str)
def test_a_mark_that_changes_no_sum_reaches_only_its_own_person(
    open_sample: SampleConference, mark: dict[str, bool]
) -> None:
    """A34: a new `rev` with equal content. Not by patch, not by what a device reads that was away."""
    open_sample.stick(NOVAKOVA)
    open_sample.set_meeting(**IDEAS)
    if mark.get("realistic"):
        marks(open_sample, JIRINA, realistic=True)
        marks(open_sample, MARIE, acceptable=True)
    before = {one["id"]: one for one in RecordedRoom(open_sample).reads(NOVAKOVA)}
    room = RecordedRoom(open_sample)
    marks(open_sample, JIRINA, **mark)
    assert room.who_heard() <= {"jirina"}
    assert room.who_reads_news() <= {"jirina"}
    assert {one["id"]: one for one in RecordedRoom(open_sample).reads(NOVAKOVA)} == before
    assert open_sample.get(Card, "karta").marks["jirina"] == mark


def test_a_person_receives_their_own_mark(open_sample: SampleConference) -> None:
    open_sample.stick(NOVAKOVA)
    open_sample.set_meeting(**IDEAS)
    room = RecordedRoom(open_sample)
    marks(open_sample, JIRINA, realistic=False)
    assert room.who_heard() == {"jirina"}
    assert room.who_reads_news() == {"jirina"}
    assert room[JIRINA].last["records"][0]["mine"] == {"realistic": False}


def test_a_dot_reaches_only_its_own_person(open_sample: SampleConference) -> None:
    """A34: given and taken back."""
    open_sample.set_meeting(step=4)
    open_sample.send(JANA, "topic.make", topics.make_topic, id="tema", title="Spaní")
    open_sample.send(JANA, "vote.open", voting.open_vote, dots=3)
    room = RecordedRoom(open_sample)
    open_sample.send(JIRINA, "vote.cast", voting.cast_dot, topic="tema")
    open_sample.send(JIRINA, "vote.take_back", voting.take_dot_back, topic="tema")
    assert room.who_heard() == room.who_reads_news() == {"jirina"}


def test_an_evaluation_reaches_staff_without_author_and_words(open_sample: SampleConference) -> None:
    open_sample.set_meeting(step=9)
    room = RecordedRoom(open_sample)
    for person in (JIRINA, NOVAKOVA, MARIE, ANICKA):
        given = {"question": "safe", "answer": "no", "reply": Reply("kanárek")}
        open_sample.send(person, "feedback.give", evaluation.give_feedback, **given)
        staff_heard = {"jana", "petr"} if person is ANICKA else set()
        assert room.who_heard() & {"jana", "petr"} == staff_heard
    for staff in (JANA, PETR):
        assert not {"by", "op"} & room[staff].last.keys()
        assert not any(word in room.heard(staff) for word in ("jirina", "kanárek"))


def tries_to_show_a_sign(sample: SampleConference) -> None:
    with pytest.raises(Exception, match="child"):
        sample.send(EVA, "profile.consent", answers.consent, id="answer-stop", consent="wall")


def has_a_sign(sample: SampleConference) -> None:
    about = answers.About("stop", "Jak řekneš stop?", "6-9", "stop", "dari-se")
    sample.send(ANICKA, "profile.answer", answers.answer_question, id="answer-stop", about=about, text="Zvednu ruku")


def is_known_for_a_wish(sample: SampleConference) -> None:
    sample.send(ANICKA, "guests.name", guests.name_guest, guest=Guest("klara", "come", "Klára"))
    sample.send(ANICKA, "guests.known", guests.release_guests, known=True)
    sample.send(ANICKA, "part.choose", arrangements.choose_part, way="messages")
    sample.send(ANICKA, "part.known", arrangements.release_part, known=True)


def wishes_what_asks_nothing(sample: SampleConference) -> None:
    sample.send(ANICKA, "guests.wish", guests.wish_guest, id="jirina", wish="come")


def gave_a_message(sample: SampleConference) -> None:
    make(sample)
    give(sample, "facilitator")


def tries_to_drop_the_attempt(sample: SampleConference) -> None:
    kept = sample.get(Message, "vzkaz")
    sample.change(lambda work: work.save(kept.copy_with(attempt="eva", told=True)))


def is_in_the_room(sample: SampleConference) -> None:
    sample.change(lambda work: work.save(work.get(Person, "anicka").copy_with(entered=True)))


def nothing(sample: SampleConference) -> None:
    pass


def lets_the_meeting_take_longer(sample: SampleConference) -> None:
    meeting = sample.meeting
    details = Details(goal=meeting.goal, title=meeting.title, language=meeting.lang, minutes=90)
    sample.change(lambda work: change_details(work, LENKA, details=details))


@pytest.mark.parametrize(
    ("before", "hidden", "may_hear"),
    [
        (has_a_sign, tries_to_show_a_sign, {"anicka", "eva"}),
        (is_known_for_a_wish, wishes_what_asks_nothing, {"anicka", "eva"}),
        (gave_a_message, tries_to_drop_the_attempt, {"anicka", "eva"}),
        (nothing, lambda sample: second_device(sample, JIRINA), {"jana", "lenka"}),
        (is_in_the_room, lambda sample: second_device(sample, ANICKA), {"jana", "lenka", "anicka", "eva"}),
        (nothing, lets_the_meeting_take_longer, {"jana"}),
    ],
    ids=["the book", "a wish", "a message", "a knock", "a knock of the child's", "the length"],
)
def test_a_hidden_change_sends_nothing_to_those_who_do_not_see_it(
    sample: SampleConference, before: Any, hidden: Any, may_hear: set[str]
) -> None:
    """A34: a new `rev` with equal content, by patch or in what a device reads that was away."""
    before(sample)
    room = RecordedRoom(sample)
    hidden(sample)
    assert room.who_heard() == may_hear
    assert room.who_reads_news() == may_hear


def test_a_second_lobby_entry_is_sent_to_facilitator_and_organizer(sample: SampleConference) -> None:
    """A26: a decision counts only for the devices that it saw."""
    second_device(sample, JIRINA)
    room = RecordedRoom(sample)
    sample.change(lambda work: work.save(work.get(Person, "jirina").entered_lobby()))
    assert room.who_heard() == {"jana", "lenka"}


def test_removing_a_person_does_not_reveal_who_raised_an_unclear_signal(sample: SampleConference) -> None:
    """A34: `removed` beside a person that goes."""
    sample.send(JIRINA, "signal.raise", signals.raise_signal, kind="unclear")
    sample.send(JIRINA, "signal.raise", signals.raise_signal, kind="help")
    room = RecordedRoom(sample)
    sample.change(lambda work: people.remove(work, JANA, id="jirina"))
    gone = {person.id: {id for patch in room[person].patches for id in patch["removed"]} for person in (JANA, PETR)}
    unclear = next(one for one in room.reads(PETR) if one["type"] == "signal")
    assert unclear["id"] not in gone["petr"] | gone["jana"]
    assert len(gone["jana"]) == 2, "the person and the call for help"
    assert "jirina" not in json.dumps(room.reads(PETR))
