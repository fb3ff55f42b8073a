"""Passing things: ink while it flows, pointers, typing. Never stored, joined per tick, dropped first under load."""

import logging
import time

from ipk.domain.kernel.errors import IpkError
from ipk.realtime.engine.interfaces import AsyncRuntime
from ipk.realtime.protocol.limits import LIMITS, LIVE_TICK
from ipk.realtime.protocol.live_messages import parse_live
from ipk.realtime.protocol.rate_limit import Buckets
from ipk.realtime.sync.broadcaster import Broadcaster
from ipk.realtime.sync.ephemeral_access import EphemeralEvent, authorise
from ipk.realtime.sync.room import Room
from ipk.realtime.transport.connection import Connection, EncodedFrame, send_to_all

log = logging.getLogger("ipk.live")
#: things that one tick of one room may carry; the rest of a flood is dropped
_ITEMS_LIMIT = 200


class EphemeralEvents:
    """A quiet house passes on at once what was read together; in a busy one all rooms wait for the same tick."""

    def __init__(self, broadcaster: Broadcaster, engine: AsyncRuntime) -> None:
        self._broadcaster = broadcaster
        self._engine = engine
        self._items: dict[str, list[EphemeralEvent]] = {}
        self._ticked_at = 0.0
        self._buckets = Buckets(LIMITS["live_per_second"], LIMITS["live_per_second"])

    def receive(self, connection: Connection, payload: str) -> None:
        """Take a thing from a device; what is malformed, too much or not theirs to send vanishes."""
        if not self._buckets.take((connection.conference, connection.person)):
            return
        thing = parse_live(payload)
        if thing is None:
            return
        with self._engine.lock():
            try:
                room = self._broadcaster.room(connection.conference)
                item = authorise(room, connection, thing)
            except IpkError:
                return
            if item is not None:
                self._take(room, item)

    def _take(self, room: Room, item: EphemeralEvent) -> None:
        if not self._items:
            if item.sender.paced:
                self._engine.call_soon(self._tick)
            else:
                self._engine.call_later(self._wait(), self._tick)
        items = self._items.setdefault(room.conference, [])
        if len(items) < _ITEMS_LIMIT:
            items.append(item)

    def _wait(self) -> float:
        return max(0.0, self._ticked_at + LIVE_TICK - time.monotonic())

    def _tick(self) -> None:
        with self._engine.lock():
            waiting, self._items = self._items, {}
            self._ticked_at = time.monotonic()
            for conference, items in waiting.items():
                self._send(conference, items)

    def _send(self, conference: str, items: list[EphemeralEvent]) -> None:
        try:
            _relay(self._broadcaster.room(conference), items)
        except Exception:  # one room's trouble is not the next one's
            log.exception("a tick could not be sent")


def _relay(room: Room, items: list[EphemeralEvent]) -> None:
    """One frame for all who see the same; those who sent something get it without their own."""
    senders = {item.sender for item in items}
    if any(item.close for item in items):
        apart = room.connections
    else:
        apart = senders.intersection(room.connections)
        everything = _joined(items)
        send_to_all([one for one in room.connections if one not in senders], everything)
        if len(items) == 1:
            return
    for connection in apart:
        theirs = [item for item in items if item.is_for(connection)]
        if theirs:
            connection.send_nowait(_joined(theirs))


def _joined(items: list[EphemeralEvent]) -> EncodedFrame:
    return EncodedFrame.event(b"live", b"[%b]" % b",".join([item.text for item in items]))
