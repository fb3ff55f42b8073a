"""Moje slova: nobody else edits, moves or peels what the child said."""

from __future__ import annotations

import pytest

from tests.wire.support.client import refused
from tests.wire.support.ink import stroke
from tests.wire.support.room import Room
from tests.wire.support.rooms import every_engine

pytestmark = pytest.mark.wire

ADULTS = ("facilitator", "recorder", "organizer", "family", "professional", "support", "display")


@every_engine
def test_adults_can_neither_edit_move_raise_nor_peel_the_childs_card(room: Room) -> None:
    child = room.device("child")
    card = child.stick("To jsem řekla já", x=200, y=200)
    before = child.sees(card)
    for role in ADULTS:
        device = room.device(role)
        device.sees(card)
        spot = {"paper": before["paper"], "x": 1, "y": 1}
        for cmd, more in (("edit", {"text": "x"}), ("edit", {"colour": "sky"}), ("move", spot), ("peel", {})):
            refused(device.do(f"card.{cmd}", {"id": card, **more}), "not_allowed")
        refused(device.do("card.raise", {"id": card}), "not_allowed")
    assert child.sees(card) == before


def test_a_professional_cannot_peel_the_childs_card(room: Room) -> None:
    card = room.device("child").stick("Nech to být")
    teacher = room.device("professional")
    teacher.sees(card)
    refused(teacher.do("card.peel", {"id": card}), "not_allowed")
    assert room.device("display").sees(card)


def test_nobody_draws_into_the_childs_drawing(room: Room) -> None:
    child = room.device("child")
    card = child.stick(None, kind="drawing")
    mine = stroke()
    child.must("drawing.stroke", {"id": card, "stroke": mine})
    for device in room.others_than("child", "guide"):
        device.sees(card)
        refused(device.do("drawing.stroke", {"id": card, "stroke": stroke()}), "not_allowed")
        refused(device.do("drawing.unstroke", {"id": card, "stroke": mine["id"]}), "not_allowed")
    child.wait(lambda: child.sees(card)["strokes"], about="the own stroke")
    assert [one["id"] for one in child.sees(card)["strokes"]] == [mine["id"]]


def test_a_card_the_guide_wrote_for_the_child_is_the_childs_own_words(room: Room) -> None:
    guide, child = room.device("guide"), room.device("child")
    card = guide.stick("Chci bydlet u babičky", said_by=child.id)
    seen = room.device("professional").sees(card)
    assert seen["own_words"] is True
    assert seen["said_by"] == child.id
    assert seen["author"] == guide.id
    assert seen["state"] == "shown"
    for device in room.others_than("child", "guide"):
        refused(device.do("card.edit", {"id": card, "text": "x"}), "not_allowed")
        refused(device.do("card.peel", {"id": card}), "not_allowed")
    assert guide.do("card.edit", {"id": card, "text": "Chci bydlet u babičky a dědy"})["ok"]
    assert child.do("card.move", {"id": card, "paper": seen["paper"], "x": 7, "y": 7})["ok"]


def test_only_the_guide_may_stick_a_card_said_by_the_child(room: Room) -> None:
    child = room.device("child")
    body = {"kind": "note", "paper": child.plain_paper(), "x": 1, "y": 1, "text": "Prý jsem řekla"}
    for number, device in enumerate(room.others_than("child", "guide")):
        answer = device.do("card.stick", {"id": f"podvrh-{number}", **body, "said_by": child.id})
        refused(answer, "not_allowed", "invalid")
        assert device.card(f"podvrh-{number}") is None


def test_others_can_neither_edit_nor_peel_an_adults_card(room: Room) -> None:
    mother = room.device("family")
    card = room.approved(mother, "Mámina kartička", x=50)
    for device in room.others_than("facilitator"):
        if device.person is mother.person:
            continue
        device.sees(card)
        refused(device.do("card.edit", {"id": card, "text": "x"}), "not_allowed")
        refused(device.do("card.peel", {"id": card}), "not_allowed")
    lead = room.device("facilitator")
    refused(lead.do("card.edit", {"id": card, "text": "x"}), "not_allowed")
    assert lead.do("card.move", {"id": card, "paper": mother.plain_paper(), "x": 60, "y": 60})["ok"]
    mother.sees(card, x=60)
