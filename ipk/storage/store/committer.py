"""Carries out what was asked for: all of it in one transaction, or none of it."""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, suppress

from sqlalchemy import Connection

from ipk.services.ports import Clock
from ipk.storage.crypto.keyring import Keyring
from ipk.storage.store.batch import Batch
from ipk.storage.store.conference_state import ConferenceState
from ipk.storage.store.tasks import Task, TaskResult, refused

#: so many conferences are kept in memory: more than a process can serve at once, so that none is read again and again
REMEMBERED = 1000


class StateCache:
    """The conferences used last, as they were committed. Any thread may look."""

    def __init__(self) -> None:
        self._states: dict[str, ConferenceState] = {}

    def get(self, conference: str) -> ConferenceState | None:
        return self._states.get(conference)

    def keep(self, conference: str, state: ConferenceState) -> None:
        self._states.pop(conference, None)
        self._states[conference] = state
        if len(self._states) > REMEMBERED:
            self.forget(next(iter(list(self._states))))

    def forget(self, conference: str) -> None:
        self._states.pop(conference, None)

    def clear(self) -> None:
        self._states.clear()


class Committer:
    """One transaction after another. `begin` opens one, `state` finds what a conference is when it has begun."""

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
        """Each function is for itself: when it fails, it leaves no trace. When the database fails, all are refused.

        What is returned as done is on disk.
        """
        batch: Batch | None = None
        try:
            with self._begin() as connection:
                batch = Batch(connection, self._state, self._keyring, self._clock)
                for task in tasks:
                    batch.run(task)
                batch.flush()
        except Exception as cause:  # told on the serving side; a writing thread must outlive everything
            if batch is not None:
                self._undo(batch)
            return refused(tasks, cause)
        self._settle(batch)
        return batch.deliveries

    def _settle(self, batch: Batch) -> None:
        for conference, draft in batch.drafts.items():
            try:
                self._memory.keep(conference, draft.promoted())
            except Exception:  # it is on disk; a memory that does not hold it is read anew
                self._memory.forget(conference)
        self._drop_keys(batch.founded - batch.drafts.keys())
        for conference, key in batch.retired:
            with suppress(OSError):  # the next one who reads the conference shreds what was left
                self._keyring.shred_private(conference, key)

    def _undo(self, batch: Batch) -> None:
        for conference in batch.drafts:
            self._memory.forget(conference)
        self._drop_keys(batch.founded)

    def _drop_keys(self, conferences: set[str]) -> None:
        """A key of a conference that did not come about is only litter."""
        for conference in conferences:
            with suppress(OSError):
                self._keyring.delete(conference)
