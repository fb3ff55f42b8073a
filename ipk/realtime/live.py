"""Passing things: ink while it flows, pointers, typing. Never stored, joined per tick, dropped first under load."""

import binascii
import logging
import time

import msgspec

from ipk.domain.audiences import Audience, Viewer, audience_of
from ipk.domain.drawing import BYTES_PER_POINT, POINTS_LIMIT, check_ink
from ipk.domain.errors import IpkError
from ipk.domain.meeting import Paper
from ipk.domain.people import Person
from ipk.domain.permissions import Whose, may
from ipk.domain.shown_cards import sees_waiting
from ipk.domain.text import valid_id
from ipk.domain.wall import Card
from ipk.realtime import parse
from ipk.realtime.broadcaster import Broadcaster
from ipk.realtime.buckets import Buckets
from ipk.realtime.connection import Connection, Sendable
from ipk.realtime.engine.port import ServingEngine
from ipk.realtime.protocol import LIMITS, LIVE_TICK
from ipk.realtime.room import Room

log = logging.getLogger("ipk.live")
_encode = msgspec.json.encode
#: things that one tick of one room may carry; the rest of a flood is dropped
_ITEMS_LIMIT = 200


class Item:
    """One thing on its way: from whom, and who may see it besides its sender ("" stands for everybody)."""

    __slots__ = ("author", "close", "sender", "text")

    def __init__(self, sender: Connection, text: str, *, close: bool, author: str) -> None:
        self.sender = sender
        self.text = text
        self.close = close
        self.author = author

    def is_for(self, connection: Connection) -> bool:
        if connection is self.sender:
            return False
        if not self.close:
            return True
        return connection.audience is Audience.FACILITATOR or connection.person == self.author


class Live:
    """A room that was quiet gets a thing at once; while it is busy, things are joined for a tick."""

    def __init__(self, broadcaster: Broadcaster, engine: ServingEngine) -> None:
        self._broadcaster = broadcaster
        self._engine = engine
        self._items: dict[str, list[Item]] = {}
        self._flushed_at: dict[str, float] = {}
        self._buckets = Buckets(LIMITS["live_per_second"], LIMITS["live_per_second"])

    def receive(self, connection: Connection, payload: str) -> None:
        """Take a thing from a device; what is malformed, too much or not theirs to send vanishes."""
        if not self._buckets.take((connection.conference, connection.person)):
            return
        thing = parse.live(payload)
        if thing is None:
            return
        with self._engine.lock():
            try:
                room = self._broadcaster.room(connection.conference)
                item = _item(room, connection, thing)
            except IpkError:
                return
            if item is not None:
                self._queue(connection.conference, item)

    def _queue(self, conference: str, item: Item) -> None:
        items = self._items.get(conference)
        if items is not None:
            if len(items) < _ITEMS_LIMIT:
                items.append(item)
            return
        self._items[conference] = [item]
        wait = self._flushed_at.get(conference, 0.0) + LIVE_TICK - time.monotonic()
        self._engine.later(max(0.0, wait), lambda: self._flush(conference))

    def _flush(self, conference: str) -> None:
        with self._engine.lock():
            items = self._items.pop(conference, [])
            self._flushed_at[conference] = time.monotonic()
            try:
                _send(self._broadcaster.room(conference), items)
            except Exception:  # one room's trouble is not the next one's
                log.exception("a tick could not be sent")


def _send(room: Room, items: list[Item]) -> None:
    """One frame for all who see the same; those who sent something get it without their own."""
    senders = {item.sender for item in items}
    if not any(item.close for item in items):
        everything = _joined(items)
        for connection in list(room.connections):
            if connection not in senders:
                connection.push(everything)
    else:
        senders = room.connections
    for connection in list(senders):
        theirs = [item for item in items if item.is_for(connection)]
        if theirs and connection in room.connections:
            connection.push(_joined(theirs))


def _joined(items: list[Item]) -> Sendable:
    return Sendable.event("live", f"[{','.join(item.text for item in items)}]")


def _item(room: Room, connection: Connection, thing: parse.Live) -> Item | None:
    person = room.person_of(connection.device)
    if isinstance(thing, parse.LiveInk):
        return _ink(room, connection, person, thing)
    paper = room.records.get(thing.paper)
    if not isinstance(paper, Paper) or not paper.open or not may(person, "card.stick"):
        return None
    if isinstance(thing, parse.LivePointer) and not _inside(thing.x, thing.y):
        return None
    thing.by = person.id
    close = False
    if isinstance(thing, parse.LiveTyping) and thing.card is not None:
        card = room.records.get(thing.card)
        if not isinstance(card, Card) or card.gone:
            return None
        close = card.state != "shown"
    return Item(connection, _encode(thing).decode(), close=close, author=person.id)


def _ink(room: Room, connection: Connection, person: Person, ink: parse.LiveInk) -> Item | None:
    card = room.records.get(ink.card)
    if not isinstance(card, Card) or card.gone or card.kind != "drawing" or card.locked:
        return None
    if card.whose(person) is not Whose.OWN or not may(person, "drawing.stroke", Whose.OWN):
        return None
    room.meeting.check_moment("drawing.stroke")
    if card.state != "shown" and not sees_waiting(card, Viewer(audience_of(person), person.id)):
        return None
    check_ink(ink.colour, ink.size)
    valid_id(ink.stroke)
    if not _points_are_whole(ink):
        return None
    # what is approved is seen as it grows; until then it is its author's and the facilitator's (protocol §7)
    return Item(connection, _encode(ink).decode(), close=card.state != "shown", author=card.author)


def _points_are_whole(ink: parse.LiveInk) -> bool:
    if len(ink.points) > POINTS_LIMIT * BYTES_PER_POINT or not 0 <= ink.at <= POINTS_LIMIT:
        return False
    try:
        raw = binascii.a2b_base64(ink.points, strict_mode=True)
    except (binascii.Error, ValueError):
        return False
    return bool(raw) and len(raw) % BYTES_PER_POINT == 0


def _inside(x: float, y: float) -> bool:
    return 0 <= x <= LIMITS["paper_width"] and 0 <= y <= LIMITS["paper_height"]
