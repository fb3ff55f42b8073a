"""Noting who was heard in a step, for the facilitator's eyes (D2)."""

from ipk.domain.meeting.speaking_turns import SpeakingTurn
from ipk.services.ports import UnitOfWork
from ipk.services.shared.lookup import meeting_of


def record_spoken(work: UnitOfWork, person: str) -> None:
    """This person hung a card or has the word."""
    id, step = SpeakingTurn.id_of(person), meeting_of(work).step
    known = work.get_or_none(SpeakingTurn, id)
    if known is None or known.gone or known.step != step:
        work.save(SpeakingTurn(id=id, person=person, step=step))


def begin_turns(work: UnitOfWork, step: int) -> None:
    """In a step that begins, again or anew, nobody has been heard yet."""
    for turn in work.list(SpeakingTurn):
        if turn.step == step:
            work.delete(turn)
