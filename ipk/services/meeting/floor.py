"""Grants the floor: one person speaks, the others listen (D15)."""

from dataclasses import replace

from ipk.domain.kernel.errors import NotFound
from ipk.domain.meeting.meeting import Meeting
from ipk.domain.people.person import Person
from ipk.services.meeting.signals import lower_hand
from ipk.services.ports import UnitOfWork
from ipk.services.shared.lookup import meeting_of
from ipk.services.shared.speaking_turns import record_spoken


def grant_floor(work: UnitOfWork, person: Person, *, id: str = "") -> Meeting:
    """Give the floor to this person and lower their hand (D15); without an id nobody has it. Raises NotFound."""
    if not id:
        return work.save(replace(meeting_of(work), word=""))
    speaker = work.get(Person, id)
    if speaker.state != "admitted":
        raise NotFound
    if speaker.hand_up:
        lower_hand(work, speaker)
    record_spoken(work, speaker.id)
    return work.save(replace(meeting_of(work), word=speaker.id))
