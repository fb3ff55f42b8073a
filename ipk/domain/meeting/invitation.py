"""What an invitation says besides the goal: when, where, and whom to ask."""

from dataclasses import dataclass
from typing import ClassVar

from ipk.domain.kernel.records import Record

INVITATION = "invitation-words"


@dataclass(frozen=True, kw_only=True)
class Invitation(Record):
    """Plain texts of the organizer, "" for what is not said. They stand on invitations and on the organizer's page.

    A record of its own: nobody's wall is told of it, not even by a newer `rev` of the meeting. Where somebody must not
    know the place, it stays empty.
    """

    TYPE: ClassVar[str] = "invitation"

    id: str = INVITATION
    date: str = ""
    place: str = ""
    contact: str = ""
