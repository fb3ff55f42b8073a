"""Evaluation: the organisation's questions, a person's own answers, sums for staff, and an offer to talk."""

import pytest

from ipk.domain.kernel.errors import NotAllowed, NotFound
from ipk.domain.meeting.evaluation import Feedback, FeedbackSums
from ipk.domain.meeting.signals import Signal
from ipk.services.meeting.evaluation import give_feedback
from ipk.services.shared.visitors import Reply
from tests.builders import ANICKA, EVA, JANA, JIRINA, LENKA, MARIE, NOVAKOVA, PETR
from tests.services.sample_conference import SampleConference


@pytest.fixture
def ending(installation) -> SampleConference:
    return SampleConference(installation).everybody_in(step=9)


def give(sample: SampleConference, person, question: str = "safe", answer: str = "yes", by: str = "") -> None:
    reply = Reply("Děkuji", by)
    sample.send(person, "feedback.give", give_feedback, question=question, answer=answer, reply=reply)


def test_evaluation_sums_count_the_last_answer_of_each_person(ending: SampleConference) -> None:
    for person, answer in ((JIRINA, "yes"), (NOVAKOVA, "yes"), (ANICKA, "no"), (JIRINA, "no")):
        give(ending, person, answer=answer)
    assert ending.get(FeedbackSums, "feedback-sums").sums == {"safe": {"yes": 1, "no": 2}}
    assert {(one.person, one.answer) for one in ending.all(Feedback)} == {
        ("jirina", "no"),
        ("novakova", "yes"),
        ("anicka", "no"),
    }


@pytest.mark.parametrize("person", [JANA, PETR, LENKA], ids=lambda one: one.role.value)
def test_leader_recorder_and_organizer_evaluate_too(ending: SampleConference, person) -> None:
    give(ending, person)
    assert [one.person for one in ending.all(Feedback)] == [person.id]


@pytest.mark.parametrize(
    ("question", "answer"), [("", "yes"), ("safe", ""), ("safe", "maybe"), ("Bylo ti tu bezpečně?", "yes")]
)
def test_an_unknown_evaluation_question_or_answer_is_refused(
    ending: SampleConference, question: str, answer: str
) -> None:
    """A28: nobody fills the evaluation with questions of their own."""
    with pytest.raises(NotFound), ending.nothing_changes():
        give(ending, JIRINA, question, answer)


def test_a_wish_to_talk_goes_to_guide_and_support_person_and_into_no_sum(ending: SampleConference) -> None:
    give(ending, ANICKA, "talk")
    give(ending, ANICKA, "talk")
    [signal] = ending.all(Signal)
    assert (signal.kind, signal.person, set(signal.supporters)) == ("talk", ANICKA.id, {EVA.id, MARIE.id})
    assert ending.all(FeedbackSums) == []
    give(ending, ANICKA, "talk", "no")
    assert ending.all(Signal) == []


def test_the_recorder_evaluates_for_somebody_without_a_device(ending: SampleConference) -> None:
    with pytest.raises(NotAllowed), ending.nothing_changes():
        give(ending, PETR, by=JIRINA.id)
    ending.without_device(JIRINA)
    give(ending, PETR, by=JIRINA.id)
    [one] = ending.all(Feedback)
    assert (one.person, one.written_by) == (JIRINA.id, PETR.id)
