"""Sorts the records of some changes: whole records, strokes, ballots."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import msgspec

from ipk.domain.kernel.records import Record
from ipk.domain.meeting.topics import Ballot
from ipk.domain.wall.cards import Card
from ipk.domain.wall.strokes import Stroke
from ipk.services.ports import Change

_encode = msgspec.json.encode
#: record types whose patches name the author; signals, votes and others stay anonymous
_TELLING = (Card, Stroke)


@dataclass
class ChangeSet:
    """`records`: ids of changed records. `strokes`: cards of which only strokes changed, with these strokes.

    `own_ballots`: person id → the topics on which their own ballot changed.
    """

    records: set[str] = field(default_factory=set[str])
    strokes: dict[str, list[Stroke]] = field(default_factory=dict[str, list[Stroke]])
    own_ballots: dict[str, set[str]] = field(default_factory=dict[str, set[str]])

    @classmethod
    def of(cls, records: Sequence[Record]) -> "ChangeSet":
        changed = cls()
        for record in records:
            if isinstance(record, Ballot):
                changed.own_ballots.setdefault(record.person, set()).add(record.topic)
            elif isinstance(record, Stroke):
                changed.strokes.setdefault(record.card, []).append(record)
            else:
                changed.records.add(record.id)
        for id in changed.records:
            changed.strokes.pop(id, None)
        return changed

    def ids_for(self, person: str) -> list[str]:
        """The ids of records that may have changed for this person, without stroke deltas."""
        private = self.own_ballots.get(person, set()) if person else set[str]()
        return [*self.records, *(private - self.records)]


def signature(changes: Sequence[Change], known: Mapping[str, Record]) -> bytes:
    """The fields `by` and `op` at the end of a patch's JSON; only for one change of cards or strokes, else b"".

    `known` are the records before the change.
    """
    if len(changes) != 1 or not all(_tells_who(one, known.get(one.id)) for one in changes[0].records):
        return b""
    return b',"by":%b,"op":%b' % (_encode(changes[0].by), _encode(changes[0].op))


def _tells_who(record: Record, before: Record | None) -> bool:
    """Who sticks, moves or draws is public; who marks or votes is not (A34)."""
    if isinstance(record, Card) and isinstance(before, Card):
        return record.marked_at == before.marked_at and record.dots == before.dots
    return isinstance(record, _TELLING)
