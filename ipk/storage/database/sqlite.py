"""Opens SQLite with durable commits and with deleted data overwritten."""

import sqlite3
import time
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import NullPool

_RETRY_SECONDS = 0.01
_ALWAYS = ("PRAGMA foreign_keys=ON", "PRAGMA secure_delete=ON")


def open_for_writing(url: str, lock_timeout: float) -> Engine:
    """The engine of the writer thread: every transaction takes the write lock at its start.

    After COMMIT has returned the change is on disk (`synchronous=FULL` syncs the write-ahead log each time).
    """
    # fullfsync: on macOS it flushes the cache of the disk, elsewhere it has no effect
    durable = ("PRAGMA journal_mode=WAL", "PRAGMA synchronous=FULL", "PRAGMA fullfsync=ON")
    return _open(url, lock_timeout, (*_ALWAYS, *durable), "BEGIN IMMEDIATE", poolclass=NullPool)


def open_for_reading(url: str, lock_timeout: float = 0.05) -> Engine:
    """The engine of the serving side: read-only, and never waits for the writer (write-ahead log)."""
    return _open(url, lock_timeout, (*_ALWAYS, "PRAGMA query_only=ON"), "BEGIN", pool_size=5)


def _open(url: str, lock_timeout: float, pragmas: tuple[str, ...], begin: str, **pool: Any) -> Engine:
    arguments = {"timeout": lock_timeout, "check_same_thread": False}
    engine = create_engine(url, connect_args=arguments, hide_parameters=True, **pool)

    def set_up(connection: Any, _record: Any) -> None:
        connection.isolation_level = None  # BEGIN is ours: the driver's own would come too late for reads
        for pragma in pragmas:
            _execute_patiently(connection, pragma, lock_timeout)

    event.listen(engine, "connect", set_up)
    event.listen(engine, "begin", lambda connection: driver(connection).execute(begin))
    return engine


def _execute_patiently(connection: sqlite3.Connection, pragma: str, lock_timeout: float) -> None:
    """Retry a pragma while the database is busy: SQLite does not wait for the lock when it creates the write-ahead log.

    Raises OperationalError after `lock_timeout` seconds.
    """
    last = time.monotonic() + lock_timeout
    while True:
        try:
            connection.execute(pragma)
            return
        except sqlite3.OperationalError as refusal:
            if refusal.sqlite_errorcode != sqlite3.SQLITE_BUSY or time.monotonic() >= last:
                raise
            time.sleep(_RETRY_SECONDS)


def driver(connection: Connection) -> sqlite3.Connection:
    """The `sqlite3` connection under SQLAlchemy's, for pragmas and BEGIN without a statement's overhead."""
    below: Any = connection.connection.driver_connection
    return below
