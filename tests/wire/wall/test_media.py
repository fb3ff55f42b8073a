"""Pictures: uploaded once, fetched only by who may see a card that carries them."""

from __future__ import annotations

import pytest
import requests

from tests.wire.support.client import Device, new_id, refused
from tests.wire.support.pictures import png
from tests.wire.support.room import Room

pytestmark = pytest.mark.wire


def uploaded(room: Room, role: str, number: int = 0, content: bytes | None = None) -> dict:
    answer = room.person(role, number).upload(content or png())
    assert answer.status_code == 201, answer.text[:500]
    return answer.json()


def picture_card(device: Device, media: dict) -> str:
    return device.stick(None, kind="picture", media=media["id"])


def status(room: Room, media: dict, role: str, number: int = 0, **query: str) -> int:
    return fetch(room, media, role, number, **query).status_code


def fetch(room: Room, media: dict, role: str, number: int = 0, **query: str) -> requests.Response:
    return room.person(role, number).get(f"media/{media['id']}", params=query)


def test_an_upload_is_answered_with_its_address(room: Room) -> None:
    media = uploaded(room, "child", content=png(40, 30))
    assert media["kind"] == "picture"
    assert (media["width"], media["height"]) == (40, 30)
    assert media["url"].removeprefix(room.serving.url).startswith(f"/c/{room.conference}/media/{media['id']}")


def test_a_childs_picture_is_seen_by_everybody_in_the_room(room: Room) -> None:
    child = room.device("child")
    media = uploaded(room, "child")
    card = picture_card(child, media)
    for device in room.everybody():
        assert device.sees(card)["media"]
    for role in ("child", "facilitator", "family", "professional", "display"):
        answer = fetch(room, media, role)
        assert answer.status_code == 200, role
        assert answer.headers["Content-Type"] in ("image/jpeg", "image/webp", "image/png")
        assert answer.headers["Cache-Control"] == "private, no-store"
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert status(room, media, "family", size="thumb") == 200


def test_the_picture_of_a_waiting_card_is_not_found_by_others(room: Room) -> None:
    mother, lead = room.device("family"), room.device("facilitator")
    media = uploaded(room, "family")
    card = picture_card(mother, media)
    lead.sees(card)
    others = [("child", 0), ("guide", 0), ("family", 1), ("professional", 0), ("display", 0), ("recorder", 0)]
    for role, number in others:
        for query in ({}, {"size": "thumb"}):
            assert status(room, media, role, number, **query) == 404, role
    assert status(room, media, "facilitator") == 200
    assert status(room, media, "family") == 200
    lead.must("card.approve", {"id": card})
    assert [status(room, media, role, number) for role, number in others] == [200] * 6


def test_the_picture_of_a_hidden_or_peeled_card_is_not_found(room: Room) -> None:
    mother, lead = room.device("family"), room.device("facilitator")
    for way in ("hide", "peel"):
        media = uploaded(room, "family", content=png(9, 9))
        card = picture_card(mother, media)
        lead.sees(card)
        lead.must("card.approve", {"id": card})
        assert status(room, media, "professional") == 200
        (lead if way == "hide" else mother).must(f"card.{way}", {"id": card})
        assert status(room, media, "professional") == 404, way
        assert status(room, media, "child") == 404, way


def test_an_upload_on_no_card_is_not_found_by_others(room: Room) -> None:
    media = uploaded(room, "guide", content=png(5, 5))
    for role in ("child", "facilitator", "professional", "display"):
        assert status(room, media, role) == 404


def test_guessed_media_ids_all_get_404(room: Room) -> None:
    answers = [
        room.person("child").get(f"media/{guess}")
        for guess in ("1", "x", new_id(), "A" * 40, "A" * 400, "%2e%2e%2fipk.sqlite3", "..%5c..%5ckey", "%00")
    ]
    assert {answer.status_code for answer in answers} == {404}


def test_a_request_without_a_cookie_gets_no_picture(room: Room) -> None:
    media = uploaded(room, "child")
    picture_card(room.device("child"), media)
    bare = requests.get(
        f"{room.serving.url}/c/{room.conference}/media/{media['id']}", allow_redirects=False, timeout=20
    )
    assert bare.status_code in (302, 303, 401, 403, 404)
    assert b"PNG" not in bare.content
    assert b"JFIF" not in bare.content


def test_nobody_hangs_a_picture_that_another_person_uploaded(room: Room) -> None:
    media = uploaded(room, "family", content=png(3, 3))
    teacher = room.device("professional", 1)
    body = {"id": new_id(), "kind": "picture", "paper": teacher.plain_paper(), "x": 1, "y": 1, "media": media["id"]}
    refused(teacher.do("card.stick", body), "not_found", "invalid", "not_allowed")
    assert status(room, media, "professional", 1) == 404


def test_a_served_picture_has_no_metadata_of_the_upload(room: Room) -> None:
    secret = b"GPS 50.0875N 14.4213E " + new_id().encode()
    media = uploaded(room, "child", content=png(16, 16, secret))
    picture_card(room.device("child"), media)
    content = fetch(room, media, "guide").content
    assert content
    assert secret not in content
    assert b"GPS" not in content


NOT_PICTURES = {
    "words": (b"Ahoj", "a.jpg", "image/jpeg"),
    "svg": (b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>', "a.svg", "image/svg+xml"),
    "svg named jpg": (b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>', "a.jpg", "image/jpeg"),
    "html named png": (b"<html><script>alert(1)</script>", "a.png", "image/png"),
    "half a picture": (png(64, 64)[:60], "a.png", "image/png"),
    "nothing": (b"", "a.png", "image/png"),
}


@pytest.mark.parametrize("case", NOT_PICTURES)
def test_a_file_that_is_not_a_picture_is_refused_with_a_message(room: Room, case: str) -> None:
    content, name, kind = NOT_PICTURES[case]
    answer = room.person("child").upload(content, name, kind)
    assert 400 <= answer.status_code < 500, answer.text[:300]
    assert answer.json()["code"] in ("invalid", "too_big")
    assert answer.json()["message"]


def test_an_upload_without_a_csrf_token_is_refused(room: Room) -> None:
    answer = room.person("child").upload(png(), **{"X-Nothing": "1"})
    assert answer.status_code in (400, 403)


def test_an_upload_without_a_file_is_invalid(room: Room) -> None:
    person = room.person("child")
    answer = person.http.post(
        f"{person.url}/c/{person.conference}/media", headers={"X-CSRFToken": person.csrf()}, timeout=20
    )
    assert answer.status_code == 400


def test_the_display_uploads_nothing(room: Room) -> None:
    answer = room.person("display").upload(png(), **{"X-CSRFToken": room.person("display").csrf()})
    assert answer.status_code in (403, 404)
