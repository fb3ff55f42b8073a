"""Strict parser of Socket.IO packets. It leaves an event's payload as text for the dispatcher."""

from typing import Any

from socketio.packet import BINARY_EVENT, CONNECT, DISCONNECT, EVENT, Packet

from ipk.realtime.protocol import strict_json
from ipk.realtime.protocol.frames import ProtocolError
from ipk.realtime.protocol.limits import LIMITS

_ID_DIGITS = 15
#: close, ping, pong, message, upgrade, noop
_ENGINE_PACKETS = (b"1", b"2", b"3", b"4", b"5", b"6")
_POLICY = 1008


class Payload:
    """An event's payload as text, and the id of the expected answer (None: no answer)."""

    __slots__ = ("ack", "text")

    def __init__(self, text: str, ack: int | None) -> None:
        self.text = text
        self.ack = ack


def split_event(text: str) -> tuple[str, Payload] | None:
    """Split `<id>["name",payload]` into name and payload; None for any other form."""
    bracket = text.find("[", 0, _ID_DIGITS + 1)
    digits = text[:bracket]
    if bracket < 0 or (digits and not (digits.isascii() and digits.isdigit())):
        return None
    if text[bracket + 1 : bracket + 2] != '"' or not text.endswith("]"):
        return None
    quote = text.find('"', bracket + 2, bracket + 40)
    name = text[bracket + 2 : quote]
    if quote < 0 or text[quote + 1 : quote + 2] != ",":
        return None
    return name, Payload(text[quote + 2 : -1], int(digits) if digits else None)


def check(message: bytes) -> None:
    """Raise ProtocolError for a text that our client never sends."""
    if message[:1] not in _ENGINE_PACKETS:
        raise ProtocolError(_POLICY)
    if message[:1] != b"4":
        return
    kind, rest = message[1:2], message[2:]
    if kind == b"2" and split_event(rest.decode()) is None:
        raise ProtocolError(_POLICY)
    if kind == b"5":
        count = rest[: rest.find(b"-")]
        if len(count) != 1 or not b"1" <= count <= str(LIMITS["attachments"]).encode():
            raise ProtocolError(_POLICY)
    elif kind not in (b"0", b"1", b"2"):
        raise ProtocolError(_POLICY)


class StrictPacket(Packet):
    """The packet class for python-socketio: accepts connect, disconnect, and events with one payload."""

    json = strict_json

    def decode(self, encoded_packet: Any) -> int:
        if not isinstance(encoded_packet, str):
            raise ValueError("a binary message without its packet")
        kind = encoded_packet[:1]
        if kind == str(EVENT):
            return self._decode_event(encoded_packet[1:])
        count = super().decode(encoded_packet)
        if count > LIMITS["attachments"] or (count and self.packet_type != BINARY_EVENT):
            raise ValueError("too many attachments")
        if self.packet_type not in (CONNECT, DISCONNECT, BINARY_EVENT):
            raise ValueError("not a client's packet")
        return count

    def _decode_event(self, text: str) -> int:
        found = split_event(text)
        if found is None:
            raise ValueError("not an event")
        name, payload = found
        self.packet_type, self.namespace, self.id = EVENT, None, None
        self.data = [name, payload]
        return 0
