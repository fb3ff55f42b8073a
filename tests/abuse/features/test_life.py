"""A6, A9, A15, P9, C1: earlier sittings are the circle's alone; a deleted profile is gone from everywhere."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from secrets import token_hex
from typing import Any

import pytest

from tests.abuse.features.test_profile import canary, given
from tests.abuse.support.searching import found_in_files
from tests.wire.support.client import Device, Person
from tests.wire.support.room import Room
from tests.wire.support.rooms import own_room

pytestmark = pytest.mark.abuse

OTHERS = ("facilitator", "recorder", "organizer", "family", "professional", "support", "display")


@pytest.fixture(scope="module")
def demo() -> Iterator[Room]:
    with own_room() as room:
        room.everybody()
        yield room


def post(person: Person, step: str, **form: str) -> Any:
    """A step at the life of the profile, as the screens' script takes it."""
    address = f"{person.url}/c/{person.conference}/profile/{step}"
    headers = {"X-CSRFToken": person.csrf(), "Accept": "application/json"}
    return person.http.post(address, data=form, headers=headers, timeout=20)


def said(device: Device, words: str) -> str:
    question = f"q-{token_hex(6)}"
    about = {"question": question, "asked": "Co tě baví?", "heading": "like", "paper": "co-mam-rad"}
    device.must("profile.answer", {"id": f"answer-{question}", "about": about, "text": words})
    return f"answer-{question}"


def in_another_sitting(demo: Room, answer: str, words: str) -> None:
    """What is said otherwise later: a reply brings what was said until then to its past, without waiting hours."""
    child = demo.device("child")
    child.must("profile.confirm", {"id": answer, "still": "gone"})
    question = answer.removeprefix("answer-")
    child.must("profile.answer", {"id": answer, "about": {"question": question, "asked": "?"}, "text": words})


def test_an_earlier_answer_version_never_leaves_the_circle(demo: Room) -> None:
    """A6, A9: sync, patches, pages and the page of an earlier sitting."""
    child, guide = demo.device("child"), demo.device("guide")
    words = [canary() for _ in range(4)]
    answer = given(demo, guide, words)
    in_another_sitting(demo, answer, "Něco jiného")
    child.sees(answer, text="Něco jiného")
    earlier = child.sees(answer)["earlier"]
    assert len(earlier) == 1
    look = f"profile/then?sitting={earlier[0]}"
    assert words[1] not in str(child.sync(0))
    assert all(word in guide.person.get(look).text for word in words[:2] + words[4:])
    for role in OTHERS:
        for path in ("profile/then", look):
            page = demo.person(role).get(path)
            assert page.status_code == 404, role
            assert not any(word in page.text for word in words), role
        picture = f"{demo.serving.url}/c/{demo.conference}/media/{words[4]}"
        assert demo.person(role).http.get(picture, timeout=20).status_code == 404, role
    sentinel = child.stick("Hlídka")
    for role in OTHERS:
        device = demo.device(role)
        device.sees(sentinel)
        assert [word for word in words if word.encode() in device.received] == [], role


@pytest.mark.parametrize("sitting", ["-1", "1e3", "x", "99999", "²", "../1"])
def test_an_invalid_sitting_is_refused(demo: Room, sitting: str) -> None:
    page = demo.person("guide").get(f"profile/then?sitting={sitting}", headers={"Accept": "application/json"})
    assert page.status_code == 400


@pytest.mark.parametrize(
    ("cmd", "wrong"),
    [
        ("profile.bring", {"id": "answer-nic", "sitting": 1}),
        ("profile.bring", {"id": "answer-nic", "sitting": "1"}),
        ("profile.bring", {"id": "../x", "sitting": -1}),
        ("profile.confirm", {"id": "answer-nic", "still": "true"}),
        ("profile.confirm", {"id": "answer-nic", "still": "maybe"}),
        ("profile.confirm", {"id": "__proto__", "still": "gone"}),
        ("profile.forget", {"id": "book"}),
        ("profile.forget", {"id": "answer-nic", "consent": "wall"}),
        ("profile.ask", {"id": "answer-nic"}),
    ],
    ids=str,
)
def test_a_malformed_profile_command_changes_nothing(demo: Room, cmd: str, wrong: dict[str, Any]) -> None:
    """A1, A2, I18."""
    guide = demo.device("guide")
    before = guide.sync(0)["seq"]
    assert guide.do(cmd, wrong)["code"] in ("invalid", "not_found")
    assert guide.sync(0)["seq"] == before


