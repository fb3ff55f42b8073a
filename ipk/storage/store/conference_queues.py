"""One thing after another within a conference, conferences side by side."""

import threading
from collections import deque
from collections.abc import Callable
from typing import Generic, TypeVar

T = TypeVar("T")

#: at most so many things are done together
LARGEST = 100


class ConferenceQueues(Generic[T]):
    """`put` never blocks: what is put for one conference is handed in order, what has gathered meanwhile together.

    A lane runs beside everything else, and only while there is something in it.
    """

    def __init__(self, work: Callable[[str, list[T]], None], spawn: Callable[[Callable[[], None]], None]) -> None:
        """`work(conference, items)` must not raise."""
        self._work = work
        self._spawn = spawn
        self._waiting: dict[str, deque[T]] = {}
        self._change = threading.Condition()

    def put(self, conference: str, item: T) -> None:
        with self._change:
            lane = self._waiting.get(conference)
            if lane is not None:
                lane.append(item)
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
            lane = self._waiting[conference]
            items = [lane.popleft() for _ in range(min(len(lane), LARGEST))]
            if not items:
                del self._waiting[conference]
                self._change.notify_all()
            return items
