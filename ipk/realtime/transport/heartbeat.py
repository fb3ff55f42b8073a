"""Is everybody still there? One timer for all sockets, where engine.io takes two greenlets for each ping.

engine.io sends the first ping; whoever answers it by the lane is asked from here afterwards. The others (polling,
threads, the lane turned off) stay with engine.io, whose own monitor wakes for each socket in turn: also in its place.
"""

from collections.abc import Callable
from typing import Any

from engineio.exceptions import QueueEmpty, SocketIsClosedError

from ipk.realtime.engine.interfaces import AsyncRuntime
from ipk.realtime.protocol.frames import frame
from ipk.realtime.protocol.limits import PING_INTERVAL
from ipk.realtime.transport.connection import Connection
from ipk.realtime.transport.unjoined_sockets import UnjoinedSockets

#: engine.io's packets: asked, and answered
_PING_FRAME, PONG = frame(b"2"), b"3"
_TURN_SECONDS = 1.0


class Heartbeat:
    """Sockets take turns within `PING_INTERVAL`; who has not answered by the next turn is gone."""

    def __init__(self, engine: AsyncRuntime, sockets: dict[str, Any]) -> None:
        """`sockets` are engine.io's, by their id."""
        self._engine = engine
        self._sockets = sockets
        self._turns: tuple[set[Connection], ...] = tuple(set() for _ in range(PING_INTERVAL))
        self._turn = 0
        self._nameless = UnjoinedSockets(sockets)

    def start(self) -> None:
        self._engine.call_later(_TURN_SECONDS, self._next)

    def on_pong(self, connection: Connection) -> None:
        """A pong by the lane. The next ping follows a whole interval later."""
        if not connection.beats:
            connection.beats = True
            connection.engine_socket.last_ping = None  # engine.io waits for it no more
            self._turns[self._turn].add(connection)
        connection.asked = False

    def _next(self) -> None:
        self._engine.call_later(_TURN_SECONDS, self._next)
        self._turn = (self._turn + 1) % PING_INTERVAL
        turn = self._turns[self._turn]
        for connection in tuple(turn):
            if not _due_again(connection):
                turn.discard(connection)
        self._look_after_the_others()
        self._nameless.close_overdue()

    def _look_after_the_others(self) -> None:
        for sid, socket in tuple(self._sockets.items()):
            try:
                if not socket.closing:
                    socket.check_ping_timeout()
            except SocketIsClosedError:
                self._sockets.pop(sid, None)


def _due_again(connection: Connection) -> bool:
    """Is it still there to be asked? Whoever has not answered the last time is cut."""
    channel = connection.channel
    if channel is None:
        return False
    if connection.asked:
        connection.close()
        return False
    connection.asked = True
    try:
        channel.write(_PING_FRAME)
    except OSError:
        return False
    return True


def without_timeout(engine_socket: Any) -> Callable[[], Any]:
    """engine.io's `poll`, for a writer that may have nothing to write: it takes a queue that was empty for two
    intervals for a dead socket, but the heart's pings do not pass that queue."""
    poll: Callable[[], Any] = engine_socket.poll

    def poll_on() -> Any:
        while True:
            try:
                return poll()
            except QueueEmpty:
                if engine_socket.closed:
                    raise

    return poll_on
