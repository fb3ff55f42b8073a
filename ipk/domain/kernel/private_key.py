"""The key that the child's profile is sealed with, apart from the rest of its conference."""

from dataclasses import dataclass
from typing import ClassVar

from ipk.domain.kernel.records import Record

PRIVATE_KEY = "profile-key"
#: how the ids of cards begin that carry something of the profile: an answer, a prepared message
PRIVATE_CARDS = ("profile-", "message-")


@dataclass(frozen=True, kw_only=True)
class PrivateKey(Record):
    """Which key private records are sealed with: its name, never the key itself.

    It stands among the records, so that the change that takes the profile away also takes its key out of use: at once,
    for every process. A key that nobody names any more is shredded.
    """

    TYPE: ClassVar[str] = "private_key"

    id: str = PRIVATE_KEY
    name: str = ""


def private_key(record: Record | None) -> str:
    """The name that the record tells, "" where there is none yet."""
    return record.name if isinstance(record, PrivateKey) else ""
