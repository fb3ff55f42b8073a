"""A6 to A9 and I1 for the answers of the profile: what the child did not release, nobody else receives."""

from __future__ import annotations

from collections.abc import Iterator
from secrets import token_hex
from typing import Any

import pytest

from tests.abuse.support.payloads import PAYLOADS
from tests.wire.support.client import Device
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


def asked(question: str, canary: str = "", paper: str = "co-mam-rad") -> dict[str, Any]:
    about = {"question": question, "asked": f"Co tě baví? {canary}", "heading": "like", "paper": paper}
    return {"id": f"answer-{question}", "about": about}


def question() -> str:
    return f"q-{token_hex(6)}"


def canary() -> str:
    return f"kanarek-{token_hex(8)}"


def given(room: Room, device: Device, words: list[str]) -> str:
    """An answer of every kind, each with a word of its own. Its id."""
    address = asked(question(), words[0])
    picture = device.person.upload(png(31, 17), f"{words[3]}.png").json()["id"]
    device.must("profile.answer", address | {"text": words[1], "symbols": ["dog"]})
    device.must("profile.attach", address | {"media": picture})
    line = stroke() | {"points": own_line()}
    device.must("profile.stroke", address | {"stroke": line})
    words.extend([picture, str(line["points"])])
    return str(address["id"])


def outside(room: Room) -> list[Device]:
    return [device for device in room.everybody() if device.person.role not in ("child", "guide")]


def test_nothing_of_an_answer_reaches_anybody_else_before_it_is_released(demo: Room) -> None:
    """A6: sync, patches, live ink, acks and pages."""
    child, guide = demo.device("child"), demo.device("guide")
    words = [canary() for _ in range(4)]
    answer = given(demo, guide, words)
    guide.must("profile.open", {"sheet": "6-9", "together": True})
    child.must("profile.turn", {"page": words[2]})
    ink = {"kind": "ink", "card": answer, "stroke": "ziva", "colour": "ink", "size": 2, "at": 0}
    child.live(**ink, points=points((5, 5)))
    guide.wait(lambda: [ink for ink in guide.lives if ink.get("stroke") == "ziva"], about="the ink in the book")
    sentinel = child.stick("Hlídka")
    for device in outside(demo):
        device.sees(sentinel)
        device.sync(0)
        assert [word for word in (*words, answer, "ziva") if word.encode() in device.received] == [], device.person.role
        assert [word for word in words if word in device.person.get().text] == [], device.person.role


def test_a_guide_shows_nothing_without_consent_and_the_child_sees_the_attempt(demo: Room) -> None:
    """A7: shown, widened, or changed after the release."""
    child, guide = demo.device("child"), demo.device("guide")
    answer = given(demo, child, [canary() for _ in range(4)])
    guide.sees(answer)
    for cmd, args in (
        ("profile.show", {"answer": answer}),
        ("profile.consent", {"id": answer, "consent": "wall"}),
        ("profile.consent", {"id": answer, "consent": "minutes", "told": False}),
    ):
        refused = guide.do(cmd, args)
        assert (refused["ok"], refused["code"]) == (False, "not_allowed")
        child.sees(answer, attempt=guide.id, consent="me")
        child.must("profile.consent", {"id": answer, "consent": "me"})
        child.sees(answer, attempt=None)
    child.must("profile.consent", {"id": answer, "consent": "wall"})
    display = demo.device("display")
    display.sees(f"profile-{answer}")
    guide.must("profile.answer", asked(answer.removeprefix("answer-")) | {"text": "Něco jiného"})
    display.wait(lambda: f"profile-{answer}" not in display.replica.records, about="the card is gone")
    child.sees(answer, consent="me")


def test_a_withdrawn_answer_and_its_picture_disappear_within_a_second(demo: Room) -> None:
    """A8, A9."""
    child = demo.device("child")
    words = [canary() for _ in range(4)]
    answer = given(demo, child, words)
    picture = words[4]
    everybody = outside(demo)
    address = f"{demo.serving.url}/c/{demo.conference}/media/{picture}"
    assert {device.person.http.get(address, timeout=20).status_code for device in everybody} == {404}
    child.must("profile.consent", {"id": answer, "consent": "wall"})
    card = f"profile-{answer}"
    for device in everybody:
        assert device.sees(card)["text"] == words[1]
        assert device.person.http.get(address, timeout=20).status_code == 200
    child.must("profile.withdraw", {"answer": answer})
    for device in everybody:
        device.within(SECOND, lambda device=device: card not in device.replica.records, "being gone")
        assert device.person.http.get(address, timeout=20).status_code == 404, device.person.role
        assert [word for word in words if word in str(device.sync(0))] == [], device.person.role


def test_the_text_of_an_answer_arrives_unchanged(demo: Room) -> None:
    """I1: what is asked, what is said, on the wall and in the book."""
    child, guide, display = demo.device("child"), demo.device("guide"), demo.device("display")
    address = asked(question())
    child.must("profile.answer", address | {"text": "Psi"})
    child.must("profile.consent", {"id": address["id"], "consent": "wall"})
    for payload in PAYLOADS:
        child.must("profile.answer", address | {"text": payload})
        guide.sees(address["id"], text=payload)
        display.sees(f"profile-{address['id']}", text=payload)


@pytest.mark.parametrize(
    "wrong",
    [
        {"id": "answer-jina"},
        {"id": "../x"},
        {"id": "__proto__"},
        {"consent": "wall"},
        {"written_by": "p-nikdo"},
        {"symbols": ["neni-takovy"]},
        {"symbols": ["dog"] * 6},
        {"about": {"question": "x" * 26, "asked": "?"}},
        {"about": {"question": "constructor", "asked": "?"}},
        {"about": {"question": "rada", "asked": "?", "paper": "../x"}},
        {"said_by": "p-nikdo"},
    ],
    ids=str,
)
def test_a_malformed_answer_is_refused(demo: Room, wrong: dict[str, Any]) -> None:
    """A1, A2, I18."""
    guide = demo.device("guide")
    refused = guide.do("profile.answer", asked("spatne") | {"text": "x"} | wrong)
    assert refused["code"] in ("invalid", "not_found")
    assert "answer-spatne" not in guide.replica.records


def test_only_the_circle_reads_the_questionnaires(demo: Room) -> None:
    """The questions of an endangered child's book are for two."""
    for role, status in (("guide", 200), ("child", 200), ("facilitator", 404), ("family", 404), ("organizer", 404)):
        address = f"{demo.serving.url}/c/{demo.conference}/sheets/"
        assert demo.person(role).http.get(address, timeout=20).status_code == status, role
