"""Deadline for a request's body: a client that sends it too slowly is disconnected (A33). Used by both engines."""

from collections.abc import Callable
from typing import Any

#: seconds for a form, or for the rest of a refused body
BODY_SECONDS = 15.0
#: slowest accepted upload, bytes per second
LEAST_PACE = 32 * 1024
#: largest form; a larger body is an upload
FORM_BYTES = 64 * 1024
Cancel = Callable[[], Any]


def seconds_for(length: int) -> float:
    return BODY_SECONDS + max(0, length - FORM_BYTES) / LEAST_PACE


class TimedBody:
    """Wraps the file that a body is read from. The time runs from the first read: before it the server itself is busy.

    `later(seconds, call)` sets a timer and returns a function that cancels it. `cut` closes the connection. `refused()`
    says whether the response was sent, so that the rest is discarded. `length` is None for a chunked body.
    """

    def __init__(
        self,
        file: Any,
        length: int | None,
        later: Callable[[float, Callable[[], None]], Cancel],
        cut: Callable[[], None],
        refused: Callable[[], bool] = lambda: False,
    ) -> None:
        self._file = file
        self._left = length
        self._later = later
        self._cut = cut
        self._refused = refused
        self._seconds = 0.0
        self._cancel: Cancel | None = None

    def read(self, size: int = -1) -> bytes:
        return self._take(self._file.read, size)

    def readline(self, size: int = -1) -> bytes:
        return self._take(self._file.readline, size)

    def stop(self) -> None:
        """Cancel the deadline: the body is complete or the request over."""
        if self._cancel is not None:
            self._cancel()
            self._cancel = None

    def _take(self, read: Callable[[int], bytes], size: int) -> bytes:
        self._set_timer()
        data = read(size)
        if self._left is not None:
            self._left -= len(data)
            if self._left <= 0:
                self.stop()
        return data

    def _set_timer(self) -> None:
        if self._left is not None and self._left <= 0:
            return
        seconds = BODY_SECONDS if self._left is None or self._refused() else seconds_for(self._left)
        if self._cancel is None or (self._refused() and self._seconds > BODY_SECONDS):
            self.stop()
            self._seconds = seconds
            self._cancel = self._later(seconds, self._cut)
