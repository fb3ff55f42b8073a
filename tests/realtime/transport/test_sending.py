"""One frame to many devices: past the channels while sockets take it, in order behind what waits when they do not."""

import socket
from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import pytest

from ipk.realtime.engine import eventlet_channel
from ipk.realtime.engine.eventlet_channel import EventletWebSocket
from ipk.realtime.protocol.limits import QUEUE_BYTES
from ipk.realtime.transport.connection import Connection, EncodedFrame, send_to_all
from tests.realtime.engine.manual_hub import Hub

BIG = 400_000


def said(letter: str, length: int = 20) -> EncodedFrame:
    return EncodedFrame.event(b"patch", b'"%b"' % (letter * length).encode())


class Phone:
    """A device by the lane; `far` is its own end of the socket."""

    def __init__(self) -> None:
        self._near, self.far = socket.socketpair()
        self._near.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 4096)
        self.far.settimeout(5)
        watch: Any = SimpleNamespace(passes=lambda _passing: None, paced=False, stop=lambda: None)
        self.channel = EventletWebSocket(self._near, lambda *_: False, lambda *_: watch)
        engine_socket = SimpleNamespace(
            upgraded=True, queue=SimpleNamespace(queue=[]), close=lambda **_: self.channel.close()
        )
        self.connection = Connection("sid", engine_socket, direct=True)
        self.connection.bind(self.channel)

    def take(self, length: int, hub: Hub) -> bytes:
        """Read so much, while the hub writes whenever it may."""
        taken = b""
        while len(taken) < length:
            taken += self.far.recv(length - len(taken))
            for fileno, writable in list(hub.listeners.items()):
                writable(fileno)
        return taken

    def close(self) -> None:
        self._near.close()
        self.far.close()


@pytest.fixture
def hub(monkeypatch: pytest.MonkeyPatch) -> Hub:
    hub = Hub()
    monkeypatch.setattr(eventlet_channel.hubs, "get_hub", lambda: hub)
    return hub


@pytest.fixture
def phones(hub: Hub) -> Iterator[list[Phone]]:
    phones = [Phone() for _ in range(3)]
    yield phones
    for phone in phones:
        phone.close()


def everybody(phones: list[Phone]) -> list[Connection]:
    return [phone.connection for phone in phones]


def test_everybody_gets_the_same_frame(phones: list[Phone], hub: Hub) -> None:
    for sendable in (said("a"), said("b")):
        send_to_all(everybody(phones), sendable)
        assert [phone.take(len(sendable), hub) for phone in phones] == [sendable] * 3


def test_a_slow_socket_queues_its_frames_without_delaying_others(phones: list[Phone], hub: Hub) -> None:
    slow, *others = phones
    frames = [said("a"), said("b", BIG), said("c")]
    send_to_all(everybody(phones), frames[0])
    send_to_all([slow.connection], frames[1])
    send_to_all(everybody(phones), frames[2])
    assert [phone.take(len(frames[0] + frames[2]), hub) for phone in others] == [frames[0] + frames[2]] * 2
    assert slow.take(sum(map(len, frames)), hub) == b"".join(frames)


def test_frames_behind_a_queued_ping_keep_their_order(phones: list[Phone], hub: Hub) -> None:
    phone = phones[0]
    frames = [said("a"), said("p", BIG), said("c"), said("d")]
    phone.connection.send_nowait(frames[0])
    phone.channel.write(frames[1])  # the heart and engine.io write by the channel
    phone.connection.send_nowait(frames[2])
    phone.connection.send_nowait(frames[3])
    assert phone.take(sum(map(len, frames)), hub) == b"".join(frames)


def test_a_socket_that_caught_up_is_sent_to_directly_again(phones: list[Phone], hub: Hub) -> None:
    phone = phones[0]
    big, small = said("b", BIG), said("c")
    phone.connection.send_nowait(big)
    phone.take(len(big), hub)
    for _ in range(2):
        phone.connection.send_nowait(small)
        assert phone.take(len(small), hub) == small
    assert phone.connection.send == phone.channel.direct_send


def test_a_device_that_is_gone_does_not_stop_the_others(phones: list[Phone], hub: Hub) -> None:
    gone, *others = phones
    send_to_all(everybody(phones), said("a"))
    gone.far.close()
    for _ in range(2):
        send_to_all(everybody(phones), said("b"))
    for phone in others:
        assert phone.take(3 * len(said("a")), hub) == said("a") + 2 * said("b")
    with pytest.raises(OSError, match="closed"):
        gone.channel.write(said("c"))


def test_a_disposed_connection_gets_nothing(phones: list[Phone], hub: Hub) -> None:
    left, stays, _ = phones
    left.connection.dispose()
    send_to_all([left.connection, stays.connection], said("a"))
    assert stays.take(len(said("a")), hub) == said("a")
    left.far.setblocking(False)
    with pytest.raises(BlockingIOError):
        left.far.recv(1)


def test_a_device_that_reads_nothing_is_disconnected_when_its_queue_is_full(phones: list[Phone], hub: Hub) -> None:
    """L4: an open connection would make the last read time out."""
    silent, other = phones[:2]
    frame, taken = said("x", BIG), 0
    for _ in range(QUEUE_BYTES // BIG + 3):
        silent.connection.send_nowait(frame)
    while data := silent.far.recv(65536):
        taken += len(data)
    assert taken < len(frame)
    send_to_all([other.connection], said("a"))
    assert other.take(len(said("a")), hub) == said("a")
