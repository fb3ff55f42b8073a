"""Sends stored changes (`patch`), presence (`here`) and disconnections (`bye`) to the devices of a conference."""

import logging
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

import msgspec

from ipk.domain.kernel.errors import IpkError, NotFound
from ipk.domain.kernel.records import Record
from ipk.domain.people.person import Device, Person
from ipk.realtime.engine.interfaces import AsyncRuntime
from ipk.realtime.protocol.limits import SOCKETS_PER_PERSON
from ipk.realtime.sync.patches import Patcher
from ipk.realtime.sync.room import Room
from ipk.realtime.transport.connection import Connection, EncodedFrame, send_to_all
from ipk.services.ports import Change, Store

log = logging.getLogger("ipk.broadcaster")
_encode = msgspec.json.encode
#: a device that reconnects within this time is not shown as absent
_LEAVING_SECONDS = 3.0


def send_changes(room: Room, changes: Sequence[Change]) -> None:
    """Apply committed changes to the room and send each connection the difference of what it sees."""
    patcher = Patcher(room, changes)
    room.apply([record for change in changes for record in change.records], changes[-1].seq)
    deliveries = patcher.deliveries()
    for delivery in deliveries:
        send_to_all(delivery.connections, delivery.frame)
        for audience in patcher.audiences_of(delivery):
            room.sent[audience] = changes[-1].seq


