"""One device's socket: how a text reaches it, whichever transport it has."""

import time
from collections.abc import Callable
from typing import Any

from engineio.packet import MESSAGE
from engineio.packet import Packet as EnginePacket

from ipk.domain.audiences import Audience
from ipk.realtime import strict_json
from ipk.realtime.engine.port import Channel
from ipk.realtime.frames import frame

#: packets that may wait for a device on the slow path before it is given up
_PACKETS_LIMIT = 2000


class Sendable:
    """A socket.io text and its WebSocket frame, built once for many devices."""

    __slots__ = ("frame", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self.frame = frame(b"4" + text.encode())

    @classmethod
    def event(cls, name: str, payload: str) -> "Sendable":
        return cls(f'2["{name}",{payload}]')


class Connection:
    """A connected device. Rights are not kept here: they are looked up anew for every event."""

    __slots__ = (
        "_write",
        "apart",
        "asked",
        "audience",
        "beats",
        "channel",
        "conference",
        "device",
        "direct",
        "engine_socket",
        "ink_pass",
        "joined",
        "language",
        "person",
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
        self.apart = False
        self.language = "cs"
        self.joined = time.monotonic()
        self.beats = self.asked = False
        self.ink_pass: Any = None
        self._write: Callable[[bytes], None] | None = None

    def bind(self, channel: Channel) -> None:
        self.channel = channel
        self._write = None
        channel.connection = self

    @property
    def paced(self) -> bool:
        """Is what it passes on read once a tick?"""
        return self.channel is not None and self.channel.paced

    def push(self, sendable: Sendable) -> None:
        """Send without waiting."""
        try:
            if self._write is not None:
                self._write(sendable.frame)
            else:
                self._push_slowly(sendable)
        except Exception:  # a socket that just died must not stop the others' frames
            self.close()

    def _push_slowly(self, sendable: Sendable) -> None:
        """By engine.io's queue, until there is a WebSocket and nothing queued before us."""
        socket = self.engine_socket
        if self.direct and self.channel is not None and socket.upgraded and not socket.queue.queue:
            self._write = self.channel.write
            self._write(sendable.frame)
        elif socket.queue.qsize() > _PACKETS_LIMIT:
            self.close()
        else:
            socket.send(EnginePacket(MESSAGE, sendable.text))

    def answer(self, ack: int | None, payload: dict[str, Any]) -> None:
        """The answer to one event; none is sent where the client asked for none."""
        if ack is not None:
            self.push(Sendable(f"3{ack}[{strict_json.dumps(payload)}]"))

    def answer_with_records(self, ack: int | None, payload: dict[str, Any], records: list[bytes]) -> None:
        """An answer whose records are JSON already."""
        if ack is not None:
            head = strict_json.dumps(payload)[:-1]
            wall = b",".join(records).decode()
            self.push(Sendable(f'3{ack}[{head},"records":[{wall}]}}]'))

    def close(self) -> None:
        """Cut it at once, whatever is still queued."""
        if self.channel is not None:
            self.channel.close()
        try:
            self.engine_socket.close(wait=False, abort=True)
        except Exception:  # noqa: S110 - it is closed already
            pass
