"""A round: everybody speaks once, nobody is passed over, nobody comes twice (S1, steps 2, 3, 5; D2)."""

import pytest

from ipk.domain.kernel.errors import Invalid, TooLate
from ipk.domain.meeting.speaking_turns import SpeakingTurn
from ipk.domain.people.person import Person
from ipk.services.meeting import meeting, rounds, signals
from ipk.services.people import people
from tests.builders import ANICKA, JANA, JIRINA, MARIE, NOVAKOVA
from tests.services.sample_conference import SampleConference


@pytest.fixture
def in_a_round(open_sample: SampleConference) -> SampleConference:
    open_sample.send(JANA, "round.start", rounds.start_round)
    return open_sample


def speakers(sample: SampleConference, *, skip: str = "") -> list[str]:
    """The speakers until the round is over, in their order."""
    heard: list[str] = []
    while sample.meeting.round is not None:
        heard.append(sample.meeting.word)
        passed = sample.meeting.word == skip
        command, service = ("round.skip", rounds.skip_speaker) if passed else ("round.next", rounds.next_speaker)
        sample.send(JANA, command, service)
    return heard


def test_child_family_support_and_professionals_speak_in_this_order_once(in_a_round: SampleConference) -> None:
    heard = speakers(in_a_round)
    assert heard[:2] == [ANICKA.id, JIRINA.id]
    assert heard.index(MARIE.id) < heard.index(NOVAKOVA.id)
    assert len(heard) == len(set(heard))
    assert JANA.id not in heard
    assert in_a_round.meeting.word == ""
    assert {turn.person for turn in in_a_round.all(SpeakingTurn)} == set(heard)


def test_a_skipped_speaker_is_asked_once_more_at_the_end(in_a_round: SampleConference) -> None:
    heard = speakers(in_a_round, skip=JIRINA.id)
    assert heard[1] == heard[-1] == JIRINA.id
    assert heard.count(JIRINA.id) == 2


def test_who_leaves_is_passed_over_and_who_comes_speaks_too(in_a_round: SampleConference) -> None:
    in_a_round.change(lambda work: people.remove(work, JANA, id=MARIE.id))
    newcomer = Person(id="teta", name="teta Jana", roles=("family",), state="admitted")
    in_a_round.change(lambda work: work.save(newcomer))
    heard = speakers(in_a_round)
    assert MARIE.id not in heard
    assert heard[-1] == "teta"


def test_the_facilitator_sets_another_order_of_the_same_people(in_a_round: SampleConference) -> None:
    usual = list(in_a_round.meeting.round.order)
    in_a_round.send(JANA, "round.start", rounds.start_round, order=usual[::-1])
    assert in_a_round.meeting.word == usual[-1]
    for wrong in ([], usual[1:], [*usual, usual[0]], [*usual[1:], JANA.id]):
        with pytest.raises(Invalid), in_a_round.nothing_changes():
            in_a_round.send(JANA, "round.start", rounds.start_round, order=wrong)


def test_the_hand_of_the_speaker_is_lowered(open_sample: SampleConference) -> None:
    open_sample.send(ANICKA, "signal.raise", signals.raise_signal, kind="hand")
    open_sample.send(JANA, "round.start", rounds.start_round)
    assert not open_sample.get(Person, ANICKA.id).hand_up


def test_a_round_ends_when_the_facilitator_ends_it_or_the_step_does(in_a_round: SampleConference) -> None:
    in_a_round.send(JANA, "round.end", rounds.end_round)
    assert (in_a_round.meeting.round, in_a_round.meeting.word) == (None, "")
    in_a_round.send(JANA, "round.start", rounds.start_round)
    in_a_round.send(JANA, "meeting.step", meeting.go_to_step, step=3)
    assert (in_a_round.meeting.round, in_a_round.meeting.word) == (None, "")
    for service, command in ((rounds.next_speaker, "round.next"), (rounds.skip_speaker, "round.skip")):
        with pytest.raises(TooLate), in_a_round.nothing_changes():
            in_a_round.send(JANA, command, service)
