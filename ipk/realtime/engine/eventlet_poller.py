"""Polls the WebSockets through separate epolls: at once when idle, every 16 ms under load.

Waking the hub costs more than a read, so sockets that become readable soon after each other are read together. The
first message after a silence is read at once. Sockets of devices that draw are polled once a LIVE_TICK: what they send
is relayed at that rate anyway (docs/decisions/026).
"""

from collections.abc import Callable
from typing import Any, Protocol

import eventlet.hubs.hub
from eventlet import hubs, patcher

from ipk.realtime.engine.tick import EventLoopTick
from ipk.realtime.protocol.limits import LIVE_TICK

READ = eventlet.hubs.hub.READ
_INPUT = 1  # EPOLLIN; epoll reports hang-ups and errors without being asked
#: seconds between two polls under load
BUSY_POLL_SECONDS = 0.016
#: most sockets read in one poll; the others follow at once
_SOCKETS_PER_POLL = 256
#: other messages in a row after which a socket counts as not drawing any more
_REGROUP_AFTER = 3
Readable = Callable[[int], None]
Lost = Callable[..., None]


class Watch(Protocol):
    """The registration of one socket for reading."""

    @property
    def paced(self) -> bool:
        """Is it read once a LIVE_TICK?"""
        ...

    def passes(self, passing: bool) -> None:
        """Note whether the last message was ephemeral (ink, pointers) or needs an answer soon."""
        ...

    def stop(self) -> None: ...


WatchSocket = Callable[[int, Readable, Lost], Watch]


class HubWatch:
    """Without epoll: the hub polls each socket itself."""

    paced = False

    def __init__(self, fileno: int, readable: Readable, lost: Lost) -> None:
        self._listener = hubs.get_hub().add(READ, fileno, readable, lost, lost)

    def passes(self, passing: bool) -> None:
        """Ignored: sockets are not grouped here."""

    def stop(self) -> None:
        hubs.get_hub().remove(self._listener)


class PollGroup:
    """Sockets that are polled together, at most every `rest` seconds. Single-threaded: runs on the hub."""

    def __init__(self, epoll: Any, rest: float, hub: Any, tick: EventLoopTick) -> None:
        self._epoll = epoll
        self._rest = rest
        self._hub = hub
        self._tick = tick
        self._readers: dict[int, Readable] = {}
        self._listener: Any = None
        self._listen()

    def add(self, fileno: int, readable: Readable) -> None:
        self._epoll.register(fileno, _INPUT)
        self._readers[fileno] = readable

    def remove(self, fileno: int) -> None:
        del self._readers[fileno]
        try:
            self._epoll.unregister(fileno)
        except OSError:
            pass  # closing the socket unregistered it

    def _listen(self) -> None:
        self._listener = self._hub.add(READ, self._epoll.fileno(), self._wake, _never, _never)

    def _wake(self, _fileno: int) -> None:
        """The first message after a silence: poll at once, then every `rest` seconds."""
        self._hub.remove(self._listener)
        self._poll()

    def _poll(self) -> None:
        ready = self._epoll.poll(0, _SOCKETS_PER_POLL)
        if not ready:
            self._listen()
            return
        self._hub.schedule_call_global(self._rest if len(ready) < _SOCKETS_PER_POLL else 0, self._poll)
        self._tick.take(lambda: self._read(ready))

    def _read(self, ready: list[tuple[int, int]]) -> None:
        for fileno, _ in ready:
            reader = self._readers.get(fileno)
            if reader is not None:
                reader(fileno)


class PollGroups:
    """A group for sockets that wait for answers, and one for sockets of devices that draw."""

    def __init__(self, new_epoll: Callable[[], Any], hub: Any, tick: EventLoopTick) -> None:
        self.responsive = PollGroup(new_epoll(), BUSY_POLL_SECONDS, hub, tick)
        self.drawing = PollGroup(new_epoll(), LIVE_TICK, hub, tick)

    def watch(self, fileno: int, readable: Readable, _lost: Lost) -> "PollGroupWatch":
        """`_lost` is not needed: the hub does not know these sockets."""
        return PollGroupWatch(self, fileno, readable)


class PollGroupWatch:
    """A socket in one of the poll groups."""

    def __init__(self, groups: PollGroups, fileno: int, readable: Readable) -> None:
        self._groups = groups
        self._group = groups.responsive
        self._fileno = fileno
        self._readable = readable
        self._other_messages = 0
        self._group.add(fileno, readable)

    @property
    def paced(self) -> bool:
        return self._group is self._groups.drawing

    def passes(self, passing: bool) -> None:
        self._other_messages = 0 if passing else self._other_messages + 1
        if passing:
            group = self._groups.drawing
        elif self._other_messages >= _REGROUP_AFTER:
            group = self._groups.responsive
        else:
            return  # storing a finished stroke still counts as drawing
        if group is not self._group:
            self._group.remove(self._fileno)
            self._group = group
            group.add(self._fileno, self._readable)

    def stop(self) -> None:
        self._group.remove(self._fileno)


def reading(tick: EventLoopTick) -> WatchSocket:
    """The function that registers sockets, by epoll groups where the system has epoll."""
    unpatched: Any = patcher.original("select")
    return PollGroups(unpatched.epoll, hubs.get_hub(), tick).watch if hasattr(unpatched, "epoll") else HubWatch


def _never(*_: Any) -> None:
    """Called for descriptors closed behind the hub's back; our epolls never are."""
