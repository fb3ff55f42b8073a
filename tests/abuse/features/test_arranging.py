"""A6 to A9 for the arranged meeting: who is to come, who speaks, who sits where, STOP, what is not talked about."""

from __future__ import annotations

from collections.abc import Iterator
from secrets import token_hex
from typing import Any

import pytest

from tests.abuse.support.payloads import PAYLOADS
from tests.wire.support.client import Device
from tests.wire.support.ink import own_line, stroke
from tests.wire.support.room import Room
from tests.wire.support.rooms import own_room

pytestmark = pytest.mark.abuse

SECOND = 1.0
CIRCLE = ("child", "guide")


@pytest.fixture(scope="module")
def demo() -> Iterator[Room]:
    with own_room() as room:
        room.everybody()
        yield room


def canary() -> str:
    return f"kanarek-{token_hex(8)}"


def others(room: Room, *but: str) -> list[Device]:
    return [device for device in room.everybody() if device.person.role not in (*CIRCLE, *but)]


def nothing_of(words: list[str], devices: list[Device], sentinel: str) -> None:
    """Neither in a frame, nor in a sync, nor on the person's page."""
    for device in devices:
        device.sees(sentinel)
        device.sync(0)
        assert [word for word in words if word.encode() in device.received] == [], device.person.role
        assert [word for word in words if word in device.person.get().text] == [], device.person.role


def about(question: str, heading: str, *words: str) -> dict[str, Any]:
    asked = {"question": question, "asked": f"Otázka {' '.join(words)}?", "heading": heading}
    return {"id": f"answer-{question}", "about": asked}


def test_an_unreleased_arrangement_never_leaves_the_circle(demo: Room) -> None:
    """A6: sync, patches, acks, pages and paper."""
    child, guide = demo.device("child"), demo.device("guide")
    words, until_now = [canary() for _ in range(2)], {device.id: len(device.received) for device in others(demo)}
    child.must("guests.name", {"id": words[0], "name": words[1], "symbol": "friends"})
    guide.must("guests.wish", {"id": words[0], "wish": "not"})
    guide.sees("arranged-guests")
    child.must("seats.sit", {"chair": 23, "person": words[0]})
    child.must("part.choose", {"way": "messages", "speaker": demo.device("support").id, "home": ["plan"]})
    sentinel = child.stick("Hlídka")
    nothing_of(words, others(demo), sentinel)
    for device in others(demo):
        assert b"arranged-" not in device.received[until_now[device.id] :], device.person.role
        assert "arranged-" not in device.person.get().text, device.person.role
    for role in ("facilitator", "organizer"):
        paper = demo.person(role).http.get(f"{demo.serving.url}/c/{demo.conference}/seating-plan.pdf", timeout=20)
        assert paper.status_code == 200
        assert words[1].encode() not in paper.content


def test_a_released_wish_reaches_only_the_organizer_without_private_fields(demo: Room) -> None:
    """P4: who is glad to be wished for, who reads the wishes, and everything else stay where they are."""
    child, organizer = demo.device("child"), demo.device("organizer")
    named, glad, father = canary(), canary(), demo.device("family", 1)
    child.must("guests.name", {"id": f"g-{token_hex(6)}", "name": named})
    child.must("guests.name", {"id": f"g-{token_hex(6)}", "name": glad, "wish": "unsure"})
    child.must("guests.wish", {"id": father.id, "wish": "not"})
    child.must("guests.wish", {"id": organizer.id, "wish": "not"})
    child.must("guests.known", {"known": True})
    shown = organizer.sees("arranged-guests")
    assert {"known", "told", "attempt"} & shown.keys() == set()
    asked = {guest["id"]: guest for guest in shown["guests"]}
    assert asked[father.id] == {"id": father.id, "name": "", "wish": "not", "answer": "", "reason": ""}
    assert named in str(shown)
    assert glad not in str(shown)
    assert organizer.id not in asked
    sentinel = child.stick("Hlídka")
    nothing_of([named, glad, "arranged-guests"], others(demo, "organizer"), sentinel)
    assert "unheard" not in str(shown), "whether the child came to an answer is the circle's"
    child.must("guests.known", {"known": False})
    organizer.within(SECOND, lambda: "arranged-guests" not in organizer.replica.records, "being withdrawn")


@pytest.mark.parametrize("kind", ["guests", "part", "seats"])
def test_a_guide_cannot_release_an_arrangement_and_the_child_sees_the_attempt(demo: Room, kind: str) -> None:
    """A7."""
    child, guide = demo.device("child"), demo.device("guide")
    child.must(f"{kind}.known", {"known": False})
    refused = guide.do(f"{kind}.known", {"known": True})
    assert (refused["ok"], refused["code"]) == (False, "not_allowed")
    child.sees(f"arranged-{kind}", attempt=guide.id, known=False)


