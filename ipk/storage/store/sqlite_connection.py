"""The one connection that writes to SQLite, held by the writing thread."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

from sqlalchemy import Connection
from sqlalchemy.exc import SQLAlchemyError

from ipk.domain.kernel.errors import TryAgain
from ipk.storage.database.sqlite import driver, open_for_writing
from ipk.storage.store.committer import StateCache
from ipk.storage.store.conference_state import ConferenceState
from ipk.storage.store.loader import Loader

T = TypeVar("T")

#: for so many milliseconds the emptying of the log waits for somebody who reads
PATIENCE = 100


class SqliteWriteConnection:
    """Opened when it is first needed and anew after each failure. Used by one thread only."""

    def __init__(self, url: str, lock_timeout: float, memory: StateCache, loader: Loader) -> None:
        """`lock_timeout`: after so many seconds of somebody else's lock a transaction is given up."""
        self._database = open_for_writing(url, lock_timeout)
        self._lock_timeout = lock_timeout
        self._memory = memory
        self._loader = loader
        self._connection: Connection | None = None
        self._version: Any = None

    @contextmanager
    def begin(self) -> Iterator[Connection]:
        """One transaction that holds the write lock from its start."""
        try:
            connection = self._open()
            with connection.begin():
                self._notice_others(connection)
                yield connection
        except BaseException:
            self._let_go()
            raise

    def use(self, function: Callable[[Connection], T]) -> T:
        """Call `function` with the connection, outside of a transaction. Raises TryAgain when the database refuses."""
        try:
            return function(self._open())
        except (SQLAlchemyError, sqlite3.Error) as error:
            self._let_go()
            raise TryAgain from error

    def state(self, connection: Connection, conference: str) -> ConferenceState:
        return self._memory.get(conference) or self._loader.load(connection, conference)

    def empty_log(self, connection: Connection) -> bool:
        """Move the write-ahead log into the database and cut it to nothing, deleted text with it.

        False when somebody is reading, or the disk refuses: the log is as good, and there will be another time.
        """
        below = driver(connection)  # SQLAlchemy would begin a transaction first
        try:
            below.execute(f"PRAGMA busy_timeout={PATIENCE}")
            busy, _, _ = below.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
            below.execute(f"PRAGMA busy_timeout={int(self._lock_timeout * 1000)}")
        except sqlite3.Error:
            self._let_go()
            return False
        return not busy

    def close(self, connection: Connection) -> None:
        self.empty_log(connection)
        self._let_go()

    def _open(self) -> Connection:
        if self._connection is None:
            self._version = None
            self._connection = self._database.connect()
        return self._connection

    def _let_go(self) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            try:
                connection.close()
            except (SQLAlchemyError, sqlite3.Error):
                connection.invalidate()

    def _notice_others(self, connection: Connection) -> None:
        """When another process has written, what we remember may be old."""
        version = driver(connection).execute("PRAGMA data_version").fetchone()
        if version != self._version:
            self._version = version
            self._memory.clear()
