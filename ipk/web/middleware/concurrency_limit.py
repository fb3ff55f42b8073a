"""Limits the uploads and media downloads of one person at once: further ones wait, too many are refused (A33).

Other people's requests do not wait. The body of a waiting upload is not read yet, so it takes no memory.
"""

import threading
from collections.abc import Generator
from contextlib import contextmanager

from flask import Flask, current_app

from ipk.domain.kernel.errors import TooFast

#: uploads of one person: running, waiting
UPLOADS, UPLOADS_WAITING = 2, 30
#: downloads of pictures and sounds of one person: running, waiting
READS, READS_WAITING = 4, 60
Requester = tuple[str, str]


class ConcurrencyLimit:
    """For each person a semaphore with `at_once` slots and at most `waiting` waiters."""

    def __init__(self, at_once: int, waiting: int) -> None:
        self._at_once = at_once
        self._limit = at_once + waiting
        self._lock = threading.Lock()
        #: requester → semaphore, and how many hold or await a slot
        self._slots: dict[Requester, tuple[threading.Semaphore, int]] = {}

    @contextmanager
    def slot(self, who: Requester) -> Generator[None]:
        """Waits for a slot of `who` = (conference, person) and holds it. Raises TooFast when too many wait."""
        slots = self._enqueue(who)
        try:
            with slots:
                yield
        finally:
            self._release(who)

    def _enqueue(self, who: Requester) -> threading.Semaphore:
        with self._lock:
            slots, count = self._slots.get(who) or (threading.Semaphore(self._at_once), 0)
            if count >= self._limit:
                raise TooFast
            self._slots[who] = (slots, count + 1)
            return slots

    def _release(self, who: Requester) -> None:
        with self._lock:
            slots, count = self._slots.pop(who)
            if count > 1:
                self._slots[who] = (slots, count - 1)


def set_up(app: Flask) -> None:
    app.extensions["ipk-uploads"] = ConcurrencyLimit(UPLOADS, UPLOADS_WAITING)
    app.extensions["ipk-reads"] = ConcurrencyLimit(READS, READS_WAITING)


def uploads() -> ConcurrencyLimit:
    return current_app.extensions["ipk-uploads"]


def reads() -> ConcurrencyLimit:
    return current_app.extensions["ipk-reads"]
