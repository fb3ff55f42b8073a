"""HTTP and WebSocket bytes sent as they are, for what no library would send."""

from __future__ import annotations

import base64
import os
import socket
import struct
import time

TEXT, BINARY, CONTINUATION = 1, 2, 0


def connect(port: int, source: str = "127.0.0.1", timeout: float = 10) -> socket.socket:
    return socket.create_connection(("127.0.0.1", port), timeout=timeout, source_address=(source, 0))


def request(port: int, lines: list[str], body: bytes = b"", source: str = "127.0.0.1") -> bytes:
    """Send a request, read until the server closes or falls silent for two seconds."""
    with connect(port, source, timeout=2) as line:
        line.sendall("\r\n".join([*lines, "", ""]).encode() + body)
        return read_all(line)


def read_all(line: socket.socket, most: int = 1 << 20) -> bytes:
    got = b""
    try:
        while len(got) < most and (piece := line.recv(65536)):
            got += piece
    except (TimeoutError, ConnectionError):
        pass
    return got


def upgrade_lines(port: int, **headers: str) -> list[str]:
    """A WebSocket handshake; a header given as an empty string is left out."""
    wanted = {
        "Host": f"127.0.0.1:{port}",
        "Upgrade": "websocket",
        "Connection": "Upgrade",
        "Sec-WebSocket-Key": base64.b64encode(os.urandom(16)).decode(),
        "Sec-WebSocket-Version": "13",
    } | {name.replace("_", "-"): value for name, value in headers.items()}
    lines = [f"{name}: {value}" for name, value in wanted.items() if value]
    return ["GET /socket.io/?EIO=4&transport=websocket HTTP/1.1", *lines]


def handshake(port: int, **headers: str) -> tuple[socket.socket, bytes]:
    """An open line after the answer's header, and that header."""
    line = connect(port)
    line.sendall("\r\n".join([*upgrade_lines(port, **headers), "", ""]).encode())
    head = b""
    while b"\r\n\r\n" not in head:
        piece = line.recv(1)
        if not piece:
            break
        head += piece
    return line, head


def frame(data: bytes, opcode: int = TEXT, *, last: bool = True, masked: bool = True, reserved: int = 0) -> bytes:
    """One WebSocket frame, as right or as wrong as wanted."""
    head = bytes([(0x80 if last else 0) | reserved | opcode])
    mask_bit = 0x80 if masked else 0
    if len(data) < 126:
        head += bytes([mask_bit | len(data)])
    elif len(data) < 65536:
        head += bytes([mask_bit | 126]) + struct.pack(">H", len(data))
    else:
        head += bytes([mask_bit | 127]) + struct.pack(">Q", len(data))
    # A mask of zeros is a mask too, and leaves the data as it is.
    return head + (b"\0\0\0\0" if masked else b"") + data


def closes(line: socket.socket, within: float = 20.0) -> bool:
    """Whether the server ends this connection in time, whatever it says before."""
    deadline = time.monotonic() + within
    try:
        while (left := deadline - time.monotonic()) > 0:
            line.settimeout(left)
            if not line.recv(65536):
                return True
    except TimeoutError:
        return False
    except OSError:
        return True
    return False
