"""Date, place and contact of an invitation (B5)."""

from dataclasses import dataclass
from typing import ClassVar

from ipk.domain.kernel.records import Record

INVITATION = "invitation-words"


@dataclass(frozen=True, kw_only=True)
class Invitation(Record):
    """Plain texts by the organizer, "" where nothing was entered; shown on invitations and on the organizer's page.

    A record apart from the meeting, so that a change of it does not change the meeting's `rev` for others. Where
    somebody must not know the place, the organizer leaves it empty.
    """

    TYPE: ClassVar[str] = "invitation"

    id: str = INVITATION
    date: str = ""
    place: str = ""
    contact: str = ""
