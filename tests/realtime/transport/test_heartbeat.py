"""Who still answers is asked again; who does not is cut within two intervals."""

from typing import Any, cast

import pytest
from engineio.exceptions import QueueEmpty, SocketIsClosedError

from ipk.realtime.protocol.limits import PING_INTERVAL
from ipk.realtime.transport.connection import Connection
from ipk.realtime.transport.heartbeat import Heartbeat, without_timeout
from ipk.realtime.transport.unjoined_sockets import UNJOINED_LIMIT, UNJOINED_SECONDS
from tests.realtime.sync.room_setup import ManualEngine

PING = b"\x81\x012"


class Wire:
    """A channel that only collects what is written to it."""

    def __init__(self) -> None:
        self.connection: Any = None
        self.frames: list[bytes] = []
        self.closed = False

    def write(self, frame: bytes) -> None:
        if self.closed:
            raise OSError("closed")
        self.frames.append(frame)

    def close(self) -> None:
        self.closed = True


class EngineSocket:
    """engine.io's socket as the heart sees it."""

    def __init__(self) -> None:
        self.last_ping: float | None = 1.0
        self.closing = self.closed = False
        self.looked = 0
        self.channel: Any = None
        self.connection: Any = None

    def check_ping_timeout(self) -> None:
        self.looked += 1
        if self.closed:
            raise SocketIsClosedError

    def close(self, **_: Any) -> None:
        self.closing = self.closed = True


@pytest.fixture
def engine() -> ManualEngine:
    return ManualEngine()


@pytest.fixture
def sockets() -> dict[str, Any]:
    return {}


@pytest.fixture
def heart(engine: ManualEngine, sockets: dict[str, Any]) -> Heartbeat:
    heart = Heartbeat(cast(Any, engine), sockets)
    heart.start()
    return heart


def connected() -> tuple[Connection, Wire]:
    connection, wire = Connection("sid", EngineSocket(), direct=True), Wire()
    connection.bind(cast(Any, wire))
    return connection, wire


def interval(engine: ManualEngine) -> None:
    for _ in range(PING_INTERVAL):
        engine.tick()


def test_a_device_that_answers_is_pinged_once_per_interval(heart: Heartbeat, engine: ManualEngine) -> None:
    connection, wire = connected()
    heart.on_pong(connection)
    assert connection.engine_socket.last_ping is None
    for asked in (1, 2, 3):
        interval(engine)
        assert wire.frames == [PING] * asked
        heart.on_pong(connection)
    assert not wire.closed


def test_a_device_that_does_not_answer_is_closed_after_the_next_interval(
    heart: Heartbeat, engine: ManualEngine
) -> None:
    connection, wire = connected()
    heart.on_pong(connection)
    interval(engine)
    assert not wire.closed
    interval(engine)
    assert wire.closed
    interval(engine)
    assert wire.frames == [PING]


def test_a_device_that_left_is_not_pinged(heart: Heartbeat, engine: ManualEngine) -> None:
    connection, wire = connected()
    heart.on_pong(connection)
    connection.channel = None
    interval(engine)
    assert wire.frames == []


def test_a_broken_socket_does_not_stop_pings_to_others(heart: Heartbeat, engine: ManualEngine) -> None:
    (gone, broken), (there, wire) = connected(), connected()
    for one in (gone, there):
        heart.on_pong(one)
    broken.closed = True
    interval(engine)
    assert wire.frames == [PING]


def test_sockets_outside_the_fast_path_are_checked_at_every_tick(
    heart: Heartbeat, engine: ManualEngine, sockets: dict[str, Any]
) -> None:
    polling, closing, closed = EngineSocket(), EngineSocket(), EngineSocket()
    closing.closing, closed.closed = True, True
    sockets.update(polling=polling, closing=closing, closed=closed)
    engine.tick()
    assert (polling.looked, closing.looked) == (1, 0)
    assert set(sockets) == {"polling", "closing"}


def test_the_writer_of_an_idle_socket_waits_until_it_is_closed() -> None:
    socket = QuietSocket(quiet=5)
    assert without_timeout(socket)() == ["packet"]
    socket = QuietSocket(quiet=5, closes_after=3)
    with pytest.raises(QueueEmpty):
        without_timeout(socket)()


class QuietSocket:
    """engine.io's socket as its writer sees it: empty again and again, then something to write."""

    def __init__(self, quiet: int, closes_after: int = 99) -> None:
        self.closed = False
        self._quiet, self._closes_after, self._polls = quiet, closes_after, 0

    def poll(self) -> list[str]:
        self._polls += 1
        self.closed = self._polls >= self._closes_after
        if self._polls <= self._quiet:
            raise QueueEmpty
        return ["packet"]


@pytest.mark.abuse
def test_a_socket_that_does_not_join_is_closed_after_its_deadline(
    heart: Heartbeat, engine: ManualEngine, sockets: dict[str, Any]
) -> None:
    """A33: by WebSocket and by polling; whoever entered stays, whoever leaves the conference is nameless again."""
    polling, entered = EngineSocket(), EngineSocket()
    by_wire, wire = EngineSocket(), Wire()
    by_wire.channel, entered.connection = wire, object()
    sockets.update(polling=polling, by_wire=by_wire, entered=entered)
    for _ in range(UNJOINED_SECONDS):
        engine.tick()
    assert [one.closed for one in (polling, by_wire, wire)] == [False] * 3
    engine.tick()
    assert [one.closed for one in (polling, by_wire, wire)] == [True] * 3
    assert not entered.closed
    entered.connection = None
    for _ in range(UNJOINED_SECONDS + 1):
        engine.tick()
    assert entered.closed


@pytest.mark.abuse
def test_beyond_the_limit_the_oldest_unjoined_sockets_are_closed(
    heart: Heartbeat, engine: ManualEngine, sockets: dict[str, Any]
) -> None:
    """A33"""
    sockets.update({str(number): EngineSocket() for number in range(UNJOINED_LIMIT + 3)})
    everybody = list(sockets.values())
    engine.tick()
    assert [socket.closed for socket in everybody] == [True] * 3 + [False] * UNJOINED_LIMIT
