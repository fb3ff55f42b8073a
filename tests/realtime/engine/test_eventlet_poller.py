"""Sockets that are read together: at once after a silence, then at most once in a while, and nobody is left out."""

import select
import socket
from collections.abc import Iterator

import pytest

from ipk.realtime.engine import eventlet_poller
from ipk.realtime.engine.eventlet_poller import BUSY_POLL_SECONDS, HubWatch, PollGroups, Watch
from ipk.realtime.engine.tick import EventLoopTick
from ipk.realtime.protocol.limits import LIVE_TICK
from tests.realtime.engine.manual_hub import Hub

pytestmark = pytest.mark.skipif(not hasattr(select, "epoll"), reason="there is no epoll here")


class Device:
    """A socket pair: `say` writes at the far end, what was read here stands in `heard`."""

    def __init__(self, groups: PollGroups) -> None:
        self._near, self.far = socket.socketpair()
        self._near.setblocking(False)
        self.heard: list[bytes] = []
        self.watch: Watch = groups.watch(
            self._near.fileno(), lambda _fileno: self.heard.append(self._near.recv(100)), lambda *_: None
        )

    def say(self, data: bytes) -> None:
        self.far.sendall(data)

    def close(self) -> None:
        self._near.close()
        self.far.close()


class PollerSetup:
    def __init__(self) -> None:
        self.hub = Hub()
        self.groups = PollGroups(select.epoll, self.hub, EventLoopTick(self.hub.schedule_call_global))
        self.devices = [Device(self.groups) for _ in range(3)]


@pytest.fixture
def setup() -> Iterator[PollerSetup]:
    setup = PollerSetup()
    yield setup
    for device in setup.devices:
        device.close()


def test_the_first_message_after_silence_is_read_immediately(setup: PollerSetup) -> None:
    setup.devices[0].say(b"a")
    setup.hub.poll()
    assert setup.devices[0].heard == [b"a"]


def test_messages_after_the_first_are_read_together_after_a_pause(setup: PollerSetup) -> None:
    one, two, three = setup.devices
    one.say(b"a")
    setup.hub.poll()
    for device in (one, two, three):
        device.say(b"b")
    setup.hub.poll()
    assert two.heard == []
    assert setup.hub.wake() == [BUSY_POLL_SECONDS]
    assert [device.heard for device in setup.devices] == [[b"a", b"b"], [b"b"], [b"b"]]


def test_after_a_pause_without_messages_the_next_is_read_immediately(setup: PollerSetup) -> None:
    one, two, _ = setup.devices
    one.say(b"a")
    setup.hub.poll()
    setup.hub.wake()
    two.say(b"b")
    setup.hub.poll()
    assert two.heard == [b"b"]


def test_sockets_that_send_ink_are_read_once_per_tick(setup: PollerSetup) -> None:
    one, two, three = setup.devices
    for device in (one, two):
        device.watch.passes(True)
    assert [device.watch.paced for device in setup.devices] == [True, True, False]
    one.say(b"a")
    setup.hub.poll()
    two.say(b"b")
    three.say(b"c")
    setup.hub.poll()
    assert (one.heard, two.heard, three.heard) == ([b"a"], [], [b"c"])
    assert sorted(setup.hub.wake()) == sorted([LIVE_TICK, BUSY_POLL_SECONDS])
    assert two.heard == [b"b"]


def test_a_socket_that_stops_sending_ink_is_read_immediately_again(setup: PollerSetup) -> None:
    one, two, _ = setup.devices
    for device in (one, two):
        device.watch.passes(True)
    one.say(b"a")
    setup.hub.poll()
    paced = []
    for _ in range(3):
        two.watch.passes(False)
        paced.append(two.watch.paced)
    assert paced == [True, True, False], "a line is kept now and then while somebody draws"
    two.say(b"b")
    setup.hub.poll()
    assert two.heard == [b"b"]


def test_more_sockets_than_one_poll_returns_are_read_in_the_next_run() -> None:
    setup = PollerSetup()
    devices = [Device(setup.groups) for _ in range(300)]
    for device in devices:
        device.say(b"a")
    setup.hub.poll()
    assert setup.hub.wake() == [0]
    assert all(device.heard == [b"a"] for device in devices)
    for device in (*devices, *setup.devices):
        device.close()


def test_a_stopped_watch_is_not_read(setup: PollerSetup) -> None:
    one, two, _ = setup.devices
    one.watch.stop()
    two.close()
    two.watch.stop()
    one.say(b"a")
    setup.hub.poll()
    assert one.heard == []


def test_without_epoll_the_hub_watches_each_socket_and_reports_lost_ones(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    hub, heard, lost = Hub(), [], []
    monkeypatch.setattr(eventlet_poller.hubs, "get_hub", lambda: hub)
    monkeypatch.setattr(eventlet_poller.patcher, "original", lambda _name: object())
    look = eventlet_poller.reading(EventLoopTick(hub.schedule_call_global))
    watch = look(7, heard.append, lambda *_: lost.append(7))
    assert isinstance(watch, HubWatch)
    assert not watch.paced
    hub.listeners[7](7)
    for tell in hub.lost:
        tell()
    assert (heard, lost) == ([7], [7, 7])
    watch.stop()
    assert hub.listeners == {}
