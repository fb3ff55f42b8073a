"""What one person may have going on at once: more of theirs waits in line; a line that is too long is refused (A33).

Nobody else waits because of it. Whoever waits has not been read from yet, so nothing of it is in memory.
"""

import threading
from collections.abc import Generator
from contextlib import contextmanager

from flask import Flask, current_app

from ipk.domain.kernel.errors import TooFast

#: files that one person sends: in work, and in line behind them
UPLOADS, UPLOADS_IN_LINE = 2, 30
#: the same for pictures and sounds that are opened for them
READINGS, READINGS_IN_LINE = 4, 60
Who = tuple[str, str]


class ConcurrencyLimit:
    def __init__(self, at_once: int, in_line: int) -> None:
        self._at_once = at_once
        self._most = at_once + in_line
        self._turn = threading.Lock()
        #: who → their slots, and how many hold one or wait for one
        self._lines: dict[Who, tuple[threading.Semaphore, int]] = {}

    @contextmanager
    def of(self, who: Who) -> Generator[None]:
        """(conference, person): their turn has come when this begins. Raises TooFast when too many of theirs wait."""
        slots = self._stand_in_line(who)
        try:
            with slots:
                yield
        finally:
            self._leave(who)

    def _stand_in_line(self, who: Who) -> threading.Semaphore:
        with self._turn:
            slots, count = self._lines.get(who) or (threading.Semaphore(self._at_once), 0)
            if count >= self._most:
                raise TooFast
            self._lines[who] = (slots, count + 1)
            return slots

    def _leave(self, who: Who) -> None:
        with self._turn:
            slots, count = self._lines.pop(who)
            if count > 1:
                self._lines[who] = (slots, count - 1)


def set_up(app: Flask) -> None:
    app.extensions["ipk-uploads"] = ConcurrencyLimit(UPLOADS, UPLOADS_IN_LINE)
    app.extensions["ipk-readings"] = ConcurrencyLimit(READINGS, READINGS_IN_LINE)


def uploads() -> ConcurrencyLimit:
    return current_app.extensions["ipk-uploads"]


def readings() -> ConcurrencyLimit:
    return current_app.extensions["ipk-readings"]
