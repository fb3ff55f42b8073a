"""A sentence of pictures: `symbols` of the dictionary, at most five, the first of them `symbol`."""

from __future__ import annotations

from typing import Any

import pytest

from tests.wire.support.client import Device, new_id, refused
from tests.wire.support.room import Room

pytestmark = pytest.mark.wire

SENTENCE = ["i-want", "hug", "mum", "home", "today"]


def asked(device: Device, **content: Any) -> dict[str, Any]:
    return {"id": new_id(), "kind": "symbol", "paper": device.plain_paper(), "x": 400, "y": 400, **content}


def test_a_sentence_of_symbols_is_one_card(room: Room) -> None:
    child, guide = room.device("child"), room.device("guide")
    card = asked(child, symbols=SENTENCE)
    child.must("card.stick", card)
    seen = guide.sees(card["id"])
    assert (seen["symbol"], seen["symbols"]) == (SENTENCE[0], SENTENCE)


def test_a_single_symbol_is_a_list_of_one_symbol(room: Room) -> None:
    child = room.device("child")
    card = asked(child, symbol="dog")
    child.must("card.stick", card)
    assert child.sees(card["id"])["symbols"] == ["dog"]


@pytest.mark.parametrize(
    "content",
    [
        {"symbols": [*SENTENCE, "dog"]},
        {"symbols": []},
        {"symbols": ["neni-v-katalogu"]},
        {"symbols": ["mum", "<img src=x>"]},
        {"symbols": ["mum", 7]},
        {"symbols": "mum"},
        {"symbols": ["mum", "dad"], "symbol": "dad"},
        {},
    ],
)
def test_an_invalid_list_of_symbols_is_refused(room: Room, content: dict[str, Any]) -> None:
    child = room.device("child")
    card = asked(child, **content)
    refused(child.do("card.stick", card), "invalid")
    assert child.replica.records.get(card["id"]) is None
