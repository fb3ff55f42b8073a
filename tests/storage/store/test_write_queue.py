"""How commands find each other for a commit: what is deferrable waits for company, nobody waits for the deferrable."""

import threading
from collections.abc import Iterator
from typing import Any

import pytest

from ipk.realtime.engine.threading_engine import ThreadingEngine
from ipk.storage.store import write_queue
from ipk.storage.store.tasks import Call, Task, TaskResult
from ipk.storage.store.write_queue import WriteQueue

FOREVER = 60.0


class RecordingQueue:
    """A writer whose commits are only noted: `groups` are the names of what was committed together."""

    def __init__(self) -> None:
        self.groups: list[list[str]] = []
        self._committed = threading.Semaphore(0)
        self._over = threading.Event()
        pen: Any = self
        commits: Any = self
        self._writer = WriteQueue(pen, commits, ThreadingEngine(), self._posted)

    def commit(self, tasks: list[Task]) -> list[TaskResult]:
        self.groups.append([task.conference for task in tasks])
        self._committed.release()
        return []

    def use(self, function: Any) -> Any:
        return function(None)

    def empty_log(self, _connection: Any) -> bool:
        return True

    def put(self, *names: str, deferrable: bool = False) -> None:
        for name in names:
            self._writer.put(Task(name, lambda work: None, lambda outcome: None, deferrable=deferrable))

    def wait(self) -> list[list[str]]:
        """All groups, as soon as there is a new one."""
        assert self._committed.acquire(timeout=20)
        return self.groups

    def close(self) -> None:
        if self._over.is_set():
            return
        self._writer.put(Call(lambda connection: None, lambda outcome: None, last=True))
        assert self._over.wait(20)

    def _posted(self, deliveries: list[TaskResult]) -> None:
        if deliveries:
            self._over.set()


@pytest.fixture
def recording_queue(monkeypatch: pytest.MonkeyPatch) -> Iterator[RecordingQueue]:
    monkeypatch.setattr(write_queue, "DEFER_SECONDS", FOREVER)
    recording_queue = RecordingQueue()
    yield recording_queue
    recording_queue.close()


def test_a_task_that_is_not_deferrable_is_committed_immediately(recording_queue: RecordingQueue) -> None:
    recording_queue.put("note")
    assert recording_queue.wait() == [["note"]]


def test_a_task_that_is_not_deferrable_commits_all_deferred_tasks_with_it(recording_queue: RecordingQueue) -> None:
    recording_queue.put("line", "another", deferrable=True)
    recording_queue.put("stop")
    assert recording_queue.wait() == [["line", "another", "stop"]]


def test_deferred_tasks_are_committed_when_they_fill_one_commit(
    recording_queue: RecordingQueue, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(write_queue, "LARGEST", 3)
    recording_queue.put("a", "b", "c", deferrable=True)
    assert recording_queue.wait() == [["a", "b", "c"]]


def test_a_deferred_task_is_committed_after_the_defer_time(
    recording_queue: RecordingQueue, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(write_queue, "DEFER_SECONDS", 0.01)
    recording_queue.put("line", deferrable=True)
    assert recording_queue.wait() == [["line"]]


def test_closing_the_queue_commits_deferred_tasks(recording_queue: RecordingQueue) -> None:
    recording_queue.put("line", deferrable=True)
    recording_queue.close()
    assert recording_queue.groups == [["line"]]
