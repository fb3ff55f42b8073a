"""Audiences: groups of people who see the same data."""

from dataclasses import dataclass
from enum import StrEnum

from ipk.domain.kernel.errors import NotFound
from ipk.domain.people.person import Person, Role


class Audience(StrEnum):
    """A group of people who see the same."""

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
    """The audience of a person's leading role. A guide without a child belongs to everyone (A30)."""
    if person.role is Role.GUIDE and not person.voice_of:
        return Audience.EVERYONE
    return _AUDIENCES.get(person.role, Audience.EVERYONE)


def require_circle(person: Person) -> None:
    """Check that the person belongs to the child's circle. Raises NotFound: for others its data do not exist (A2)."""
    if audience_of(person) is not Audience.CIRCLE:
        raise NotFound


@dataclass(frozen=True)
class Viewer:
    """A reader of data: an audience, or one person of it. Without a person: what all of that audience see alike."""

    audience: Audience
    person: str = ""

    def is_one_of(self, *audiences: Audience) -> bool:
        return self.audience in audiences
