"""The `Store` port over a backend (SQLite or PostgreSQL)."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol, TypeVar

from sqlalchemy import Connection
from sqlalchemy import Engine as Database

from ipk.concurrency import Runtime
from ipk.domain.kernel.errors import TryAgain
from ipk.services.ports import Change, Clock, Media, Outcome, Snapshot, UnitOfWork
from ipk.storage.crypto.keyring import Keyring
from ipk.storage.database import statements
from ipk.storage.database.migrate import is_migrated
from ipk.storage.store.change_notifier import ChangeNotifier
from ipk.storage.store.committer import StateCache
from ipk.storage.store.loader import find_seq, resolve_access_token
from ipk.storage.store.reader import CommittedReader
from ipk.storage.store.tasks import Call, Done, Task
from ipk.storage.store.unit_of_work import ReadOnlyUnitOfWork, StagedUnitOfWork

T = TypeVar("T")

#: changes that the memory may be behind before the writer is asked to load them
BEHIND = 100


class Backend(Protocol):
    """What differs between the databases."""

    @property
    def reading(self) -> Database:
        """The engine of read transactions."""
        ...

    @property
    def media(self) -> Media: ...

    def put(self, conference: str, item: Task | Call) -> None:
        """Queue the item; items of one conference run in order. Never blocks."""
        ...

    def deleted(self, connection: Connection, conference: str) -> None:
        """Remove what the deleted conference left outside its rows."""
        ...

    def close(self, done: Done) -> None:
        """Finish the queued items, disconnect, then call `done` on the serving side."""
        ...


@dataclass(frozen=True)
class StoreParts:
    """A backend and what belongs to its database."""

    backend: Backend
    memory: StateCache
    keyring: Keyring
    reader: CommittedReader


class DatabaseStore:
    """The `Store` port over a backend. `media` is the `Media` port beside it."""

    def __init__(self, parts: StoreParts, engine: Runtime, clock: Clock, notifier: ChangeNotifier) -> None:
        self.media = parts.backend.media
        self._backend = parts.backend
        self._engine = engine
        self._clock = clock
        self._memory = parts.memory
        self._keyring = parts.keyring
        self._reader = parts.reader
        self._notifier = notifier
        self._closed = False
        #: conferences that the writer was asked to load
        self._loading: set[str] = set()

    def submit(
        self, conference: str, function: Callable[[UnitOfWork], Any], done: Done, *, deferrable: bool = False
    ) -> None:
        self._put(conference, Task(conference, function, done, deferrable=deferrable))

    def transact(self, conference: str, function: Callable[[UnitOfWork], T]) -> T:
        return self._wait(lambda done: self._put(conference, Task(conference, function, done)))

    def read(self, conference: str, function: Callable[[UnitOfWork], T]) -> T:
        if self._closed:
            raise TryAgain
        state = self._reader.state(conference)
        self._load_when_behind(conference, state.seq)
        return function(ReadOnlyUnitOfWork(conference, state, self._clock()))

    def stage(self, conference: str, now: datetime) -> UnitOfWork:
        return StagedUnitOfWork.over(conference, self.since(conference, 0), now)

    def create(self, conference: str, function: Callable[[UnitOfWork], T]) -> T:
        return self._wait(lambda done: self._put(conference, Task(conference, function, done, creates_conference=True)))

    def delete(self, conference: str) -> None:
        def remove(connection: Connection) -> None:
            self._memory.forget(conference)
            self._keyring.delete(conference)  # first: without the key the rows are unreadable
            with connection.begin():
                connection.execute(statements.remove_conference, {"c": conference})
            self._backend.deleted(connection, conference)

        self._wait(lambda done: self._put(conference, Call(remove, done)))

    def exists(self, conference: str) -> bool:
        with self._reader.connect() as connection:
            return find_seq(connection, conference) is not None and self._keyring.has(conference)

    def conferences(self) -> Sequence[str]:
        with self._reader.connect() as connection:
            return [row.id for row in connection.execute(statements.all_conferences)]

    def clocks(self, conferences: Sequence[str]) -> Mapping[str, int]:
        with self._reader.connect() as connection:
            rows = connection.execute(statements.clocks, {"some": list(conferences)})
            return {row.id: row.seq for row in rows if self._keyring.has(row.id)}

    def since(self, conference: str, seq: int) -> Snapshot:
        snapshot = self._reader.since(conference, seq)
        self._load_when_behind(conference, snapshot.seq)
        return snapshot

    def resolve_access_token(self, digest: str) -> tuple[str, str] | None:
        with self._reader.connect() as connection:
            return resolve_access_token(connection, digest)

    def digest(self, secret: str) -> str:
        return self._keyring.digest(secret)

    def on_change(self, listener: Callable[[Change], None]) -> None:
        self._notifier.add(listener)

    def ready(self) -> bool:
        try:
            with self._reader.connect() as connection:
                return not self._closed and is_migrated(connection)
        except TryAgain:
            return False

    def close(self) -> None:
        if not self._closed:
            self._closed = True
            self._wait(self._backend.close)
            self._backend.reading.dispose()

    def _put(self, conference: str, item: Task | Call) -> None:
        if self._closed:
            item.done(Outcome(error=TryAgain()))
        else:
            self._backend.put(conference, item)

    def _wait(self, ask: Callable[[Done], None]) -> Any:
        future = self._engine.promise()
        ask(future.set)
        return future.wait().result()

    def _load_when_behind(self, conference: str, seq: int) -> None:
        """Ask the writer to load a conference that is not in memory, or far behind `seq` there. Does not wait."""
        known = self._memory.get(conference)
        if conference in self._loading or (known is not None and seq <= known.seq + BEHIND):
            return
        self._loading.add(conference)
        self.submit(conference, _load, lambda _: self._loading.discard(conference))


def _load(_work: UnitOfWork) -> None:
    """An empty transaction: the writer loads the conference for it."""
