"""Commits a batch of commands in one transaction, and the cache of conference states."""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, suppress

from sqlalchemy import Connection

from ipk.services.ports import Clock
from ipk.storage.crypto.keyring import Keyring
from ipk.storage.memory.conference_state import ConferenceState
from ipk.storage.store.batch import Batch
from ipk.storage.store.tasks import Task, TaskResult, refused

#: conferences kept in memory; more than a process serves at once, so that none is loaded again and again
STATES_KEPT = 1000


class StateCache:
    """The committed states of the conferences used last. Any thread may read; only the writer keeps new ones."""

    def __init__(self) -> None:
        self._states: dict[str, ConferenceState] = {}

    def get(self, conference: str) -> ConferenceState | None:
        return self._states.get(conference)

    def keep(self, conference: str, state: ConferenceState) -> None:
        self._states.pop(conference, None)
        self._states[conference] = state
        if len(self._states) > STATES_KEPT:
            self.forget(next(iter(list(self._states))))

    def forget(self, conference: str) -> None:
        self._states.pop(conference, None)

    def clear(self) -> None:
        self._states.clear()


class Committer:
    """Runs transactions one after another. `begin` opens one, `state` returns a conference's state inside it."""

    def __init__(
        self,
        begin: Callable[[], AbstractContextManager[Connection]],
        state: Callable[[Connection, str], ConferenceState],
        memory: StateCache,
        keyring: Keyring,
        clock: Clock,
    ) -> None:
        self._begin = begin
        self._state = state
        self._memory = memory
        self._keyring = keyring
        self._clock = clock

    def commit(self, tasks: Sequence[Task]) -> list[TaskResult]:
        """Run the tasks in one transaction; the results are on disk when this returns.

        A function that raises changes nothing. When the database fails, every task gets TryAgain.
        """
        batch: Batch | None = None
        try:
            with self._begin() as connection:
                batch = Batch(connection, self._state, self._keyring, self._clock)
                for task in tasks:
                    batch.run(task)
                batch.flush()
        except Exception as cause:  # logged on the serving side; the writer thread must not end
            if batch is not None:
                self._discard(batch)
            return refused(tasks, cause)
        self._publish(batch)
        return batch.results

    def _publish(self, batch: Batch) -> None:
        for conference, overlay in batch.overlays.items():
            try:
                self._memory.keep(conference, overlay.promoted())
            except Exception:  # the data is on disk; the state is loaded again when needed
                self._memory.forget(conference)
        self._drop_keys(batch.created - batch.overlays.keys())
        for conference, key in batch.retired_keys:
            with suppress(OSError):  # the next load of the conference shreds it
                self._keyring.shred_private(conference, key)

    def _discard(self, batch: Batch) -> None:
        for conference in batch.overlays:
            self._memory.forget(conference)
        self._drop_keys(batch.created)

    def _drop_keys(self, conferences: set[str]) -> None:
        """Delete the key files of conferences whose creation failed."""
        for conference in conferences:
            with suppress(OSError):
                self._keyring.delete(conference)
