"""A round in which everybody speaks once (S1, steps 2, 3, 5; D2)."""

from dataclasses import replace

from ipk.domain.kernel.errors import Invalid, TooLate
from ipk.domain.meeting.meeting import Meeting
from ipk.domain.meeting.rounds import Round, speaking_order
from ipk.domain.people.person import Person
from ipk.services.meeting.signals import lower_hand
from ipk.services.ports import UnitOfWork
from ipk.services.shared.lookup import listed_people, meeting_of
from ipk.services.shared.speaking_turns import record_spoken


def start_round(work: UnitOfWork, person: Person, *, order: list[str] | None = None) -> Meeting:
    """Start a round in the usual order, or in that of `order`, in which everybody who speaks stands once.

    Raises Invalid.
    """
    usual = speaking_order(listed_people(work))
    chosen = tuple(order) if order is not None else usual
    if sorted(chosen) != sorted(usual) or not usual:
        raise Invalid("In a round everybody speaks once.")
    return _save(work, Round(order=chosen))


def next_speaker(work: UnitOfWork, person: Person) -> Meeting:
    """The speaker has spoken; the next one has the floor. Raises TooLate if there is no round."""
    return _save(work, _running(work).next(speaking_order(listed_people(work))))


def skip_speaker(work: UnitOfWork, person: Person) -> Meeting:
    """Pass the speaker, who is asked once more at the end. Raises TooLate if there is no round."""
    return _save(work, _running(work).skip(speaking_order(listed_people(work))))


def end_round(work: UnitOfWork, person: Person) -> Meeting:
    return work.save(replace(meeting_of(work), round=None, word=""))


def _running(work: UnitOfWork) -> Round:
    current = meeting_of(work).round
    if current is None:
        raise TooLate("There is no round.")
    return current


def _save(work: UnitOfWork, current: Round) -> Meeting:
    speaker = current.speaker
    if speaker:
        record_spoken(work, speaker)
        one = work.get(Person, speaker)
        if one.hand_up:
            lower_hand(work, one)
    return work.save(replace(meeting_of(work), round=current if speaker else None, word=speaker))
