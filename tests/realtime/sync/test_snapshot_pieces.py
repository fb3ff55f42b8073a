"""Pieces of a whole wall go over every record once, whatever changes between two of them."""

from dataclasses import replace

import pytest

from ipk.domain.kernel.records import Record
from ipk.domain.meeting.meeting import Meeting, Paper
from ipk.domain.people.audiences import Audience
from ipk.domain.wall.cards import Card, Spot
from ipk.realtime.sync import snapshot_pieces
from ipk.realtime.sync.snapshot_pieces import SnapshotPieces


def wall() -> dict[str, Record]:
    papers = [Paper(id=id, title=id, order=step, step=step, open=False) for id, step in (("first", 1), ("now", 2))]
    cards = [
        Card(id=f"{paper.id}-{number}", kind="note", text="a", author="petr", spot=Spot(paper.id, 1, 1))
        for number in range(3)
        for paper in papers
    ]
    return {record.id: record for record in (Meeting(goal="Cíl", step=2), *papers, *cards)}


def test_a_paper_that_opens_between_two_pieces_loses_no_card(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(snapshot_pieces, "PIECE_BYTES", 1)  # one record each
    records = wall()
    built = SnapshotPieces(records, lambda _, id: id.encode())
    seen: list[str] = []
    after, seq = "", 0
    while True:
        piece = built.piece(Audience.EVERYONE, seq, after)
        seen += piece.ids
        if not piece.more:
            break
        after, seq = piece.more, seq + 1
        for paper in ("first", "now") if seq == 5 else ():
            records[paper] = replace(records[paper], open=True)  # type: ignore[call-arg]
    assert sorted(seen) == sorted(records)
