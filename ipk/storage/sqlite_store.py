"""The store on SQLite: one native thread writes, the serving side reads."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

from sqlalchemy import Connection
from sqlalchemy.exc import SQLAlchemyError

from ipk.domain.errors import TryAgain
from ipk.services.ports import Change, Clock, Engine, Outcome, Snapshot, Work
from ipk.settings import Settings
from ipk.storage import statements
from ipk.storage.announcer import Announcer
from ipk.storage.batch import Task
from ipk.storage.keyring import Keyring
from ipk.storage.loading import Loader
from ipk.storage.media import FileMedia
from ipk.storage.migrate import has_conferences, is_migrated
from ipk.storage.rows import Types
from ipk.storage.sqlite import open_for_reading
from ipk.storage.sqlite_commits import Commits
from ipk.storage.writer import Call, Writer

T = TypeVar("T")

LOCK_TIMEOUT = 10.0


class SqliteStore:
    """The `Store` port. `media` is the `Media` port beside it."""

    def __init__(
        self, settings: Settings, engine: Engine, clock: Clock, types: Types, lock_timeout: float = LOCK_TIMEOUT
    ) -> None:
        self._engine = engine
        self._database = open_for_reading(settings.database)
        self._keyring = Keyring(settings.key_file, settings.keys_dir, has_conferences(self._database))
        self._loader = Loader(types, self._keyring)
        self._commits = Commits(settings.database, clock, self._loader, self._keyring, lock_timeout)
        self._announcer = Announcer()
        self._writer = Writer(self._commits, engine, engine.mailbox(self._announcer.receive))
        self._closed = False
        self.media = FileMedia(settings.data_dir / "media", self._keyring, self._in_writer)

    def submit(self, conference: str, function: Callable[[Work], Any], done: Callable[[Outcome], None]) -> None:
        self._put(Task(conference, function, done))

    def transact(self, conference: str, function: Callable[[Work], T]) -> T:
        return self._wait(lambda done: self._put(Task(conference, function, done)))

    def create(self, conference: str, function: Callable[[Work], T]) -> T:
        return self._wait(lambda done: self._put(Task(conference, function, done, fresh=True)))

    def delete(self, conference: str) -> None:
        self._in_writer(lambda connection: self._delete(connection, conference))

    def exists(self, conference: str) -> bool:
        with self._reading() as connection:
            row = connection.execute(statements.clock, {"c": conference}).first()
        return row is not None and self._keyring.has(conference)

    def since(self, conference: str, seq: int) -> Snapshot:
        with self._reading() as connection:
            upto = self._loader.seq(connection, conference)
            state = self._commits.states.get(conference)
            if state is not None and state.seq >= upto:
                return state.since(seq)
            self.submit(conference, _remember, _ignore)
            return self._loader.snapshot(connection, conference, seq)

    def find_door(self, digest: str) -> tuple[str, str] | None:
        with self._reading() as connection:
            row = connection.execute(statements.find_door, {"digest": digest}).first()
        return None if row is None else (row.conference, row.record)

    def digest(self, secret: str) -> str:
        """A keyed hash of a link's token or a room's code: what `set_door` and `find_door` take."""
        return self._keyring.digest(secret)

    def on_change(self, listener: Callable[[Change], None]) -> None:
        self._announcer.add(listener)

    def ready(self) -> bool:
        try:
            with self._database.begin() as connection:
                return is_migrated(connection)
        except SQLAlchemyError:
            return False

    def close(self) -> None:
        if self._closed:
            return
        self._closed = True
        self._wait(lambda done: self._writer.put(Call(self._commits.close, done, last=True)))
        self._database.dispose()

    def _delete(self, connection: Connection, conference: str) -> None:
        """Runs in the writing thread. The key goes first: from then on the rest is noise."""
        self._commits.states.pop(conference, None)
        self._keyring.delete(conference)
        with connection.begin():
            statements.remove_all(connection, conference)
        self.media.remove(conference)
        self._commits.empty_log(connection)

    def _in_writer(self, function: Callable[[Connection], Any]) -> Any:
        return self._wait(lambda done: self._put(Call(function, done)))

    def _put(self, item: Task | Call) -> None:
        if self._closed:
            item.done(Outcome(error=TryAgain()))
        else:
            self._writer.put(item)

    def _wait(self, ask: Callable[[Callable[[Outcome], None]], None]) -> Any:
        promise = self._engine.promise()
        ask(promise.set)
        return promise.wait().result()

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        try:
            with self._database.begin() as connection:
                yield connection
        except SQLAlchemyError as error:
            raise TryAgain from error


def _remember(_work: Work) -> None:
    """Changes nothing; the writing thread remembers the conference from now on."""


def _ignore(_outcome: Outcome) -> None:
    """Nobody asked."""
