"""What a process remembers of one conference, so that a command decides without asking the disk."""

from collections.abc import Mapping
from typing import Any

from ipk.domain.kernel.records import Record
from ipk.services.ports import ProcessedCommand, Snapshot

Op = tuple[str, str]


class Index:
    """Records by their kind and by what they are parts of, in the order in which they came."""

    def __init__(self) -> None:
        self._kinds: dict[str, dict[str, Record]] = {}
        self._parts: dict[tuple[str, str], dict[str, Record]] = {}

    def put(self, record: Record) -> None:
        self._kinds.setdefault(record.TYPE, {})[record.id] = record
        if record.parent:
            self._parts.setdefault((record.TYPE, record.parent), {})[record.id] = record

    def drop_part(self, record: Record) -> None:
        """It is a part of something else from now on."""
        self._parts.get((record.TYPE, record.parent), {}).pop(record.id, None)

    def members(self, kind: str, parent: str) -> Mapping[str, Record]:
        """Records of a kind, or its parts of `parent`."""
        return (self._parts.get((kind, parent)) if parent else self._kinds.get(kind)) or {}


class ConferenceState:
    """The committed records of a conference and the commands it has carried out.

    One thread (or greenlet) at a time may `advance` it. `since` may be asked meanwhile from another thread: records
    are immutable and a commit arrives in `records` by one `dict.update`, which no other Python code can see half done.
    """

    def __init__(self) -> None:
        self.seq = 0
        self.last_nr = 0
        self.records: dict[str, Record] = {}
        self._index = Index()
        self._ops: dict[Op, ProcessedCommand] = {}

    def recall(self, id: str) -> Record | None:
        return self.records.get(id)

    def members(self, kind: str, parent: str) -> Mapping[str, Record]:
        """Records of a kind, or its parts of `parent`, tombstones too, oldest first."""
        return self._index.members(kind, parent)

    def every(self) -> Mapping[str, Record]:
        return self.records

    def carried_out(self, op: Op) -> ProcessedCommand | None:
        return self._ops.get(op)

    def advance(self, seq: int, records: Mapping[str, Record], ops: Mapping[Op, ProcessedCommand]) -> None:
        """Take over what was committed up to `seq`."""
        for record in records.values():
            old = self.records.get(record.id)
            if old is not None and old.parent != record.parent:
                self._index.drop_part(old)
            self._index.put(record)
        self._ops.update(ops)
        self.records.update(records)
        self.seq = seq

    def since(self, seq: int) -> Snapshot:
        """Every record with `rev > seq`. Safe from any thread."""
        upto = self.seq
        records = [record for record in list(self.records.values()) if record.rev > seq]
        records.sort(key=_rev)
        if records:
            upto = max(upto, records[-1].rev)
        return Snapshot(upto, records)


class Watched(ConferenceState):
    """A state that notices what of it is looked at, so that one can tell later whether it still holds."""

    def __init__(self) -> None:
        super().__init__()
        self._recalled: set[str] = set()
        self._searched: set[tuple[str, str]] = set()

    def recall(self, id: str) -> Record | None:
        self._recalled.add(id)
        return super().recall(id)

    def members(self, kind: str, parent: str) -> Mapping[str, Record]:
        self._searched.add((kind, parent))
        return super().members(kind, parent)

    def holds_in(self, now: "ConferenceState | Overlay") -> bool:
        """Is everything that was looked at the same there?"""
        recalled = all(_rev_of(now.recall(id)) == _rev_of(self.records.get(id)) for id in self._recalled)
        return recalled and all(
            _revs(now.members(*where)) == _revs(super(Watched, self).members(*where)) for where in self._searched
        )


class Overlay:
    """Something decided but not committed yet, seen over what stands below it."""

    def __init__(self, below: "ConferenceState | Overlay") -> None:
        self.below = below
        self.records: dict[str, Record] = {}
        self._index = Index()
        #: parts of something below that are parts of something else here
        self._moved: set[tuple[str, str, str]] = set()
        self.ops: dict[Op, ProcessedCommand] = {}

    def recall(self, id: str) -> Record | None:
        record = self.records.get(id)
        return self.below.recall(id) if record is None else record

    def members(self, kind: str, parent: str) -> Mapping[str, Record]:
        """Without a look at what else was decided here: a command of many records asks this for each of them."""
        below, own = self.below.members(kind, parent), self._index.members(kind, parent)
        if parent and self._moved:
            below = {id: record for id, record in below.items() if (kind, parent, id) not in self._moved}
        return {**below, **own} if below and own else own or below

    def stage(self, record: Record) -> None:
        """From now on it is like this."""
        before = self.recall(record.id)
        if before is not None and before.parent != record.parent:
            self._index.drop_part(before)
            self._moved.add((before.TYPE, before.parent, before.id))
        self._moved.discard((record.TYPE, record.parent, record.id))
        self._index.put(record)
        self.records[record.id] = record

    def every(self) -> Mapping[str, Record]:
        """All records by their ids, tombstones too."""
        return {**self.below.every(), **self.records}

    def carried_out(self, op: Op) -> ProcessedCommand | None:
        return self.ops.get(op) or self.below.carried_out(op)


def _rev_of(record: Record | None) -> int:
    return -1 if record is None else record.rev


def _revs(records: Mapping[str, Record]) -> dict[str, int]:
    return {id: record.rev for id, record in records.items()}


def _rev(record: Any) -> int:
    return record.rev
