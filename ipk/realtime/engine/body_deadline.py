"""A request's body has a deadline: whoever sends it too slowly, or never, is cut off (A33). Shared by both engines."""

from collections.abc import Callable
from typing import Any

#: a form, or what is left of a body that nobody wants any more
BODY_SECONDS = 15.0
#: a file must come at least this fast, bytes a second
LEAST_PACE = 32 * 1024
#: more than this only a file has
FORM_BYTES = 64 * 1024
Cancel = Callable[[], Any]


def seconds_for(length: int) -> float:
    return BODY_SECONDS + max(0, length - FORM_BYTES) / LEAST_PACE


class TimedBody:
    """The file that a body is read from. The time runs from the first reading: before it the server is at work itself.

    `later(seconds, call)` sets a timer and answers with what stops it. `cut` ends the connection. `refused()` says
    whether the answer has gone out already, so that the rest is only thrown away. `length` is None for one in chunks.
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
        """It is whole, or the request is over."""
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
