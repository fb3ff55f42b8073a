"""The committed records of a conference in memory, and overlays for changes that are not committed yet."""

from collections.abc import Mapping

from ipk.domain.kernel.records import Record
from ipk.services.ports import ProcessedCommand, Snapshot
from ipk.storage.memory.shared_map import with_entries

Op = tuple[str, str]


class CommittedIndex:
    """Records by type, and by type and parent, each group in the order of creation. Immutable."""

    def __init__(
        self,
        kinds: Mapping[str, Mapping[str, Record]] | None = None,
        parts: Mapping[tuple[str, str], Mapping[str, Record]] | None = None,
    ) -> None:
        self._kinds = kinds or {}
        self._parts = parts or {}

    def members(self, kind: str, parent: str) -> Mapping[str, Record]:
        """Records of a type, or those of them with this parent."""
        return (self._parts.get((kind, parent)) if parent else self._kinds.get(kind)) or {}

    def updated(self, records: Mapping[str, Record], before: Mapping[str, Record]) -> "CommittedIndex":
        """An index that holds `records` too; `before` are all records of this one. Copies only groups that change."""
        kinds: dict[str, dict[str, Record]] = {}
        parts: dict[tuple[str, str], dict[str, Record]] = {}
        for id, record in records.items():
            kinds.setdefault(record.TYPE, {})[id] = record
            if record.parent:
                parts.setdefault((record.TYPE, record.parent), {})[id] = record
        groups = {where: with_entries(self._parts.get(where, {}), group) for where, group in parts.items()}
        for id, record in records.items():
            old = before.get(id)
            if old is not None and old.parent != record.parent:
                where = (old.TYPE, old.parent)
                group = groups.get(where, self._parts.get(where, {}))
                groups[where] = {other: one for other, one in group.items() if other != id}
        changed = {kind: with_entries(self._kinds.get(kind, {}), group) for kind, group in kinds.items()}
        return CommittedIndex({**self._kinds, **changed}, with_entries(self._parts, groups))


class ConferenceState:
    """The committed records of a conference and its processed commands, as of `seq`.

    Immutable: a commit makes a new state (`advanced`), so that any thread reads one consistent moment without a lock.
    """

    def __init__(
        self,
        seq: int = 0,
        last_nr: int = 0,
        records: Mapping[str, Record] | None = None,
        index: CommittedIndex | None = None,
        ops: Mapping[Op, ProcessedCommand] | None = None,
    ) -> None:
        self.seq = seq
        self.last_nr = last_nr
        self.records = records or {}
        self._index = index or CommittedIndex()
        self._ops = ops or {}

    def recall(self, id: str) -> Record | None:
        return self.records.get(id)

    def members(self, kind: str, parent: str) -> Mapping[str, Record]:
        """Records of a type, or those with this parent, tombstones too, oldest first."""
        return self._index.members(kind, parent)

    def every(self) -> Mapping[str, Record]:
        return self.records

    def carried_out(self, op: Op) -> ProcessedCommand | None:
        return self._ops.get(op)

    def advanced(
        self, seq: int, last_nr: int, records: Mapping[str, Record], ops: Mapping[Op, ProcessedCommand]
    ) -> "ConferenceState":
        """The state after the commits up to `seq`, which wrote `records` and `ops`."""
        index = self._index.updated(records, self.records)
        return ConferenceState(seq, last_nr, with_entries(self.records, records), index, with_entries(self._ops, ops))

    def since(self, seq: int) -> Snapshot:
        """Every record with `rev > seq`."""
        newer = [record for record in self.records.values() if record.rev > seq]
        return Snapshot(self.seq, sorted(newer, key=lambda record: record.rev))


class Watched(ConferenceState):
    """A state that notes which records are read, to tell later whether they are still the same."""

    def __init__(self, snapshot: Snapshot) -> None:
        records = {record.id: record for record in snapshot.records}
        super().__init__(snapshot.seq, 0, records, CommittedIndex().updated(records, {}))
        self._recalled: set[str] = set()
        self._searched: set[tuple[str, str]] = set()

    def recall(self, id: str) -> Record | None:
        self._recalled.add(id)
        return super().recall(id)

    def members(self, kind: str, parent: str) -> Mapping[str, Record]:
        self._searched.add((kind, parent))
        return super().members(kind, parent)

    def holds_in(self, now: "ConferenceState | Overlay") -> bool:
        """Has everything that was read here the same `rev` in `now`?"""
        recalled = all(_rev_of(now.recall(id)) == _rev_of(self.records.get(id)) for id in self._recalled)
        return recalled and all(
            _revs(now.members(*where)) == _revs(super(Watched, self).members(*where)) for where in self._searched
        )


class StagedIndex:
    """The same groups of the records that one overlay holds; written while a command runs."""

    def __init__(self) -> None:
        self._kinds: dict[str, dict[str, Record]] = {}
        self._parts: dict[tuple[str, str], dict[str, Record]] = {}

    def put(self, record: Record) -> None:
        self._kinds.setdefault(record.TYPE, {})[record.id] = record
        if record.parent:
            self._parts.setdefault((record.TYPE, record.parent), {})[record.id] = record

    def drop_part(self, record: Record) -> None:
        """Remove a record from the group of its old parent."""
        self._parts.get((record.TYPE, record.parent), {}).pop(record.id, None)

    def members(self, kind: str, parent: str) -> Mapping[str, Record]:
        """Records of a type, or those of them with this parent."""
        return (self._parts.get((kind, parent)) if parent else self._kinds.get(kind)) or {}


class Overlay:
    """Uncommitted changes over a lower state; reading finds them first."""

    def __init__(self, below: "ConferenceState | Overlay") -> None:
        self.below = below
        self.records: dict[str, Record] = {}
        self._index = StagedIndex()
        #: (type, parent, id) of records whose parent is another here than below
        self._moved: set[tuple[str, str, str]] = set()
        self.ops: dict[Op, ProcessedCommand] = {}

    def recall(self, id: str) -> Record | None:
        record = self.records.get(id)
        return self.below.recall(id) if record is None else record

    def members(self, kind: str, parent: str) -> Mapping[str, Record]:
        """The group alone, without a scan of all staged records: a command of many records asks this for each."""
        below, own = self.below.members(kind, parent), self._index.members(kind, parent)
        if parent and self._moved:
            below = {id: record for id, record in below.items() if (kind, parent, id) not in self._moved}
        return {**below, **own} if below and own else own or below

    def stage(self, record: Record) -> None:
        """Put the record over what is below."""
        before = self.recall(record.id)
        if before is not None and before.parent != record.parent:
            self._index.drop_part(before)
            self._moved.add((before.TYPE, before.parent, before.id))
        self._moved.discard((record.TYPE, record.parent, record.id))
        self._index.put(record)
        self.records[record.id] = record

    def every(self) -> Mapping[str, Record]:
        """All records by id, tombstones too."""
        return {**self.below.every(), **self.records}

    def carried_out(self, op: Op) -> ProcessedCommand | None:
        return self.ops.get(op) or self.below.carried_out(op)


def _rev_of(record: Record | None) -> int:
    return -1 if record is None else record.rev


def _revs(records: Mapping[str, Record]) -> dict[str, int]:
    return {id: record.rev for id, record in records.items()}
