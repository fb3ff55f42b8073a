"""The server and the browser give a card the same room, and find it the same place."""

import json
import subprocess
from typing import Any

from ipk.domain.wall.card_sizes import size_of
from ipk.domain.wall.cards import Card, Spot
from ipk.domain.wall.free_spots import Box, free_place
from prepare.node import find_node
from prepare.places import ROOT

FIND = """
import { sizeOf } from './static/js/state/wall/card_sizes.js';
import { freePlace } from './static/js/state/wall/free_spots.js';
const { cards, taken, near } = JSON.parse(process.argv[1]);
const places = (size) => [[0], [1], [1, near]].map(([sheet, near]) => freePlace(size, taken, sheet, near));
const found = cards.map((card) => [sizeOf(card), ...places(sizeOf(card))]);
const plain = ([{ width, height }, ...boxes]) => [[width, height], boxes.map((box) => box && [box.x, box.y])];
console.log(JSON.stringify(found.map(plain)));
"""
TEXTS = (
    "Ahoj",
    "Ve škole je někdy hluk, a to je na nic. Chtěla bych ticho.",
    "MÁMA, táta, WWW, mmm a jeden-dlouhý-rozdělovník-bez-jediné-mezery-do-konce",
    "Řádek\n\nprázdný a další " * 6,
    "Chci, aby se mnou někdo byl. " * 30,
    "今日は学校が楽しかった。またみんなで遊びたいです。",
    "Я хочу, щоб мама приходила раніше 👩‍🦰 і щоб ми читали",
    "أريد أن أكون مع أمي في البيت كل يوم",
)
CARDS: list[dict[str, Any]] = [
    *({"kind": "note", "text": text} for text in TEXTS),
    *({"kind": "symbol", "text": "Rek", "symbols": ["a", "b", "c", "d", "e"][:count]} for count in range(1, 6)),
    {"kind": "symbol", "symbols": ["a"], "text": ""},
    *({"kind": kind, "text": text} for kind in ("picture", "drawing", "voice") for text in ("", TEXTS[0], TEXTS[4])),
    {"kind": "page", "text": ""},
    {"kind": "profile", "text": TEXTS[4]},
    {"kind": "profile", "text": TEXTS[0], "symbols": ["a", "b"]},
]
NEAR = Box(700, 1900, 400, 300)
TAKEN = [
    *(Box(209 + 394 * across, 240 + 230 * down, 370, 155) for across in range(4) for down in range(2)),
    Box(500, 1700, 620, 540),
    Box(1200, 2000, 370, 265),
]


def test_browser_and_server_compute_the_same_card_sizes_and_places() -> None:
    given = {"cards": CARDS, "taken": [vars(box) for box in TAKEN], "near": vars(NEAR)}
    command = [str(find_node().node), "--input-type=module", "-e", FIND, json.dumps(given)]
    said = json.loads(subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout)
    for card, found in zip(CARDS, said, strict=True):
        assert found == _ours(card), card


def _ours(given: dict[str, Any]) -> list[Any]:
    fields = {"media": "m", **given, "symbols": tuple(given.get("symbols", ()))}
    symbol = fields["symbols"][0] if fields["symbols"] else ""
    size = size_of(Card(id="k", spot=Spot("p", 0, 0), author="a", symbol=symbol, **fields))
    places = [free_place(size, TAKEN, 0), free_place(size, TAKEN, 1), free_place(size, TAKEN, 1, NEAR)]
    return [[size.width, size.height], [place and [place.x, place.y] for place in places]]
