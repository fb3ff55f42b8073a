"""The evaluation of the meeting: what each person answered is theirs alone, others are told sums."""

from hashlib import sha256

from ipk.domain.kernel.text import clean_text
from ipk.domain.meeting.evaluation import Evaluation
from ipk.domain.meeting.plan import Feedback, FeedbackSums
from ipk.domain.people.person import Person
from ipk.services.ports import UnitOfWork

#: what the organisation asks: the same for every conference of this house
_laid_out: list[Evaluation] = [Evaluation()]


def set_evaluation(evaluation: Evaluation) -> None:
    """What is asked here. Called once, when the house opens."""
    _laid_out[:] = [evaluation]


def give_feedback(work: UnitOfWork, person: Person, *, question: str, answer: str, words: str = "") -> Feedback:
    """One answer to one question about the meeting; given again, it replaces the first (S1, step 9). Raises NotFound
    for what this organisation does not ask."""
    _laid_out[0].check(question, answer)
    id = f"feedback-{person.id}-{sha256(question.encode()).hexdigest()[:12]}"
    before = work.get_or_none(Feedback, id)
    sums = work.get_or_none(FeedbackSums, "feedback-sums") or FeedbackSums()
    work.save(sums.moved(question, before.answer if before else "", answer))
    return work.save(Feedback(id=id, person=person.id, question=question, answer=answer, words=clean_text(words)))
