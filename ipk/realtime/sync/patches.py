"""Computes the `patch` frames of a group of committed changes: one for all who see the same, others for own views."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import msgspec

from ipk.domain.people.audiences import Audience, Viewer
from ipk.domain.views.cards import stroke_view
from ipk.domain.views.projection import could_see, is_shared_view, project, shared_view_of
from ipk.domain.wall.strokes import Stroke
from ipk.realtime.sync.changeset import ChangeSet, signature
from ipk.realtime.sync.room import Room
from ipk.realtime.transport.connection import Connection, Delivery, EncodedFrame
from ipk.services.ports import Change

_encode = msgspec.json.encode
#: record id → its JSON for one viewer, b"" when they do not see it
Views = dict[str, bytes]


@dataclass
class Patch:
    """The content of one `patch` event: encoded records, removed ids, encoded stroke deltas."""

    records: list[bytes] = field(default_factory=list[bytes])
    removed: list[str] = field(default_factory=list[str])
    strokes: list[bytes] = field(default_factory=list[bytes])

    def __bool__(self) -> bool:
        return bool(self.records or self.removed or self.strokes)

    def encoded(self, prev: int, seq: int, signature: bytes) -> EncodedFrame:
        records, removed = b",".join(self.records), _encode(self.removed)
        strokes = b',"strokes":[%b]' % b",".join(self.strokes) if self.strokes else b""
        whole = b'{"prev":%d,"seq":%d,"records":[%b],"removed":%b%b%b}'
        return EncodedFrame.event(b"patch", whole % (prev, seq, records, removed, strokes, signature))


class Patcher:
    """The difference between what each viewer saw of some records before a group of changes, and after it.

    Three steps: `Patcher(room, changes)` encodes what the viewers see before; the caller applies the records to the
    room; `deliveries()` encodes what they see then and returns the frames. It only reads the room.
    """

    def __init__(self, room: Room, changes: Sequence[Change]) -> None:
        self._room = room
        self._changed = ChangeSet.of([record for change in changes for record in change.records])
        self._seq = changes[-1].seq
        self._signature = signature(changes, room.records)
        viewers = {(one.audience, one.person) for one in room.connections}
        self._shared = self._all_are_shared()
        audiences = {self._view_of(audience) for audience, _ in viewers}
        self._before = {audience: self._views(Viewer(audience)) for audience in audiences}
        self._own = self._viewers_with_own_view()
        self._own_before = {
            (audience, person): self._views(Viewer(audience, person))
            for audience, person in viewers
            if person in self._own
        }
        self._strokes: dict[str, bytes] = {}

    def deliveries(self) -> list[Delivery]:
        """The frames to send, each encoded once for all who see the same. Call it once, after the records changed."""
        self._own |= self._viewers_with_own_view()
        self._shared = self._shared and self._all_are_shared()
        self._strokes = {id: self._encoded_strokes(id, some) for id, some in self._changed.strokes.items()}
        chosen: dict[tuple[Audience, bool, str], EncodedFrame | None] = {}
        built: dict[object, EncodedFrame | None] = {}
        outgoing: dict[EncodedFrame, list[Connection]] = {}
        for connection in self._room.connections:
            own = connection.person if connection.person in self._own else ""
            key = (connection.audience, connection.delta_strokes, own)
            if key not in chosen:
                same = (own, connection.delta_strokes) if own else self._cache_key(connection)
                if same not in built:
                    built[same] = self._build(connection, own)
                chosen[key] = built[same]
            frame = chosen[key]
            if frame is not None:
                outgoing.setdefault(frame, []).append(connection)
        return [Delivery(frame, connections) for frame, connections in outgoing.items()]

    def audiences_of(self, delivery: Delivery) -> set[Audience]:
        """The audiences that get the frame as a whole, not as the own view of one person."""
        return {one.audience for one in delivery.connections if one.person not in self._own}

    def _cache_key(self, connection: Connection) -> object:
        """Equal for audiences with equal views before and after, and an equal last sent `seq`: they share a frame."""
        audience, records = connection.audience, self._room.records
        if self._shared:
            return (connection.delta_strokes, self._room.sent.get(audience, 0))
        before = self._seen_before(audience)
        views = [(shared_view_of(records[id], audience), before.get(id)) for id in self._changed.records]
        drawn = [shared_view_of(records[id], audience) for id in self._changed.strokes]
        return (connection.delta_strokes, self._room.sent.get(audience, 0), *views, *drawn)

    def _build(self, connection: Connection, own: str) -> EncodedFrame | None:
        viewer = Viewer(connection.audience, own)
        before = self._own_before.get((viewer.audience, own), {}) if own else self._seen_before(viewer.audience)
        patch = Patch()
        for id in self._changed.ids_for(own):
            self._add(patch, viewer, id, before.get(id))
        for id, strokes in self._strokes.items():
            if project(self._room.records[id], viewer) is None:
                continue
            if connection.delta_strokes:
                patch.strokes.append(strokes)
            else:
                patch.records.append(self._show(viewer, id))
        prev = self._room.sent.get(connection.audience, 0)
        return patch.encoded(prev, self._seq, self._signature) if patch else None

    def _all_are_shared(self) -> bool:
        """Does every audience see these records alike?"""
        records = self._room.records
        known = (records[id] for id in (*self._changed.records, *self._changed.strokes) if id in records)
        return all(is_shared_view(record) for record in known)

    def _view_of(self, audience: Audience) -> Audience:
        return Audience.EVERYONE if self._shared else audience

    def _seen_before(self, audience: Audience) -> Views:
        return self._before[audience] if audience in self._before else self._before[Audience.EVERYONE]

    def _add(self, patch: Patch, viewer: Viewer, id: str, before: bytes | None) -> None:
        after = self._show(viewer, id)
        if after == before:
            return
        if after:
            patch.records.append(after)
        elif before or (before is None and could_see(self._room.records[id], viewer)):
            patch.removed.append(id)

    def _encoded_strokes(self, card: str, strokes: list[Stroke]) -> bytes:
        """The added and removed strokes of a card, for clients that asked for stroke deltas."""
        add = [stroke_view(one) for one in strokes if not one.gone]
        drop = [one.name for one in strokes if one.gone]
        return _encode({"card": card, "rev": self._seq, "add": add, "drop": drop})

    def _views(self, viewer: Viewer) -> Views:
        known = (id for id in self._changed.ids_for(viewer.person) if id in self._room.records)
        return {id: self._show(viewer, id) for id in known}

    def _show(self, viewer: Viewer, id: str) -> bytes:
        if not viewer.person:
            return self._room.encoded_record(viewer.audience, id)
        return self._room.shown(self._room.records[id], viewer)

    def _viewers_with_own_view(self) -> set[str]:
        """The people who see something of the changes otherwise than their audience."""
        touched = (*self._changed.records, *self._changed.strokes)
        known = (id for id in touched if id in self._room.records)
        return set(self._changed.own_ballots).union(*map(self._room.viewers_with_own_view, known))
