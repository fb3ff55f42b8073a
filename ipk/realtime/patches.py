"""From committed changes to what each person gets of them: one build for each audience, own parts on top."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import msgspec

from ipk.domain.audiences import Audience, Viewer
from ipk.domain.drawing import Stroke
from ipk.domain.projection import could_see
from ipk.domain.records import Record
from ipk.domain.shown_cards import show_stroke
from ipk.domain.voting import Ballot
from ipk.domain.wall import Card
from ipk.realtime.connection import Connection, Sendable
from ipk.realtime.room import Room
from ipk.services.ports import Change

_encode = msgspec.json.encode
#: journal lines of these say who did it; signals, votes and the like do not
_TELLING = (Card, Stroke)


@dataclass
class Changed:
    """What a group of changes touched: wholes that an audience may see, and for whom else it differs."""

    wholes: dict[str, list[Record]] = field(default_factory=dict[str, list[Record]])
    private: dict[str, set[str]] = field(default_factory=dict[str, set[str]])

    @classmethod
    def of(cls, records: Iterable[Record]) -> "Changed":
        changed = cls()
        for record in records:
            if isinstance(record, Ballot):
                changed.private.setdefault(record.person, set()).add(record.card)
            else:
                changed.wholes.setdefault(record.parent or record.id, []).append(record)
        return changed


@dataclass
class Patch:
    """What one kind of viewer gets."""

    records: list[bytes] = field(default_factory=list[bytes])
    removed: list[str] = field(default_factory=list[str])
    strokes: list[bytes] = field(default_factory=list[bytes])

    def __bool__(self) -> bool:
        return bool(self.records or self.removed or self.strokes)

    def sendable(self, prev: int, seq: int, signature: str) -> Sendable:
        parts = [f'"prev":{prev},"seq":{seq},"records":[{b",".join(self.records).decode()}]']
        parts.append(f'"removed":{_encode(self.removed).decode()}')
        if self.strokes:
            parts.append(f'"strokes":[{b",".join(self.strokes).decode()}]')
        return Sendable.event("patch", "{" + ",".join(parts) + signature + "}")


class Patcher:
    """Takes one room over a group of changes and sends what came of it."""

    def __init__(self, room: Room, changes: Sequence[Change]) -> None:
        records = [record for change in changes for record in change.records]
        self._room = room
        self._changed = Changed.of(records)
        self._seq = changes[-1].seq
        self._signature = _signature(changes)
        self._viewers = {(one.audience, one.person) for one in room.connections}
        audiences = {audience for audience, _ in self._viewers}
        self._before = {audience: self._look(Viewer(audience)) for audience in audiences}
        self._own = self._particular_people()
        self._own_before = {
            (audience, person): self._look(Viewer(audience, person))
            for audience, person in self._viewers
            if person in self._own
        }
        room.absorb(records, self._seq)
        self._own |= self._particular_people()

    def send(self) -> None:
        room = self._room
        built: dict[tuple[Audience, bool, str], Sendable | None] = {}
        touched: set[Audience] = set()
        for connection in room.connections:
            own = connection.person if connection.person in self._own else ""
            key = (connection.audience, connection.apart, own)
            if key not in built:
                built[key] = self._build(connection, own)
            sendable = built[key]
            if sendable is not None:
                connection.push(sendable)
                if not own:
                    touched.add(connection.audience)
        for audience in touched:
            room.sent[audience] = self._seq

    def _build(self, connection: Connection, own: str) -> Sendable | None:
        viewer = Viewer(connection.audience, own)
        before = self._own_before.get((viewer.audience, own)) if own else self._before[viewer.audience]
        patch = Patch()
        for id in self._ids(own):
            self._add(patch, viewer, id, (before or {}).get(id), connection.apart)
        prev = self._room.sent.get(connection.audience, 0)
        return patch.sendable(prev, self._seq, self._signature) if patch else None

    def _add(self, patch: Patch, viewer: Viewer, id: str, before: bytes | None, apart: bool) -> None:
        record = self._room.records[id]
        after = self._show(viewer, id)
        if after == before:
            return
        if not after:
            if before or (before is None and could_see(record, viewer)):
                patch.removed.append(id)
            return
        strokes = self._changed.wholes.get(id, [])
        if apart and before and strokes and all(isinstance(one, Stroke) for one in strokes):
            patch.strokes.append(self._strokes(record, strokes))
        else:
            patch.records.append(after)

    def _strokes(self, card: Record, strokes: list[Record]) -> bytes:
        """Only the lines that came and went, for a client that asked for them apart."""
        ink = [one for one in strokes if isinstance(one, Stroke)]
        add = [show_stroke(one) for one in ink if not one.gone]
        drop = [one.name for one in ink if one.gone]
        return _encode({"card": card.id, "rev": self._seq, "add": add, "drop": drop})

    def _ids(self, person: str) -> list[str]:
        private = self._changed.private.get(person, set()) if person else set[str]()
        return [*self._changed.wholes, *(private - self._changed.wholes.keys())]

    def _look(self, viewer: Viewer) -> dict[str, bytes]:
        return {id: self._show(viewer, id) for id in self._ids(viewer.person) if id in self._room.records}

    def _show(self, viewer: Viewer, id: str) -> bytes:
        if not viewer.person:
            return self._room.fragment(viewer.audience, id)
        return self._room.shown(self._room.records[id], viewer)

    def _particular_people(self) -> set[str]:
        """Whose view of what changed is not that of their audience."""
        known = (id for id in self._changed.wholes if id in self._room.records)
        return set(self._changed.private).union(*map(self._room.particular, known))


def _signature(changes: Sequence[Change]) -> str:
    """Who did it, where it was one thing and no secret."""
    if len(changes) != 1 or not all(isinstance(one, _TELLING) for one in changes[0].records):
        return ""
    return f',"by":{_encode(changes[0].by).decode()},"op":{_encode(changes[0].op).decode()}'
