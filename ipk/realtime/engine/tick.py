"""One event-loop tick: handle all input first, then run the callbacks that it queued.

A timer of 0 s would run only after the hub has polled all descriptors once more.
"""

import logging
from collections.abc import Callable
from typing import Any

log = logging.getLogger("ipk.engine")


class EventLoopTick:
    """Single-threaded: runs on the hub."""

    def __init__(self, later: Callable[[float, Callable[[], None]], Any]) -> None:
        self._later = later
        self._calls: list[Callable[[], None]] = []
        self._is_open = False

    def call_soon(self, call: Callable[[], None]) -> None:
        """Run `call` at the end of this tick; outside of a tick, as soon as possible."""
        if self._is_open:
            self._calls.append(call)
        else:
            self._later(0, call)

    def take(self, handle_input: Callable[[], None]) -> None:
        """Run `handle_input`, then the queued calls. An exception is logged and stops none of the others."""
        self._is_open = True
        try:
            _safely(handle_input)
        finally:
            self._is_open = False
        calls, self._calls = self._calls, []
        for call in calls:
            _safely(call)


def _safely(call: Callable[[], None]) -> None:
    try:
        call()
    except Exception:
        log.exception("something in a turn of the hub failed")
