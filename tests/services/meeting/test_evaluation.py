"""Evaluation: the organisation's questions, a person's own answers, sums for staff."""

import pytest

from ipk.domain.kernel.errors import NotFound
from ipk.domain.meeting.plan import Feedback, FeedbackSums
from ipk.services.meeting.evaluation import give_feedback
from tests.builders import ANICKA, JIRINA, NOVAKOVA
from tests.services.sample_conference import SampleConference


@pytest.fixture
def ending(installation) -> SampleConference:
    return SampleConference(installation).everybody_in(step=9)


def test_evaluation_sums_count_the_last_answer_of_each_person(ending: SampleConference) -> None:
    for person, answer in ((JIRINA, "yes"), (NOVAKOVA, "yes"), (ANICKA, "no"), (JIRINA, "no")):
        ending.send(person, "feedback.give", give_feedback, question="safe", answer=answer, words="Děkuji")
    assert ending.get(FeedbackSums, "feedback-sums").sums == {"safe": {"yes": 1, "no": 2}}
    assert {(one.person, one.answer) for one in ending.all(Feedback)} == {
        ("jirina", "no"),
        ("novakova", "yes"),
        ("anicka", "no"),
    }


@pytest.mark.parametrize(
    ("question", "answer"), [("", "yes"), ("safe", ""), ("safe", "maybe"), ("Bylo ti tu bezpečně?", "yes")]
)
def test_an_unknown_evaluation_question_or_answer_is_refused(
    ending: SampleConference, question: str, answer: str
) -> None:
    """A28: nobody fills the evaluation with questions of their own."""
    with pytest.raises(NotFound), ending.nothing_changes():
        ending.send(JIRINA, "feedback.give", give_feedback, question=question, answer=answer)
