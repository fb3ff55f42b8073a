"""One native worker thread for blocking work: file writes, scrypt, PDF."""

from collections.abc import Callable
from typing import Any

from ipk.concurrency import Runtime
from ipk.domain.kernel.errors import TryAgain
from ipk.services.ports import Outcome

_Job = tuple[Callable[[], Any], Callable[[Outcome], None]]


class WorkerThread:
    """Call it with a function: the function runs in the worker thread, and only the caller waits."""

    def __init__(self, engine: Runtime) -> None:
        self._engine = engine
        self._closed = False
        self._queue = engine.native_queue()
        self._post = engine.mailbox(_deliver)
        engine.native_thread(self._run, "ipk-worker")

    def __call__(self, function: Callable[[], Any]) -> Any:
        if self._closed:
            raise TryAgain
        future = self._engine.promise()
        self._queue.put((function, future.set))
        return future.wait().result()

    def close(self) -> None:
        """End the thread after the queued jobs."""
        self._closed = True
        self._queue.put(None)

    def _run(self) -> None:
        while True:
            job: _Job | None = self._queue.get()
            if job is None:
                return
            function, done = job
            try:
                outcome = Outcome(function())
            except Exception as error:
                outcome = Outcome(error=error)
            self._post((done, outcome))


def _deliver(result: tuple[Callable[[Outcome], None], Outcome]) -> None:
    done, outcome = result
    done(outcome)
