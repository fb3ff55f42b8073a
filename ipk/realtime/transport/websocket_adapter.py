"""The WebSocket adapter that replaces engine.io's: strict frames, and a fast path for commands and ephemeral events.

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
_EPHEMERAL = "live"
Receive = Callable[[Connection, str, Payload], None]
OnPong = Callable[[Connection], None]


def adapter(
    engine: AsyncRuntime, receive: Receive, on_pong: OnPong, *, fast_path: bool
) -> Callable[..., "WebSocketUpgrade"]:
    """The class that engine.io calls for each WebSocket. With `fast_path`, events skip engine.io: they go to `receive`
    at once, and pongs to `on_pong`."""
    handle_message = _fast(receive, on_pong) if fast_path else _slow

    def take(handler: Callable[[Channel], Any], server: Any) -> WebSocketUpgrade:
        return WebSocketUpgrade(engine, handle_message, handler)

    return take


class WebSocketUpgrade:
    """A WSGI application that answers the handshake and takes over the request's socket."""

    def __init__(self, engine: AsyncRuntime, handle_message: MessageHandler, handler: Callable[[Channel], Any]) -> None:
        self._engine = engine
        self._handle_message = handle_message
        self._handler = handler
        self._socket: Any = getattr(handler, "__self__", None)

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> list[bytes]:
        response = response_to(environ)
        if response is None:
            start_response("400 Bad Request", [("Content-Length", "0")])
            return []
        self._engine.raw_socket(environ).sendall(response)
        channel = self._engine.open_channel(environ, self._handle_message)
        self._bind(channel)
        self._socket.poll = without_timeout(self._socket)
        try:
            self._handler(channel)
        except Exception:  # noqa: S110 - a hostile message may end its own connection only
            pass
        finally:
            channel.close()
            self._socket.close(wait=False, abort=True)
            self._socket.channel = None
        return self._engine.upgraded()

    def _bind(self, channel: Channel) -> None:
        """Move a connection that began by polling to this WebSocket."""
        self._socket.channel = channel
        connection: Connection | None = getattr(self._socket, "connection", None)
        if connection is not None:
            connection.bind(channel)


def _fast(receive: Receive, on_pong: OnPong) -> MessageHandler:
    def handle_message(channel: Channel, message: Message) -> bool:
        connection: Connection | None = channel.connection
        if connection is None or message.opcode != TEXT:
            return _slow(channel, message)
        if message.payload == PONG:
            on_pong(connection)
            return True
        if not message.payload.startswith(_EVENT):
            return _slow(channel, message)
        found = split_event(message.payload[len(_EVENT) :].decode())
        if found is None:
            return _slow(channel, message)
        channel.passes(found[0] == _EPHEMERAL)
        receive(connection, *found)
        return True

    return handle_message


def _slow(channel: Channel, message: Message) -> bool:
    """Check the message and leave it to engine.io."""
    if message.opcode == TEXT:
        check(message.payload)
    return False


def bind(connection: Connection) -> None:
    """Bind a connection that was just accepted to its WebSocket, if it has one."""
    connection.engine_socket.connection = connection
    channel: Channel | None = getattr(connection.engine_socket, "channel", None)
    if channel is not None:
        connection.bind(channel)
