"""The one WebSocket adapter, in place of engine.io's: strict frames, and the fast lane for hot events.

It uses `Socket.close`, `Socket.upgraded` and `Socket.queue` of python-engineio, whose version is pinned for it;
`tests/abuse` guards upgrades.
"""

from collections.abc import Callable
from typing import Any

from ipk.realtime.engine.interfaces import AsyncRuntime, Channel, MessageHandler
from ipk.realtime.protocol.frames import TEXT, Message
from ipk.realtime.protocol.handshake import response_to
from ipk.realtime.protocol.packets import Payload, check, split_event
from ipk.realtime.transport.connection import Connection
from ipk.realtime.transport.heartbeat import PONG, without_timeout

#: engine.io "message" + socket.io "event"
_EVENT = b"42"
_PASSED_ON = "live"
Receive = Callable[[Connection, str, Payload], None]
Heard = Callable[[Connection], None]


def adapter(engine: AsyncRuntime, receive: Receive, heard: Heard, *, lane: bool) -> Callable[..., "WebSocketUpgrade"]:
    """What engine.io calls for each WebSocket. With `lane`, events go to `receive` at once and pongs to `heard`."""
    hot = _fast(receive, heard) if lane else _slow

    def take(handler: Callable[[Channel], Any], server: Any) -> WebSocketUpgrade:
        return WebSocketUpgrade(engine, hot, handler)

    return take


class WebSocketUpgrade:
    """Called like a WSGI application, it answers the handshake and takes the request's socket over."""

    def __init__(self, engine: AsyncRuntime, hot: MessageHandler, handler: Callable[[Channel], Any]) -> None:
        self._engine = engine
        self._hot = hot
        self._handler = handler
        self._socket: Any = getattr(handler, "__self__", None)

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> list[bytes]:
        response = response_to(environ)
        if response is None:
            start_response("400 Bad Request", [("Content-Length", "0")])
            return []
        self._engine.raw_socket(environ).sendall(response)
        channel = self._engine.open_channel(environ, self._hot)
        self._bind(channel)
        self._socket.poll = without_timeout(self._socket)
        try:
            self._handler(channel)
        except Exception:  # noqa: S110 - whatever a hostile message broke, only its own connection ends
            pass
        finally:
            channel.close()
            self._socket.close(wait=False, abort=True)
            self._socket.lane = None
        return self._engine.upgraded()

    def _bind(self, channel: Channel) -> None:
        """A connection that began by polling goes on here."""
        self._socket.lane = channel
        connection: Connection | None = getattr(self._socket, "connection", None)
        if connection is not None:
            connection.bind(channel)


def _fast(receive: Receive, heard: Heard) -> MessageHandler:
    def hot(channel: Channel, message: Message) -> bool:
        connection: Connection | None = channel.connection
        if connection is None or message.opcode != TEXT:
            return _slow(channel, message)
        if message.payload == PONG:
            heard(connection)
            return True
        if not message.payload.startswith(_EVENT):
            return _slow(channel, message)
        found = split_event(message.payload[len(_EVENT) :].decode())
        if found is None:
            return _slow(channel, message)
        channel.passes(found[0] == _PASSED_ON)
        receive(connection, *found)
        return True

    return hot


def _slow(channel: Channel, message: Message) -> bool:
    """Everything that is well formed takes engine.io's way."""
    if message.opcode == TEXT:
        check(message.payload)
    return False


def bind(connection: Connection) -> None:
    """Tie a connection that was just accepted to the WebSocket it came by, if it did."""
    connection.engine_socket.connection = connection
    channel: Channel | None = getattr(connection.engine_socket, "lane", None)
    if channel is not None:
        connection.bind(channel)
