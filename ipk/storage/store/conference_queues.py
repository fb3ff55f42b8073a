"""A serial queue for each conference; conferences run in parallel."""

import threading
from collections import deque
from collections.abc import Callable
from typing import Generic, TypeVar

T = TypeVar("T")

#: most items handed over at once
BATCH_LIMIT = 100


class ConferenceQueues(Generic[T]):
    """Hands the items of a conference to `work` in order; items that arrived meanwhile come together.

    A conference has a thread (greenlet) only while its queue is not empty. `put` never blocks.
    """

    def __init__(self, work: Callable[[str, list[T]], None], spawn: Callable[[Callable[[], None]], None]) -> None:
        """`work(conference, items)` must not raise."""
        self._work = work
        self._spawn = spawn
        self._waiting: dict[str, deque[T]] = {}
        self._change = threading.Condition()

    def put(self, conference: str, item: T) -> None:
        with self._change:
            waiting = self._waiting.get(conference)
            if waiting is not None:
                waiting.append(item)
                return
            self._waiting[conference] = deque([item])
        self._spawn(lambda: self._drain(conference))

    def wait_until_empty(self) -> None:
        with self._change:
            self._change.wait_for(lambda: not self._waiting)

    def _drain(self, conference: str) -> None:
        while items := self._take(conference):
            self._work(conference, items)

    def _take(self, conference: str) -> list[T]:
        with self._change:
            waiting = self._waiting[conference]
            items = [waiting.popleft() for _ in range(min(len(waiting), BATCH_LIMIT))]
            if not items:
                del self._waiting[conference]
                self._change.notify_all()
            return items
