"""Signals: STOP, I do not understand, a raised hand, help (D11, D12, D15)."""

import pytest

from ipk.domain.kernel.errors import Invalid, NotAllowed, NotFound, TooLate
from ipk.domain.meeting.signals import Signal
from ipk.domain.people.person import Person
from ipk.services.meeting import floor, meeting, signals
from tests.builders import ANICKA, EVA, EVERYBODY, JANA, JIRINA, NOVAKOVA, PETR
from tests.services.sample_conference import SampleConference


def raise_one(sample: SampleConference, person: Person, kind: str) -> str:
    sample.send(person, "signal.raise", signals.raise_signal, kind=kind)
    return next(one.id for one in sample.all(Signal) if one.kind == kind and one.person == person.id)


def clear(sample: SampleConference, person: Person, id: str) -> None:
    sample.send(person, "signal.clear", signals.clear_signal, id=id)


def test_the_childs_stop_pauses_the_wall_for_everyone(open_sample: SampleConference) -> None:
    raise_one(open_sample, ANICKA, "stop")
    assert open_sample.meeting.paused_by_child
    for person in (ANICKA, JANA, NOVAKOVA):
        with pytest.raises(TooLate, match="break"), open_sample.nothing_changes():
            open_sample.stick(person)


@pytest.mark.parametrize("person", [ANICKA, EVA], ids=lambda one: one.id)
def test_the_child_and_its_guide_may_raise_stop(sample: SampleConference, person: Person) -> None:
    raise_one(sample, person, "stop")
    assert sample.meeting.paused_by_child


def test_nobody_else_may_raise_stop(sample: SampleConference) -> None:
    for person in EVERYBODY:
        if person not in (ANICKA, EVA):
            with pytest.raises(NotAllowed), sample.nothing_changes():
                sample.send(person, "signal.raise", signals.raise_signal, kind="stop")


@pytest.mark.parametrize("person", [ANICKA, JANA], ids=lambda one: one.id)
def test_the_child_or_the_facilitator_clears_stop(sample: SampleConference, person: Person) -> None:
    both = raise_one(sample, EVA, "stop"), raise_one(sample, ANICKA, "stop")
    clear(sample, person, both[0])
    assert not sample.meeting.paused_by_child
    assert sample.all(Signal) == []


@pytest.mark.parametrize("person", [EVA, NOVAKOVA, PETR], ids=lambda one: one.id)
def test_nobody_else_clears_stop(sample: SampleConference, person: Person) -> None:
    stop = raise_one(sample, EVA, "stop")
    with pytest.raises(NotAllowed), sample.nothing_changes():
        clear(sample, person, stop)


def test_stop_works_on_a_frozen_wall_and_before_the_meeting_opens(sample: SampleConference) -> None:
    sample.set_meeting(frozen=True, step=0)
    raise_one(sample, ANICKA, "stop")
    assert sample.meeting.paused_by_child


def test_raising_the_same_signal_again_only_updates_its_time(sample: SampleConference) -> None:
    first = raise_one(sample, JIRINA, "unclear")
    sample.clock.forward(minutes=1)
    assert raise_one(sample, JIRINA, "unclear") == first
    assert len(sample.all(Signal)) == 1
    assert sample.get(Signal, first).at == sample.clock().isoformat()


def test_granting_the_floor_lowers_the_raised_hand(sample: SampleConference) -> None:
    raise_one(sample, JIRINA, "hand")
    assert sample.get(Person, JIRINA.id).hand_up
    sample.send(JANA, "person.word", floor.grant_floor, id=JIRINA.id)
    assert sample.meeting.word == JIRINA.id
    assert not sample.get(Person, JIRINA.id).hand_up
    assert sample.all(Signal) == []


def test_only_its_person_or_the_facilitator_lowers_a_hand(sample: SampleConference) -> None:
    hand = raise_one(sample, JIRINA, "hand")
    with pytest.raises(NotAllowed), sample.nothing_changes():
        clear(sample, NOVAKOVA, hand)
    clear(sample, JIRINA, hand)
    assert not sample.get(Person, JIRINA.id).hand_up
    clear(sample, JANA, raise_one(sample, JIRINA, "hand"))
    assert not sample.get(Person, JIRINA.id).hand_up


def test_clearing_an_invisible_signal_raises_not_found(sample: SampleConference) -> None:
    help_ = raise_one(sample, ANICKA, "help")
    with pytest.raises(NotFound), sample.nothing_changes():
        clear(sample, NOVAKOVA, help_)


def test_help_reaches_those_who_support_the_person(sample: SampleConference) -> None:
    assert set(sample.get(Signal, raise_one(sample, ANICKA, "help")).supporters) == {"eva", "marie"}
    assert sample.get(Signal, raise_one(sample, JIRINA, "help")).supporters == ()


def test_the_floor_is_granted_only_to_admitted_people(lobby: SampleConference) -> None:
    lobby.set_meeting(step=1)
    with pytest.raises(NotFound), lobby.nothing_changes():
        lobby.change(lambda work: floor.grant_floor(work, JANA, id=JIRINA.id))


def test_raised_hands_and_the_floor_end_with_their_step(sample: SampleConference) -> None:
    raise_one(sample, JIRINA, "hand")
    sample.send(JANA, "person.word", floor.grant_floor, id=NOVAKOVA.id)
    sample.send(JANA, "meeting.step", meeting.go_to_step, step=2)
    assert (sample.meeting.word, sample.get(Person, JIRINA.id).hand_up) == (NOVAKOVA.id, True), "it is the same step"
    sample.send(JANA, "meeting.step", meeting.go_to_step, step=3)
    assert (sample.meeting.word, sample.get(Person, JIRINA.id).hand_up) == ("", False)
    assert not [signal for signal in sample.all(Signal) if signal.kind == "hand"]


def answer(sample: SampleConference, person: Person, id: str) -> None:
    sample.send(person, "signal.answer", signals.answer_signal, id=id)


@pytest.mark.parametrize("kind", ["unclear", "help", "leave"])
def test_the_facilitator_answers_a_call_and_a_repeated_call_is_unanswered_again(
    sample: SampleConference, kind: str
) -> None:
    call = raise_one(sample, ANICKA, kind)
    answer(sample, JANA, call)
    assert sample.get(Signal, call).answered_by == JANA.id
    assert raise_one(sample, ANICKA, kind) == call
    assert sample.get(Signal, call).answered_by == "", "who asks once more is not forgotten"


@pytest.mark.parametrize("kind", ["hand", "stop"])
def test_a_raised_hand_and_a_stop_cannot_be_answered(sample: SampleConference, kind: str) -> None:
    raised = raise_one(sample, ANICKA, kind)
    with pytest.raises(Invalid), sample.nothing_changes():
        answer(sample, JANA, raised)


def test_nobody_else_answers_a_call(sample: SampleConference) -> None:
    for person in EVERYBODY:
        if person != JANA:
            call = raise_one(sample, ANICKA, "help")
            with pytest.raises((NotAllowed, NotFound)), sample.nothing_changes():
                answer(sample, person, call)
