"""Port of a transaction: what a service reads and writes in one conference."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol, TypeVar

from ipk.domain.kernel.records import Record

R = TypeVar("R", bound=Record)


@dataclass(frozen=True)
class AuditEntry:
    """One line of the audit log. `op` is unique per person, `digest` is of the command's name and arguments."""

    person: str
    op: str
    digest: bytes
    command: str
    body: dict[str, Any]


@dataclass(frozen=True)
class ProcessedCommand:
    """A command that was executed before: the clock of its change and its digest."""

    seq: int
    digest: bytes


class UnitOfWork(Protocol):
    """One transaction on one conference. Nothing is written when the function that uses it raises."""

    conference: str
    now: datetime
    seq: int
    """The conference's clock of this change: the last committed one + 1."""
    op: str
    """Idempotency key of the command that is executed, "" without one."""

    def get(self, kind: type[R], id: str) -> R:
        """The record of this type. Raises NotFound, also for a tombstone."""
        ...

    def get_or_none(self, kind: type[R], id: str) -> R | None:
        """The record or tombstone of this type, None if there is none."""
        ...

    def id_exists(self, id: str) -> bool:
        """True if a record of any type has or had this id."""
        ...

    def list(self, kind: type[R], parent: str = "", *, gone: bool = False) -> list[R]:
        """Records of a type, or those that are parts of `parent`, oldest first; with `gone` tombstones too."""
        ...

    def save(self, record: R) -> R:
        """Stage the record and return it with its new `rev`."""
        ...

    def delete(self, record: R) -> R:
        """Stage the record's tombstone and return it."""
        ...

    def add_access_token(self, digest: str, record_id: str) -> None:
        """Let `Store.resolve_access_token(digest)` return this conference and record (a link, the room code)."""
        ...

    def revoke_access_token(self, digest: str) -> None: ...

    def processed(self, person: str, op: str) -> ProcessedCommand | None:
        """The command that this person sent with this op, None if it was not executed yet."""
        ...

    def rotate_private_key(self) -> None:
        """Encrypt what is left of the profile with a new key when this change is committed (P9).

        Private data that was overwritten or purged before cannot be decrypted any more, in backups either.
        """
        ...

    def adopt(self, staged: "UnitOfWork") -> None:
        """Take over the changes of a unit of work from `Store.stage`. Raises Overtaken if what it read has changed."""
        ...

    def log(self, signature: AuditEntry) -> None:
        """Write the line of the audit log. The store refuses a change without one (RuntimeError: a bug)."""
        ...
