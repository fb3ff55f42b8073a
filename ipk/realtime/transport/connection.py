"""One device's socket: how a text reaches it, whichever transport it has."""

import time
from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple, Self

from engineio.packet import MESSAGE
from engineio.packet import Packet as EnginePacket

from ipk.domain.people.audiences import Audience
from ipk.realtime.engine.interfaces import Channel
from ipk.realtime.protocol import strict_json
from ipk.realtime.protocol.frames import frame, payload_of

#: packets that may wait for a device on the slow path before it is given up
_PACKETS_LIMIT = 2000
_ENGINE_MESSAGE = b"4"


class EncodedFrame(bytes):
    """The WebSocket frame of a socket.io packet, built once for many devices."""

    @classmethod
    def of(cls, packet: bytes) -> Self:
        """`packet` is its JSON text in UTF-8."""
        return cls(frame(_ENGINE_MESSAGE + packet))

    @classmethod
    def event(cls, name: bytes, payload: bytes) -> Self:
        return cls.of(b'2["%b",%b]' % (name, payload))

    @property
    def text(self) -> str:
        """The packet again, for devices that get it by engine.io's own way."""
        return payload_of(self)[1:].decode()


class Connection:
    """A connected device. Rights are not kept here: they are looked up anew for every event."""

    __slots__ = (
        "asked",
        "audience",
        "beats",
        "channel",
        "conference",
        "delta_strokes",
        "device",
        "direct",
        "engine_socket",
        "ink_pass",
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
        self.beats = self.asked = False
        self.ink_pass: Any = None
        #: takes a frame without waiting and tells how much of it is on its way; mostly the socket's own `send`, and
        #: like it, it may raise OSError. Whoever has something to send asks `send_to_all`
        self.send: Callable[[EncodedFrame], int] = self._send_first

    def bind(self, channel: Channel) -> None:
        self.channel = channel
        self.send = self._send_first
        channel.connection = self

    def dispose(self) -> None:
        """It is over: nothing holds it any more, and nothing reaches it."""
        self.send = len
        self.engine_socket.connection = None
        if self.channel is not None:
            self.channel.connection = None
            self.channel = None

    @property
    def paced(self) -> bool:
        """Is what it passes on read once a tick?"""
        return self.channel is not None and self.channel.paced

    def send_nowait(self, sendable: EncodedFrame) -> None:
        """Send without waiting; never raises."""
        send_to_all((self,), sendable)

    def buffer_writes(self) -> None:
        """The channel has something to write before what comes now."""
        self.send = self._send_in_line

    def _send_first(self, sendable: EncodedFrame) -> int:
        """By engine.io's queue, until there is a WebSocket and nothing queued before us."""
        socket = self.engine_socket
        try:
            if self.direct and self.channel is not None and socket.upgraded and not socket.queue.queue:
                return self._send_in_line(sendable)
            if socket.queue.qsize() > _PACKETS_LIMIT:
                self.close()
            else:
                socket.send(EnginePacket(MESSAGE, sendable.text))
        except Exception:  # a socket that just died must not stop the others' frames
            self.close()
        return len(sendable)

    def _send_in_line(self, sendable: EncodedFrame) -> int:
        """By the channel, and past it as soon as nothing waits there."""
        if self.channel is not None:
            self.channel.send_nowait(sendable)
            self.send = self.channel.direct_send or self._send_in_line
        return len(sendable)

    def answer(self, ack: int | None, payload: dict[str, Any]) -> None:
        """The answer to one event; none is sent where the client asked for none."""
        if ack is not None:
            self.send_nowait(EncodedFrame.of(b"3%d[%b]" % (ack, strict_json.dumps(payload).encode())))

    def answer_with_records(self, ack: int | None, payload: dict[str, Any], records: list[bytes]) -> None:
        """An answer whose records are JSON already."""
        if ack is not None:
            head = strict_json.dumps(payload)[:-1].encode()
            self.send_nowait(EncodedFrame.of(b'3%d[%b,"records":[%b]}]' % (ack, head, b",".join(records))))

    def close(self) -> None:
        """Cut it at once, whatever is still queued."""
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


def send_to_all(connections: Iterable[Connection], sendable: EncodedFrame) -> None:
    """The same to many devices; never waits, never raises. What a socket does not take waits in its channel.

    One loop around the sockets' own `send`: a method of ours for each device cost a sixth of all that ink costs.
    """
    length = len(sendable)
    for connection in connections:
        try:
            sent = connection.send(sendable)
        except OSError:  # its buffer is full, or it is gone: the channel finds out
            sent = 0
        if sent < length and connection.channel is not None:
            connection.channel.send_nowait(sendable[sent:])
