"""The few groups of people who see the same, and somebody of such a group."""

from dataclasses import dataclass
from enum import StrEnum

from ipk.domain.people.person import Person, Role


class Audience(StrEnum):
    """The few groups of people who see the same."""

    FACILITATOR = "facilitator"
    RECORDER = "recorder"
    ORGANIZER = "organizer"
    CIRCLE = "circle"
    EVERYONE = "everyone"
    DISPLAY = "display"


_AUDIENCES = {
    Role.FACILITATOR: Audience.FACILITATOR,
    Role.RECORDER: Audience.RECORDER,
    Role.ORGANIZER: Audience.ORGANIZER,
    Role.CHILD: Audience.CIRCLE,
    Role.GUIDE: Audience.CIRCLE,
    Role.DISPLAY: Audience.DISPLAY,
}


def audience_of(person: Person) -> Audience:
    """A guide belongs to the circle of the child whose voice it is; a guide of nobody sees what everyone sees (A30)."""
    if person.role is Role.GUIDE and not person.voice_of:
        return Audience.EVERYONE
    return _AUDIENCES.get(person.role, Audience.EVERYONE)


@dataclass(frozen=True)
class Viewer:
    """Somebody of an audience. Without a person: what everybody of that audience sees alike."""

    audience: Audience
    person: str = ""

    def is_one_of(self, *audiences: Audience) -> bool:
        return self.audience in audiences
