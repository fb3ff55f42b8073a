"""The native thread that writes to SQLite: many commands share one commit; the event loop never waits for the disk.

Nothing here may log, send or take a lock of `threading`: under eventlet these belong to the event loop. Results
are posted to the serving side.
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

#: seconds between two commits under load; what comes meanwhile is joined
GATHER_SECONDS = 0.016
#: seconds after a commit began in which the writer counts as busy
BUSY = 3 * GATHER_SECONDS
#: seconds within which the commands of one event-loop tick arrive
SETTLE_SECONDS = 0.002
#: longest delay of a deferrable command, seconds
DEFER_SECONDS = 0.1
#: most commands in one commit
LARGEST = 200
#: seconds without work after which the write-ahead log is truncated
IDLE_SECONDS = 1.0


class WriteQueue:
    """Runs the queued items in order and posts their results."""

    def __init__(
        self,
        connection: SqliteWriteConnection,
        commits: Committer,
        engine: Runtime,
        post: Callable[[list[TaskResult]], None],
    ) -> None:
        self._connection = connection
        self._commits = commits
        self._post = post
        self._queue = engine.native_queue()
        self._sleep = engine.native_sleep
        self._begun_at = 0.0
        self._dirty = True
        self._thread = engine.native_thread(self._run, "ipk-writer")

    def put(self, item: Task | Call) -> None:
        self._queue.put(item)

    def _run(self) -> None:
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
                self._truncate_log()

    def _gather(self) -> list[Task | Call]:
        """The next items to commit together: the first at once when idle, under load what comes in GATHER_SECONDS."""
        first = self._next(IDLE_SECONDS if self._dirty else None)
        if first is None:
            return []
        items = self._with_deferrable(first)
        now = time.monotonic()
        if now < self._begun_at + BUSY:
            # one sleep: waking up for each item would cost more than the item
            self._sleep(max(self._begun_at + GATHER_SECONDS - now, SETTLE_SECONDS))
        self._begun_at = time.monotonic()
        while len(items) < LARGEST and (item := self._next(0)) is not None:
            items.append(item)
        return items

    def _with_deferrable(self, first: Task | Call) -> list[Task | Call]:
        """`first`, and while all are deferrable those that arrive within DEFER_SECONDS."""
        items, until = [first], time.monotonic() + DEFER_SECONDS
        while items[-1].deferrable and len(items) < LARGEST:
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
            return TaskResult(call.done, Outcome(self._connection.use(call.function)))
        except Exception as error:
            return TaskResult(call.done, Outcome(error=error), cause=error.__cause__)

    def _truncate_log(self) -> None:
        """Truncate the write-ahead log while the queue is idle."""
        try:
            self._dirty = not self._connection.use(self._connection.empty_log)
        except TryAgain:
            self._dirty = True
