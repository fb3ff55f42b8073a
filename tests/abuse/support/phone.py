"""What every hostile phone does first: it enters with a good link, like anybody."""

from __future__ import annotations

import socket
import time
from collections.abc import Callable
from typing import Any

from tests.wire.support.raw_http import frame, handshake

Orders = dict[str, Any]


def entered(orders: Orders) -> socket.socket:
    """A WebSocket of an admitted person, in the default namespace."""
    line, head = handshake(orders["port"], Cookie=orders["cookie"])
    assert b" 101 " in head, head
    line.sendall(frame(b'40{"conference":"%s"}' % orders["conference"].encode()))
    line.settimeout(20)
    got = b""
    while b"40{" not in got:
        got += line.recv(4096)
    return line


def until(seconds: float) -> Callable[[], bool]:
    end = time.monotonic() + seconds
    return lambda: time.monotonic() < end