@pytest.mark.parametrize("role", OTHERS)
def test_other_roles_cannot_delete_a_profile(demo: Room, role: str) -> None:
    said(demo.device("child"), "Zůstane")
    if role == "display":
        return
    for step in ("deleting", "delete"):
        assert post(demo.person(role), step, sure=f"{demo.conference} x").status_code in (403, 404), role


def test_a_profile_is_deleted_in_two_steps_only(demo: Room) -> None:
    """A15: neither at once, nor with what another browser was told, nor from elsewhere."""
    answer = said(demo.device("child"), "Zůstane")
    guide, child = demo.person("guide"), demo.person("child")
    told = post(child, "deleting").json()["sure"]
    for wrong in ({}, {"sure": ""}, {"sure": told}, {"sure": f"{demo.conference} x"}):
        assert post(guide, "delete", **wrong).status_code == 400
    assert post(child, "delete", sure=f"{demo.conference} x").status_code == 400
    assert post(child, "delete", sure=told).status_code == 400, "a wrong one uses the right one up"
    foreign = child.http.post(f"{child.url}/c/{child.conference}/profile/delete", data={"sure": told}, timeout=20)
    assert foreign.status_code == 400
    assert demo.device("guide").sees(answer)["text"] == "Zůstane"


def test_an_export_is_encrypted_and_its_passphrase_is_stored_nowhere(demo: Room) -> None:
    """A20, P12, C1, C4: not in the file, the database, the log, the temp folder; who may not have it gets nothing."""
    secret, passphrase = canary(), "kočka leze přes plot a houpe se"
    said(demo.device("child"), secret)
    asked = {"passphrase": passphrase, "reason": "move"}
    file = post(demo.person("guide"), "export", **asked)
    assert file.status_code == 200
    assert file.headers["Cache-Control"] == "private, no-store"
    assert secret.encode() not in file.content
    for role in ("child", "facilitator", "organizer", "family"):
        refused = post(demo.person(role), "export", **asked)
        assert (refused.status_code, secret in refused.text) == (403, False), role
    assert found_in_files([secret, passphrase], Path(demo.serving.folder)) == []


def test_a_deleted_profile_is_gone_from_every_screen_and_every_file(demo: Room) -> None:
    """P9, C1: database, log of it, keys, media; other devices within a moment."""
    child, guide, display = (demo.device(role) for role in ("child", "guide", "display"))
    words = [canary() for _ in range(4)]
    answer = given(demo, child, words)
    child.must("profile.consent", {"id": answer, "consent": "wall"})
    display.sees(f"profile-{answer}")
    mine = child.stick("Moje kartička")
    data = Path(demo.serving.folder)
    before = {path.name for path in (data / "data").rglob("*.private")}
    assert any(path.name.startswith(words[4]) for path in (data / "data" / "media").rglob("*"))
    sure = post(guide.person, "deleting").json()["sure"]
    assert post(guide.person, "delete", sure=sure).json() == {"ok": True}
    for device in (child, guide):
        device.misses(answer)
    display.misses(f"profile-{answer}")
    display.sees(mine)
    for device in (child, guide, display):
        assert [word for word in words if word in str(device.sync(0))] == []
    assert not any(path.name.startswith(words[4]) for path in (data / "data" / "media").rglob("*"))
    assert before.isdisjoint(path.name for path in (data / "data").rglob("*.private"))
    assert found_in_files(words[:4], data) == []
