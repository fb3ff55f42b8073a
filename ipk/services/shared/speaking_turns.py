"""Records who has spoken in a step, for the facilitator (D2)."""

from ipk.domain.meeting.speaking_turns import SpeakingTurn
from ipk.services.ports import UnitOfWork
from ipk.services.shared.lookup import meeting_of


def record_spoken(work: UnitOfWork, person: str) -> None:
    """Record that this person hung a card or has the floor."""
    id, step = SpeakingTurn.id_of(person), meeting_of(work).step
    known = work.get_or_none(SpeakingTurn, id)
    if known is None or known.gone or known.step != step:
        work.save(SpeakingTurn(id=id, person=person, step=step))


def begin_turns(work: UnitOfWork, step: int) -> None:
    """Reset the records of a step when it begins."""
    for turn in work.list(SpeakingTurn):
        if turn.step == step:
            work.delete(turn)
