"""The one native thread that writes to SQLite. Many commands share one commit; the hub never waits for the disk.

Nothing here may log, emit or take a lock of `threading`: under eventlet those belong to the hub's thread. What is to be
said is posted to the serving side.
"""

import queue
import time
from collections.abc import Callable

from ipk.concurrency import Runtime
from ipk.domain.kernel.errors import TryAgain
from ipk.services.ports import Outcome
from ipk.storage.store.committer import Committer
from ipk.storage.store.sqlite_connection import SqliteWriteConnection
from ipk.storage.store.tasks import Call, Task, TaskResult, grouped

#: commits closer together than this many seconds are joined
GATHER = 0.016
#: so long after a commit began the house is not idle yet
BUSY = 3 * GATHER
#: what the serving side read together comes within so many seconds
SETTLE = 0.002
#: so many seconds what is patient waits for company, or for the first who is not
PATIENCE = 0.1
#: at most so many commands in one commit
LARGEST = 200
#: after so many seconds without work the write-ahead log is emptied
IDLE = 1.0


class WriteQueue:
    """Carries out what is put into its queue, in that order, and posts what came of it."""

    def __init__(
        self, pen: SqliteWriteConnection, commits: Committer, engine: Runtime, post: Callable[[list[TaskResult]], None]
    ) -> None:
        self._pen = pen
        self._commits = commits
        self._post = post
        self._queue = engine.native_queue()
        self._sleep = engine.native_sleep
        self._begun_at = 0.0
        self._dirty = True
        self._thread = engine.native_thread(self._live, "ipk-writer")

    def put(self, item: Task | Call) -> None:
        self._queue.put(item)

    def _live(self) -> None:
        while True:
            items = self._gather()
            for item in grouped(items):
                if isinstance(item, list):
                    self._post(self._commits.commit(item))
                else:
                    self._post([self._call(item)])
                    if item.last:
                        return
            if items:
                self._dirty = True
            else:
                self._rest()

    def _gather(self) -> list[Task | Call]:
        """What is waiting. An idle house is answered at once; while commits come thick, they are joined."""
        first = self._next(IDLE if self._dirty else None)
        if first is None:
            return []
        items = self._wait_for_company(first)
        now = time.monotonic()
        if now < self._begun_at + BUSY:
            # one long rest: waking up for each item would cost more than the item
            self._sleep(max(self._begun_at + GATHER - now, SETTLE))
        self._begun_at = time.monotonic()
        while len(items) < LARGEST and (item := self._next(0)) is not None:
            items.append(item)
        return items

    def _wait_for_company(self, first: Task | Call) -> list[Task | Call]:
        """`first` and what came while all were patient."""
        items, until = [first], time.monotonic() + PATIENCE
        while items[-1].patient and len(items) < LARGEST:
            item = self._next(max(0, until - time.monotonic()))
            if item is None:
                break
            items.append(item)
        return items

    def _next(self, timeout: float | None) -> Task | Call | None:
        try:
            return self._queue.get(timeout)
        except queue.Empty:
            return None

    def _call(self, call: Call) -> TaskResult:
        try:
            return TaskResult(call.done, Outcome(self._pen.use(call.function)))
        except Exception as error:
            return TaskResult(call.done, Outcome(error=error), cause=error.__cause__)

    def _rest(self) -> None:
        """Nobody has asked for anything for a while: cut the write-ahead log."""
        try:
            self._dirty = not self._pen.use(self._pen.empty_log)
        except TryAgain:
            self._dirty = True
