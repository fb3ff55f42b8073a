"""The only SQLite connection that writes; the writer thread owns it."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

from sqlalchemy import Connection
from sqlalchemy.exc import SQLAlchemyError

from ipk.domain.kernel.errors import TryAgain
from ipk.storage.database.sqlite import driver, open_for_writing
from ipk.storage.memory.conference_state import ConferenceState
from ipk.storage.store.committer import StateCache
from ipk.storage.store.loader import Loader

T = TypeVar("T")

#: milliseconds that a checkpoint waits for readers
CHECKPOINT_WAIT_MS = 100


class SqliteWriteConnection:
    """Connects at the first use and again after each failure. Used by one thread only."""

    def __init__(self, url: str, lock_timeout: float, memory: StateCache, loader: Loader) -> None:
        """`lock_timeout`: seconds that a transaction waits for a lock of another process."""
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
                self._clear_when_stale(connection)
                yield connection
        except BaseException:
            self._disconnect()
            raise

    def use(self, function: Callable[[Connection], T]) -> T:
        """Call `function` with the connection, outside of a transaction. Raises TryAgain when the database refuses."""
        try:
            return function(self._open())
        except (SQLAlchemyError, sqlite3.Error) as error:
            self._disconnect()
            raise TryAgain from error

    def state(self, connection: Connection, conference: str) -> ConferenceState:
        return self._memory.get(conference) or self._loader.load(connection, conference)

    def empty_log(self, connection: Connection) -> bool:
        """Checkpoint and truncate the write-ahead log, so that no deleted text stays in it.

        Returns False when a reader or the disk prevents it; the data is safe in the log, and it is tried again later.
        """
        below = driver(connection)  # SQLAlchemy would begin a transaction first
        try:
            below.execute(f"PRAGMA busy_timeout={CHECKPOINT_WAIT_MS}")
            busy, _, _ = below.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
            below.execute(f"PRAGMA busy_timeout={int(self._lock_timeout * 1000)}")
        except sqlite3.Error:
            self._disconnect()
            return False
        return not busy

    def close(self, connection: Connection) -> None:
        self.empty_log(connection)
        self._disconnect()

    def _open(self) -> Connection:
        if self._connection is None:
            self._version = None
            self._connection = self._database.connect()
        return self._connection

    def _disconnect(self) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            try:
                connection.close()
            except (SQLAlchemyError, sqlite3.Error):
                connection.invalidate()

    def _clear_when_stale(self, connection: Connection) -> None:
        """Clear the memory when another process has written since the last transaction."""
        version = driver(connection).execute("PRAGMA data_version").fetchone()
        if version != self._version:
            self._version = version
            self._memory.clear()
