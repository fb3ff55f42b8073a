"""I11–I15: numbers, nesting, keys and characters that no honest client sends."""

from __future__ import annotations

import contextlib

import pytest

from tests.wire.support.client import Device, new_id, refused
from tests.wire.support.packets import Refused
from tests.wire.support.room import Room

pytestmark = pytest.mark.abuse


def said(device: Device, words: str) -> dict:
    """The answer to an event whose JSON is written by hand; the connection has to survive it."""
    wire = device.wire
    answer = wire.ask_in_words(words).result(20)
    assert device.sync()["ok"]
    assert device.wire is wire
    assert device.connected
    return answer


def move(card: str, paper: str, x: str) -> str:
    return f'["do",{{"op":"{new_id()}","cmd":"card.move","args":{{"id":"{card}","paper":"{paper}","x":{x},"y":1}}}}]'


NUMBERS = [
    "NaN",
    "Infinity",
    "-Infinity",
    "1e999",
    "-1e999",
    "true",
    "false",
    "null",
    '"5"',
    "[1]",
    '{"a":1}',
    "1e5",
    "-0.0001",
    "9" * 400,
    "0x10",
    "1_000",
    "٣",
]


@pytest.mark.parametrize("number", NUMBERS, ids=lambda number: number[:12])
def test_an_invalid_number_as_a_position_is_refused(room: Room, number: str) -> None:
    """I11: NaN, ±Infinity, 1e999, bool as int, and friends."""
    child = room.device("child")
    card = child.stick("Pevně", x=10, y=10)
    before = child.card(card)
    answer = said(child, move(card, before["paper"], number))
    refused(answer, "invalid")
    assert child.card(card) == before


def test_minus_zero_never_comes_back(room: Room) -> None:
    """I11: −0 is refused or becomes 0."""
    child = room.device("child")
    card = child.stick("Nula")
    answer = said(child, move(card, child.card(card)["paper"], "-0.0"))
    assert answer["ok"] or answer["code"] == "invalid"
    child.sync()
    assert b'"x":-0' not in child.received.replace(b" ", b"")


@pytest.mark.parametrize("number", ["NaN", "Infinity", "1e999", "true"])
@pytest.mark.parametrize("field", ["volume", "step", "dots", "since", "size"])
def test_invalid_numbers_in_other_fields_are_refused(room: Room, field: str, number: str) -> None:
    """I11 in volume, step, dots, since and a stroke's size."""
    lead, op = room.device("facilitator"), new_id()
    events = {
        "volume": f'["do",{{"op":"{op}","cmd":"music.volume","args":{{"volume":{number}}}}}]',
        "step": f'["do",{{"op":"{op}","cmd":"meeting.step","args":{{"step":{number}}}}}]',
        "dots": f'["do",{{"op":"{op}","cmd":"vote.open","args":{{"dots":{number}}}}}]',
        "since": f'["sync",{{"since":{number}}}]',
        "size": f'["do",{{"op":"{op}","cmd":"drawing.stroke","args":{{"id":"a","stroke":'
        f'{{"id":"b","colour":"ink","size":{number},"points":"AAAAAA=="}}}}}}]',
    }
    refused(said(lead, events[field]), "invalid", "not_found")


