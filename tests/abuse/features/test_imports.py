"""A29, A6, A5: a hostile file of a profile comes into a meeting. It is data, and the child's circle's alone."""

from __future__ import annotations

import json
from collections.abc import Iterator
from secrets import token_hex
from typing import Any

import pytest

from ipk.storage.crypto.passphrase_file import encrypt
from tests.abuse.features.test_life import OTHERS, post
from tests.wire.support.client import Person
from tests.wire.support.room import Room
from tests.wire.support.rooms import own_room

pytestmark = pytest.mark.abuse

PASSPHRASE = "kočka leze přes plot a houpe se"


@pytest.fixture(scope="module")
def meeting() -> Iterator[Room]:
    with own_room() as room:
        room.everybody()
        yield room


@pytest.fixture
def demo(meeting: Room) -> Room:
    """Music plays; nothing is in the child's book but what must not be."""
    empty_the_book(meeting)
    child = meeting.device("child")
    child.must("snacks.words", {"allergies": "EpiPen je v tašce"})
    child.must("snacks.allergy", {"allergen": "milk", "has": True})
    child.must("snacks.choose", {"id": "cake", "never": True})
    child.must("music.choose", {"tune": "louka", "never": True})
    meeting.device("facilitator").must("music.play", {"tune": "dest"})
    return meeting


def empty_the_book(room: Room) -> None:
    child = room.person("child")
    told = post(child, "deleting").json()["sure"]
    assert post(child, "delete", sure=told).status_code == 200
    room.settle()


def packed(*acts: Any, arranged: tuple[Any, ...] = ()) -> bytes:
    content = {
        "sheet": "6-9",
        "design": "sun",
        "media": [],
        "sittings": [{"at": "2025-06-01T10:00:00+00:00", "acts": acts}],
        "arranged": arranged,
    }
    return encrypt([json.dumps(content).encode()], PASSPHRASE)


def brings(person: Person, file: bytes) -> Any:
    headers = {"X-CSRFToken": person.csrf(), "Accept": "application/json"}
    return person.http.post(
        f"{person.url}/c/{person.conference}/profile/import",
        data={"passphrase": PASSPHRASE},
        files={"file": ("profil.ipk", file)},
        headers=headers,
        timeout=60,
    )


def answer(question: str, text: str, **about: str) -> tuple[str, dict[str, Any]]:
    asked = {"question": question, "asked": "?", **about}
    return ("profile.answer", {"id": f"answer-{question}", "about": asked, "text": text})


@pytest.mark.parametrize("role", ["guide", "organizer"])
def test_a_hostile_import_stays_in_the_circle_and_removes_no_warning(demo: Room, role: str) -> None:
    secret = f"kanarek-{token_hex(8)}"
    arranged = (
        ("snacks.words", {"wished": "", "allergies": ""}),
        ("snacks.allergy", {"allergen": "milk", "has": False}),
        ("snacks.none", {"none": True}),
        ("snacks.choose", {"id": "cake", "never": False, "me": True}),
        ("music.choose", {"tune": "louka", "never": False, "before": True}),
        ("music.choose", {"tune": "dest", "never": True}),
        ("music.wish", {"before": False, "during": False}),
        ("guests.name", {"id": "otec", "name": secret, "wish": "come"}),
    )
    acts = (answer("stopka", secret, heading="stop"), answer("rada", secret, heading="stop", paper="dari-se"))
    got = brings(demo.person(role), packed(*acts, arranged=arranged))
    assert (got.status_code, got.json()) == (200, {"ok": True, "answers": 2})
    child = demo.device("child")
    arrived = child.sees("answer-rada", text=secret)
    assert (arrived["consent"], arrived["still"]) == ("me", "ask")
    assert arrived["heading"] != "stop"
    known = child.sees(f"allergies-{child.id}")
    assert (known["words"], "milk" in known["allergens"], known["none"]) == ("EpiPen je v tašce", True, False)
    assert "cake" in child.sees("snack-wishes")["never"]
    assert "louka" in child.sees("music-wishes")["unwanted"]
    assert demo.device("facilitator").meeting["music"]["playing"]
    sentinel = child.stick("Hlídka")
    for other in OTHERS:
        device = demo.device(other)
        device.sees(sentinel)
        device.sync(0)
        marks = (secret.encode(), b"answer-stopka", b"answer-rada")
        assert [mark for mark in marks if mark in device.received] == [], other


def test_an_import_with_forbidden_commands_is_refused_as_a_whole(demo: Room) -> None:
    """Commands, consents and reach of its own."""
    note = {"id": "v", "kind": "note", "step": 2, "paper": "dari-se", "text": "Ahoj"}
    claims: tuple[bytes, ...] = (
        packed(("profile.consent", {"id": "answer-rada", "consent": "minutes"})),
        packed(arranged=(("messages.make", {**note, "reach": "facilitator", "told": True}),)),
        packed(arranged=(("part.choose", {"way": "guide", "speaker": demo.device("family").id}),)),
        packed(arranged=(("guests.known", {"known": True, "told": True}),)),
        packed(arranged=(("card.stick", {**note, "x": 1, "y": 1}),)),
    )
    guide = demo.device("guide")
    before = guide.sync(0)["seq"]
    assert [brings(guide.person, file).status_code for file in claims] == [400] * len(claims)
    assert guide.sync(0)["seq"] == before


@pytest.mark.parametrize("role", ["child", "facilitator", "recorder", "family", "professional", "support", "display"])
def test_other_roles_cannot_import_a_profile(meeting: Room, role: str) -> None:
    """A5."""
    assert brings(meeting.person(role), packed(answer("rada", "x"))).status_code == 403