def test_a_withdrawn_arrangement_disappears_for_facilitator_and_organizer_in_a_second(demo: Room) -> None:
    """A8."""
    child = demo.device("child")
    hearers = [demo.device("facilitator"), demo.device("organizer")]
    child.must("seats.sit", {"chair": 0, "person": child.id})
    for kind in ("part", "seats"):
        child.must(f"{kind}.known", {"known": True})
        for device in hearers:
            assert "attempt" not in device.sees(f"arranged-{kind}")
        child.must(f"{kind}.known", {"known": False})
        for device in hearers:
            gone = lambda device=device, kind=kind: f"arranged-{kind}" not in device.replica.records  # noqa: E731
            device.within(SECOND, gone, "being gone")


def test_only_the_facilitator_receives_the_stop_sign_and_nobody_the_unwanted_topics(demo: Room) -> None:
    """A6: a STOP that is not recognised is none; what the child will not talk about stays between the two."""
    child, lead = demo.device("child"), demo.device("facilitator")
    stop, untold = [canary() for _ in range(2)], [canary() for _ in range(2)]
    sign, kept = about("znameni", "stop", stop[0]), about("ticho", "untold", untold[0])
    line = stroke() | {"points": own_line()}
    child.must("profile.answer", sign | {"text": stop[1], "symbols": ["hand"]})
    child.must("profile.stroke", sign | {"stroke": line})
    child.must("profile.answer", kept | {"text": untold[1]})
    assert lead.sees(sign["id"], text=stop[1])["symbols"] == ["hand"]
    lead.wait(lambda: lead.replica.records[sign["id"]]["strokes"], about="the drawn sign")
    sentinel = child.stick("Hlídka")
    nothing_of([*stop, sign["id"], str(line["points"])], others(demo, "facilitator"), sentinel)
    nothing_of([*untold, kept["id"]], others(demo), sentinel)
    refused = demo.device("guide").do("profile.consent", {"id": kept["id"], "consent": "lead"})
    assert refused["code"] == "not_allowed"
    child.must("profile.consent", {"id": kept["id"], "consent": "lead"})
    assert lead.sees(kept["id"], text=untold[1]).keys() & {"consent", "written_by", "sitting", "attempt"} == set()
    child.must("profile.consent", {"id": kept["id"], "consent": "me"})
    lead.within(SECOND, lambda: kept["id"] not in lead.replica.records, "being withdrawn")
    assert lead.sync(0)
    nothing_of([*untold, kept["id"]], others(demo, "facilitator"), child.stick("Druhá hlídka"))


def test_a_guest_with_a_hostile_name_is_stored_or_refused(demo: Room) -> None:
    """I1."""
    child, guide = demo.device("child"), demo.device("guide")
    for payload in PAYLOADS:
        id = f"g-{token_hex(6)}"
        name = payload.strip()[:60]
        answer = child.do("guests.name", {"id": id, "name": name})
        if not answer["ok"]:
            assert answer["code"] in ("invalid", "too_big"), payload
            continue
        guide.wait(lambda id=id: id in str(guide.replica.records.get("arranged-guests")), about=payload)
        child.must("guests.drop", {"id": id})


@pytest.mark.parametrize(
    ("cmd", "wrong"),
    [
        ("guests.wish", {"id": "p-nikdo", "wish": "not"}),
        ("guests.wish", {"id": "__proto__", "wish": "not"}),
        ("guests.wish", {"id": "../x", "wish": "not"}),
        ("guests.wish", {"id": "nikdo", "wish": "king"}),
        ("guests.name", {"id": "constructor-x", "name": ""}),
        ("guests.name", {"id": "x1", "name": "x" * 5000}),
        ("guests.name", {"id": "x2", "name": "Klára", "symbol": "neni-takovy"}),
        ("guests.name", {"id": "x3", "name": "Klára", "answer": "yes"}),
        ("guests.drop", {"id": "nikdo"}),
        ("part.choose", {"way": "king"}),
        ("part.choose", {"speaker": "p-nikdo"}),
        ("part.choose", {"home": ["nothing", "plan"]}),
        ("part.choose", {"home": ["plan", "plan"]}),
        ("part.choose", {"known": True}),
        ("seats.sit", {"chair": 25, "person": ""}),
        ("seats.sit", {"chair": 1.5, "person": ""}),
        ("seats.sit", {"chair": True, "person": ""}),
        ("seats.sit", {"chair": 1, "person": "p-nikdo"}),
    ],
    ids=str,
)
def test_a_malformed_arrangement_command_changes_nothing(demo: Room, cmd: str, wrong: dict[str, Any]) -> None:
    """A1, A2, I11, I18."""
    guide = demo.device("guide")
    before = guide.sync(0)["seq"]
    assert guide.do(cmd, wrong)["code"] in ("invalid", "not_found", "too_big")
    assert guide.sync(0)["seq"] == before
