"""Signals: STOP, I do not understand, a raised hand, help (D11, D12, D15)."""

import pytest

from ipk.domain.kernel.errors import Invalid, NotAllowed, NotFound, TooLate
from ipk.domain.meeting.signals import Signal
from ipk.domain.people.person import Person
from ipk.services.meeting import floor, meeting, signals
from tests.builders import ANICKA, EVA, EVERYBODY, JANA, JIRINA, NOVAKOVA, PETR
from tests.services.house import House


def raise_one(house: House, person: Person, kind: str) -> str:
    house.send(person, "signal.raise", signals.raise_signal, kind=kind)
    return next(one.id for one in house.all(Signal) if one.kind == kind and one.person == person.id)


def clear(house: House, person: Person, id: str) -> None:
    house.send(person, "signal.clear", signals.clear_signal, id=id)


def test_the_childs_stop_pauses_the_wall_for_everyone(open_house: House) -> None:
    raise_one(open_house, ANICKA, "stop")
    assert open_house.meeting.paused_by_child
    for person in (ANICKA, JANA, NOVAKOVA):
        with pytest.raises(TooLate, match="break"), open_house.nothing_changes():
            open_house.stick(person)


@pytest.mark.parametrize("person", [ANICKA, EVA], ids=lambda one: one.id)
def test_the_child_and_its_guide_may_say_stop(house: House, person: Person) -> None:
    raise_one(house, person, "stop")
    assert house.meeting.paused_by_child


def test_nobody_else_says_stop_in_the_childs_name(house: House) -> None:
    for person in EVERYBODY:
        if person not in (ANICKA, EVA):
            with pytest.raises(NotAllowed), house.nothing_changes():
                house.send(person, "signal.raise", signals.raise_signal, kind="stop")


@pytest.mark.parametrize("person", [ANICKA, JANA], ids=lambda one: one.id)
def test_the_child_or_the_facilitator_resumes(house: House, person: Person) -> None:
    both = raise_one(house, EVA, "stop"), raise_one(house, ANICKA, "stop")
    clear(house, person, both[0])
    assert not house.meeting.paused_by_child
    assert house.all(Signal) == []


@pytest.mark.parametrize("person", [EVA, NOVAKOVA, PETR], ids=lambda one: one.id)
def test_nobody_else_resumes(house: House, person: Person) -> None:
    stop = raise_one(house, EVA, "stop")
    with pytest.raises(NotAllowed), house.nothing_changes():
        clear(house, person, stop)


def test_stop_works_even_while_the_wall_is_frozen_and_before_it_opens(house: House) -> None:
    house.set_meeting(frozen=True, step=0)
    raise_one(house, ANICKA, "stop")
    assert house.meeting.paused_by_child


def test_the_same_signal_is_not_doubled(house: House) -> None:
    first = raise_one(house, JIRINA, "unclear")
    house.clock.forward(minutes=1)
    assert raise_one(house, JIRINA, "unclear") == first
    assert len(house.all(Signal)) == 1
    assert house.get(Signal, first).at == house.clock().isoformat()


def test_a_raised_hand_shows_at_its_person_and_goes_down_with_the_word(house: House) -> None:
    raise_one(house, JIRINA, "hand")
    assert house.get(Person, JIRINA.id).hand_up
    house.send(JANA, "person.word", floor.grant_floor, id=JIRINA.id)
    assert house.meeting.word == JIRINA.id
    assert not house.get(Person, JIRINA.id).hand_up
    assert house.all(Signal) == []


def test_a_hand_is_lowered_by_its_person_or_the_facilitator_alone(house: House) -> None:
    hand = raise_one(house, JIRINA, "hand")
    with pytest.raises(NotAllowed), house.nothing_changes():
        clear(house, NOVAKOVA, hand)
    clear(house, JIRINA, hand)
    assert not house.get(Person, JIRINA.id).hand_up
    clear(house, JANA, raise_one(house, JIRINA, "hand"))
    assert not house.get(Person, JIRINA.id).hand_up


def test_a_signal_that_one_may_not_see_does_not_exist(house: House) -> None:
    help_ = raise_one(house, ANICKA, "help")
    with pytest.raises(NotFound), house.nothing_changes():
        clear(house, NOVAKOVA, help_)


def test_help_reaches_those_who_support_the_person(house: House) -> None:
    assert set(house.get(Signal, raise_one(house, ANICKA, "help")).supporters) == {"eva", "marie"}
    assert house.get(Signal, raise_one(house, JIRINA, "help")).supporters == ()


def test_the_word_goes_only_to_somebody_who_is_in(lobby: House) -> None:
    lobby.set_meeting(step=1)
    with pytest.raises(NotFound), lobby.nothing_changes():
        lobby.change(lambda work: floor.grant_floor(work, JANA, id=JIRINA.id))


def test_hands_and_the_word_end_with_their_step(house: House) -> None:
    raise_one(house, JIRINA, "hand")
    house.send(JANA, "person.word", floor.grant_floor, id=NOVAKOVA.id)
    house.send(JANA, "meeting.step", meeting.go_to_step, step=2)
    assert (house.meeting.word, house.get(Person, JIRINA.id).hand_up) == (NOVAKOVA.id, True), "it is the same step"
    house.send(JANA, "meeting.step", meeting.go_to_step, step=3)
    assert (house.meeting.word, house.get(Person, JIRINA.id).hand_up) == ("", False)
    assert not [signal for signal in house.all(Signal) if signal.kind == "hand"]


def answer(house: House, person: Person, id: str) -> None:
    house.send(person, "signal.answer", signals.answer_signal, id=id)


@pytest.mark.parametrize("kind", ["unclear", "help", "leave"])
def test_whoever_leads_says_to_the_child_that_they_are_coming(house: House, kind: str) -> None:
    call = raise_one(house, ANICKA, kind)
    answer(house, JANA, call)
    assert house.get(Signal, call).answered_by == JANA.id
    assert raise_one(house, ANICKA, kind) == call
    assert house.get(Signal, call).answered_by == "", "who asks once more is not forgotten"


@pytest.mark.parametrize("kind", ["hand", "stop"])
def test_a_hand_and_a_stop_have_ways_of_their_own(house: House, kind: str) -> None:
    raised = raise_one(house, ANICKA, kind)
    with pytest.raises(Invalid), house.nothing_changes():
        answer(house, JANA, raised)


def test_nobody_else_says_that_they_are_coming(house: House) -> None:
    for person in EVERYBODY:
        if person != JANA:
            call = raise_one(house, ANICKA, "help")
            with pytest.raises((NotAllowed, NotFound)), house.nothing_changes():
                answer(house, person, call)
