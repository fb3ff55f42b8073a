"""The one native thread that writes to SQLite. Many commands share one commit; the hub never waits for the disk.

Nothing here may log, emit or take a lock of `threading`: under eventlet those belong to the hub's thread. What is to be
said is posted to the serving side.
"""

import queue
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from ipk.domain.errors import TryAgain
from ipk.services.ports import Engine, Outcome
from ipk.storage.batch import Delivery, Task
from ipk.storage.sqlite_commits import Commits

#: commits closer together than this many seconds are joined
GATHER = 0.010
#: at most so many commands in one commit
LARGEST = 200
#: after so many seconds without work the write-ahead log is emptied
IDLE = 1.0


@dataclass(frozen=True, eq=False)
class Call:
    """Something else to do in the writing thread, between two commits, with its connection."""

    function: Callable[[Connection], Any]
    done: Callable[[Outcome], None]
    last: bool = False


class Writer:
    """Carries out what is put into its queue, in that order, and posts what came of it."""

    def __init__(self, commits: Commits, engine: Engine, post: Callable[[list[Delivery]], None]) -> None:
        self._commits = commits
        self._post = post
        self._queue = engine.native_queue()
        self._committed_at = 0.0
        self._dirty = True
        self._thread = engine.native_thread(self._live, "ipk-writer")

    def put(self, item: Task | Call) -> None:
        self._queue.put(item)

    def _live(self) -> None:
        while True:
            items = self._gather()
            for item in _grouped(items):
                if isinstance(item, list):
                    self._post(self._commits.commit(item))
                else:
                    self._post([self._call(item)])
                    if item.last:
                        return
            if items:
                self._committed_at = time.monotonic()
                self._dirty = True
            else:
                self._rest()

    def _gather(self) -> list[Task | Call]:
        """What is waiting. An idle house is answered at once; while commits come thick, they are joined."""
        first = self._next(IDLE if self._dirty else None)
        if first is None:
            return []
        items = [first]
        until = self._committed_at + GATHER
        while len(items) < LARGEST:
            item = self._next(max(0.0, until - time.monotonic()))
            if item is None:
                break
            items.append(item)
        return items

    def _next(self, timeout: float | None) -> Task | Call | None:
        try:
            return self._queue.get(timeout)
        except queue.Empty:
            return None

    def _call(self, call: Call) -> Delivery:
        try:
            outcome = Outcome(self._commits.use(call.function))
        except Exception as error:
            outcome = Outcome(error=error)
        return Delivery(call.done, outcome)

    def _rest(self) -> None:
        """Nobody has asked for anything for a while: cut the write-ahead log."""
        self._dirty = False
        try:
            self._commits.use(self._commits.empty_log)
        except TryAgain:
            self._dirty = True


def _grouped(items: list[Task | Call]) -> list[list[Task] | Call]:
    """Neighbouring tasks together, calls between them alone, in the same order."""
    groups: list[list[Task] | Call] = []
    for item in items:
        if isinstance(item, Call):
            groups.append(item)
        elif groups and isinstance(groups[-1], list):
            groups[-1].append(item)
        else:
            groups.append([item])
    return groups
