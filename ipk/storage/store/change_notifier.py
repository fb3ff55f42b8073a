"""The serving side of a store: tells the listeners what was committed, then answers whoever asked for it."""

import logging
from collections.abc import Callable
from typing import Any

from ipk.services.ports import Change
from ipk.storage.store.tasks import TaskResult

log = logging.getLogger("ipk.storage")


class ChangeNotifier:
    """One listener's bug keeps nothing from the others."""

    def __init__(self) -> None:
        self._listeners: list[Callable[[Change], None]] = []

    def add(self, listener: Callable[[Change], None]) -> None:
        self._listeners.append(listener)

    def receive(self, deliveries: list[TaskResult]) -> None:
        for delivery in deliveries:
            if delivery.change is not None:
                self.announce(delivery.change)
            self.answer(delivery)

    def announce(self, change: Change) -> None:
        for listener in self._listeners:
            _safely(listener, change)

    def answer(self, delivery: TaskResult) -> None:
        if delivery.cause is not None:
            log.error("nothing was saved", exc_info=delivery.cause)
        _safely(delivery.done, delivery.outcome)


def _safely(function: Callable[[Any], None], argument: Any) -> None:
    try:
        function(argument)
    except Exception:
        log.exception("a listener failed after a commit")
