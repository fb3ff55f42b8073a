"""The load client against a small server that knows exactly what it sent."""

import json
import shutil
import socket
import subprocess
import sys
import threading
from base64 import b64encode
from collections.abc import Iterator
from hashlib import sha1
from pathlib import Path

import pytest

from bench.building import load_client
from bench.load.windows import read_windows

pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux") or not shutil.which("cc"), reason="the load client needs Linux and a compiler"
)
GUID = b"258EAFA5-E914-47DA-95CA-C5AB0DC85B11"


class Broadcaster:
    """One room of raw WebSockets: every message goes to all the others, unchanged."""

    def __init__(self) -> None:
        self.room_setup = socket.create_server(("127.0.0.1", 0))
        self.port = self.room_setup.getsockname()[1]
        self.people: list[socket.socket] = []
        self.turn = threading.Lock()
        self.messages: list[bytes] = []

    def serve(self) -> None:
        while True:
            try:
                person, _ = self.room_setup.accept()
            except OSError:
                return
            threading.Thread(target=self._greet, args=(person,), daemon=True).start()

    def _greet(self, person: socket.socket) -> None:
        head = b""
        while b"\r\n\r\n" not in head:
            head += person.recv(4096)
        key = head.split(b"Sec-WebSocket-Key: ")[1].split(b"\r\n")[0]
        accept = b64encode(sha1(key + GUID).digest())
        person.sendall(b"HTTP/1.1 101 Switching\r\nSec-WebSocket-Accept: " + accept + b"\r\n\r\n" + frame(b"joined"))
        with self.turn:
            self.people.append(person)
        self._relay(person, person.makefile("rb"))

    def _relay(self, person: socket.socket, stream) -> None:
        while head := stream.read(2):
            length = head[1] & 127
            if length == 126:
                length = int.from_bytes(stream.read(2), "big")
            mask, body = stream.read(4), stream.read(length)
            message = bytes(byte ^ mask[i % 4] for i, byte in enumerate(body))
            with self.turn:
                self.messages.append(message)
                for other in self.people:
                    if other is not person:
                        other.sendall(frame(message))


def frame(body: bytes) -> bytes:
    head = bytes((0x81, len(body))) if len(body) < 126 else bytes((0x81, 126)) + len(body).to_bytes(2, "big")
    return head + body


@pytest.fixture
def room() -> Iterator[Broadcaster]:
    one = Broadcaster()
    threading.Thread(target=one.serve, daemon=True).start()
    yield one
    one.room_setup.close()


def draw(room: Broadcaster, folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    seats = folder / "seats"
    seats.write_text(f"{room.port} room -\n" * 4)
    command = [load_client(), "--job=ink", "--dialect=raw", f"--seats={seats}", "--per-room=4", "--rate=60", *words]
    return subprocess.run([*map(str, command)], capture_output=True, text=True, timeout=30, check=False)


def test_every_message_is_counted_once_on_every_other_screen(room: Broadcaster, tmp_path: Path) -> None:
    for _ in range(3):  # a machine that stands still within half a second does so not each time
        done = draw(room, tmp_path, "--senders=2", "--points=3", "--warm=0.2", "--window=0.5")
        (window,) = read_windows(done.stdout.splitlines())
        assert window.points == window.delivered * 3
        assert 0 < window.p50_ms <= window.p95_ms
        assert window.bytes > window.delivered * 100
        if window.sent == pytest.approx(60, abs=6) and window.p95_ms < 500:
            break
    assert window.sent == pytest.approx(60, abs=6)
    assert window.delivered == pytest.approx(window.sent * 3, abs=9)
    assert window.p95_ms < 500


def test_drawn_messages_have_the_documented_fields(room: Broadcaster, tmp_path: Path) -> None:
    draw(room, tmp_path, "--senders=1", "--stroke=5", "--warm=0.1", "--window=0.6")
    pieces = [json.loads(message) for message in room.messages]
    assert {"kind", "card", "stroke", "colour", "size", "at", "x", "y"} == set(pieces[0])
    assert {piece["at"] for piece in pieces} == {0, 1, 2, 3, 4}
    assert len({piece["stroke"] for piece in pieces}) >= 3


def test_a_missing_server_is_reported_in_a_sentence(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as nobody:
        gone = Broadcaster()
        gone.room_setup.close()
        gone.port = nobody.getsockname()[1]
    done = draw(gone, tmp_path, "--senders=1")
    assert done.returncode != 0
    assert "nobody listens" in done.stderr
