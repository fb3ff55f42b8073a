"""A1, A5, A6, I1 for what the child wishes to eat and for what people must not: sensitive, and for few."""

from __future__ import annotations

from collections.abc import Iterator
from secrets import token_hex
from typing import Any

import pytest

from tests.abuse.support.payloads import PAYLOADS
from tests.wire.support.client import Device, csrf_in
from tests.wire.support.room import Room
from tests.wire.support.rooms import own_room

pytestmark = pytest.mark.abuse

SNACKS = "snack-wishes"


@pytest.fixture(scope="module")
def demo() -> Iterator[Room]:
    with own_room() as room:
        room.everybody()
        yield room


def canary() -> str:
    return f"kanarek-{token_hex(8)}"


def organizers_page(room: Room) -> str:
    return room.person("organizer").get("?screen=organizer").text


def papers(device: Device) -> list[str]:
    """Every page and paper that might say something."""
    addresses = ("", "?screen=organizer", "shopping-list.pdf", "profile.pdf", "snacks/", "invitations")
    return [device.person.get(address).text for address in addresses]


def hears(room: Room, person: str, **form: Any) -> int:
    """The organizer fills in what somebody must not eat."""
    organizer = room.person("organizer")
    token = csrf_in(organizer.get(f"allergies?person={person}").text)
    address = f"{room.serving.url}/c/{room.conference}/allergies/{person}"
    return organizer.http.post(address, data={"csrf_token": token, **form}, timeout=20).status_code


def others(room: Room, *but: str) -> list[Device]:
    return [device for device in room.everybody() if device.person.role not in but]


def test_the_childs_snack_wishes_reach_only_the_circle_and_the_shopping_list(demo: Room) -> None:
    """A6: sync, patches, acks and pages; the organizer has the list and no record."""
    child, guide = demo.device("child"), demo.device("guide")
    wish, allergy, answer = canary(), canary(), canary()
    about = {"question": "svacina", "asked": "Co chceš jíst?", "heading": "snacks", "paper": "co-mam-rad"}
    child.must("snacks.choose", {"id": "cake", "everybody": True})
    child.must("snacks.allergy", {"allergen": "molluscs", "has": True})
    guide.must("snacks.words", {"wished": wish, "allergies": allergy})
    guide.must("profile.answer", {"id": "answer-svacina", "about": about, "text": answer})
    assert guide.sees(SNACKS, words=wish)["everybody"] == ["cake"]
    assert "molluscs" in child.sees(f"allergies-{child.id}", words=allergy)["allergens"]
    sentinel = child.stick("Hlídka")
    for device in others(demo, "child", "guide"):
        device.sees(sentinel)
        device.sync(0)
        marks = (wish, allergy, answer, SNACKS, f"allergies-{child.id}", '"molluscs"')
        assert [mark for mark in marks if mark.encode() in device.received] == [], device.person.role
        words = [] if device.person.role == "organizer" else [wish, allergy]
        texts = papers(device)
        assert [word for word in (*words, answer) if any(word in text for text in texts)] == [], device.person.role
    page = organizers_page(demo)
    assert wish in page
    assert allergy in page


def test_an_adults_allergies_are_shown_only_on_the_organizers_page(demo: Room) -> None:
    """A6: not even the child's guide hears of it, nor that there is anything to hear."""
    words, father = canary(), demo.device("family", 1)
    assert hears(demo, father.id, allergen="lupin", words=words) == 200
    sentinel = demo.device("child").stick("Hlídka")
    for device in demo.everybody():
        device.sees(sentinel)
        device.sync(0)
        marks = (words, '"lupin"', f"allergies-{father.id}")
        assert [mark for mark in marks if mark.encode() in device.received] == [], device.person.role
        if device.person.role != "organizer":
            assert not any(words in text for text in papers(device)), device.person.role
    assert words in organizers_page(demo)


