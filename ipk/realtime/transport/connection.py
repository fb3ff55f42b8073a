"""The connection of one device: sends frames by WebSocket or by engine.io's queue."""

import time
from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple, Self

from engineio.packet import MESSAGE
from engineio.packet import Packet as EnginePacket

from ipk.domain.people.audiences import Audience
from ipk.realtime.engine.interfaces import Channel
from ipk.realtime.protocol import strict_json
from ipk.realtime.protocol.frames import frame, payload_of

#: most packets in engine.io's queue before a connection is closed
_PACKETS_LIMIT = 2000
_ENGINE_MESSAGE = b"4"


class EncodedFrame(bytes):
    """The WebSocket frame of a socket.io packet, encoded once for many devices."""

    @classmethod
    def of(cls, packet: bytes) -> Self:
        """`packet` is the packet's text in UTF-8."""
        return cls(frame(_ENGINE_MESSAGE + packet))

    @classmethod
    def event(cls, name: bytes, payload: bytes) -> Self:
        return cls.of(b'2["%b",%b]' % (name, payload))

    @property
    def text(self) -> str:
        """The packet's text, for engine.io's queue."""
        return payload_of(self)[1:].decode()


class Connection:
    """A connected device. Holds no rights: they are looked up for every event."""

    __slots__ = (
        "audience",
        "awaiting_pong",
        "channel",
        "conference",
        "delta_strokes",
        "device",
        "direct",
        "engine_socket",
        "ink_grant",
        "is_probed",
        "joined",
        "language",
        "person",
        "send",
        "sid",
    )

    def __init__(self, sid: str, engine_socket: Any, *, direct: bool) -> None:
        self.sid = sid
        self.engine_socket = engine_socket
        self.channel: Channel | None = None
        self.direct = direct
        self.conference = ""
        self.device = ""
        self.person = ""
        self.audience = Audience.EVERYONE
        self.delta_strokes = False
        self.language = "cs"
        self.joined = time.monotonic()
        self.is_probed = self.awaiting_pong = False
        self.ink_grant: Any = None
        #: writes a frame without waiting and returns the number of bytes written; mostly the socket's own `send`, so
        #: it may raise OSError. Called by `send_to_all` only
        self.send: Callable[[EncodedFrame], int] = self._send_first

    def bind(self, channel: Channel) -> None:
        self.channel = channel
        self.send = self._send_first
        channel.connection = self

    def dispose(self) -> None:
        """Release the references of a closed connection; later sends are ignored."""
        self.send = len
        self.engine_socket.connection = None
        if self.channel is not None:
            self.channel.connection = None
            self.channel = None

    @property
    def paced(self) -> bool:
        """Is the socket read only once a LIVE_TICK?"""
        return self.channel is not None and self.channel.paced

    def send_nowait(self, frame: EncodedFrame) -> None:
        """Send without waiting; never raises."""
        send_to_all((self,), frame)

    def buffer_writes(self) -> None:
        """From now on queue frames in the channel, behind its pending bytes."""
        self.send = self._send_in_line

    def _send_first(self, frame: EncodedFrame) -> int:
        """Send by engine.io's queue until there is a WebSocket and that queue is empty."""
        socket = self.engine_socket
        try:
            if self.direct and self.channel is not None and socket.upgraded and not socket.queue.queue:
                return self._send_in_line(frame)
            if socket.queue.qsize() > _PACKETS_LIMIT:
                self.close()
            else:
                socket.send(EnginePacket(MESSAGE, frame.text))
        except Exception:  # a dead socket must not stop the others
            self.close()
        return len(frame)

    def _send_in_line(self, frame: EncodedFrame) -> int:
        """Send by the channel; use the socket's own `send` as soon as nothing is pending."""
        if self.channel is not None:
            self.channel.send_nowait(frame)
            self.send = self.channel.direct_send or self._send_in_line
        return len(frame)

    def answer(self, ack: int | None, payload: dict[str, Any]) -> None:
        """Send the answer to an event, if the client expects one (`ack`)."""
        if ack is not None:
            self.send_nowait(EncodedFrame.of(b"3%d[%b]" % (ack, strict_json.dumps(payload).encode())))

    def answer_with_records(self, ack: int | None, payload: dict[str, Any], records: list[bytes]) -> None:
        """The same with records that are JSON already."""
        if ack is not None:
            head = strict_json.dumps(payload)[:-1].encode()
            self.send_nowait(EncodedFrame.of(b'3%d[%b,"records":[%b]}]' % (ack, head, b",".join(records))))

    def close(self) -> None:
        """Close at once and drop what is queued."""
        if self.channel is not None:
            self.channel.close()
        try:
            self.engine_socket.close(wait=False, abort=True)
        except Exception:  # noqa: S110 - it is closed already
            pass


class Delivery(NamedTuple):
    """One frame and the connections that get it."""

    frame: EncodedFrame
    connections: Sequence[Connection]


def send_to_all(connections: Iterable[Connection], frame: EncodedFrame) -> None:
    """Send a frame to many devices; never waits, never raises. Bytes that a socket does not take stay in its channel.

    Calls the sockets' own `send` in one loop: a method of ours for each device would add a sixth to the cost of ink.
    """
    length = len(frame)
    for connection in connections:
        try:
            sent = connection.send(frame)
        except OSError:  # buffer full or closed: the channel handles both
            sent = 0
        if sent < length and connection.channel is not None:
            connection.channel.send_nowait(frame[sent:])
