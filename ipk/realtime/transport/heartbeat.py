"""The heartbeat: one timer pings all sockets, where engine.io needs two greenlets for each ping.

engine.io sends the first ping; sockets that answer it on the fast path are pinged from here afterwards. The others
(polling, threads, no fast path) stay with engine.io's pings; their timeouts are checked here instead of by its monitor.
"""

from collections.abc import Callable
from typing import Any

from engineio.exceptions import QueueEmpty, SocketIsClosedError

from ipk.realtime.engine.interfaces import AsyncRuntime
from ipk.realtime.protocol.frames import frame
from ipk.realtime.protocol.limits import PING_INTERVAL
from ipk.realtime.transport.connection import Connection
from ipk.realtime.transport.unjoined_sockets import UnjoinedSockets

#: engine.io's ping and pong packets
_PING_FRAME, PONG = frame(b"2"), b"3"
_SLOT_SECONDS = 1.0


class Heartbeat:
    """Spreads the pings over PING_INTERVAL seconds. A socket that does not answer within one interval is closed."""

    def __init__(self, engine: AsyncRuntime, sockets: dict[str, Any]) -> None:
        """`sockets` are engine.io's, by their id."""
        self._engine = engine
        self._sockets = sockets
        self._slots: tuple[set[Connection], ...] = tuple(set() for _ in range(PING_INTERVAL))
        self._slot = 0
        self._unjoined = UnjoinedSockets(sockets)

    def start(self) -> None:
        self._engine.call_later(_SLOT_SECONDS, self._next)

    def on_pong(self, connection: Connection) -> None:
        """A pong on the fast path; the next ping follows one interval later."""
        if not connection.is_probed:
            connection.is_probed = True
            connection.engine_socket.last_ping = None  # engine.io no longer expects an answer
            self._slots[self._slot].add(connection)
        connection.awaiting_pong = False

    def _next(self) -> None:
        self._engine.call_later(_SLOT_SECONDS, self._next)
        self._slot = (self._slot + 1) % PING_INTERVAL
        slot = self._slots[self._slot]
        for connection in tuple(slot):
            if not _probe(connection):
                slot.discard(connection)
        self._check_engineio_timeouts()
        self._unjoined.close_overdue()

    def _check_engineio_timeouts(self) -> None:
        for sid, socket in tuple(self._sockets.items()):
            try:
                if not socket.closing:
                    socket.check_ping_timeout()
            except SocketIsClosedError:
                self._sockets.pop(sid, None)


def _probe(connection: Connection) -> bool:
    """Ping a connection; closes it when the last ping was not answered. Returns whether it is still open."""
    channel = connection.channel
    if channel is None:
        return False
    if connection.awaiting_pong:
        connection.close()
        return False
    connection.awaiting_pong = True
    try:
        channel.write(_PING_FRAME)
    except OSError:
        return False
    return True


def without_timeout(engine_socket: Any) -> Callable[[], Any]:
    """Wrap engine.io's `poll` so that an empty queue is no timeout: our pings bypass engine.io's queue."""
    poll: Callable[[], Any] = engine_socket.poll

    def poll_on() -> Any:
        while True:
            try:
                return poll()
            except QueueEmpty:
                if engine_socket.closed:
                    raise

    return poll_on
