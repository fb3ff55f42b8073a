"""I1: words stay words, on whatever way they come in."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.abuse.support.payloads import PAYLOADS
from tests.wire.support.client import Person, csrf_in, new_id
from tests.wire.support.pictures import png
from tests.wire.support.room import Room
from tests.wire.support.rooms import own_room

pytestmark = pytest.mark.abuse


@pytest.fixture(scope="module")
def demo() -> Iterator[Room]:
    with own_room() as room:
        yield room


def test_there_are_at_least_sixty_payloads() -> None:
    """I1."""
    assert len(set(PAYLOADS)) == len(PAYLOADS) >= 60


def test_hostile_text_on_the_childs_card_arrives_unchanged(demo: Room) -> None:
    """I1: card.stick."""
    child = demo.device("child")
    cards = [(child.stick(payload), payload) for payload in PAYLOADS]
    for device in (demo.device("facilitator"), demo.device("display"), demo.device("professional")):
        for card, payload in cards:
            assert device.sees(card)["text"] == payload


def test_hostile_text_in_an_adults_edit_arrives_unchanged(demo: Room) -> None:
    """I1: card.edit of a card that waits, and a kind word to its author."""
    mother, lead = demo.device("family"), demo.device("facilitator")
    card = mother.stick("Slušně")
    for payload in PAYLOADS:
        mother.must("card.edit", {"id": card, "text": payload})
        lead.sees(card, text=payload)
    lead.must("card.hide", {"id": card, "words": PAYLOADS[0]})


def test_hostile_text_in_the_plan_arrives_unchanged(demo: Room) -> None:
    """I1: topic.make, task.add, task.change, task.take and plan.answer."""
    demo.calm(step=8)
    recorder, child, mother = demo.device("recorder"), demo.device("child"), demo.device("family")
    lead = demo.device("facilitator")
    step = {"id": new_id("krok"), "what": "x", "who": [mother.id], "by": "2027-01-31"}
    recorder.must("task.add", step)
    for payload in PAYLOADS:
        fields = ("what", "need", "noticed", "otherwise")
        recorder.must("task.change", {"id": step["id"], **dict.fromkeys(fields, payload)})
        lead.sees(step["id"], what=payload)
        lead.must("text.approve", {"id": step["id"]})
        child.sees(step["id"], what=payload)
    for payload in PAYLOADS[:20]:
        mother.must("plan.answer", {"answer": "wish", "words": payload})
        mother.must("task.take", {"id": step["id"], "answer": "other", "words": payload[:200]})
        lead.sees(step["id"], taken_words={mother.id: payload[:200].strip()})
    demo.calm()


@pytest.mark.parametrize("number", range(6))
def test_a_hostile_guest_name_is_never_markup_on_a_page(demo: Room, number: int) -> None:
    """I1: the name of a guest, in the lobby, on the facilitator's list and in the guest's own page."""
    name = [payload for payload in PAYLOADS if len(payload) <= 45 and "<" in payload][number]
    guest = Person(demo.serving.url, demo.conference)
    token = csrf_in(guest.http.get(f"{guest.url}/join", timeout=20).text)
    code = demo.device("display").replica.of_type("door")[0]["code"]
    answer = guest.http.post(
        f"{guest.url}/join", data={"code": code, "name": name, "csrf_token": token}, allow_redirects=False, timeout=20
    )
    assert answer.status_code < 500
    assert name not in guest.get().text
    lead = demo.device("facilitator")
    if answer.status_code in (302, 303):
        lead.wait(lambda: name in [person["name"] for person in lead.replica.of_type("person")], about=name)
    assert name not in demo.person("facilitator").get().text
    assert name not in demo.person("organizer").get().text


def test_no_screen_contains_hostile_text_as_markup(demo: Room) -> None:
    """I1: every screen of everybody, after all of the above."""
    for person in demo.people:
        demo.person(person.role)
        if person.cookie:
            page = person.get().text
            assert not [payload for payload in PAYLOADS if "<" in payload and payload in page], person.role


@pytest.mark.parametrize(
    "name",
    [
        "<img src=x onerror=ipkHook(1)>.png",
        "../../x.png",
        "nul",
        "a" * 300 + ".png",
        '"; x=".png',
        "a\r\nX-Evil: 1.png",
        "%00.png",
        "..\\..\\x.png",
    ],
)
def test_the_name_of_an_uploaded_file_is_not_echoed(demo: Room, name: str) -> None:
    """I1, I9: media have ids of the server's making."""
    answer = demo.person("child").upload(png(), name)
    assert answer.status_code in (201, 400)
    assert name not in answer.text
    assert "evil" not in str(answer.headers).lower()


@pytest.mark.parametrize(
    "path",
    [
        "/<script>ipkHook(1)</script>",
        "/c/<img src=x onerror=ipkHook(1)>/",
        "/j?x=<script>ipkHook(1)</script>",
        '/join?code="><script>ipkHook(1)</script>',
    ],
)
def test_hostile_text_in_an_address_is_not_echoed(demo: Room, path: str) -> None:
    """I1: reflected."""
    answer = Person(demo.serving.url, "").http.get(demo.serving.url + path, timeout=20)
    assert answer.status_code < 500
    assert "<script>ipkHook" not in answer.text
    assert "<img src=x" not in answer.text
