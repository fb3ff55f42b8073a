"""From committed changes to what each person gets of them: one build for all who see the same, own parts on top."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import msgspec

from ipk.domain.people.audiences import Audience, Viewer
from ipk.domain.views.cards import stroke_view
from ipk.domain.views.projection import could_see, is_shared_view, project, shared_view_of
from ipk.domain.wall.strokes import Stroke
from ipk.realtime.sync.changeset import ChangeSet, signature
from ipk.realtime.sync.room import Room
from ipk.realtime.transport.connection import Connection, EncodedFrame, send_to_all
from ipk.services.ports import Change

_encode = msgspec.json.encode
Looks = dict[str, bytes]


@dataclass
class Patch:
    """What one kind of viewer gets."""

    records: list[bytes] = field(default_factory=list[bytes])
    removed: list[str] = field(default_factory=list[str])
    strokes: list[bytes] = field(default_factory=list[bytes])

    def __bool__(self) -> bool:
        return bool(self.records or self.removed or self.strokes)

    def sendable(self, prev: int, seq: int, signature: bytes) -> EncodedFrame:
        records, removed = b",".join(self.records), _encode(self.removed)
        strokes = b',"strokes":[%b]' % b",".join(self.strokes) if self.strokes else b""
        whole = b'{"prev":%d,"seq":%d,"records":[%b],"removed":%b%b%b}'
        return EncodedFrame.event(b"patch", whole % (prev, seq, records, removed, strokes, signature))


class Patcher:
    """Takes one room over a group of changes and sends what came of it."""

    def __init__(self, room: Room, changes: Sequence[Change]) -> None:
        records = [record for change in changes for record in change.records]
        self._room = room
        self._changed = ChangeSet.of(records)
        self._seq = changes[-1].seq
        self._signature = signature(changes, room.records)
        viewers = {(one.audience, one.person) for one in room.connections}
        self._alike = self._all_see_alike()
        faces = {self._face(audience) for audience, _ in viewers}
        self._before = {audience: self._look(Viewer(audience)) for audience in faces}
        self._own = self._particular_people()
        self._own_before = {
            (audience, person): self._look(Viewer(audience, person))
            for audience, person in viewers
            if person in self._own
        }
        room.apply(records, self._seq)
        self._own |= self._particular_people()
        self._alike = self._alike and self._all_see_alike()
        self._lines = {id: self._strokes(id, strokes) for id, strokes in self._changed.strokes.items()}

    def send(self) -> None:
        room = self._room
        chosen: dict[tuple[Audience, bool, str], EncodedFrame | None] = {}
        alike: dict[object, EncodedFrame | None] = {}
        touched: set[Audience] = set()
        outgoing: dict[EncodedFrame, list[Connection]] = {}
        for connection in room.connections:
            own = connection.person if connection.person in self._own else ""
            key = (connection.audience, connection.delta_strokes, own)
            if key not in chosen:
                looks = (own, connection.delta_strokes) if own else self._looks(connection)
                if looks not in alike:
                    alike[looks] = self._build(connection, own)
                chosen[key] = alike[looks]
            sendable = chosen[key]
            if sendable is not None:
                outgoing.setdefault(sendable, []).append(connection)
                if not own:
                    touched.add(connection.audience)
        for sendable, connections in outgoing.items():
            send_to_all(connections, sendable)
        for audience in touched:
            room.sent[audience] = self._seq

    def _looks(self, connection: Connection) -> object:
        """The same for all audiences that saw the same, see the same and were sent the same."""
        audience, records = connection.audience, self._room.records
        if self._alike:
            return (connection.delta_strokes, self._room.sent.get(audience, 0))
        before = self._seen_before(audience)
        faces = [(shared_view_of(records[id], audience), before.get(id)) for id in self._changed.records]
        drawn = [shared_view_of(records[id], audience) for id in self._changed.strokes]
        return (connection.delta_strokes, self._room.sent.get(audience, 0), *faces, *drawn)

    def _build(self, connection: Connection, own: str) -> EncodedFrame | None:
        viewer = Viewer(connection.audience, own)
        before = self._own_before.get((viewer.audience, own), {}) if own else self._seen_before(viewer.audience)
        patch = Patch()
        for id in self._changed.ids_for(own):
            self._add(patch, viewer, id, before.get(id))
        for id, lines in self._lines.items():
            if project(self._room.records[id], viewer) is None:
                continue
            if connection.delta_strokes:
                patch.strokes.append(lines)
            else:
                patch.records.append(self._show(viewer, id))
        prev = self._room.sent.get(connection.audience, 0)
        return patch.sendable(prev, self._seq, self._signature) if patch else None

    def _all_see_alike(self) -> bool:
        records = self._room.records
        known = (records[id] for id in (*self._changed.records, *self._changed.strokes) if id in records)
        return all(is_shared_view(record) for record in known)

    def _face(self, audience: Audience) -> Audience:
        return Audience.EVERYONE if self._alike else audience

    def _seen_before(self, audience: Audience) -> Looks:
        return self._before[audience] if audience in self._before else self._before[Audience.EVERYONE]

    def _add(self, patch: Patch, viewer: Viewer, id: str, before: bytes | None) -> None:
        after = self._show(viewer, id)
        if after == before:
            return
        if after:
            patch.records.append(after)
        elif before or (before is None and could_see(self._room.records[id], viewer)):
            patch.removed.append(id)

    def _strokes(self, card: str, strokes: list[Stroke]) -> bytes:
        """Only the lines that came and went, for clients that asked for them apart."""
        add = [stroke_view(one) for one in strokes if not one.gone]
        drop = [one.name for one in strokes if one.gone]
        return _encode({"card": card, "rev": self._seq, "add": add, "drop": drop})

    def _look(self, viewer: Viewer) -> Looks:
        known = (id for id in self._changed.ids_for(viewer.person) if id in self._room.records)
        return {id: self._show(viewer, id) for id in known}

    def _show(self, viewer: Viewer, id: str) -> bytes:
        if not viewer.person:
            return self._room.encoded_record(viewer.audience, id)
        return self._room.shown(self._room.records[id], viewer)

    def _particular_people(self) -> set[str]:
        """Whose view of what changed is not that of their audience."""
        touched = (*self._changed.records, *self._changed.strokes)
        known = (id for id in touched if id in self._room.records)
        return set(self._changed.own_ballots).union(*map(self._room.viewers_with_own_view, known))
