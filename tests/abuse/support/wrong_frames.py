"""I16: frames, packets and handshakes that no honest phone sends."""

from __future__ import annotations

import contextlib
import os
import time

from tests.abuse.support.phone import Orders, entered, until
from tests.wire.support.raw_http import BINARY, CONTINUATION, TEXT, closes, connect, frame, handshake, read_all

MASK = b"\x11\x22\x33\x44"


def huge_frame(orders: Orders) -> Orders:
    """990 KB in one frame, again and again."""
    going, closed, sent = until(orders["seconds"]), 0, 0
    message = b'42["do",{"op":"o","cmd":"card.stick","args":{"text":"' + b"a" * 990_000 + b'"}}]'
    while going():
        line = entered(orders)
        with contextlib.suppress(OSError):
            line.sendall(frame(message))
        sent += 1
        closed += closes(line)
        time.sleep(0.03)
    return {"sent": sent, "closed": closed}


def endless_fragments(orders: Orders) -> Orders:
    """A message that never ends, a kilobyte at a time."""
    return _fragments(orders, b"a" * 1024, 60_000)


def empty_fragments(orders: Orders) -> Orders:
    """A message that never ends and never grows."""
    return _fragments(orders, b"", 400_000)


def _fragments(orders: Orders, piece: bytes, most: int) -> Orders:
    line, going, sent = entered(orders), until(orders["seconds"]), 0
    bundle = frame(piece, CONTINUATION, last=False) * 50
    line.settimeout(2)
    try:
        line.sendall(frame(b'42["do",', TEXT, last=False))
        while going() and sent < most:
            line.sendall(bundle)
            sent += 50
    except OSError:
        return {"sent": sent, "closed": True}
    return {"sent": sent, "closed": closes(line, 2)}


ATTACHMENTS = (
    b'459999999999-["do",{"_placeholder":true,"num":0}]',
    b'451000000-["do",{"_placeholder":true,"num":0}]',
    b'4530-["do",{"_placeholder":true,"num":0}]',
    b'453-["do",{"_placeholder":true,"num":0}]',
    b'45-1-["do"]',
    b"45" + b"9" * 5000 + b'-["do"]',
)


def attachment_bomb(orders: Orders) -> Orders:
    """Packets that declare attachments which never come, and then come by the dozen, big."""
    closed = []
    for packet in ATTACHMENTS:
        line = entered(orders)
        line.sendall(frame(packet))
        with contextlib.suppress(OSError):
            for _ in range(20):
                line.sendall(frame(os.urandom(60_000), BINARY))
        closed.append(closes(line))
    return {"closed": closed}


def hixie(orders: Orders) -> Orders:
    """The old handshake without a version, which has no limits at all."""
    line = connect(orders["port"])
    head = [
        "GET /socket.io/?EIO=4&transport=websocket HTTP/1.1",
        f"Host: 127.0.0.1:{orders['port']}",
        "Upgrade: WebSocket",
        "Connection: Upgrade",
        f"Origin: http://127.0.0.1:{orders['port']}",
        "Sec-WebSocket-Key1: 18x 6]8vM;54 *(5:  {   U1]8  z [  8",
        "Sec-WebSocket-Key2: 1_ tx7X d  <  nw  334J702) 7]o}` 0",
        f"Cookie: {orders['cookie']}",
    ]
    line.sendall("\r\n".join([*head, "", ""]).encode() + b"Tm[K T2u")
    line.settimeout(3)
    answer = read_all(line, 4096)
    return {"answer": answer[:80].decode("latin1")}


def deflate(orders: Orders) -> Orders:
    """Offers compression, as every browser does, then sends compressed frames anyway."""
    line, head = handshake(
        orders["port"], Cookie=orders["cookie"], Sec_WebSocket_Extensions="permessage-deflate; client_max_window_bits"
    )
    line.sendall(frame(b"\xab" * 500, reserved=0x40))
    return {"head": head.decode("latin1").lower(), "closed": closes(line)}


def wrong_frames(orders: Orders) -> Orders:
    """Unmasked, reserved bits, unknown opcodes, a length that lies, broken UTF-8, big pings."""
    frames = {
        "unmasked": frame(b"2", masked=False),
        "reserved": frame(b"2", reserved=0x20),
        "opcode": frame(b"2", 7),
        "length": bytes([0x81, 0xFF]) + b"\x7f" + b"\xff" * 7 + MASK,
        "utf8": frame(b"42\xff\xfe"),
        "ping": frame(b"p" * 5000, 9),
        "lone continuation": frame(b"a", CONTINUATION),
        "interleaved": frame(b"a", TEXT, last=False) + frame(b"b", TEXT),
    }
    closed = {}
    for name, data in frames.items():
        line = entered(orders)
        with contextlib.suppress(OSError):
            line.sendall(data)
        closed[name] = closes(line)
    return closed
