"""§4: a large wall in pieces."""

from __future__ import annotations

import json
import secrets
import zlib
from base64 import b64decode
from typing import Any

import pytest

from tests.wire.support.client import Device, new_id
from tests.wire.support.room import Room

pytestmark = pytest.mark.wire

#: what fits into one piece: 256 KB of JSON before it is deflated
PIECE_BYTES = 256 * 1024


def unpack(piece: dict[str, Any], into: dict[str, Any]) -> list[dict[str, Any]]:
    """What the piece brought, after it was put over what is there."""
    brought = [*json.loads(zlib.decompress(b64decode(piece["packed"]))), *piece["records"]]
    into.update({record["id"]: record for record in brought})
    for id in piece["removed"]:
        into.pop(id, None)
    return brought


def ask_piece(device: Device, since: int, after: str) -> dict[str, Any]:
    device.person.reading_pace.wait()
    return device.wire.ask("sync", {"since": since, "packed": True, "after": after}).result(20)


@pytest.fixture(scope="module")
def large(broken_room: Room) -> Room:
    """A wall of more than one piece."""
    room = broken_room
    room.calm(moderation="open")
    for role in ("family", "professional", "support", "recorder"):
        for _ in range(16):
            room.device(role).must("card.stick", _long_note(room.device(role)))
    for _ in range(60):
        room.device("guide").must("card.stick", _long_note(room.device("guide")))
    room.settle()
    return room


def _long_note(device: Device) -> dict[str, Any]:
    words = secrets.token_hex(900)
    return {"id": new_id("dlouha"), "kind": "note", "text": words, "paper": device.plain_paper(), "x": 800, "y": 600}


def test_a_large_wall_comes_in_pieces_that_make_the_same_wall(large: Room) -> None:
    for role in ("family", "facilitator", "child", "display"):
        device = large.device(role)
        records: dict[str, Any] = {}
        piece = ask_piece(device, 0, "")
        first, sizes = piece, []
        while True:
            sizes.append(len(zlib.decompress(b64decode(piece["packed"]))))
            brought = unpack(piece, records)
            assert brought
            if "more" not in piece:
                break
            piece = ask_piece(device, first["seq"], piece["more"])
            assert piece["full"] is False
        assert len(sizes) > 1
        assert max(sizes) <= PIECE_BYTES + 4000
        assert records == {record["id"]: record for record in device.sync(0)["records"]}


def test_cards_on_papers_of_the_current_step_come_first(large: Room) -> None:
    device = large.device("family")
    first = piece = ask_piece(device, 0, "")
    now = {paper["id"] for paper in device.papers() if paper["step"] == device.meeting["step"]}
    order = []
    while True:
        order += [record["paper"] in now for record in unpack(piece, {}) if record["type"] == "card"]
        if "more" not in piece:
            break
        piece = ask_piece(device, first["seq"], piece["more"])
    assert True in order
    assert sorted(order, reverse=True) == order


def test_a_change_between_two_pieces_is_not_lost(large: Room) -> None:
    device, author = large.device("support"), large.device("family")
    records: dict[str, Any] = {}
    first = ask_piece(device, 0, "")
    unpack(first, records)
    card = author.stick("Mezi dvěma kousky")
    author.must("card.edit", {"id": card, "text": "A ještě jinak"})
    peeled = next(one["id"] for one in device.replica.of_type("card") if one["author"] == author.id)
    author.must("card.peel", {"id": peeled})
    piece = first
    while "more" in piece:
        piece = ask_piece(device, first["seq"], piece["more"])
        unpack(piece, records)
    news = device.sync(first["seq"])
    records |= {record["id"]: record for record in news["records"]}
    for id in news["removed"]:
        records.pop(id, None)
    assert records == {record["id"]: record for record in device.sync(0)["records"]}
    assert records[card]["text"] == "A ještě jinak"
    assert peeled not in records


@pytest.mark.parametrize("after", ["x", "....", "cizi.2.0.5", "9" * 40])
def test_an_unknown_cursor_starts_with_the_first_piece(room: Room, after: str) -> None:
    device = room.device("family")
    answer = ask_piece(device, device.sync(0)["seq"], after)
    assert (answer["ok"], answer["full"]) == (True, True)
    records: dict[str, Any] = {}
    unpack(answer, records)
    assert device.id in records
