"""Reads committed data on the serving side, beside the writer and without waiting for it."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection
from sqlalchemy import Engine as Database
from sqlalchemy.exc import SQLAlchemyError

from ipk.domain.kernel.errors import NotFound, TryAgain
from ipk.services.ports import Snapshot
from ipk.storage.memory.conference_state import ConferenceState
from ipk.storage.store.committer import StateCache
from ipk.storage.store.loader import Loader


class CommittedReader:
    """Compares the state in memory with the clock in the database, and reads the rows that are newer.

    So it also sees a commit of another process, and one of this process that the writer has not put into memory yet.
    It never changes the memory: only the writer knows that nothing was committed meanwhile.
    """

    def __init__(self, database: Database, memory: StateCache, loader: Loader) -> None:
        self._database = database
        self._memory = memory
        self._loader = loader

    @contextmanager
    def connect(self) -> Iterator[Connection]:
        """A read transaction: one moment of the database. Raises TryAgain when it cannot be reached."""
        try:
            with self._database.begin() as connection:
                yield connection
        except SQLAlchemyError as error:
            raise TryAgain from error

    def state(self, conference: str) -> ConferenceState:
        """The committed state. Raises NotFound."""
        with self._reading(conference) as connection:
            return self._loader.current(connection, conference, self._memory.get(conference))

    def since(self, conference: str, seq: int) -> Snapshot:
        """Every record with `rev > seq`. Raises NotFound."""
        with self._reading(conference) as connection:
            return self._loader.since(connection, conference, seq, self._memory.get(conference))

    @contextmanager
    def _reading(self, conference: str) -> Iterator[Connection]:
        try:
            with self.connect() as connection:
                yield connection
        except NotFound:
            self._memory.forget(conference)  # another process may have deleted it
            raise
