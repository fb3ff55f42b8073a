"""§1: links, codes, the lobby, admission, and the neutral answers to whoever does not belong."""

from __future__ import annotations

import re

import pytest
import requests

from tests.wire.support.addresses import somebody_at
from tests.wire.support.client import Person, csrf_in, new_id, refused
from tests.wire.support.packets import HandWire, Refused, code_of
from tests.wire.support.room import Room

pytestmark = pytest.mark.wire


def second_device_of(room: Room, role: str) -> Person:
    """The same link opened on another machine."""
    first = room.person(role)
    return Person(room.serving.url, room.conference, {"name": first.name, "role": role, "token": first.token})


def door_code(room: Room) -> str:
    """The six characters that stand on the display."""
    door = room.device("display").replica.of_type("door")
    if door:
        return door[0]["code"]
    return re.findall(r"\b[A-Z0-9]{6}\b", room.person("display").get().text)[0]


def join(room: Room, code: str, name: str) -> tuple[Person, requests.Response]:
    guest = Person(room.serving.url, room.conference, {"name": name, "role": "guest"})
    page = guest.http.get(f"{room.serving.url}/join", timeout=20)
    body = {"code": code, "name": name, "csrf_token": csrf_in(page.text)}
    return guest, guest.http.post(f"{room.serving.url}/join", data=body, allow_redirects=False, timeout=20)


# --- the personal link ---------------------------------------------------------------------------------------------


