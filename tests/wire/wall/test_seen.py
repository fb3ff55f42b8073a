"""Decisions that carry the clock of what was on the screen (A26)."""

from __future__ import annotations

from typing import Any

import pytest

from tests.wire.support.client import Device, new_id, refused
from tests.wire.support.ink import stroke
from tests.wire.support.room import Room

pytestmark = pytest.mark.wire


def waits(room: Room, author: Device, **args: Any) -> tuple[str, int]:
    """A card that the facilitator sees waiting, and its clock there."""
    card = author.stick("Ke schválení", **args)
    return card, room.device("facilitator").sees(card)["rev"]


@pytest.mark.parametrize("cmd", ["card.approve", "card.hide", "card.gather"])
def test_a_decision_about_an_outdated_text_is_refused_as_too_late(room: Room, cmd: str) -> None:
    mother, lead = room.device("family"), room.device("facilitator")
    card, seen = waits(room, mother)
    mother.must("card.edit", {"id": card, "text": "Něco docela jiného"})
    args = {"ids": [card], "group": "Ráno"} if cmd == "card.gather" else {"id": card}
    refused(lead.do(cmd, args | {"seen": seen}), "too_late")
    newer = lead.sees(card, text="Něco docela jiného", state="waiting")
    assert lead.do(cmd, args | {"seen": newer["rev"]})["ok"]


def test_approving_an_outdated_drawing_is_refused_as_too_late(room: Room) -> None:
    teacher, lead = room.device("professional", 1), room.device("facilitator")
    card = teacher.stick(None, kind="drawing")
    teacher.must("drawing.stroke", {"id": card, "stroke": stroke(3)})
    lead.wait(lambda: (lead.card(card) or {}).get("strokes"), about="the first line")
    seen = lead.card(card)["rev"]
    teacher.must("drawing.stroke", {"id": card, "stroke": stroke(4)})
    refused(lead.do("card.approve", {"id": card, "seen": seen}), "too_late")
    lead.wait(lambda: len(lead.card(card)["strokes"]) == 2, about="the second line")
    assert lead.do("card.approve", {"id": card, "seen": lead.card(card)["rev"]})["ok"]


def test_the_second_decision_about_the_same_rev_is_too_late(room: Room) -> None:
    lead = room.device("facilitator")
    card, seen = waits(room, room.device("family"))
    lead.must("card.hide", {"id": card, "seen": seen})
    refused(lead.do("card.approve", {"id": card, "seen": seen}), "too_late")
    assert lead.sees(card)["state"] == "hidden"


def test_repeating_a_decision_with_the_same_op_gets_the_same_answer(room: Room) -> None:
    lead, op = room.device("facilitator"), new_id("op")
    card, seen = waits(room, room.device("family"))
    first = lead.do("card.approve", {"id": card, "seen": seen}, op=op)
    again = lead.do("card.approve", {"id": card, "seen": seen}, op=op)
    assert first["ok"]
    assert (again["seq"], again["again"]) == (first["seq"], True)


def test_hanging_an_outdated_prepared_message_is_refused_as_too_late(room: Room) -> None:
    child, lead, id = room.device("child"), room.device("facilitator"), new_id("vzkaz")
    paper = child.plain_paper()
    new = {"id": id, "kind": "note", "step": 2, "paper": paper, "text": "Chci domů", "reach": "facilitator"}
    child.must("messages.make", new)
    seen = lead.sees(id)["rev"]
    child.must("messages.change", {"id": id, "text": "Chci k babičce"})
    refused(lead.do("messages.hang", {"id": id, "seen": seen}), "too_late")
    newer = lead.sees(id, text="Chci k babičce")
    assert lead.do("messages.hang", {"id": id, "seen": newer["rev"]})["ok"]


def test_admitting_a_person_at_an_outdated_rev_is_too_late(room: Room) -> None:
    lead, name = room.device("facilitator"), room.device("family", 1).person.name
    person = next(one for one in lead.replica.of_type("person") if one["name"] == name)
    refused(lead.do("person.admit", {"id": person["id"], "seen": person["rev"] - 1}), "too_late")
    assert lead.do("person.admit", {"id": person["id"], "seen": person["rev"]})["ok"]


@pytest.mark.parametrize("seen", [-1, 2**53, True, "5", 1.5, [3]])
def test_a_seen_rev_that_is_not_a_valid_integer_is_refused(room: Room, seen: object) -> None:
    card, _ = waits(room, room.device("family"))
    refused(room.device("facilitator").do("card.approve", {"id": card, "seen": seen}), "invalid")


def test_one_command_approves_a_card_and_places_it(room: Room) -> None:
    mother, lead = room.device("family"), room.device("facilitator")
    card, seen = waits(room, mother)
    where = {"paper": mother.plain_paper(), "x": 700, "y": 800}
    for missing in where:
        part = {name: value for name, value in where.items() if name != missing}
        refused(lead.do("card.approve", {"id": card, "seen": seen, **part}), "invalid")
    lead.must("card.approve", {"id": card, "seen": seen, **where})
    room.device("child").sees(card, state="shown", **where)
