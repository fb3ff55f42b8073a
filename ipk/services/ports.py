"""What the services need from the outside world, and nothing more."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol, TypeVar, runtime_checkable

from ipk.domain.kernel.records import Record

R = TypeVar("R", bound=Record)
T = TypeVar("T")


@dataclass(frozen=True)
class AuditEntry:
    """Who did what: one line of the journal. `op` is unique per person, `digest` is of the command's body."""

    person: str
    op: str
    digest: bytes
    command: str
    body: dict[str, Any]


@dataclass(frozen=True)
class ProcessedCommand:
    """A command that was carried out before: its place in the journal and the digest of its body."""

    seq: int
    digest: bytes


class UnitOfWork(Protocol):
    """One transaction on one conference: read, decide, keep. Nothing is written when the function raises."""

    conference: str
    now: datetime
    seq: int
    """The clock this change will have (the last committed one + 1)."""
    op: str
    """The client's mark of the command that is carried out, "" for what no command stands behind."""

    def get(self, kind: type[R], id: str) -> R:
        """The living record of that kind. Raises NotFound."""
        ...

    def get_or_none(self, kind: type[R], id: str) -> R | None:
        """The same, tombstones too; None when there never was one of that kind."""
        ...

    def id_exists(self, id: str) -> bool:
        """Was this id ever used in the conference, by any kind of record?"""
        ...

    def list(self, kind: type[R], parent: str = "", *, gone: bool = False) -> list[R]:
        """Living records of a kind, or those that are parts of `parent`, oldest first; with `gone` tombstones too."""
        ...

    def save(self, record: R) -> R:
        """Stage the record; it is returned with its new `rev`."""
        ...

    def delete(self, record: R) -> R:
        """Stage the record's tombstone."""
        ...

    def add_access_token(self, digest: str, record_id: str) -> None:
        """Let `Store.find_door(digest)` lead to this conference and record (a link, the room code)."""
        ...

    def revoke_access_token(self, digest: str) -> None: ...

    def processed(self, person: str, op: str) -> ProcessedCommand | None: ...

    def rotate_private_key(self) -> None:
        """Once this change is on disk, nothing private that was overwritten or emptied until now can be read, in no
        backup (P9): what is left of the profile is sealed with another key."""
        ...

    def adopt(self, staged: "UnitOfWork") -> None:
        """Keep what `Store.stage` let somebody decide. Raises Overtaken where what it looked at is another by now."""
        ...

    def log(self, signature: AuditEntry) -> None:
        """Write the journal's line. A change that is not signed is refused by the store (a bug)."""
        ...


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
    """What came of a submitted function: its value, or the error (IpkError, or any other: a bug)."""

    value: Any = None
    error: BaseException | None = None

    def result(self) -> Any:
        if self.error is not None:
            raise self.error
        return self.value


