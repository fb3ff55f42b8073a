"""What a process remembers of one conference, so that a command decides without asking the disk."""

from collections.abc import Mapping
from typing import Any

from ipk.domain.records import Record
from ipk.services.ports import Answered, Snapshot

Op = tuple[str, str]


class State:
    """The committed records of a conference and the commands it has carried out.

    One thread (or greenlet) at a time may `advance` it. `since` may be asked meanwhile from another thread: records
    are immutable and a commit arrives in `records` by one `dict.update`, which no other Python code can see half done.
    """

    def __init__(self) -> None:
        self.seq = 0
        self.last_nr = 0
        self.records: dict[str, Record] = {}
        self._kinds: dict[str, dict[str, Record]] = {}
        self._parts: dict[tuple[str, str], dict[str, Record]] = {}
        self._ops: dict[Op, Answered] = {}

    def recall(self, id: str) -> Record | None:
        return self.records.get(id)

    def members(self, kind: str, parent: str) -> Mapping[str, Record]:
        """Records of a kind, or its parts of `parent`, tombstones too, oldest first."""
        if parent:
            return self._parts.get((kind, parent), {})
        return self._kinds.get(kind, {})

    def every(self) -> Mapping[str, Record]:
        return self.records

    def carried_out(self, op: Op) -> Answered | None:
        return self._ops.get(op)

    def advance(self, seq: int, records: Mapping[str, Record], ops: Mapping[Op, Answered]) -> None:
        """Take over what was committed up to `seq`."""
        for record in records.values():
            self._index(record)
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

    def _index(self, record: Record) -> None:
        kind, id, parent = record.TYPE, record.id, record.parent
        old = self.records.get(id)
        if old is not None and old.parent and old.parent != parent:
            self._parts[kind, old.parent].pop(id, None)
        self._kinds.setdefault(kind, {})[id] = record
        if parent:
            self._parts.setdefault((kind, parent), {})[id] = record


class Layer:
    """Something decided but not committed yet, seen over what stands below it."""

    def __init__(self, below: "State | Layer") -> None:
        self.below = below
        self.records: dict[str, Record] = {}
        self.ops: dict[Op, Answered] = {}

    def recall(self, id: str) -> Record | None:
        record = self.records.get(id)
        return self.below.recall(id) if record is None else record

    def members(self, kind: str, parent: str) -> Mapping[str, Record]:
        below = self.below.members(kind, parent)
        own = [record for record in self.records.values() if kind == record.TYPE]
        if not own:
            return below
        merged = dict(below)
        for record in own:
            if parent and record.parent != parent:
                merged.pop(record.id, None)
            else:
                merged[record.id] = record
        return merged

    def every(self) -> Mapping[str, Record]:
        """All records by their ids, tombstones too."""
        return {**self.below.every(), **self.records}

    def carried_out(self, op: Op) -> Answered | None:
        return self.ops.get(op) or self.below.carried_out(op)


def _rev(record: Any) -> int:
    return record.rev