@pytest.mark.parametrize("depth", [200, 5_000, 30_000])
def test_deeply_nested_json_is_refused(room: Room, depth: int) -> None:
    """I12: as deep as 64 KiB allow; deeper is too big and closes."""
    child = room.device("child")
    refused(said(child, '["do",' + "[" * depth + "]" * depth + "]"), "invalid")
    deep = '{"a":' * (depth // 6) + "1" + "}" * (depth // 6)
    body = f'["do",{{"op":"{new_id()}","cmd":"card.raise","args":{{"id":{deep}}}}}]'
    refused(said(child, body), "invalid")


def test_broken_json_harms_nobody(room: Room) -> None:
    """I12: broken JSON is refused or ends this one connection."""
    device = room.person("support").device()
    for words in ("[" * 60_000, '{"a":' * 10_000, '["do",{"op":"', '["do"', "", "]", "nonsense"):
        if not device.connected:
            device.connect()
        with contextlib.suppress(Refused):
            device.wire.text("42" + words)
    assert room.device("child").sync()["ok"]
    assert b"Traceback" not in device.received
    device.close()


DUPLICATES = [
    '["do",{"op":"OP","op":"OP2","cmd":"card.raise","args":{"id":"CARD"}}]',
    '["do",{"op":"OP","cmd":"card.raise","cmd":"card.peel","args":{"id":"CARD"}}]',
    '["do",{"op":"OP","cmd":"card.raise","args":{"id":"CARD","id":"CARD"}}]',
    '["do",{"op":"OP","cmd":"card.edit","args":{"id":"CARD","text":"a","text":"b"}}]',
    '["do",{"op":"OP","cmd":"card.raise","args":{"id":"CARD"},"args":{"id":"CARD"}}]',
    '["do",{"op":"OP","cmd":"card.raise","args":{"id":"CARD","i\\u0064":"CARD"}}]',
]


@pytest.mark.parametrize("words", DUPLICATES)
def test_a_duplicate_json_key_is_refused(room: Room, words: str) -> None:
    """I13: two readers would see two different commands."""
    child = room.device("child")
    card = child.stick("Jedna")
    answer = said(child, words.replace("OP", new_id("o")).replace("CARD", card))
    refused(answer, "invalid")
    assert child.sees(card, text="Jedna")


@pytest.mark.parametrize("text", ["a\\u0000b", "\\u0000", "a\\ud800b", "\\udc00", "\\ud83d", "\\udfff\\ud800"])
def test_nul_and_lone_surrogates_in_a_text_are_refused(room: Room, text: str) -> None:
    """I13: NUL and lone surrogates, which one store keeps and another refuses."""
    child = room.device("child")
    card = child.stick("Celé")
    words = f'["do",{{"op":"{new_id()}","cmd":"card.edit","args":{{"id":"{card}","text":"{text}"}}}}]'
    refused(said(child, words), "invalid")
    assert child.sees(card, text="Celé")


@pytest.mark.parametrize("text", ["\\u0000", "\\ud800", "__proto__", "a\\u202eb", "a\\r\\nb"])
def test_invalid_characters_in_ids_are_refused(room: Room, text: str) -> None:
    """I13, I18: in an op and in an id."""
    child = room.device("child")
    paper = child.plain_paper()
    words = (
        f'["do",{{"op":"{new_id()}","cmd":"card.stick","args":{{"id":"{text}","kind":"note","paper":"{paper}",'
        '"x":1,"y":1,"text":"a"}}]'
    )
    answer = said(child, words)
    if text != "__proto__":
        refused(answer, "invalid")
    op = said(child, f'["do",{{"op":"{text}","cmd":"card.raise","args":{{"id":"neni"}}}}]')
    refused(op, "invalid", "not_found")


@pytest.mark.parametrize("key", ["__proto__", "constructor", "prototype", "__class__", "toString", ""])
def test_magic_keys_of_programming_languages_are_refused(room: Room, key: str) -> None:
    """I18."""
    child = room.device("child")
    card = child.stick("Klíč")
    refused(child.do("card.raise", {"id": card, key: {"admin": True}}), "invalid")


def test_bidi_controls_in_a_text_are_stripped_or_refused(room: Room) -> None:
    """I14: bidi overrides and isolates would show a text other than the one that was approved."""
    child = room.device("child")
    card = child.do(
        "card.stick",
        {
            "id": (card_id := new_id()),
            "kind": "note",
            "paper": child.plain_paper(),
            "x": 1,
            "y": 1,
            "text": "konec\u202e etiš\u2066 x\u2069 y\u202a z\u200f",
        },
    )
    if not card["ok"]:
        refused(card, "invalid")
        return
    text = room.device("guide").sees(card_id)["text"]
    assert not set(text) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def test_stacked_combining_accents_are_limited(room: Room) -> None:
    """I14: zalgo would cover the neighbours' cards."""
    child = room.device("child")
    tower = "o" + "\u0300\u0301\u0302\u0303" * 50
    body = {"id": new_id(), "kind": "note", "paper": child.plain_paper(), "x": 1, "y": 1, "text": f"z{tower}n"}
    answer = child.do("card.stick", body)
    if answer["ok"]:
        assert len(child.sees(body["id"])["text"]) < 50
    else:
        refused(answer, "invalid", "too_big")


@pytest.mark.parametrize(
    "text", ["👨‍👩‍👧‍👦", "🏳️‍🌈", "🇨🇿🇺🇦", "👍🏽", "❤️", "Příliš žluťoučký kůň", "Їжак і ґава", "e\u0301"]
)
def test_ordinary_text_and_emoji_arrive_unchanged(room: Room, text: str) -> None:
    """I15: emoji of several parts, flags, accents."""
    child = room.device("child")
    card = child.stick(text)
    seen = room.device("guide").sees(card)["text"]
    assert seen in (text, "\u00e9" if text == "e\u0301" else text)


def test_the_server_never_sends_nan_or_infinity(room: Room) -> None:
    """I11: not one NaN or Infinity in anything the server ever sent."""
    for device in room.everybody():
        device.sync()
        for frame in device.received.split(b"\n"):
            assert b":NaN" not in frame
            assert b"Infinity" not in frame
