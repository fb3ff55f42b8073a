"""A6, A7, A8 for prepared messages: until one hangs, nobody else has anything of it."""

from __future__ import annotations

from collections.abc import Iterator
from secrets import token_hex
from typing import Any

import pytest

from tests.wire.support.client import Device, new_id
from tests.wire.support.ink import own_line, points, stroke
from tests.wire.support.pictures import png
from tests.wire.support.room import Room
from tests.wire.support.rooms import own_room

pytestmark = pytest.mark.abuse

SECOND = 1.0


@pytest.fixture(scope="module")
def demo() -> Iterator[Room]:
    with own_room() as room:
        room.everybody()
        yield room


def canary() -> str:
    return f"kanarek-{token_hex(8)}"


def made(device: Device, kind: str, reach: str = "guide", **more: Any) -> str:
    id = new_id("v")
    here = {"id": id, "kind": kind, "step": 2, "paper": device.plain_paper()}
    device.must("messages.make", here | more)
    device.must("messages.give", {"id": id, "reach": reach})
    return id


def prepared(child: Device, reach: str) -> tuple[list[str], list[str]]:
    """A message of every kind. Their ids, and what nobody else may find."""
    line = stroke() | {"points": own_line()}
    picture = child.person.upload(png(31, 17), "foto.png").json()["id"]
    words = [canary(), canary()]
    drawing = made(child, "drawing", reach, text=words[1])
    child.must("messages.stroke", {"id": drawing, "stroke": line})
    ids = [drawing, made(child, "note", reach, text=words[0]), made(child, "picture", reach, media=picture)]
    return ids, [*words, picture, str(line["points"])]


def others(room: Room) -> list[Device]:
    return [device for device in room.everybody() if device.person.role not in ("child", "guide")]


def leaks(device: Device, secrets: list[str]) -> list[str]:
    device.sync(0)
    return [one for one in secrets if one.encode() in device.received or one in device.person.get().text]


@pytest.mark.parametrize("reach", ["child", "guide", "tells"])
def test_a_prepared_message_is_sent_only_to_the_circle_until_it_hangs(demo: Room, reach: str) -> None:
    """A6: sync, patches, live ink, pages and the picture's address. The facilitator at most knows that one waits."""
    child, guide = demo.device("child"), demo.device("guide")
    ids, secrets = prepared(child, reach)
    for id in ids:
        guide.sees(id)
    ink = {"kind": "ink", "card": ids[0], "stroke": f"ziva-{reach}", "colour": "ink", "size": 2, "at": 0}
    child.live(**ink, points=points((5, 5)))
    guide.wait(lambda: [one for one in guide.lives if one.get("stroke") == ink["stroke"]], about="the ink in the book")
    child.must("messages.stroke", {"id": ids[0], "stroke": stroke()})
    sentinel = child.stick("Hlídka")
    address = f"{demo.serving.url}/c/{demo.conference}/media/{secrets[2]}"
    for device in others(demo):
        device.sees(sentinel)
        led = device.person.role == "facilitator"
        # an envelope is named after its message; nothing else of it is known
        names = [] if reach == "tells" and led else ids
        assert leaks(device, [*secrets, *names, str(ink["stroke"])]) == [], device.person.role
        assert device.person.http.get(address, timeout=20).status_code == 404, device.person.role
        envelopes = [one for one in device.replica.of_type("envelope") if one["id"].removeprefix("envelope-") in ids]
        assert len(envelopes) == (3 if reach == "tells" and led else 0)
        assert all(one["step"] == 2 and set(one) <= {"id", "type", "rev", "step"} for one in envelopes)


def test_a_message_for_the_facilitator_is_sent_to_no_others_until_it_hangs(
    demo: Room,
) -> None:
    """A6, and A8: taken back by the child it is gone from every screen within a second."""
    child, lead = demo.device("child"), demo.device("facilitator")
    ids, secrets = prepared(child, "facilitator")
    assert lead.sees(ids[1])["text"] == secrets[0]
    assert "reach" not in lead.sees(ids[1])
    sentinel = child.stick("Hlídka")
    for device in others(demo):
        device.sees(sentinel)
        assert device is lead or leaks(device, [*secrets, *ids]) == [], device.person.role
    for id in ids:
        lead.must("messages.hang", {"id": id})
    for device in others(demo):
        assert device.sees(f"message-{ids[1]}", text=secrets[0], own_words=True, state="shown")
    for id in ids:
        child.must("card.peel", {"id": f"message-{id}"})
    for device in others(demo):
        for id in ids:
            gone = lambda device=device, id=id: f"message-{id}" not in device.replica.records  # noqa: E731
            device.within(SECOND, gone, "being gone")
        assert device is lead or [one for one in secrets if one in str(device.sync(0))] == [], device.person.role


def test_a_guide_hangs_no_message_that_the_child_keeps_and_the_child_sees_the_attempt(demo: Room) -> None:
    """A7."""
    child, guide = demo.device("child"), demo.device("guide")
    id = made(child, "note", "child", text="Jen já")
    guide.sees(id)
    for cmd, args in (("messages.hang", {}), ("messages.give", {"reach": "guide"})):
        refused = guide.do(cmd, {"id": id} | args)
        assert (refused["ok"], refused["code"]) == (False, "not_allowed")
        child.sees(id, attempt=guide.id, reach="child", hung=False)
        child.must("messages.give", {"id": id, "reach": "child"})
    stranger = demo.device("family")
    for cmd in ("messages.hang", "messages.take_back", "messages.drop"):
        assert stranger.do(cmd, {"id": id})["code"] == "not_allowed"
    assert demo.device("facilitator").do("messages.hang", {"id": id})["code"] == "not_found"
