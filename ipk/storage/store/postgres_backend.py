"""The PostgreSQL backend, shared by several processes: locks the conference's row; `seq` orders the commits."""

import threading
from contextlib import AbstractContextManager

from sqlalchemy import Connection, create_engine
from sqlalchemy import Engine as Database

from ipk.domain.kernel.errors import NotFound
from ipk.services.ports import Outcome
from ipk.storage.database import statements
from ipk.storage.database.urls import address
from ipk.storage.media.media_store import TableMedia
from ipk.storage.memory.conference_state import ConferenceState
from ipk.storage.store.committer import Committer, StateCache
from ipk.storage.store.conference_queues import ConferenceQueues
from ipk.storage.store.loader import Loader
from ipk.storage.store.tasks import BackendDependencies, Call, Done, Task, TaskResult, grouped, refused
from ipk.storage.store.unit_of_work import CLEAR


def open_database(url: str, lock_timeout: float) -> Database:
    """A pool of at most ten connections. A command waits `lock_timeout` seconds for a lock, then gets TryAgain."""
    return create_engine(
        address(url),
        pool_size=5,
        max_overflow=5,
        pool_timeout=lock_timeout,
        pool_pre_ping=True,
        hide_parameters=True,
        executemany_mode="values_plus_batch",
        connect_args={"options": f"-c lock_timeout={int(lock_timeout * 1000)} -c synchronous_commit=on"},
    )


class PostgresBackend:
    """Runs the commands of a conference one after another, in the threads (greenlets) of `ConferenceQueues`."""

    def __init__(
        self, database: Database, media: TableMedia, memory: StateCache, loader: Loader, needs: BackendDependencies
    ) -> None:
        self.reading = database.execution_options(isolation_level="REPEATABLE READ")
        self.media = media
        self._database = database
        self._memory = memory
        self._loader = loader
        self._post = needs.post
        self._commits = Committer(self._begin, self._state, memory, loader.keyring, needs.clock)
        self._queues: ConferenceQueues[Task | Call] = ConferenceQueues(self._carry_out, needs.spawn)

    def put(self, conference: str, item: Task | Call) -> None:
        self._queues.put(conference, item)

    def deleted(self, connection: Connection, conference: str) -> None:
        """Nothing to do: the media are rows and were deleted by cascade."""

    def close(self, done: Done) -> None:
        self.media.close()

        def finish() -> None:
            self._queues.wait_until_empty()
            self._database.dispose()
            self._post([TaskResult(done, Outcome())])

        threading.Thread(target=finish, name="ipk-closing", daemon=True).start()

    def _carry_out(self, _conference: str, items: list[Task | Call]) -> None:
        for group in grouped(items):
            self._post(self._commits.commit(group) if isinstance(group, list) else [self._call(group)])

    def _call(self, call: Call) -> TaskResult:
        try:
            with self._database.connect() as connection:
                return TaskResult(call.done, Outcome(call.function(connection)))
        except Exception as cause:
            return refused([call], cause)[0]

    def _begin(self) -> AbstractContextManager[Connection]:
        return self._database.begin()

    def _state(self, connection: Connection, conference: str) -> ConferenceState:
        """Lock the conference's row and return its state; no other process can change it before our commit."""
        seq = self._lock(connection, conference)
        state = self._memory.get(conference)
        if state is None or state.seq > seq:
            state = ConferenceState()
        return state if state.seq == seq else self._loader.refresh(connection, conference, state, seq)

    def _lock(self, connection: Connection, conference: str) -> int:
        row = None
        if CLEAR.fullmatch(conference):
            row = connection.execute(statements.lock, {"c": conference}).first()
        if row is None:
            self._loader.keyring.forget(conference)
            self._memory.forget(conference)
            raise NotFound
        return row.seq
