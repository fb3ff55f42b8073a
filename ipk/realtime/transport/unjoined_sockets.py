"""Closes sockets that do not join a conference in time or are too many (A33)."""

from typing import Any

#: seconds to join; a page joins at once, on a slow network after some seconds
UNJOINED_SECONDS = 15
#: most unjoined sockets; the oldest are closed
UNJOINED_LIMIT = 400


class UnjoinedSockets:
    """Counts for how many seconds each socket has been without a connection."""

    def __init__(self, sockets: dict[str, Any]) -> None:
        """`sockets` are engine.io's, by their id, oldest first."""
        self._sockets = sockets
        self._seconds: dict[str, int] = {}

    def close_overdue(self) -> None:
        """Call once a second: close sockets beyond the time or the number allowed."""
        unjoined = [sid for sid, socket in tuple(self._sockets.items()) if getattr(socket, "connection", None) is None]
        self._seconds = {sid: self._seconds.get(sid, 0) + 1 for sid in unjoined}
        too_many = max(0, len(unjoined) - UNJOINED_LIMIT)
        for place, sid in enumerate(unjoined):
            if place < too_many or self._seconds[sid] > UNJOINED_SECONDS:
                self._hang_up(sid)

    def _hang_up(self, sid: str) -> None:
        socket = self._sockets.get(sid)
        if socket is None:
            return
        channel = getattr(socket, "channel", None)
        if channel is not None:
            channel.close()
        socket.close(wait=False, abort=True)
