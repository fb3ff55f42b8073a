"""A6, A11, A22 for what the facilitator does: taking back, gathering, turns, kind words."""

from __future__ import annotations

import secrets

import pytest

from tests.wire.support.client import Device, new_id, refused
from tests.wire.support.room import Room
from tests.wire.support.rooms import every_engine

pytestmark = pytest.mark.abuse

NOBODYS = ("wall.restore", "wall.take_back")


def canary() -> str:
    return f"kanarek{secrets.token_hex(8)}"


def everybody_hears(room: Room) -> None:
    """A visible change that everyone waits for: whatever was sent before it has arrived by now."""
    sentinel = room.device("child").stick("Hlídka")
    for device in room.everybody():
        device.sees(sentinel)
        device.sync()


def found_by(devices: list[Device], *words: str) -> list[tuple[str, str]]:
    return [(one.person.role, word) for one in devices for word in words if word.encode() in one.received]


def test_only_the_facilitator_receives_speaking_turns(room: Room) -> None:
    """A6: a new kind of record, in no byte of anybody else."""
    room.calm(step=3)
    lead, aunt = room.device("facilitator"), room.device("support")
    lead.must("person.word", {"id": aunt.id})
    lead.wait(lambda: any(one["person"] == aunt.id for one in lead.replica.of_type("turn")), about="the turn")
    everybody_hears(room)
    assert found_by(room.others_than("facilitator"), '"type":"turn"', f"turn-{aunt.id}") == []
    room.calm(step=2)


@every_engine
def test_words_of_an_undone_edit_reach_only_author_and_facilitator(room: Room) -> None:
    """A6: an edit that waits, a kind word and what a card was, through hiding, restoring and taking back."""
    father, lead = room.device("family", 1), room.device("facilitator")
    secret, kind = canary(), canary()
    card = room.approved(father, "Slušná slova")
    father.must("card.edit", {"id": card, "text": f"Tajné {secret}"})
    hiding = new_id("skryti")
    assert lead.do("card.hide", {"id": card, "words": kind}, op=hiding)["ok"]
    father.sees(card, words=kind)
    lead.must("wall.take_back", {"op": hiding})
    lead.sees(card, state="waiting")
    lead.must("wall.restore", {"seconds": 5, "person": father.id, "words": kind})
    father.must("card.peel", {"id": card})
    lead.must("wall.restore", {"seconds": 600, "person": father.id})
    everybody_hears(room)
    others = [one for one in room.everybody() if one.person is not father.person and one.person.role != "facilitator"]
    assert found_by(others, secret, kind) == []


def test_only_the_facilitator_may_restore_the_wall(room: Room) -> None:
    for device in room.others_than("facilitator"):
        for command in NOBODYS:
            args = {"op": "x"} if command == "wall.take_back" else {"seconds": 60}
            refused(device.do(command, args), "not_allowed")


def test_restoring_the_wall_does_not_change_the_childs_cards(room: Room) -> None:
    """A22: the child's own words are nobody's to take back."""
    child, lead = room.device("child"), room.device("facilitator")
    own = child.stick("Moje slova")
    child.must("card.edit", {"id": own, "text": "Moje jiná slova"})
    gone = child.stick("Tohle jsem si rozmyslela")
    child.must("card.peel", {"id": gone})
    for args in ({"seconds": 600}, {"seconds": 600, "person": child.id}):
        lead.must("wall.restore", args)
    everybody_hears(room)
    assert child.card(own)["text"] == "Moje jiná slova"
    assert child.card(own)["state"] == "shown"
    assert all(one.card(gone) is None for one in room.everybody())


def test_a_take_back_and_a_lock_sent_together_both_apply(room: Room) -> None:
    """A22: one order for all; the second finds nothing left to take back in the same act."""
    lead, mother = room.device("facilitator"), room.device("family")
    card = room.approved(mother, "Jedna z mnoha")
    hiding = new_id("skryti")
    assert lead.do("card.hide", {"id": card}, op=hiding)["ok"]
    answers = [lead.do_later("wall.take_back", {"op": hiding}), lead.do_later("card.lock", {"id": card})]
    assert all(answer.result(20)["ok"] for answer in answers)
    for device in (lead, mother):
        device.sees(card, state="shown", locked=True)


@pytest.mark.parametrize("args", [{"seconds": 4}, {"seconds": 601}, {"seconds": "60"}, {"minutes": 1}, {"id": "x"}])
def test_invalid_restore_arguments_are_refused(room: Room, args: dict) -> None:
    refused(room.device("facilitator").do("wall.restore", args), "invalid")


def test_taking_back_an_unknown_op_is_not_found(room: Room) -> None:
    refused(room.device("facilitator").do("wall.take_back", {"op": new_id("nic")}), "not_found")
