"""A conference as this process knows it: its records, and who of it is connected here.

A copy that can be thrown away: the database is the truth.
"""

from collections.abc import Iterable

import msgspec

from ipk.domain.kernel.errors import NotFound
from ipk.domain.kernel.records import Record
from ipk.domain.meeting.meeting import MEETING, Meeting
from ipk.domain.people.audiences import Audience, Viewer, audience_of
from ipk.domain.people.person import Device, Person, let_in
from ipk.domain.people.settings import PersonSettings, settings_id
from ipk.domain.views.projection import could_see, project, shared_view_of, viewers_with_own_view
from ipk.domain.wall.voting import Ballot
from ipk.realtime.sync.snapshot_pieces import Piece, SnapshotPieces
from ipk.realtime.transport.connection import Connection
from ipk.services.ports import Snapshot

_encode = msgspec.json.encode


class Room:
    """Records by id, their parts by kind, connections. Tombstones are kept, so that `sync` can tell of them."""

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
        """Whose device it is, admitted or not; "" for one that nobody knows."""
        found = self.records.get(device)
        return found.person if isinstance(found, Device) else ""

    def language_of(self, person: Person) -> str:
        """The one they chose, else the one they were invited in, "" for neither."""
        settings = self.records.get(settings_id(person.id))
        return (settings.language if isinstance(settings, PersonSettings) else "") or person.language

    def has_other_rights(self, person: Person) -> bool:
        """Did this person's rights change since the room last heard of them?"""
        known = self.records.get(person.id)
        return isinstance(known, Person) and known.rights_since != person.rights_since

    def enter(self, connection: Connection) -> None:
        self.connections = (*self.connections, connection)

    def exit(self, connection: Connection) -> bool:
        """Was it here?"""
        stayed = tuple(one for one in self.connections if one is not connection)
        was_here = len(stayed) < len(self.connections)
        self.connections = stayed
        return was_here

    def present(self) -> set[str]:
        return {connection.person for connection in self.connections}

    def apply(self, records: Iterable[Record], seq: int) -> None:
        """Take in changed records; what was built of them is forgotten."""
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
        """The record as JSON for everybody of an audience alike, b"" when it does not exist for them."""
        record = self.records[id]
        seen_as = shared_view_of(record, audience)
        fragments = self._fragments.setdefault(seen_as, {})
        built = fragments.get(id)
        if built is None:
            built = self.shown(record, Viewer(seen_as))
            if not isinstance(record, Person):  # `here` changes without a record changing
                fragments[id] = built
        return built

    def shown(self, record: Record, viewer: Viewer) -> bytes:
        """The record as JSON for one viewer, b"" when it does not exist for them."""
        shown = project(record, viewer, self.parts_of(record.id))
        if shown is None:
            return b""
        if isinstance(record, Person):
            shown["here"] = record.id in self.present()
        return _encode(shown)

    def viewers_with_own_view(self, id: str) -> tuple[str, ...]:
        # a drawing's many lines make nobody particular
        ballots = self._parts.get(id, {}).get(Ballot, {})
        return viewers_with_own_view(self.records[id], ballots.values())

    def needs_full_sync(self, person: Person, since: int) -> bool:
        return since == 0 or since > self.seq or since < person.rights_since

    def read(self, person: Person, since: int) -> tuple[bool, list[bytes], list[str]]:
        """(full, records, removed): all that this person may see, or what of it is newer than `since`."""
        viewer = Viewer(audience_of(person), person.id)
        if self.needs_full_sync(person, since):
            return True, self._everything(viewer), []
        records, removed = self._newer(viewer, since)
        return False, records, removed

    def read_packed(self, person: Person, after: str | None) -> tuple[Piece, list[bytes], list[str]]:
        """(piece, records, removed): what this person may see, all of it for None, else the piece after a cursor.

        The piece is the same for a whole audience and built once for it; `records` and `removed` say what of it is
        different for this person, and with the first piece who is here.
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
        """A change that this viewer does not see must not show in what they get, not even as a newer rev (P4)."""
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
