"""§8: a conference holds 2,000 cards, a drawing 500 strokes; and the wall of 2,000 still works."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest

from tests.wire.client import Device, new_id, refused
from tests.wire.ink import stroke
from tests.wire.room import Room

pytestmark = [pytest.mark.wire, pytest.mark.slow]


def stick_until_full(device: Device, full: threading.Event, refusals: list) -> None:
    paper = device.plain_paper()
    while not full.is_set():
        body = {"id": new_id("c"), "kind": "note", "paper": paper, "x": 5, "y": 5, "text": "a"}
        answer = device.do("card.stick", body)
        if not answer["ok"]:
            refusals.append(answer)
            full.set()


@pytest.fixture(scope="module")
def crowded(broken_room: Room) -> Iterator[tuple[Room, list, list]]:
    """Everybody sticks until it is full, while the child draws one drawing full."""
    full, refusals, drawn = threading.Event(), [], []
    child = broken_room.device("child")
    drawing = child.stick(None, kind="drawing")

    def draw() -> None:
        while len(drawn) < 502 and (not drawn or drawn[-1]["ok"]):
            drawn.append(child.do("drawing.stroke", {"id": drawing, "stroke": stroke(2)}))

    sticking = list(broken_room.others_than("child", "display", "organizer", "recorder"))
    threads = [threading.Thread(target=stick_until_full, args=(one, full, refusals)) for one in sticking]
    threads.append(threading.Thread(target=draw))
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(90)
    full.set()
    return broken_room, refusals, drawn


def test_a_conference_holds_two_thousand_cards(crowded: tuple[Room, list, list]) -> None:
    room, refusals, _ = crowded
    assert refusals
    for answer in refusals:
        refused(answer, "too_many")
    cards = [one for one in room.device("facilitator").sync()["records"] if one["type"] == "card"]
    assert 1990 <= len(cards) <= 2000


def test_a_full_wall_takes_a_card_again_when_one_was_peeled(crowded: tuple[Room, list, list]) -> None:
    room, _, _ = crowded
    child, lead = room.device("child"), room.device("facilitator")
    mine = [card["id"] for card in lead.sync()["records"] if card["type"] == "card" and card["author"] == lead.id]
    body = {"id": new_id(), "kind": "note", "paper": child.plain_paper(), "x": 1, "y": 1, "text": "Ještě já"}
    answer = child.do("card.stick", body)
    if not answer["ok"]:
        refused(answer, "too_many")
        lead.must("card.peel", {"id": mine[0]})
        child.must("card.stick", {**body, "id": new_id()})


def test_a_drawing_holds_five_hundred_strokes(crowded: tuple[Room, list, list]) -> None:
    _, _, drawn = crowded
    assert [answer["ok"] for answer in drawn] == [True] * 500 + [False]
    refused(drawn[-1], "too_many")
