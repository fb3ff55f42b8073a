"""Noting who was heard in a step, for the facilitator's eyes (D2)."""

from ipk.domain.meeting.speaking_turns import Turn
from ipk.services.ports import Work
from ipk.services.shared.lookup import meeting_of


def heard(work: Work, person: str) -> None:
    """This person hung a card or has the word."""
    id, step = Turn.id_of(person), meeting_of(work).step
    known = work.find(Turn, id)
    if known is None or known.gone or known.step != step:
        work.keep(Turn(id=id, person=person, step=step))


def begin_turns(work: Work, step: int) -> None:
    """In a step that begins, again or anew, nobody has been heard yet."""
    for turn in work.all(Turn):
        if turn.step == step:
            work.bury(turn)
