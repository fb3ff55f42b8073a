"""Everything that goes out to people goes out here: patches, presence, farewells."""

import logging
from collections.abc import Callable, Iterator
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
#: a phone that goes through a tunnel has not left
_LEAVING_SECONDS = 3.0


class Broadcaster:
    """The rooms of this process and what is sent in them. Changes of one tick go out as one patch."""

    def __init__(self, store: Store, engine: AsyncRuntime) -> None:
        self._store = store
        self._engine = engine
        self._rooms: dict[str, Room] = {}
        self._pending: dict[str, list[Change]] = {}
        self._commit_listeners: list[Callable[[str, int], None]] = []
        self._open_listeners: list[Callable[[str], None]] = []
        store.on_change(self.announce)

    def on_commit(self, ring: Callable[[str, int], None]) -> None:
        """`ring(conference, seq)` hears of every change of this process, for the other processes."""
        self._commit_listeners.append(ring)

    def on_open(self, opened: Callable[[str], None]) -> None:
        """`opened(conference)` hears of every room that is opened here."""
        self._open_listeners.append(opened)

    def room(self, conference: str) -> Room:
        """The room, opened when nobody was in it yet. Raises NotFound."""
        known = self._rooms.get(conference)
        if known is not None:
            return known
        with self._engine.lock():
            if conference in self._rooms:
                return self._rooms[conference]
            snapshot = self._store.since(conference, 0)
            if conference not in self._rooms:  # reading may have waited, and somebody else have opened it
                self._rooms[conference] = Room(conference, snapshot)
                for opened in self._open_listeners:
                    opened(conference)
                self._engine.spawn(lambda: self.refresh(conference))  # for what was committed meanwhile
            return self._rooms[conference]

    def authorise_device(self, conference: str, device: str) -> tuple[Room, Person]:
        """The room and whose device it is, as Room.person_of says. A device that was let in a moment ago may be here
        sooner than the room heard of it: then the room reads what is newer."""
        room = self.room(conference)
        try:
            return room, room.person_of(device)
        except NotFound:
            self.refresh(conference)
        return room, room.person_of(device)

    @contextmanager
    def consistent_read(self, conference: str) -> Iterator[Room]:
        """The room while nothing changes in it, with all that was committed here: whoever was answered reads what they
        did. Raises NotFound."""
        room = self.room(conference)
        with self._engine.lock():
            self._flush(conference)
            yield room

    def rooms(self) -> list[Room]:
        return list(self._rooms.values())

    def announce(self, change: Change) -> None:
        """A committed change of this process: it goes out with the others of this tick."""
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
        """Another process changed the conference: read what is newer than this room and tell it. Waits."""
        with self._engine.lock():
            room = self._rooms.get(conference)
            if room is None or 0 < seq <= room.seq:
                return
            snapshot = self._store.since(conference, room.seq)
            if snapshot.seq > room.seq:
                self._send(room, [Change(conference, snapshot.seq, "", "", tuple(snapshot.records))])

    def catch_up(self) -> None:
        """Read what others changed unheard, one question for all rooms; leave those that were deleted. Waits."""
        rooms = self.rooms()
        clocks = self._store.clocks([room.conference for room in rooms])
        for room in rooms:
            if room.conference not in clocks:
                self.forget(room.conference)
            elif clocks[room.conference] > room.seq:
                self.refresh(room.conference)

    def join(self, room: Room, connection: Connection) -> None:
        """A device is in. More than a few of one person: the oldest goes (A23)."""
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
        """The conference was deleted: nobody is in it any more."""
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
        """Send what follows on what this room knows; where another process was in between, read it first."""
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
            Patcher(room, changes).send()
            if any(isinstance(record, (Person, Device)) for record in records):
                self._evict_unauthorised(room)
        except Exception:  # one room's bug must not silence the others; its people sync anew
            log.exception("a patch could not be sent")
            self._rooms.pop(room.conference, None)
            for connection in room.connections:
                connection.close()

    def _reconnect_changed_roles(self, room: Room, records: list[Record]) -> None:
        """Close the connections of whoever has other rights now, before these changes are sent: they may no longer see
        some of them. They connect anew and read everything as who they are now."""
        changed = {one.id for one in records if isinstance(one, Person) and room.has_other_rights(one)}
        for connection in room.connections:
            if connection.person in changed and room.exit(connection):
                connection.close()
                self._engine.call_later(_LEAVING_SECONDS, lambda: self._tell_presence(room))

    def _evict_unauthorised(self, room: Room) -> None:
        """Whoever may no longer be here leaves in the same breath (P3)."""
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
    """The changes that follow each other without a gap, from the first after `seq`."""
    for change in changes:
        if change.seq == seq + 1:
            seq = change.seq
            yield change
        elif change.seq > seq:
            return
