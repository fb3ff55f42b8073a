"""§3: what a record is, and what each person's projection holds."""

from __future__ import annotations

import math
import re

import pytest

from tests.wire.support.client import Device
from tests.wire.support.room import Room

pytestmark = pytest.mark.wire

MUST_HAVE = {
    "meeting": {"goal", "step", "steps", "moderation", "frozen", "paused_by_child", "spotlight", "music", "vote"},
    "person": {"name", "role", "colour"},
    "paper": {"title", "order", "step", "open"},
    "card": {"kind", "paper", "x", "y", "turn", "z", "author", "own_words", "state", "locked"},
}
KINDS = {"note", "picture", "drawing", "symbol", "voice", "profile"}


def test_every_record_has_id_type_and_rev(room: Room) -> None:
    devices = room.everybody()
    room.settle()
    for device in devices:
        for record in device.replica.records.values():
            assert re.fullmatch(r"[A-Za-z0-9_-]{1,40}", record["id"]), record
            assert isinstance(record["type"], str)
            assert isinstance(record["rev"], int)
            assert 0 <= record["rev"] <= device.replica.seq


@pytest.mark.parametrize("kind", MUST_HAVE)
def test_a_record_has_the_fields_of_its_type(room: Room, kind: str) -> None:
    records = room.device("facilitator").replica.of_type(kind)
    assert records
    for record in records:
        assert record.keys() >= MUST_HAVE[kind], record


def test_there_is_one_meeting(room: Room) -> None:
    for device in room.everybody():
        assert len(device.replica.of_type("meeting")) == 1


def test_cards_are_of_known_kinds_and_states_within_their_paper(room: Room) -> None:
    room.device("child").stick("Na kraji", x=0, y=1200)
    lead = room.device("facilitator").replica
    sheets = {paper["id"]: paper["sheets"] for paper in lead.of_type("paper")}
    for card in lead.of_type("card"):
        assert card["kind"] in KINDS
        assert card["state"] in ("waiting", "shown", "hidden")
        assert 0 <= card["x"] <= 1600
        assert 0 <= card["y"] <= 1200 * sheets[card["paper"]]
        assert all(math.isfinite(card[name]) for name in ("x", "y", "turn", "z"))


def test_only_the_facilitator_receives_the_timer(room: Room) -> None:
    for device in room.everybody():
        if device.person.role == "facilitator":
            assert "timer" in device.meeting
        else:
            assert "timer" not in device.meeting, device.person.role


def test_a_waiting_card_is_sent_only_to_its_author_and_the_facilitator(room: Room) -> None:
    mother = room.device("family")
    card = mother.stick("Ještě čekám")
    room.device("facilitator").sees(card, state="waiting")
    mother.sees(card, state="waiting")
    sentinel = room.device("child").stick("Už visím")
    for device in room.everybody():
        device.sees(sentinel)
        if device.person is not mother.person and device.person.role != "facilitator":
            assert device.card(card) is None, device.person.role
            assert card not in {record["id"] for record in device.sync()["records"]}


def test_a_hidden_card_is_not_sent_to_others(room: Room) -> None:
    card = room.approved(room.device("professional"), "Skryje se")
    everybody = [d for d in room.everybody() if d.person.role not in ("facilitator", "professional")]
    for device in everybody:
        device.sees(card)
    room.device("facilitator").must("card.hide", {"id": card})
    for device in everybody:
        device.misses(card)
        assert card not in {record["id"] for record in device.sync()["records"]}
    room.device("facilitator").sees(card, state="hidden")


def test_an_unclear_signal_is_anonymous(room: Room) -> None:
    child, lead = room.device("child"), room.device("facilitator")
    room.settle()
    before = {record["id"] for record in lead.replica.of_type("signal")}
    child.must("signal.raise", {"kind": "unclear"})
    signals = lead.wait(lambda: [s for s in lead.replica.of_type("signal") if s["id"] not in before], about="signal")
    assert signals[0]["kind"] == "unclear"
    assert "person" not in signals[0]
    assert child.id not in str(signals[0])


def test_participants_receive_only_admitted_people(room: Room) -> None:
    for device in room.others_than("facilitator", "organizer", "recorder"):
        assert all(person.get("state", "admitted") == "admitted" for person in device.replica.of_type("person"))


def test_the_display_receives_only_shown_cards_and_no_private_records(room: Room) -> None:
    card = room.device("family", 1).stick("Na plátno ne")
    room.device("facilitator").sees(card)
    display: Device = room.device("display")
    records = display.sync()["records"]
    assert all(one["state"] == "shown" for one in records if one["type"] == "card")
    assert not [one for one in records if one["type"] in ("feedback", "device", "link", "ballot", "answer")]


def test_nobody_receives_internal_records(room: Room) -> None:
    for device in room.everybody():
        types = {record["type"] for record in device.sync()["records"]}
        assert not types & {"device", "link", "ballot", "session", "key"}, device.person.role
        if device.person.role not in ("child", "guide"):
            assert "answer" not in types, f"{device.person.role} gets the child's answers as such"


def test_no_link_token_is_sent_to_anybody_but_the_organizer(room: Room) -> None:
    tokens = [person.token.encode() for person in room.people]
    for device in room.everybody():
        device.sync()
        if device.person.role != "organizer":
            assert not [token for token in tokens if token in device.received], device.person.role