class Store(Protocol):
    """The truth. Changes of one conference have one order, that of `seq`."""

    def submit(
        self,
        conference: str,
        function: Callable[[UnitOfWork], Any],
        done: Callable[[Outcome], None],
        *,
        patient: bool = False,
    ) -> None:
        """Carry `function` out in a transaction. `done` is called on the serving side after the commit is on disk.

        What is `patient` may wait a tenth of a second for others, to share a commit with them; whoever is not takes all
        that waits along at once. An unknown or deleted conference is NotFound; a disk or database that refuses is
        TryAgain with nothing changed.
        """
        ...

    def transact(self, conference: str, function: Callable[[UnitOfWork], T]) -> T:
        """The same, waiting for it: the value is returned, the error raised."""
        ...

    def read(self, conference: str, function: Callable[[UnitOfWork], T]) -> T:
        """Call `function` on the committed state, without waiting for the writer. It sees every commit that was
        answered; a write in it is a RuntimeError. Raises NotFound, or what `function` raises."""
        ...

    def stage(self, conference: str, now: datetime) -> UnitOfWork:
        """What is committed, to decide on beside everything else, as slowly as it takes: nobody waits for it.

        Nothing of it is kept until a transaction takes it over. Raises NotFound.
        """
        ...

    def create(self, conference: str, function: Callable[[UnitOfWork], T]) -> T:
        """Make a conference with its own data key and carry out its first change."""
        ...

    def delete(self, conference: str) -> None:
        """Shred the data key, then remove the rows and media. Idempotent."""
        ...

    def exists(self, conference: str) -> bool: ...

    def conferences(self) -> Sequence[str]:
        """The ids of all of them."""
        ...

    def clocks(self, conferences: Sequence[str]) -> Mapping[str, int]:
        """The `seq` of each of them that there still is."""
        ...

    def since(self, conference: str, seq: int) -> Snapshot:
        """Every record with `rev > seq` (0: all of them). Raises NotFound."""
        ...

    def digest(self, secret: str) -> str:
        """A keyed digest (64 hex digits): what is kept of links, codes and devices instead of their secrets."""
        ...

    def resolve_access_token(self, digest: str) -> tuple[str, str] | None:
        """(conference, record id) that a link's or code's digest leads to."""
        ...

    def on_change(self, listener: Callable[[Change], None]) -> None:
        """`listener` hears, on the serving side and in order, every change this process commits, before its `done`."""
        ...

    def ready(self) -> bool:
        """Is the database reachable and migrated?"""
        ...

    def close(self) -> None:
        """Finish what was accepted, then let go."""
        ...


class Media(Protocol):
    """Stores bytes of pictures and sounds, encrypted with `key` ("": the conference's). Their record has the key."""

    def put(self, conference: str, name: str, data: bytes, key: str = "") -> None: ...

    def get(self, conference: str, name: str, key: str = "") -> bytes | None: ...

    def drop(self, conference: str, name: str) -> None:
        """Gone when this returns; what is not there is gone already."""
        ...


@runtime_checkable
class CleanPicture(Protocol):
    """A picture decoded and written anew, without metadata, and its small copy."""

    @property
    def data(self) -> bytes: ...

    @property
    def thumb(self) -> bytes: ...

    @property
    def mime(self) -> str: ...

    @property
    def width(self) -> int: ...

    @property
    def height(self) -> int: ...


class CleanSound(Protocol):
    """A sound that was encoded anew, its length as it was counted, and how it looks."""

    @property
    def data(self) -> bytes: ...

    @property
    def mime(self) -> str: ...

    @property
    def seconds(self) -> float: ...

    @property
    def wave(self) -> str: ...


class Clock(Protocol):
    def __call__(self) -> datetime:
        """The time now, with an offset."""
        ...


class NativeQueue(Protocol):
    def put(self, item: Any) -> None:
        """Never blocks, callable from the serving side and from native threads."""
        ...

    def get(self, timeout: float | None = None) -> Any:
        """Waits (a native thread only). Raises `queue.Empty` after `timeout` seconds."""
        ...


class Future(Protocol):
    def set(self, value: Any) -> None: ...

    def wait(self, timeout: float | None = None) -> Any:
        """Waits on the serving side without stopping the others. Raises TimeoutError."""
        ...


class Runtime(Protocol):
    """The one switch for concurrency, as seen from below (eventlet or plain threads)."""

    def native_queue(self) -> NativeQueue: ...

    def native_thread(self, target: Callable[[], None], name: str) -> Any:
        """Start a real OS thread (daemon); returned object has `.join(timeout)`."""
        ...

    def native_sleep(self, seconds: float) -> None:
        """Let a native thread rest."""
        ...

    def mailbox(self, receive: Callable[[Any], None]) -> Callable[[Any], None]:
        """A letter box from native threads: `post(item)` makes `receive(item)` run on the serving side, in order."""
        ...

    def promise(self) -> Future: ...

    def spawn(self, function: Callable[[], None]) -> None:
        """Run `function`, which may wait, beside everything else. Itself never waits."""
        ...
