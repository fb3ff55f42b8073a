"""L1–L4: too many connections, too many commands, and a reader that never reads."""

from __future__ import annotations

import contextlib
import json
import os
import socket
import time

from tests.abuse.support.phone import Orders, entered, until
from tests.wire.support.ink import long_line
from tests.wire.support.raw_http import closes, connect, frame, upgrade_lines


def half_open(orders: Orders) -> Orders:
    """1,200 connections that begin a request and never finish it."""
    lines = []
    for number in range(1200):
        with contextlib.suppress(OSError):
            line = connect(orders["port"], timeout=3)
            line.sendall(b"GET /socket.io/?EIO=4 HTTP/1.1\r\nHost: x\r\nX-%d: " % number)
            lines.append(line)
    opened = len(lines)
    print(json.dumps({"opened": opened}), flush=True)
    going = until(orders["seconds"])
    while going():
        for line in lines[::40]:
            with contextlib.suppress(OSError):
                line.sendall(b"a")
        time.sleep(0.25)
    return {"opened": opened}


def idle(orders: Orders) -> Orders:
    """500 WebSockets that shake hands and say no more."""
    lines, going = [], until(orders["seconds"])
    for _ in range(500):
        with contextlib.suppress(OSError):
            line = connect(orders["port"], timeout=3)
            line.sendall("\r\n".join([*upgrade_lines(orders["port"], Cookie=orders["cookie"]), "", ""]).encode())
            lines.append(line)
    while going():
        time.sleep(0.1)
    return {"opened": len(lines)}


def flood(orders: Orders) -> Orders:
    """A thousand commands a second from one person."""
    line, going, sent, got = entered(orders), until(orders["seconds"]), 0, b""
    wave = os.urandom(4).hex().encode()
    closed = False
    while going() and not closed:
        bundle = b"".join(
            frame(b'42%d["do",{"op":"%s-%d","cmd":"signal.raise","args":{"kind":"hand"}}]' % (n, wave, n))
            for n in range(sent, sent + 50)
        )
        closed = not _push(line, bundle)
        sent += 50
        got += _pull(line)
        time.sleep(0.05)
    return {"sent": sent, "too_many": got.count(b"too_many"), "closed": closed}


def live_flood(orders: Orders) -> Orders:
    """A thousand pieces of ink a second into one's own drawing."""
    line, going, sent = entered(orders), until(orders["seconds"]), 0
    line.setblocking(False)
    piece = json.dumps(
        [
            "live",
            {
                "kind": "ink",
                "card": orders["card"],
                "stroke": "s1",
                "colour": "ink",
                "size": 2,
                "at": 0,
                "points": long_line(20),
            },
        ]
    ).encode()
    closed = False
    while going() and not closed:
        closed = not _push(line, frame(b"42" + piece) * 50)
        sent += 50
        _pull(line)
        time.sleep(0.05)
    return {"sent": sent, "closed": closed}


def _push(line: socket.socket, data: bytes) -> bool:
    line.settimeout(2)
    try:
        line.sendall(data)
    except OSError:
        return False
    return True


def _pull(line: socket.socket) -> bytes:
    line.setblocking(False)
    with contextlib.suppress(OSError):
        return line.recv(1 << 20)
    return b""


def never_reads(orders: Orders) -> Orders:
    """Enters, and then reads nothing, while somebody draws a lot."""
    deaf = entered(orders)
    deaf.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    drawer = entered(orders | {"cookie": orders["drawer"]})
    piece = frame(
        b"42"
        + json.dumps(
            [
                "live",
                {
                    "kind": "ink",
                    "card": orders["card"],
                    "stroke": "s1",
                    "colour": "ink",
                    "size": 2,
                    "at": 0,
                    "points": long_line(3500),
                },
            ]
        ).encode()
    )
    going, sent = until(orders["seconds"]), 0
    while going():
        if not _push(drawer, piece):
            break
        sent += 1
        _pull(drawer)
        time.sleep(1 / 38)
    return {"sent": sent, "closed": closes(deaf, 3)}


def pings(orders: Orders) -> Orders:
    """Fifty thousand WebSocket pings, whose pongs nobody reads."""
    line, going, sent = entered(orders), until(orders["seconds"]), 0
    bundle = frame(b"p" * 100, 9) * 200
    while going() and sent < 50_000:
        if not _push(line, bundle):
            break
        sent += 200
    return {"sent": sent}


PACKETS = (b"3", b'42["do"]', b'451-["do",{"_placeholder":true,"num":0}]', b'42["live",{}]')


def line_speed(orders: Orders) -> Orders:
    """Small packets as fast as the line carries them, one kind after the other."""
    sent = {}
    for packet in PACKETS:
        line, going, bundle = entered(orders), until(orders["seconds"] / len(PACKETS)), frame(packet) * 200
        sent[packet.decode()] = 0
        while going() and _push(line, bundle):
            _pull(line)
            sent[packet.decode()] += 200
        line.close()
    return sent


def coming_and_going(orders: Orders) -> Orders:
    """In and out, as fast as the door opens."""
    going, times = until(orders["seconds"]), 0
    while going():
        entered(orders).close()
        times += 1
    return {"times": times}