class Broadcaster:
    """The rooms of this process. Changes of one event-loop tick are sent as one patch."""

    def __init__(self, store: Store, engine: AsyncRuntime) -> None:
        self._store = store
        self._engine = engine
        self._rooms: dict[str, Room] = {}
        self._pending: dict[str, list[Change]] = {}
        self._commit_listeners: list[Callable[[str, int], None]] = []
        self._open_listeners: list[Callable[[str], None]] = []
        store.on_change(self.announce)

    def on_commit(self, ring: Callable[[str, int], None]) -> None:
        """Call `ring(conference, seq)` after every commit of this process, to tell the other processes."""
        self._commit_listeners.append(ring)

    def on_open(self, opened: Callable[[str], None]) -> None:
        """Call `opened(conference)` when this process opens a room."""
        self._open_listeners.append(opened)

    def room(self, conference: str) -> Room:
        """The room of a conference; reads it from the store when it is not open, which may wait. Raises NotFound."""
        known = self._rooms.get(conference)
        if known is not None:
            return known
        snapshot = self._store.since(conference, 0)
        with self._engine.lock():
            if conference not in self._rooms:  # another thread may have opened it during the read
                self._rooms[conference] = Room(conference, snapshot)
                for opened in self._open_listeners:
                    opened(conference)
                self._engine.spawn(lambda: self.refresh(conference))  # for commits during the read
            return self._rooms[conference]

    def open_room(self, conference: str) -> Room | None:
        """The room if this process has it open. Never waits."""
        return self._rooms.get(conference)

    def authorise_device(self, conference: str, device: str) -> tuple[Room, Person]:
        """The room and the person of the device. Raises what `Room.person_of` raises.

        A device that was admitted a moment ago may connect before its record reaches the room: then the room is
        refreshed first.
        """
        room = self.room(conference)
        try:
            return room, room.person_of(device)
        except NotFound:
            self.refresh(conference)
        return room, room.person_of(device)

    @contextmanager
    def consistent_read(self, conference: str) -> Iterator[Room]:
        """The room, unchanged during the `with` block and with all commits that this process announced: a person who
        got an answer reads what they did. Raises NotFound."""
        room = self.room(conference)
        with self._engine.lock():
            self._flush(conference)
            yield room

    def rooms(self) -> list[Room]:
        return list(self._rooms.values())

    def announce(self, change: Change) -> None:
        """Queue a committed change of this process; it is sent at the end of this tick with the others."""
        with self._engine.lock():
            for ring in self._commit_listeners:
                ring(change.conference, change.seq)
            if change.conference not in self._rooms:
                return
            pending = self._pending.setdefault(change.conference, [])
            pending.append(change)
            if len(pending) == 1:
                self._engine.call_soon(lambda: self._flush(change.conference))

    def refresh(self, conference: str, seq: int = 0) -> None:
        """Read and send what another process committed since the room's `seq`. May wait."""
        room = self._rooms.get(conference)
        if room is None or 0 < seq <= room.seq:
            return
        snapshot = self._store.since(conference, room.seq)
        with self._engine.lock():
            if self._rooms.get(conference) is not room or snapshot.seq <= room.seq:
                return
            newer = tuple(record for record in snapshot.records if record.rev > room.seq)
            self._send(room, [Change(conference, snapshot.seq, "", "", newer)])

    def catch_up(self) -> None:
        """Refresh every room that is behind the database, found by one query; close deleted ones. May wait."""
        rooms = self.rooms()
        clocks = self._store.clocks([room.conference for room in rooms])
        for room in rooms:
            if room.conference not in clocks:
                self.forget(room.conference)
            elif clocks[room.conference] > room.seq:
                self.refresh(room.conference)

    def join(self, room: Room, connection: Connection) -> None:
        """Add a connection to the room. Beyond SOCKETS_PER_PERSON the person's oldest is disconnected (A23)."""
        with self._engine.lock():
            same = [one for one in room.connections if one.person == connection.person]
            room.enter(connection)
            oldest_first = sorted(same, key=lambda one: one.joined)
            for oldest in oldest_first[: max(0, len(same) - SOCKETS_PER_PERSON + 1)]:
                self._disconnect(room, oldest, "too_many")
            if not same:
                self._tell_presence(room)

    def leave(self, connection: Connection) -> None:
        with self._engine.lock():
            room = self._rooms.get(connection.conference)
            if room is not None and room.exit(connection):
                self._engine.call_later(_LEAVING_SECONDS, lambda: self._tell_presence(room))

    def forget(self, conference: str) -> None:
        """Close the room of a deleted conference and disconnect everybody."""
        with self._engine.lock():
            room = self._rooms.pop(conference, None)
            self._pending.pop(conference, None)
            for connection in room.connections if room else ():
                self._disconnect(room, connection, "removed")

    def close(self) -> None:
        with self._engine.lock():
            for room in self._rooms.values():
                for connection in room.connections:
                    connection.close()

    def _flush(self, conference: str) -> None:
        """Send the queued changes that follow the room's `seq` without a gap; after a gap, refresh from the store.

        A gap means that another process committed in between.
        """
        with self._engine.lock():
            changes = self._pending.pop(conference, [])
            room = self._rooms.get(conference)
            if room is None:
                return
            following = list(_following(room.seq, changes))
            if following:
                self._send(room, following)
            if any(change.seq > room.seq for change in changes):
                self._engine.spawn(lambda: self.refresh(conference))

    def _send(self, room: Room, changes: list[Change]) -> None:
        try:
            records = [record for change in changes for record in change.records]
            self._reconnect_changed_roles(room, records)
            send_changes(room, changes)
            if any(isinstance(record, (Person, Device)) for record in records):
                self._evict_unauthorised(room)
        except Exception:  # a bug in one room must not stop the others; its devices reconnect and sync
            log.exception("a patch could not be sent")
            self._rooms.pop(room.conference, None)
            for connection in room.connections:
                connection.close()

    def _reconnect_changed_roles(self, room: Room, records: list[Record]) -> None:
        """Close the connections of people whose rights changed, before these changes are sent: they may no longer see
        some of them. Such a device reconnects and reads everything with its new rights."""
        changed = {one.id for one in records if isinstance(one, Person) and room.has_other_rights(one)}
        for connection in room.connections:
            if connection.person in changed and room.exit(connection):
                connection.close()
                self._engine.call_later(_LEAVING_SECONDS, lambda: self._tell_presence(room))

    def _evict_unauthorised(self, room: Room) -> None:
        """Disconnect devices that lost access, right after the commit (P3)."""
        for connection in room.connections:
            try:
                room.person_of(connection.device)
            except IpkError as refusal:
                self._disconnect(room, connection, refusal.code)

    def _disconnect(self, room: Room | None, connection: Connection, code: str) -> None:
        if room is not None:
            room.exit(connection)
            self._engine.call_soon(lambda: self._tell_presence(room))
        connection.send_nowait(EncodedFrame.event(b"bye", _encode({"code": code})))
        self._engine.call_later(0.05, connection.close)

    def _tell_presence(self, room: Room) -> None:
        with self._engine.lock():
            here = sorted(room.present())
            send_to_all(room.connections, EncodedFrame.event(b"here", _encode({"here": here})))


def _following(seq: int, changes: list[Change]) -> Iterator[Change]:
    """The changes after `seq`, up to the first gap."""
    for change in changes:
        if change.seq == seq + 1:
            seq = change.seq
            yield change
        elif change.seq > seq:
            return
