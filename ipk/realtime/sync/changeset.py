"""What a group of committed changes touched."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import msgspec

from ipk.domain.kernel.records import Record
from ipk.domain.wall.cards import Card
from ipk.domain.wall.strokes import Stroke
from ipk.domain.wall.voting import Ballot
from ipk.services.ports import Change

_encode = msgspec.json.encode
#: of changes of these it may be told who made them; of signals, votes and the like it may not
_TELLING = (Card, Stroke)


@dataclass
class ChangeSet:
    """`wholes`: records that changed themselves. `drawn`: drawings of which only lines came or went.

    `private`: for each person the cards on which only they have something new.
    """

    records: set[str] = field(default_factory=set[str])
    strokes: dict[str, list[Stroke]] = field(default_factory=dict[str, list[Stroke]])
    own_ballots: dict[str, set[str]] = field(default_factory=dict[str, set[str]])

    @classmethod
    def of(cls, records: Sequence[Record]) -> "ChangeSet":
        changed = cls()
        for record in records:
            if isinstance(record, Ballot):
                changed.own_ballots.setdefault(record.person, set()).add(record.card)
            elif isinstance(record, Stroke):
                changed.strokes.setdefault(record.card, []).append(record)
            else:
                changed.records.add(record.id)
        for id in changed.records:
            changed.strokes.pop(id, None)
        return changed

    def ids_for(self, person: str) -> list[str]:
        """What may look new to this person, besides the drawings."""
        private = self.own_ballots.get(person, set()) if person else set[str]()
        return [*self.records, *(private - self.records)]


def signature(changes: Sequence[Change], known: Mapping[str, Record]) -> bytes:
    """Who did it, where it was one thing and no secret: the end of a patch's JSON. `known`: how it was before."""
    if len(changes) != 1 or not all(_tells_who(one, known.get(one.id)) for one in changes[0].records):
        return b""
    return b',"by":%b,"op":%b' % (_encode(changes[0].by), _encode(changes[0].op))


def _tells_who(record: Record, before: Record | None) -> bool:
    """Who hangs, moves or draws is seen; who marks or votes is nobody's to know (A34)."""
    if isinstance(record, Card) and isinstance(before, Card):
        return record.marked_at == before.marked_at and record.dots == before.dots
    return isinstance(record, _TELLING)
