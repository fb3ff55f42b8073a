"""Evaluation of the meeting (S1, step 9): each person sees their own answers, staff see sums."""

from hashlib import sha256
from secrets import token_urlsafe

from ipk.domain.kernel.text import clean_text
from ipk.domain.meeting.evaluation import WANTS_TALK, Feedback, FeedbackSums
from ipk.domain.meeting.signals import Signal, supporters_of
from ipk.domain.people.person import Person
from ipk.domain.people.respondents import written_by
from ipk.services.ports import UnitOfWork
from ipk.services.shared.catalogues import catalogues
from ipk.services.shared.visitors import Reply, respondent_of


def give_feedback(work: UnitOfWork, person: Person, *, question: str, answer: str, reply: Reply = Reply()) -> Feedback:
    """Save an answer to a question about the meeting; a second answer replaces the first.

    Raises NotFound for an unknown question or answer, NotAllowed for somebody else's answer.
    """
    asked = catalogues().evaluation.checked(question, answer)
    respondent = respondent_of(work, person, "feedback.give", reply.said_by)
    id = f"feedback-{respondent.id}-{sha256(question.encode()).hexdigest()[:12]}"
    before = work.get_or_none(Feedback, id)
    if asked.talk:
        _offer_talk(work, respondent, wanted=answer == WANTS_TALK)
    else:
        sums = work.get_or_none(FeedbackSums, "feedback-sums") or FeedbackSums()
        work.save(sums.moved(question, before.answer if before else "", answer))
    return work.save(
        Feedback(
            id=id,
            person=respondent.id,
            question=question,
            answer=answer,
            words=clean_text(reply.words),
            written_by=written_by(person, respondent),
        )
    )


def _offer_talk(work: UnitOfWork, respondent: Person, *, wanted: bool) -> None:
    """Tell the guide or support person that this person would like to talk; the facilitator where there is none."""
    standing = [one for one in work.list(Signal) if one.kind == "talk" and one.person == respondent.id]
    if wanted and not standing:
        supporters = supporters_of(respondent, work.list(Person))
        id = f"signal-{token_urlsafe(9)}"
        work.save(Signal(id=id, kind="talk", person=respondent.id, at=work.now.isoformat(), supporters=supporters))
    if not wanted:
        for signal in standing:
            work.delete(signal)
