"""Names the key that encrypts the child's profile, separate from the key of its conference."""

from dataclasses import dataclass
from typing import ClassVar

from ipk.domain.kernel.records import Record

PRIVATE_KEY = "profile-key"
#: prefixes of ids of cards that show a part of the profile: an answer, a prepared message
PRIVATE_CARDS = ("profile-", "message-")


@dataclass(frozen=True, kw_only=True)
class PrivateKey(Record):
    """The name of the key that encrypts private records; the key itself is in the keyring.

    It is a record, so one transaction deletes the profile and takes its key out of use in every process. A key that no
    record names is destroyed.
    """

    TYPE: ClassVar[str] = "private_key"

    id: str = PRIVATE_KEY
    name: str = ""


def private_key(record: Record | None) -> str:
    """The key's name in this record, "" where there is none."""
    return record.name if isinstance(record, PrivateKey) else ""
