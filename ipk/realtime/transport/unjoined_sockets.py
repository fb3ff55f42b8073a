"""Sockets that shook hands and never entered a conference: they end by a deadline, and there are only so many (A33)."""

from typing import Any

#: a page enters at once; a slow network may take some seconds
NAMELESS_SECONDS = 15
#: at once; the oldest give way to new ones
NAMELESS_LIMIT = 400


class UnjoinedSockets:
    """Which of engine.io's sockets belong to nobody, and for how many looks."""

    def __init__(self, sockets: dict[str, Any]) -> None:
        """`sockets` are engine.io's, by their id, oldest first."""
        self._sockets = sockets
        self._looks: dict[str, int] = {}

    def close_overdue(self) -> None:
        """Once a second: hang up on those who had their time or are too many."""
        nameless = [sid for sid, socket in tuple(self._sockets.items()) if getattr(socket, "connection", None) is None]
        self._looks = {sid: self._looks.get(sid, 0) + 1 for sid in nameless}
        too_many = max(0, len(nameless) - NAMELESS_LIMIT)
        for place, sid in enumerate(nameless):
            if place < too_many or self._looks[sid] > NAMELESS_SECONDS:
                self._hang_up(sid)

    def _hang_up(self, sid: str) -> None:
        socket = self._sockets.get(sid)
        if socket is None:
            return
        channel = getattr(socket, "lane", None)
        if channel is not None:
            channel.close()
        socket.close(wait=False, abort=True)
