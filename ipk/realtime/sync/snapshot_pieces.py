"""Encodes the whole wall as compressed pieces for `sync`, small enough for a slow network (protocol §4)."""

import zlib
from base64 import b64encode
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from secrets import token_hex
from typing import NamedTuple, Self

from ipk.domain.kernel.records import Record
from ipk.domain.meeting.meeting import MEETING, Meeting, Paper
from ipk.domain.people.audiences import Audience
from ipk.domain.people.person import Person
from ipk.domain.wall.cards import Card

#: bytes of JSON before compression; a single record may be larger
PIECE_BYTES = 256 * 1024
#: zlib's fastest level, because it runs on the event loop; a wall shrinks to a fifth
COMPRESSION_LEVEL = 1


class Piece(NamedTuple):
    """`packed`: a JSON array of the records as an audience sees them, deflated, in base64. `ids`: all records that it
    covers, visible or not. `more`: the cursor of the next piece, "" after the last."""

    packed: bytes
    ids: tuple[str, ...]
    more: str
    first: bool


@dataclass(frozen=True)
class Cursor:
    """Where a piece ended in the order of `step`: cards of its papers first, `later` those on papers of other steps.

    `index` is the record's number in the memory of this process; `epoch` identifies the process.
    """

    epoch: str
    step: int
    later: bool
    index: int

    def __str__(self) -> str:
        return f"{self.epoch}.{self.step}.{int(self.later)}.{self.index}"

    @classmethod
    def read(cls, text: str) -> Self | None:
        """Parse a cursor, None for any other text."""
        parts = text.split(".")
        if len(parts) != 4 or not all(part.isascii() and part.isdigit() and len(part) < 10 for part in parts[1:]):
            return None
        return cls(parts[0], int(parts[1]), parts[2] == "1", int(parts[3]))


class SnapshotPieces:
    """Encodes once for each audience until something changes. Leaves people out: `here` changes without a record."""

    def __init__(self, records: Mapping[str, Record], fragment: Callable[[Audience, str], bytes]) -> None:
        self._records, self._fragment = records, fragment
        self._epoch = token_hex(4)
        self._seq = -1
        self._built: dict[tuple[Audience, str | None], Piece] = {}

    def piece(self, audience: Audience, seq: int, after: str | None) -> Piece:
        """The piece after a cursor; the first for "" or a cursor of another process; for None everything."""
        if seq != self._seq:
            self._seq, self._built = seq, {}
        key = (audience, after)
        if key not in self._built:
            self._built[key] = self._build(audience, after)
        return self._built[key]

    def _build(self, audience: Audience, after: str | None) -> Piece:
        cursor = Cursor.read(after or "")
        known = cursor is not None and cursor.epoch == self._epoch
        start = cursor if cursor is not None and known else Cursor(self._epoch, self._step(), later=False, index=-1)
        fragments: list[bytes] = []
        ids: list[str] = []
        size, more = 0, ""
        last = start
        for place, record in self._after(start):
            fragment = self._fragment(audience, record.id)
            size += len(fragment)
            if after is not None and ids and size > PIECE_BYTES:
                more = str(last)
                break
            ids.append(record.id)
            last = place
            if fragment:
                fragments.append(fragment)
        packed = b64encode(zlib.compress(b"[%b]" % b",".join(fragments), COMPRESSION_LEVEL))
        return Piece(packed, tuple(ids), more, first=not known)

    def _after(self, start: Cursor) -> list[tuple[Cursor, Record]]:
        """The records after a cursor: first those on papers of its step."""
        # ordered by fixed values: a paper that opens between two pieces must not move its cards before the cursor
        papers = (record for record in self._records.values() if isinstance(record, Paper))
        now = {paper.id for paper in papers if paper.step == start.step}
        wholes = [
            (Cursor(start.epoch, start.step, isinstance(record, Card) and record.spot.paper not in now, index), record)
            for index, record in enumerate(self._records.values())
            if not record.parent and not record.gone and not isinstance(record, Person)
        ]
        rest = [(place, record) for place, record in wholes if (place.later, place.index) > (start.later, start.index)]
        return sorted(rest, key=lambda one: (one[0].later, one[0].index))

    def _step(self) -> int:
        meeting = self._records.get(MEETING)
        return meeting.step if isinstance(meeting, Meeting) else 0
