"""A native thread for what would keep the serving side waiting: writing files."""

from collections.abc import Callable
from typing import Any

from ipk.concurrency import Runtime
from ipk.domain.kernel.errors import TryAgain
from ipk.services.ports import Outcome

_Errand = tuple[Callable[[], Any], Callable[[Outcome], None]]


class WorkerThread:
    """Called with a function, it lets the function run in its thread while only the caller waits."""

    def __init__(self, engine: Runtime) -> None:
        self._engine = engine
        self._closed = False
        self._queue = engine.native_queue()
        self._post = engine.mailbox(_deliver)
        engine.native_thread(self._live, "ipk-aside")

    def __call__(self, function: Callable[[], Any]) -> Any:
        if self._closed:
            raise TryAgain
        promise = self._engine.promise()
        self._queue.put((function, promise.set))
        return promise.wait().result()

    def close(self) -> None:
        """What was asked for before is still done."""
        self._closed = True
        self._queue.put(None)

    def _live(self) -> None:
        while True:
            errand: _Errand | None = self._queue.get()
            if errand is None:
                return
            function, done = errand
            try:
                outcome = Outcome(function())
            except Exception as error:
                outcome = Outcome(error=error)
            self._post((done, outcome))


def _deliver(letter: tuple[Callable[[Outcome], None], Outcome]) -> None:
    done, outcome = letter
    done(outcome)
