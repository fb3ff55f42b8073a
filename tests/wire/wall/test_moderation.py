"""Approve first, hide, lock, freeze: what others see is what the facilitator let through. Not one byte more."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from tests.wire.support.client import Device, new_id, refused
from tests.wire.support.ink import stroke
from tests.wire.support.room import Room
from tests.wire.support.rooms import every_engine

pytestmark = pytest.mark.wire


def leaked_to(devices: Iterable[Device], *canaries: str) -> list[tuple[str, str]]:
    """Who received any of these words, in whatever frame, or finds them by asking for everything."""
    found = []
    for device in devices:
        device.sync()
        found += [(device.person.role, one) for one in canaries if one.encode() in device.received]
    return found


def everybody_hears(room: Room, text: str = "Hlídka") -> None:
    """A visible change that everyone waits for: whatever was sent before it has arrived by now."""
    sentinel = room.device("child").stick(text)
    for device in room.everybody():
        device.sees(sentinel)


@every_engine
def test_a_waiting_card_reaches_its_author_and_the_facilitator_and_nobody_else(room: Room) -> None:
    mother, canary, card = room.device("family"), new_id("kanarek"), new_id("karta")
    mother.stick(f"Tajné {canary}", id=card)
    room.device("facilitator").sees(card)
    mother.must("card.edit", {"id": card, "text": f"Opravené {canary}"})
    mother.must("card.move", {"id": card, "paper": mother.plain_paper(), "x": 5, "y": 6})
    mother.must("card.raise", {"id": card})
    everybody_hears(room)
    others = [d for d in room.everybody() if d.person is not mother.person and d.person.role != "facilitator"]
    assert len(others) >= 10
    assert leaked_to(others, canary, card) == []
    assert canary.encode() in room.device("facilitator").received


@every_engine
def test_an_edit_of_an_approved_card_waits_and_the_old_words_stay(room: Room) -> None:
    father, canary = room.device("family", 1), new_id("kanarek")
    card = room.approved(father, "Slušná slova")
    child = room.device("child")
    child.sees(card, text="Slušná slova")
    father.must("card.edit", {"id": card, "text": f"Hrubá slova {canary}"})
    everybody_hears(room)
    others = [d for d in room.everybody() if d.person is not father.person and d.person.role != "facilitator"]
    assert leaked_to(others, canary) == []
    assert child.card(card)["text"] == "Slušná slova"
    assert child.card(card)["state"] == "shown"
    room.device("facilitator").must("card.approve", {"id": card})
    child.sees(card, text=f"Hrubá slova {canary}", state="shown")


def test_a_peeled_waiting_card_is_never_sent_to_others(room: Room) -> None:
    mother, canary, card = room.device("family"), new_id("kanarek"), new_id("karta")
    mother.stick(canary, id=card)
    mother.must("card.peel", {"id": card})
    mother.must("card.restore", {"id": card})
    mother.must("card.peel", {"id": card})
    everybody_hears(room)
    others = [d for d in room.everybody() if d.person is not mother.person and d.person.role != "facilitator"]
    assert leaked_to(others, canary, card) == []


def test_strokes_of_a_waiting_drawing_do_not_leak(room: Room) -> None:
    teacher, card = room.device("professional", 1), new_id("kresba")
    teacher.stick(None, id=card, kind="drawing")
    line = stroke(5)
    teacher.must("drawing.stroke", {"id": card, "stroke": line})
    everybody_hears(room)
    others = [d for d in room.everybody() if d.person is not teacher.person and d.person.role != "facilitator"]
    assert leaked_to(others, card, str(line["id"])) == []
    room.device("facilitator").must("card.approve", {"id": card})
    assert room.device("child").sees(card)["strokes"][0]["points"] == line["points"]


def test_a_card_of_the_child_needs_no_approval(room: Room) -> None:
    card = room.device("child").stick("Moje slovo")
    for device in room.everybody():
        assert device.sees(card, state="shown")


def test_with_moderation_open_an_adults_card_hangs_at_once(room: Room) -> None:
    room.calm(moderation="open")
    card = room.device("family").stick("Rovnou")
    room.device("child").sees(card, state="shown")


def test_going_back_to_approve_first_lets_new_cards_wait(room: Room) -> None:
    room.calm(moderation="open")
    before = room.device("family").stick("Předtím")
    room.device("child").sees(before)
    room.calm(moderation="approve")
    after = room.device("family").stick("Potom")
    everybody_hears(room)
    assert room.device("child").card(before) is not None
    assert room.device("child").card(after) is None


def test_an_approved_card_is_shown_to_everybody(room: Room) -> None:
    card = room.device("professional").stick("Ke schválení")
    lead = room.device("facilitator")
    lead.sees(card)
    lead.must("card.approve", {"id": card})
    for device in room.everybody():
        assert device.sees(card, state="shown")
    again = lead.do("card.approve", {"id": card})
    assert again["ok"] or again["code"] in ("too_late", "invalid")


@every_engine
def test_a_hidden_card_is_gone_for_everybody_else_and_can_be_shown_again(room: Room) -> None:
    card = room.approved(room.device("family", 1), "Schovat")
    lead = room.device("facilitator")
    others = room.others_than("facilitator", "family")
    for device in others:
        device.sees(card)
    lead.must("card.hide", {"id": card, "words": "Povíme si o tom spolu"})
    for device in others:
        device.misses(card)
        refused(device.do("card.raise", {"id": card}), "not_found", "not_allowed")
    lead.must("card.approve", {"id": card})
    room.device("child").sees(card, state="shown")


def test_edits_of_a_hidden_card_do_not_leak(room: Room) -> None:
    mother, canary = room.device("family"), new_id("kanarek")
    card = room.approved(mother, "Bude skrytá")
    room.device("facilitator").must("card.hide", {"id": card})
    room.device("child").misses(card)
    mother.do("card.edit", {"id": card, "text": canary})
    mother.do("card.move", {"id": card, "paper": mother.plain_paper(), "x": 3, "y": 3})
    everybody_hears(room)
    others = [d for d in room.everybody() if d.person is not mother.person and d.person.role != "facilitator"]
    assert leaked_to(others, canary) == []
    assert room.device("child").card(card) is None


def test_a_locked_card_cannot_be_edited_moved_or_peeled(room: Room) -> None:
    mother, lead = room.device("family"), room.device("facilitator")
    card = room.approved(mother, "Zamčená")
    lead.must("card.lock", {"id": card})
    mother.sees(card, locked=True)
    for cmd, more in (("edit", {"text": "x"}), ("move", {"paper": mother.plain_paper(), "x": 1, "y": 1}), ("peel", {})):
        refused(mother.do(f"card.{cmd}", {"id": card, **more}), "not_allowed", "too_late")
    lead.must("card.unlock", {"id": card})
    mother.sees(card, locked=False)
    assert mother.do("card.move", {"id": card, "paper": mother.plain_paper(), "x": 1, "y": 1})["ok"]


def test_a_frozen_wall_takes_no_writing_but_can_be_moderated(room: Room) -> None:
    lead, child = room.device("facilitator"), room.device("child")
    card = room.approved(room.device("family"), "Zmrzne")
    child.sees(card)
    lead.must("meeting.freeze")
    child.wait(lambda: child.meeting["frozen"], about="the freeze")
    note = {"id": new_id(), "kind": "note", "paper": child.plain_paper(), "x": 1, "y": 1, "text": "a"}
    refused(child.do("card.stick", note), "too_late")
    refused(room.device("family").do("card.edit", {"id": card, "text": "b"}), "too_late")
    assert child.do("signal.raise", {"kind": "hand"})["ok"]
    assert lead.do("card.hide", {"id": card})["ok"]
    lead.must("meeting.thaw")
    child.wait(lambda: not child.meeting["frozen"], about="the thaw")
    child.must("card.stick", {**note, "id": new_id()})


def test_stop_pauses_the_wall_until_the_child_or_the_facilitator_resumes(room: Room) -> None:
    child, mother = room.device("child"), room.device("family")
    for resuming in ("child", "facilitator"):
        child.must("signal.raise", {"kind": "stop"})
        for device in room.everybody():
            device.wait(lambda device=device: device.meeting["paused_by_child"], about="the pause")
        note = {"id": new_id(), "kind": "note", "paper": mother.plain_paper(), "x": 1, "y": 1, "text": "a"}
        refused(mother.do("card.stick", note), "too_late")
        resumer = room.device(resuming)
        stop = next(one for one in resumer.replica.of_type("signal") if one["kind"] == "stop")
        refused(mother.do("signal.clear", {"id": stop["id"]}), "not_allowed", "not_found")
        resumer.must("signal.clear", {"id": stop["id"]})
        for device in room.everybody():
            device.wait(lambda device=device: not device.meeting["paused_by_child"], about="going on")
    mother.stick("Zase píšu")


def test_only_the_child_and_its_guide_can_say_stop(room: Room) -> None:
    for device in room.others_than("child", "guide"):
        refused(device.do("signal.raise", {"kind": "stop"}), "not_allowed")
    assert not room.device("child").meeting["paused_by_child"]
