"""Calls the change listeners after a commit, then the callback of the command."""

import logging
from collections.abc import Callable
from typing import Any

from ipk.services.ports import Change
from ipk.storage.store.tasks import TaskResult

log = logging.getLogger("ipk.storage")


class ChangeNotifier:
    """An exception of one listener is logged; the others are still called."""

    def __init__(self) -> None:
        self._listeners: list[Callable[[Change], None]] = []

    def add(self, listener: Callable[[Change], None]) -> None:
        self._listeners.append(listener)

    def receive(self, results: list[TaskResult]) -> None:
        for result in results:
            if result.change is not None:
                self.announce(result.change)
            self.answer(result)

    def announce(self, change: Change) -> None:
        for listener in self._listeners:
            _safely(listener, change)

    def answer(self, result: TaskResult) -> None:
        if result.cause is not None:
            log.error("nothing was saved", exc_info=result.cause)
        _safely(result.done, result.outcome)


def _safely(function: Callable[[Any], None], argument: Any) -> None:
    try:
        function(argument)
    except Exception:
        log.exception("a listener failed after a commit")