def test_the_organizer_cannot_remove_an_allergy_that_the_child_entered(demo: Room) -> None:
    child = demo.device("child")
    child.must("snacks.allergy", {"allergen": "milk", "has": True})
    assert hears(demo, child.id, allergen="celery") == 200
    assert hears(demo, child.id) == 200
    assert "milk" in child.sees(f"allergies-{child.id}", heard=[])["allergens"]


def test_the_text_of_snack_wishes_arrives_unchanged_and_is_escaped(demo: Room) -> None:
    """I1: in the book, and as text on the organizer's page."""
    child, guide = demo.device("child"), demo.device("guide")
    for payload in PAYLOADS:
        child.must("snacks.words", {"wished": payload[:300]})
        guide.sees(SNACKS, words=payload[:300].strip())
    child.must("snacks.words", {"wished": "<img src=x onerror=alert(1)>"})
    page = organizers_page(demo)
    assert "<img src=x" not in page
    assert "&lt;img src=x onerror=alert(1)&gt;" in page


@pytest.mark.parametrize(
    ("cmd", "args", "code"),
    [
        ("snacks.choose", {"id": "kaviar", "me": True}, "not_found"),
        ("snacks.choose", {"id": "__proto__", "me": True}, "not_found"),
        ("snacks.choose", {"id": "apple", "me": 1}, "invalid"),
        ("snacks.choose", {"id": "apple", "person": "p-nikdo", "me": True}, "invalid"),
        ("snacks.choose", {"me": True}, "invalid"),
        ("snacks.allergy", {"allergen": "dust", "has": True}, "invalid"),
        ("snacks.allergy", {"allergen": "milk", "has": True, "person": "p-nikdo"}, "invalid"),
        ("snacks.allergy", {"allergen": "milk", "heard": True, "has": True}, "invalid"),
        ("snacks.words", {"wished": "x" * 301}, "too_big"),
        ("snacks.words", {"heard_words": "x"}, "invalid"),
        ("snacks.none", {"none": "ano"}, "invalid"),
        ("music.choose", {"tune": "neni", "before": True}, "not_found"),
        ("music.choose", {"tune": "louka", "before": "ano"}, "invalid"),
        ("song.restore", {"id": "neni"}, "not_found"),
    ],
    ids=str,
)
def test_a_malformed_snack_or_music_command_changes_nothing(
    demo: Room, cmd: str, args: dict[str, Any], code: str
) -> None:
    """A1, A2, I18: nobody's allergy but the child's is said here, and nothing that the organizer heard."""
    guide = demo.device("guide")
    before = guide.sync(0)["seq"]
    assert guide.do(cmd, args)["code"] == code
    assert guide.sync(0)["seq"] == before


@pytest.mark.parametrize(
    "role", ["facilitator", "recorder", "organizer", "family", "professional", "support", "display"]
)
def test_other_roles_cannot_change_the_childs_snack_and_music_wishes(demo: Room, role: str) -> None:
    """A5"""
    device = demo.device(role)
    for cmd, args in (
        ("snacks.choose", {"id": "apple", "me": True}),
        ("snacks.allergy", {"allergen": "milk", "has": False}),
        ("snacks.none", {"none": True}),
        ("snacks.words", {"wished": "x"}),
        ("music.choose", {"tune": "louka", "never": True}),
        ("song.restore", {"id": "x"}),
    ):
        assert device.do(cmd, args)["code"] == "not_allowed"


def test_facilitator_and_guide_cannot_play_music_the_child_does_not_want(demo: Room) -> None:
    child, lead, guide = demo.device("child"), demo.device("facilitator"), demo.device("guide")
    child.must("music.choose", {"tune": "louka", "never": True})
    for device in (lead, guide):
        device.sees("music-wishes", unwanted=["louka"])
        assert device.do("music.play", {"tune": "louka"})["code"] == "not_allowed"
    lead.must("music.play", {"tune": "dest"})
    child.must("music.choose", {"tune": "louka", "never": False})
