"""The organizer's checklist: what is missing before the meeting (B8, B9, B10)."""

from collections.abc import Sequence
from dataclasses import dataclass

from ipk.domain.meeting.invitation import Invitation
from ipk.domain.people.person import Person, Role

#: above this number the organizer is warned (S1)
MOST_PEOPLE = 12


@dataclass(frozen=True)
class Readiness:
    """State of the checklist; `people` counts participants without the display."""

    date: bool
    guide: bool
    support: bool
    people: int

    @property
    def crowded(self) -> bool:
        return self.people > MOST_PEOPLE


def readiness(people: Sequence[Person], invitation: Invitation) -> Readiness:
    """Compute the checklist; `people` are those on the organizer's list."""
    child = next((one.id for one in people if one.is_child), "")
    return Readiness(
        date=bool(invitation.date),
        guide=any(one.voice_of == child for one in people),
        support=any(one.supports == child for one in people),
        people=sum(1 for one in people if not one.has(Role.DISPLAY)),
    )
