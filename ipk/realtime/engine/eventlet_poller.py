"""Who has something to say: a quiet house wakes the hub at once, a busy one only now and then.

Waking costs more than reading: the hub slept in between and finds its caches cold. So the sockets of all devices stand
in epolls of their own behind the hub's. Whoever speaks first after a silence is heard at once; what others say soon
after is read together. Devices that draw are asked once a tick: what they pass on waits for the tick anyway
(docs/decisions/026).
"""

from collections.abc import Callable
from typing import Any, Protocol

import eventlet.hubs.hub
from eventlet import hubs, patcher

from ipk.realtime.engine.tick import EventLoopTick
from ipk.realtime.protocol.limits import LIVE_TICK

READ = eventlet.hubs.hub.READ
_INPUT = 1  # EPOLLIN; a hang-up or an error is told unasked
#: between two looks at a busy house, seconds
REST = 0.016
#: so many sockets at one look; the others have their turn right after
_AT_ONCE = 256
#: whoever asked so many things without drawing meanwhile does not draw any more
_LEAVES_AFTER = 3
Readable = Callable[[int], None]
Lost = Callable[..., None]


class Watch(Protocol):
    """One socket that is listened to."""

    @property
    def paced(self) -> bool:
        """Is it looked at once a tick?"""
        ...

    def passes(self, passing: bool) -> None:
        """What it sends now is passed on with the next tick (ink, pointers), or must be answered soon."""
        ...

    def stop(self) -> None: ...


Look = Callable[[int, Readable, Lost], Watch]


class HubWatch:
    """Where there is no epoll: the hub looks after each socket by itself."""

    paced = False

    def __init__(self, fileno: int, readable: Readable, lost: Lost) -> None:
        self._listener = hubs.get_hub().add(READ, fileno, readable, lost, lost)

    def passes(self, passing: bool) -> None:
        """Nothing is gathered here."""

    def stop(self) -> None:
        hubs.get_hub().remove(self._listener)


class PollGroup:
    """Sockets that are looked at together, at most every `rest` seconds. Single-threaded: all of it runs on the hub."""

    def __init__(self, epoll: Any, rest: float, hub: Any, turn: EventLoopTick) -> None:
        self._epoll = epoll
        self._rest = rest
        self._hub = hub
        self._turn = turn
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
            pass  # the kernel forgot it with its socket

    def _listen(self) -> None:
        self._listener = self._hub.add(READ, self._epoll.fileno(), self._spoken, _never, _never)

    def _spoken(self, _fileno: int) -> None:
        """Somebody after a silence."""
        self._hub.remove(self._listener)
        self._look()

    def _look(self) -> None:
        ready = self._epoll.poll(0, _AT_ONCE)
        if not ready:
            self._listen()
            return
        self._hub.schedule_call_global(self._rest if len(ready) < _AT_ONCE else 0, self._look)
        self._turn.take(lambda: self._read(ready))

    def _read(self, ready: list[tuple[int, int]]) -> None:
        for fileno, _ in ready:
            reader = self._readers.get(fileno)
            if reader is not None:
                reader(fileno)


class PollGroups:
    """One for those who wait for answers, one for those who draw."""

    def __init__(self, new_epoll: Callable[[], Any], hub: Any, turn: EventLoopTick) -> None:
        self.asking = PollGroup(new_epoll(), REST, hub, turn)
        self.drawing = PollGroup(new_epoll(), LIVE_TICK, hub, turn)

    def watch(self, fileno: int, readable: Readable, _lost: Lost) -> "PollGroupWatch":
        """The hub does not know these sockets, so it cannot lose them."""
        return PollGroupWatch(self, fileno, readable)


class PollGroupWatch:
    def __init__(self, shelves: PollGroups, fileno: int, readable: Readable) -> None:
        self._shelves = shelves
        self._shelf = shelves.asking
        self._fileno = fileno
        self._readable = readable
        self._questions = 0
        self._shelf.add(fileno, readable)

    @property
    def paced(self) -> bool:
        return self._shelf is self._shelves.drawing

    def passes(self, passing: bool) -> None:
        self._questions = 0 if passing else self._questions + 1
        if passing:
            shelf = self._shelves.drawing
        elif self._questions >= _LEAVES_AFTER:
            shelf = self._shelves.asking
        else:
            return  # a line that is kept belongs to drawing
        if shelf is not self._shelf:
            self._shelf.remove(self._fileno)
            self._shelf = shelf
            shelf.add(self._fileno, self._readable)

    def stop(self) -> None:
        self._shelf.remove(self._fileno)


def reading(turn: EventLoopTick) -> Look:
    """How sockets are watched on this machine, from now on and on this hub."""
    unpatched: Any = patcher.original("select")
    return PollGroups(unpatched.epoll, hubs.get_hub(), turn).watch if hasattr(unpatched, "epoll") else HubWatch


def _never(*_: Any) -> None:
    """The hub tells it of descriptors that were closed behind its back; an epoll of ours never is."""
