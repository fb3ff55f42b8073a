"""One turn of the hub: what came together is taken in, then what follows of it goes out in the same breath.

A timer of no seconds would do too, but only after the hub has asked all descriptors once more.
"""

import logging
from collections.abc import Callable
from typing import Any

log = logging.getLogger("ipk.engine")


class EventLoopTick:
    """Single-threaded: all of it runs on the hub."""

    def __init__(self, later: Callable[[float, Callable[[], None]], Any]) -> None:
        self._later = later
        self._calls: list[Callable[[], None]] = []
        self._open = False

    def call_soon(self, call: Callable[[], None]) -> None:
        """At the end of this turn; outside of any, as soon as the hub comes to it."""
        if self._open:
            self._calls.append(call)
        else:
            self._later(0, call)

    def take(self, come: Callable[[], None]) -> None:
        """Take in what has come, then do what it asked for. What fails stops nothing else."""
        self._open = True
        try:
            _safely(come)
        finally:
            self._open = False
        calls, self._calls = self._calls, []
        for call in calls:
            _safely(call)


def _safely(call: Callable[[], None]) -> None:
    try:
        call()
    except Exception:
        log.exception("something in a turn of the hub failed")
