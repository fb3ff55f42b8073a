"""Port of the database: transactions, committed changes, access tokens."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol, TypeVar

from ipk.domain.kernel.records import Record
from ipk.services.ports.unit_of_work import UnitOfWork

T = TypeVar("T")


@dataclass(frozen=True)
class Change:
    """A committed change: the records as they are now, tombstones too, all with `rev == seq`."""

    conference: str
    seq: int
    by: str
    op: str
    records: tuple[Record, ...]


@dataclass(frozen=True)
class Snapshot:
    """Records of a conference up to `seq`, tombstones too, in the order of their revs."""

    seq: int
    records: Sequence[Record]


@dataclass(frozen=True)
class Outcome:
    """Result of a submitted function: its value, or its error (an IpkError; any other is a bug)."""

    value: Any = None
    error: BaseException | None = None

    def result(self) -> Any:
        """Return the value or raise the error."""
        if self.error is not None:
            raise self.error
        return self.value


class Store(Protocol):
    """The database. Changes of one conference have one order, that of `seq`."""

    def submit(
        self,
        conference: str,
        function: Callable[[UnitOfWork], Any],
        done: Callable[[Outcome], None],
        *,
        deferrable: bool = False,
    ) -> None:
        """Run `function` in a transaction; `done` is called in the serving thread after the commit is on disk.

        A `deferrable` command may wait 100 ms to share a commit; any other one commits all that wait at once.
        The outcome is NotFound for an unknown or deleted conference, TryAgain if disk or database refuse the change.
        """
        ...

    def transact(self, conference: str, function: Callable[[UnitOfWork], T]) -> T:
        """Like `submit`, but waits for the commit and returns the value or raises the error."""
        ...

    def read(self, conference: str, function: Callable[[UnitOfWork], T]) -> T:
        """Call `function` on the committed state, without waiting for the writer. It sees every commit that was
        answered; a write in it is a RuntimeError. Raises NotFound, or what `function` raises."""
        ...

    def stage(self, conference: str, now: datetime) -> UnitOfWork:
        """A unit of work on the committed data, for long work beside other commands; it blocks nobody.

        Its changes are saved only when a transaction adopts them. Raises NotFound.
        """
        ...

    def create(self, conference: str, function: Callable[[UnitOfWork], T]) -> T:
        """Create a conference with its own data key, with `function` as its first transaction."""
        ...

    def delete(self, conference: str) -> None:
        """Destroy the data key, then delete rows and media; idempotent."""
        ...

    def exists(self, conference: str) -> bool: ...

    def conferences(self) -> Sequence[str]:
        """The ids of all conferences."""
        ...

    def clocks(self, conferences: Sequence[str]) -> Mapping[str, int]:
        """The `seq` of each of these conferences that exists."""
        ...

    def since(self, conference: str, seq: int) -> Snapshot:
        """All records with `rev > seq` (0: all of them). Raises NotFound."""
        ...

    def digest(self, secret: str) -> str:
        """A keyed digest (64 hex digits), stored instead of the secrets of links, codes and devices."""
        ...

    def resolve_access_token(self, digest: str) -> tuple[str, str] | None:
        """(conference, record id) of a link's or room code's digest, None if it is unknown."""
        ...

    def on_change(self, listener: Callable[[Change], None]) -> None:
        """Call `listener` in the serving thread for every change that this process commits, in order, before `done`."""
        ...

    def ready(self) -> bool:
        """True if the database is reachable and migrated."""
        ...

    def close(self) -> None:
        """Finish accepted work, then release the database."""
        ...


class Clock(Protocol):
    def __call__(self) -> datetime:
        """The time now, with an offset."""
        ...
