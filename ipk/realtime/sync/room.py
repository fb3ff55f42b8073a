"""The records of one conference in memory, and its connections in this process.

A cache: the database is the truth.
"""

from collections.abc import Iterable

import msgspec

from ipk.domain.kernel.errors import NotFound
from ipk.domain.kernel.records import Record
from ipk.domain.meeting.meeting import MEETING, Meeting
from ipk.domain.meeting.topics import Ballot
from ipk.domain.people.audiences import Audience, Viewer, audience_of
from ipk.domain.people.person import Device, Person, let_in
from ipk.domain.people.settings import PersonSettings, settings_id
from ipk.domain.views.projection import could_see, project, shared_view_of, viewers_with_own_view
from ipk.realtime.sync.snapshot_pieces import Piece, SnapshotPieces
from ipk.realtime.transport.connection import Connection
from ipk.services.ports import Snapshot

_encode = msgspec.json.encode


class Room:
    """Records by id, parts by parent and type, connections. Keeps tombstones, because `sync` sends removed ids."""

    def __init__(self, conference: str, snapshot: Snapshot) -> None:
        self.conference = conference
        self.seq = 0
        self.records: dict[str, Record] = {}
        self._parts: dict[str, dict[type[Record], dict[str, Record]]] = {}
        self.connections: tuple[Connection, ...] = ()
        self.sent: dict[Audience, int] = {}
        self._fragments: dict[Audience, dict[str, bytes]] = {}
        self._pieces = SnapshotPieces(self.records, self.encoded_record)
        self.apply(snapshot.records, snapshot.seq)

    @property
    def meeting(self) -> Meeting:
        meeting = self.records.get(MEETING)
        if not isinstance(meeting, Meeting):
            raise NotFound
        return meeting

    def person_of(self, device: str) -> Person:
        """The admitted person of a device. Raises NotFound, Removed or NotAdmitted."""
        found = self.records.get(device)
        person = self.records.get(found.person) if isinstance(found, Device) else None
        if not isinstance(found, Device) or not isinstance(person, Person):
            raise NotFound
        return let_in(person, found)

    def owner_of(self, device: str) -> str:
        """The person id of a device, admitted or not; "" for an unknown device."""
        found = self.records.get(device)
        return found.person if isinstance(found, Device) else ""

    def language_of(self, person: Person) -> str:
        """The language that the person chose, else the one of their invitation, or ""."""
        settings = self.records.get(settings_id(person.id))
        return (settings.language if isinstance(settings, PersonSettings) else "") or person.language

    def has_other_rights(self, person: Person) -> bool:
        """Do the rights in this new record differ from those in the room?"""
        known = self.records.get(person.id)
        return isinstance(known, Person) and known.rights_since != person.rights_since

    def enter(self, connection: Connection) -> None:
        self.connections = (*self.connections, connection)

    def exit(self, connection: Connection) -> bool:
        """Remove a connection. Returns whether it was in the room."""
        stayed = tuple(one for one in self.connections if one is not connection)
        was_here = len(stayed) < len(self.connections)
        self.connections = stayed
        return was_here

    def present(self) -> set[str]:
        return {connection.person for connection in self.connections}

    def apply(self, records: Iterable[Record], seq: int) -> None:
        """Replace changed records and drop their cached JSON."""
        for record in records:
            self.records[record.id] = record
            if record.parent:
                self._parts.setdefault(record.parent, {}).setdefault(type(record), {})[record.id] = record
            for fragments in self._fragments.values():
                fragments.pop(record.parent or record.id, None)
        self.seq = max(self.seq, seq)

    def parts_of(self, id: str) -> list[Record]:
        return [part for kind in self._parts.get(id, {}).values() for part in kind.values()]

    def encoded_record(self, audience: Audience, id: str) -> bytes:
        """The record as JSON for an audience, b"" when it may not see it. Cached."""
        record = self.records[id]
        seen_as = shared_view_of(record, audience)
        fragments = self._fragments.setdefault(seen_as, {})
        built = fragments.get(id)
        if built is None:
            built = self.shown(record, Viewer(seen_as))
            if not isinstance(record, Person):  # not cached: `here` changes without the record
                fragments[id] = built
        return built

    def shown(self, record: Record, viewer: Viewer) -> bytes:
        """The record as JSON for one viewer, b"" when they may not see it."""
        shown = project(record, viewer, self.parts_of(record.id))
        if shown is None:
            return b""
        if isinstance(record, Person):
            shown["here"] = record.id in self.present()
        return _encode(shown)

    def viewers_with_own_view(self, id: str) -> tuple[str, ...]:
        # only ballots give people a view of their own; the many strokes of a drawing do not
        ballots = self._parts.get(id, {}).get(Ballot, {})
        return viewers_with_own_view(self.records[id], ballots.values())

    def needs_full_sync(self, person: Person, since: int) -> bool:
        return since == 0 or since > self.seq or since < person.rights_since

    def read(self, person: Person, since: int) -> tuple[bool, list[bytes], list[str]]:
        """(full, records, removed): all that this person may see, or only what is newer than `since`."""
        viewer = Viewer(audience_of(person), person.id)
        if self.needs_full_sync(person, since):
            return True, self._everything(viewer), []
        records, removed = self._newer(viewer, since)
        return False, records, removed

    def read_packed(self, person: Person, after: str | None) -> tuple[Piece, list[bytes], list[str]]:
        """(piece, records, removed): everything for `after` None, else the piece after a cursor.

        The piece is encoded once for a whole audience. `records` and `removed` are the differences for this person,
        and in the first piece also the people.
        """
        viewer = Viewer(audience_of(person), person.id)
        piece = self._pieces.piece(viewer.audience, self.seq, after)
        people = [record for record in self._wholes() if isinstance(record, Person)] if piece.first else []
        seen = [self._seen(record, viewer) for record in people]
        own = {
            id: self.shown(self.records[id], viewer) for id in piece.ids if person.id in self.viewers_with_own_view(id)
        }
        records = [record for record in (*seen, *own.values()) if record]
        return piece, records, [id for id, record in own.items() if not record]

    def _wholes(self) -> list[Record]:
        return [record for record in self.records.values() if not record.parent and not record.gone]

    def _everything(self, viewer: Viewer) -> list[bytes]:
        shown = (self._seen(record, viewer) for record in self._wholes())
        return [record for record in shown if record]

    def _seen(self, record: Record, viewer: Viewer) -> bytes:
        mine = viewer.person in self.viewers_with_own_view(record.id)
        return self.shown(record, viewer) if mine else self.encoded_record(viewer.audience, record.id)

    def _newer(self, viewer: Viewer, since: int) -> tuple[list[bytes], list[str]]:
        """(records, removed) after `since`. A change that they may not see leaves no trace, no rev either (P4)."""
        records: list[bytes] = []
        removed: list[str] = []
        for record in list(self.records.values()):
            parts = self.parts_of(record.id)
            if record.parent or not (record.rev > since or any(part.rev > since for part in parts)):
                continue
            shown = project(record, viewer, parts)
            if shown is None:
                if could_see(record, viewer):
                    removed.append(record.id)
            elif shown["rev"] > since:
                records.append(self.shown(record, viewer))
        return records, removed
