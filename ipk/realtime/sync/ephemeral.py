"""Relays ephemeral events: unfinished strokes, pointers, typing. Never stored; dropped first under load."""

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
from ipk.realtime.transport.connection import Connection, Delivery, EncodedFrame, send_to_all

log = logging.getLogger("ipk.live")
#: events of one room in one tick; more are dropped
_ITEMS_LIMIT = 200


class EphemeralEvents:
    """Relays at once when idle; under load all rooms share one tick of LIVE_TICK seconds."""

    def __init__(self, broadcaster: Broadcaster, engine: AsyncRuntime) -> None:
        self._broadcaster = broadcaster
        self._engine = engine
        self._items: dict[str, list[EphemeralEvent]] = {}
        self._ticked_at = 0.0
        self._buckets = Buckets(LIMITS["live_per_second"], LIMITS["live_per_second"])

    def receive(self, connection: Connection, payload: str) -> None:
        """Queue an event of a device. Drops it when it is malformed, beyond the rate limit or not allowed."""
        if not self._buckets.take((connection.conference, connection.person)):
            return
        live = parse_live(payload)
        room = self._broadcaster.open_room(connection.conference)
        if live is None or room is None:
            return
        with self._engine.lock():
            try:
                item = authorise(room, connection, live)
            except IpkError:
                return
            if item is not None:
                self._queue(room, item)

    def _queue(self, room: Room, item: EphemeralEvent) -> None:
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
        room = self._broadcaster.open_room(conference)
        if room is None:
            return
        try:
            for delivery in _deliveries(room, items):
                send_to_all(delivery.connections, delivery.frame)
        except Exception:  # a bug in one room must not stop the others
            log.exception("a tick could not be sent")


def _deliveries(room: Room, items: list[EphemeralEvent]) -> list[Delivery]:
    """One frame for all who may see every event; a frame of its own for each other connection and each sender.

    A sender does not get its own events back.
    """
    senders = {item.sender for item in items}
    if any(item.restricted for item in items):
        shared, individual = [], room.connections
    else:
        others = [one for one in room.connections if one not in senders]
        shared = [Delivery(_joined(items), others)]
        individual = senders.intersection(room.connections) if len(items) > 1 else ()
    own = ((connection, [item for item in items if item.is_for(connection)]) for connection in individual)
    return shared + [Delivery(_joined(theirs), (connection,)) for connection, theirs in own if theirs]


def _joined(items: list[EphemeralEvent]) -> EncodedFrame:
    return EncodedFrame.event(b"live", b"[%b]" % b",".join([item.text for item in items]))
