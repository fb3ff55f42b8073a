"""The writing thread's own connection, and the conferences as it has committed them."""

from collections.abc import Callable
from typing import Any, TypeVar

from sqlalchemy import Connection
from sqlalchemy.exc import SQLAlchemyError

from ipk.domain.errors import TryAgain
from ipk.services.ports import Clock
from ipk.storage.batch import Batch, Delivery, Task, refused
from ipk.storage.keyring import Keyring
from ipk.storage.loading import Loader
from ipk.storage.sqlite import open_for_writing
from ipk.storage.state import State
from ipk.storage.statements import Upserts

T = TypeVar("T")

#: so many conferences are kept in memory
REMEMBERED = 64


class Commits:
    """Used by one thread only; others may look into `states`."""

    def __init__(self, url: str, clock: Clock, loader: Loader, keyring: Keyring, lock_timeout: float) -> None:
        """`lock_timeout`: after so many seconds of somebody else's lock a batch is refused."""
        self.states: dict[str, State] = {}
        self._database = open_for_writing(url, lock_timeout)
        self._lock_timeout = lock_timeout
        self._clock = clock
        self._loader = loader
        self._keyring = keyring
        self._upserts = Upserts("sqlite")
        self._connection: Connection | None = None
        self._version: Any = None

    def commit(self, tasks: list[Task]) -> list[Delivery]:
        """All of them in one transaction, on disk when this returns; or none of them, and everybody may try again."""
        batch: Batch | None = None
        try:
            connection = self._open()
            with connection.begin():
                self._notice_others(connection)
                batch = Batch(connection, self._state, self._keyring, self._clock, self._upserts)
                for task in tasks:
                    batch.run(task)
                batch.flush()
        except Exception as error:  # the thread must outlive everything; the cause is told on the serving side
            self._let_go()
            if batch is not None:
                self._undo(batch)
            return refused(tasks, error)
        self._settle(batch)
        return batch.deliveries

    def use(self, function: Callable[[Connection], T]) -> T:
        """Call `function` with the connection, outside of any transaction. Raises TryAgain when it refuses."""
        try:
            return function(self._open())
        except SQLAlchemyError as error:
            self._let_go()
            raise TryAgain from error

    def empty_log(self, connection: Connection) -> None:
        """Move the write-ahead log into the database and cut it to nothing, deleted text with it."""
        driver: Any = connection.connection.driver_connection
        driver.execute("PRAGMA busy_timeout=100")  # somebody may be reading: then another time
        driver.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        driver.execute(f"PRAGMA busy_timeout={int(self._lock_timeout * 1000)}")

    def close(self, connection: Connection) -> None:
        self.empty_log(connection)
        self._let_go()

    def _open(self) -> Connection:
        if self._connection is None:
            self._connection = self._database.connect()
            self.states.clear()
        return self._connection

    def _let_go(self) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            try:
                connection.close()
            except SQLAlchemyError:
                connection.invalidate()

    def _notice_others(self, connection: Connection) -> None:
        """When another process has written, what we remember may be old."""
        version = connection.exec_driver_sql("PRAGMA data_version").scalar()
        if version != self._version:
            self._version = version
            self.states.clear()

    def _state(self, connection: Connection, conference: str) -> State:
        state = self.states.pop(conference, None) or self._loader.load(connection, conference)
        self.states[conference] = state  # the last one used stands last
        while len(self.states) > REMEMBERED:
            self.states.pop(next(iter(self.states)))
        return state

    def _settle(self, batch: Batch) -> None:
        for conference, draft in batch.drafts.items():
            draft.settle()
            self.states.setdefault(conference, draft.state)
        for conference in batch.fresh:
            if conference not in batch.drafts:
                self._keyring.delete(conference)

    def _undo(self, batch: Batch) -> None:
        for conference in batch.drafts:
            self.states.pop(conference, None)
        for conference in batch.fresh:
            self._keyring.delete(conference)
