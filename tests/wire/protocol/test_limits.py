"""§8: how much is too much, for one person and never for a room."""

from __future__ import annotations

import time
from concurrent.futures import Future

import pytest

from tests.wire.support.client import Device, new_id, refused
from tests.wire.support.room import Room

pytestmark = pytest.mark.wire

FAMILY = "👨‍👩‍👧‍👦"


def pour(device: Device, card: str, count: int) -> list[Future]:
    """Commands as fast as they go, without the client's own pace."""
    return [
        device.wire.ask("do", {"op": new_id("op"), "cmd": "card.raise", "args": {"id": card}}) for _ in range(count)
    ]


def test_a_burst_of_fifty_is_carried_out(room: Room) -> None:
    child = room.device("child")
    card = child.stick("Rychle")
    child.person.pace.rest()
    answers = [one.result(20) for one in pour(child, card, 50)]
    assert [answer for answer in answers if not answer["ok"]] == []
    child.person.pace.left = 0


def test_commands_over_a_persons_rate_are_refused_and_do_not_affect_others(room: Room) -> None:
    teacher, guide = room.device("professional", 1), room.device("guide")
    card = teacher.stick("Záplava")
    started = time.monotonic()
    answers = [one.result(20) for one in pour(teacher, card, 300)]
    seconds = time.monotonic() - started
    carried_out = sum(answer["ok"] for answer in answers)
    assert carried_out <= 60 + 20 * (seconds + 1)
    for answer in answers:
        if not answer["ok"]:
            refused(answer, "too_many", "try_again")
            assert answer.get("retry", True) is True, "a rate passes by waiting"
    assert guide.stick("Mě se to netýká")
    assert teacher.connected
    teacher.person.pace.left = 0
    teacher.person.pace.rest()
    assert teacher.do("card.raise", {"id": card})["ok"], "it passes"


def test_two_devices_of_one_person_share_its_limit(room: Room) -> None:
    person = room.person("family", 2)
    devices = [person.device(), person.device()]
    card = devices[0].stick("Dva telefony")
    started = time.monotonic()
    asked = [one for device in devices for one in pour(device, card, 120)]
    carried_out = sum(one.result(20)["ok"] for one in asked)
    assert carried_out <= 60 + 20 * (time.monotonic() - started + 1)
    person.pace.left = 0
    for device in devices:
        device.close()


def test_a_text_may_have_two_thousand_characters_and_not_one_more(room: Room) -> None:
    child = room.device("child")
    card = child.stick("ř" * 2000)
    assert len(room.device("guide").sees(card)["text"]) == 2000
    body = {"id": new_id(), "kind": "note", "paper": child.plain_paper(), "x": 1, "y": 1, "text": "ř" * 2001}
    refused(child.do("card.stick", body), "too_big", "invalid")
    refused(child.do("card.edit", {"id": card, "text": "ř" * 2001}), "too_big", "invalid")
    assert child.connected


def test_a_family_emoji_counts_as_one_character(room: Room) -> None:
    child = room.device("child")
    card = child.stick(FAMILY * 1500)
    assert room.device("guide").sees(card)["text"] == FAMILY * 1500


def test_a_text_far_too_big_is_refused_with_the_connection_kept(room: Room) -> None:
    child = room.device("child")
    wire = child.wire
    body = {"id": new_id(), "kind": "note", "paper": child.plain_paper(), "x": 1, "y": 1, "text": "a" * 60_000}
    refused(child.do("card.stick", body), "too_big", "invalid")
    assert child.wire is wire
    assert child.sync()["ok"]


def test_a_frame_past_sixty_four_kib_closes_the_connection_with_nothing_done(room: Room) -> None:
    person = room.person("support")
    device = person.device()
    card = device.stick("Zůstane")
    before = device.sync()
    device.do_later("card.edit", {"id": card, "text": "a" * 70_000})
    assert device.wire.closed.wait(20), "the connection should be closed"
    device.outbox.clear()
    device.connect()
    assert device.sync()["seq"] >= before["seq"]
    assert device.card(card)["text"] == "Zůstane"
    device.close()


def test_a_binary_attachment_closes_the_connection(room: Room) -> None:
    device = room.person("support").device()
    for count in (3, 10):
        if not device.connected:
            device.connect()
        device.wire.text(f'45{count}-["do",{{"_placeholder":true,"num":0}}]')
        assert device.wire.closed.wait(20), f"{count} attachments should close the connection"
    device.connect()
    device.close()
