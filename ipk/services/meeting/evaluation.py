"""Evaluation of the meeting (S1, step 9): each person sees their own answers, staff see sums."""

from hashlib import sha256

from ipk.domain.kernel.text import clean_text
from ipk.domain.meeting.plan import Feedback, FeedbackSums
from ipk.domain.people.person import Person
from ipk.services.ports import UnitOfWork
from ipk.services.shared.catalogues import catalogues


def give_feedback(work: UnitOfWork, person: Person, *, question: str, answer: str, words: str = "") -> Feedback:
    """Save an answer to a question about the meeting; a second answer replaces the first.

    Raises NotFound for an unknown question or answer.
    """
    catalogues().evaluation.check(question, answer)
    id = f"feedback-{person.id}-{sha256(question.encode()).hexdigest()[:12]}"
    before = work.get_or_none(Feedback, id)
    sums = work.get_or_none(FeedbackSums, "feedback-sums") or FeedbackSums()
    work.save(sums.moved(question, before.answer if before else "", answer))
    return work.save(Feedback(id=id, person=person.id, question=question, answer=answer, words=clean_text(words)))