def test_a_link_leads_to_the_conference_with_a_session_cookie(room: Room) -> None:
    person = second_device_of(room, "professional")
    answer = person.log_in()
    assert answer.status_code == 303
    assert answer.headers["Location"].removeprefix(room.serving.url) == f"/c/{room.conference}/"
    cookie = answer.headers["Set-Cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=" in cookie


def test_the_link_page_contains_nothing_of_the_conference(room: Room) -> None:
    page = requests.get(f"{room.serving.url}/j", timeout=20)
    assert page.status_code == 200
    assert room.conference not in page.text
    assert not any(person.name in page.text for person in room.people)
    assert "no-store" in page.headers.get("Cache-Control", "")


@pytest.mark.parametrize("token", ["", "x", "A" * 43, "../../etc", "ž" * 20, "\x00", "0" * 5000])
def test_every_unknown_token_gets_the_same_404_page(room: Room, token: str) -> None:
    address = f"{room.serving.url}/j"
    known, answer = (
        somebody_at(f"127.0.1.{len(token) % 200 + 1}").post(
            address, data={"token": guess}, allow_redirects=False, timeout=20
        )
        for guess in ("B" * 43, token)
    )
    assert answer.status_code == known.status_code == 404
    assert _without_nonces(answer.text) == _without_nonces(known.text)
    assert "Set-Cookie" not in answer.headers or "devices" not in answer.headers["Set-Cookie"]


def _without_nonces(page: str) -> str:
    return re.sub(r'(nonce|csrf[_-]?token"?\s*(?:value|content)?)="?[^" >]+|"csrf":\s*"[^"]+"', "", page)


def test_each_role_gets_its_own_screen(room: Room) -> None:
    pages = {role: room.person(role).get() for role in ("child", "facilitator", "professional", "display")}
    assert all(page.status_code == 200 for page in pages.values())
    screens = {role: re.search(r'"screen"\s*:\s*"(\w+)"', page.text) for role, page in pages.items()}
    assert all(screens.values()), screens
    assert len({found.group(1) for found in screens.values() if found}) == 4


def test_without_a_cookie_a_conference_answers_like_an_unknown_one(room: Room) -> None:
    stranger = Person(room.serving.url, room.conference)
    missing = Person(room.serving.url, "nikde")
    assert stranger.get().status_code == missing.get().status_code
    assert stranger.get().status_code in (302, 303, 401, 403, 404)
    assert not any(person.name in stranger.get().text for person in room.people)


# --- the lobby -----------------------------------------------------------------------------------------------------


def names_and_titles(room: Room) -> list[str]:
    """Every word that would tell a stranger what this is about."""
    lead = room.device("facilitator").replica
    words = [person.name for person in room.people] + ["Anič"]
    words += [paper["title"] for paper in lead.of_type("paper")]
    words += [meeting["goal"] for meeting in lead.of_type("meeting")]
    words += [card["text"] for card in lead.of_type("card") if len(card.get("text") or "") > 12]
    words += [record["id"] for record in lead.of_type("card")]
    return [word for word in words if word and len(word) > 3]


def test_a_second_device_of_the_same_person_waits_in_the_lobby(room: Room) -> None:
    second = second_device_of(room, "recorder")
    assert second.log_in().status_code == 303
    with pytest.raises(Refused) as refusal:
        second.device()
    assert code_of(refusal.value) == "not_admitted"
    assert room.device("recorder").sync()["ok"], "the first device goes on"


def test_the_lobby_page_contains_no_names_and_nothing_of_the_meeting(room: Room) -> None:
    second = second_device_of(room, "support")
    second.log_in()
    page = second.get()
    assert page.status_code == 200
    told = [word for word in names_and_titles(room) if word in page.text and word not in second.name]
    assert told == []


def test_a_socket_in_the_lobby_receives_nothing_of_the_meeting(room: Room) -> None:
    second = second_device_of(room, "guide")
    second.log_in()
    wire = lobby_wire(second)
    if wire is None:
        return
    sticking = wire.ask("do", {"op": new_id(), "cmd": "signal.raise", "args": {"kind": "hand"}}).result(20)
    assert (sticking["ok"], sticking["code"]) == (False, "not_admitted")
    room.device("guide").sees(room.device("child").stick("Tohle v předsíni nikdo neuvidí"))
    answer = wire.ask("sync", {"since": 0}).result(20)
    assert answer.get("ok") is not True or not [one for one in answer["records"] if one["type"] in ("card", "paper")]
    told = b"".join(wire.raw)
    assert not [word for word in names_and_titles(room) if word.encode() in told and word not in second.name]


def lobby_wire(person: Person) -> HandWire | None:
    """A socket may be refused in the lobby, or be open and tell nothing; both keep the promise."""
    try:
        return HandWire(person.url, person.cookie, {"conference": person.conference})
    except Refused as refusal:
        if code_of(refusal) != "not_admitted":
            raise
        return None


def test_an_admitted_second_device_sees_the_wall(room: Room) -> None:
    second = second_device_of(room, "professional")
    second.log_in()
    with pytest.raises(Refused):
        second.device()
    room.device("facilitator").must("person.admit", {"id": room.device("professional").id})
    device = second.device()
    assert device.replica.me["role"] == "professional"
    assert device.id == room.device("professional").id
    device.close()


# --- the room code -------------------------------------------------------------------------------------------------


def test_a_guest_with_the_room_code_waits_until_the_facilitator_admits_them(room: Room) -> None:
    lead = room.device("facilitator")
    before = {person["id"] for person in lead.replica.of_type("person")}
    guest, answer = join(room, door_code(room), "Teta Květa")
    assert answer.status_code in (302, 303)
    assert answer.headers["Location"].removeprefix(room.serving.url) == f"/c/{room.conference}/"
    page = guest.get()
    assert not [word for word in names_and_titles(room) if word in page.text]
    with pytest.raises(Refused):
        guest.device()
    waiting = lead.wait(lambda: [p for p in lead.replica.of_type("person") if p["id"] not in before], about="the guest")
    assert waiting[0]["name"] == "Teta Květa"
    child = room.device("child")
    assert waiting[0]["id"] not in child.replica.records, "who waits is not there for the others"
    lead.must("person.admit", {"id": waiting[0]["id"]})
    device = guest.device()
    assert device.meeting["step"] == 2
    child.sees(waiting[0]["id"], name="Teta Květa")
    lead.must("person.remove", {"id": waiting[0]["id"]})
    child.misses(waiting[0]["id"])


def test_a_wrong_room_code_reveals_nothing_of_the_meeting(room: Room) -> None:
    _, answer = join(room, "ZZZZZZ", "Nikdo")
    assert answer.status_code in (200, 400, 404, 422)
    assert not [word for word in names_and_titles(room) if word in answer.text]


def test_the_join_page_shows_no_names(room: Room) -> None:
    page = requests.get(f"{room.serving.url}/join", timeout=20)
    assert page.status_code == 200
    assert not [word for word in names_and_titles(room) if word in page.text]


def test_only_facilitator_and_organizer_can_admit(room: Room) -> None:
    second = second_device_of(room, "family")
    second.log_in()
    own = room.device("family").id
    for device in room.others_than("facilitator", "organizer"):
        refused(device.do("person.admit", {"id": own}), "not_allowed", "not_found")


def test_everybody_gets_in_from_one_address(broken_room: Room) -> None:
    for person in broken_room.people:
        assert person.log_in().status_code == 303, person.role
        assert person.get().status_code == 200
    for person in broken_room.people:
        again = Person(person.url, person.conference, {"token": person.token})
        assert again.log_in().status_code == 303, "limits count guesses, not people who belong"
