"""The `Store` port: what is the same whichever database keeps the conferences."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import Any, Protocol, TypeVar

from sqlalchemy import Connection
from sqlalchemy import Engine as Database
from sqlalchemy.exc import SQLAlchemyError

from ipk.domain.kernel.errors import NotFound, TryAgain
from ipk.services.ports import Change, Media, Outcome, Runtime, Snapshot, UnitOfWork
from ipk.storage.crypto.keyring import Keyring
from ipk.storage.database import statements
from ipk.storage.database.migrate import is_migrated
from ipk.storage.store.change_notifier import ChangeNotifier
from ipk.storage.store.committer import StateCache
from ipk.storage.store.loader import Loader, find_seq, resolve_access_token
from ipk.storage.store.tasks import Call, Done, Task
from ipk.storage.store.unit_of_work import StagedUnitOfWork

T = TypeVar("T")

#: so many changes may be read from the database each time before the memory is brought up to date
BEHIND = 100


class Backend(Protocol):
    """A database at work."""

    @property
    def reading(self) -> Database:
        """For reading at one moment."""
        ...

    @property
    def media(self) -> Media: ...

    def put(self, conference: str, item: Task | Call) -> None:
        """Carry it out, in order within the conference. Never blocks."""
        ...

    def deleted(self, connection: Connection, conference: str) -> None:
        """The conference's rows are gone; let nothing else of it stay."""
        ...

    def close(self, done: Done) -> None:
        """Finish what was put, let go, then call `done` on the serving side."""
        ...


class DatabaseStore:
    """The `Store` port over a backend. `media` is the `Media` port beside it."""

    def __init__(
        self, backend: Backend, loader: Loader, memory: StateCache, engine: Runtime, announcer: ChangeNotifier
    ) -> None:
        self.media = backend.media
        self._backend = backend
        self._engine = engine
        self._memory = memory
        self._loader = loader
        self._keyring: Keyring = loader.keyring
        self._announcer = announcer
        self._closed = False

    def submit(
        self, conference: str, function: Callable[[UnitOfWork], Any], done: Done, *, patient: bool = False
    ) -> None:
        self._put(conference, Task(conference, function, done, patient=patient))

    def transact(self, conference: str, function: Callable[[UnitOfWork], T]) -> T:
        return self._wait(lambda done: self._put(conference, Task(conference, function, done)))

    def stage(self, conference: str, now: datetime) -> UnitOfWork:
        return StagedUnitOfWork.over(conference, self.since(conference, 0), now)

    def create(self, conference: str, function: Callable[[UnitOfWork], T]) -> T:
        return self._wait(lambda done: self._put(conference, Task(conference, function, done, fresh=True)))

    def delete(self, conference: str) -> None:
        def remove(connection: Connection) -> None:
            self._memory.forget(conference)
            self._keyring.delete(conference)  # first: from now on the rest is noise
            with connection.begin():
                connection.execute(statements.remove_conference, {"c": conference})
            self._backend.deleted(connection, conference)

        self._wait(lambda done: self._put(conference, Call(remove, done)))

    def exists(self, conference: str) -> bool:
        with self._reading() as connection:
            return find_seq(connection, conference) is not None and self._keyring.has(conference)

    def conferences(self) -> Sequence[str]:
        with self._reading() as connection:
            return [row.id for row in connection.execute(statements.all_conferences)]

    def clocks(self, conferences: Sequence[str]) -> Mapping[str, int]:
        with self._reading() as connection:
            rows = connection.execute(statements.clocks, {"some": list(conferences)})
            return {row.id: row.seq for row in rows if self._keyring.has(row.id)}

    def since(self, conference: str, seq: int) -> Snapshot:
        state = self._memory.get(conference)
        try:
            with self._reading() as connection:
                snapshot = self._loader.since(connection, conference, seq, state)
        except NotFound:
            self._memory.forget(conference)  # another process may have deleted it
            raise
        if state is None or snapshot.seq > state.seq + BEHIND:
            self.submit(conference, _remember, _ignore)
        return snapshot

    def resolve_access_token(self, digest: str) -> tuple[str, str] | None:
        with self._reading() as connection:
            return resolve_access_token(connection, digest)

    def digest(self, secret: str) -> str:
        return self._keyring.digest(secret)

    def on_change(self, listener: Callable[[Change], None]) -> None:
        self._announcer.add(listener)

    def ready(self) -> bool:
        try:
            with self._reading() as connection:
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
        promise = self._engine.promise()
        ask(promise.set)
        return promise.wait().result()

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        """One moment of the database. Raises TryAgain when it cannot be reached."""
        try:
            with self._backend.reading.begin() as connection:
                yield connection
        except SQLAlchemyError as error:
            raise TryAgain from error


def _remember(_work: UnitOfWork) -> None:
    """Changes nothing; the conference is in memory from now on."""


def _ignore(_outcome: Outcome) -> None:
    """Nobody asked."""
