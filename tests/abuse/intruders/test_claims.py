"""A1–A3: nothing in a payload can claim a role, an author, another conference or another room."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterator

import pytest

from tests.wire.support.client import Person, new_id, refused
from tests.wire.support.packets import HandWire, Refused, code_of
from tests.wire.support.room import Room
from tests.wire.support.rooms import every_engine, own_room

pytestmark = pytest.mark.abuse

CLAIMS = [
    {"author": "PERSON"},
    {"person": "PERSON"},
    {"role": "facilitator"},
    {"by": "PERSON"},
    {"as": "PERSON"},
    {"conference": "OTHER"},
    {"state": "shown"},
    {"own_words": True},
    {"approved": True},
    {"rev": 0},
    {"seq": 1},
    {"user_id": "PERSON"},
    {"session": "x"},
    {"admin": True},
]


@pytest.fixture(scope="module")
def elsewhere() -> Iterator[Room]:
    """Another installation, another conference."""
    with own_room() as room:
        yield room


@pytest.mark.parametrize("claim", CLAIMS, ids=str)
def test_a_forged_field_in_the_arguments_is_refused(room: Room, claim: dict) -> None:
    """A1: `role`, `author` or another's id in a payload."""
    teacher, child = room.device("professional"), room.device("child")
    claim = {key: child.id if value == "PERSON" else value for key, value in claim.items()}
    body = {"id": new_id(), "kind": "note", "paper": teacher.plain_paper(), "x": 1, "y": 1, "text": "Jménem dítěte"}
    refused(teacher.do("card.stick", body | claim), "invalid")
    assert body["id"] not in {record["id"] for record in room.device("facilitator").sync()["records"]}


@pytest.mark.parametrize("claim", ["person", "role", "author", "conference", "token", "device", "session"])
def test_a_forged_field_beside_the_command_is_refused(room: Room, claim: str) -> None:
    """A1: the same one floor higher."""
    teacher = room.device("professional")
    refused(teacher.do("meeting.freeze", {}, **{claim: room.device("facilitator").id}), "invalid")
    assert room.device("facilitator").meeting["frozen"] is False


@pytest.mark.parametrize("claim", ["person", "role", "author", "conference"])
def test_a_forged_field_in_sync_is_refused_or_ignored(room: Room, claim: str) -> None:
    """A1: in `sync`."""
    teacher = room.device("professional")
    answer = teacher.wire.ask("sync", {"since": 0, claim: "facilitator"}).result(20)
    if answer["ok"]:
        assert answer["me"]["role"] == "professional"
        assert "timer" not in str([one for one in answer["records"] if one["type"] == "meeting"])
    else:
        assert answer["code"] == "invalid"


def test_a_forged_role_in_the_auth_payload_is_refused_or_ignored(room: Room) -> None:
    """A1: in the auth payload of the connection."""
    person = room.person("professional")
    auth = {"conference": room.conference, "person": room.device("facilitator").id, "role": "facilitator"}
    try:
        wire = HandWire(person.url, person.cookie, auth)
    except Refused as refusal:
        said = code_of(refusal)
        assert said in ("invalid", "not_allowed")
        return
    assert wire.ask("sync", {"since": 0}).result(20)["me"]["role"] == "professional"
    wire.close()


def test_the_author_of_a_card_is_its_sender(room: Room) -> None:
    """A1: authorship comes from the session alone."""
    for device in (room.device("child"), room.device("family"), room.device("support")):
        card = device.stick("Kdo to napsal?")
        assert room.device("facilitator").sees(card)["author"] == device.id


@every_engine
@pytest.mark.parametrize(
    "auth",
    [
        None,
        {},
        [],
        "x",
        5,
        {"conference": None},
        {"conference": 5},
        {"conference": []},
        {"conference": "neni"},
        {"conference": ""},
        {"conference": "../x"},
        {"conference": "a" * 5000},
        {"conference": {"$ne": 1}},
        {"conference": "\u0000"},
    ],
    ids=lambda auth: str(auth)[:30],
)
def test_an_invalid_conference_in_the_auth_payload_is_refused_with_a_code(room: Room, auth: object) -> None:
    """A2: the auth payload of a connection."""
    person = room.person("professional")
    wire = HandWire(person.url, person.cookie, None)
    with pytest.raises(Refused) as refusal:
        wire.enter(auth)
    assert code_of(refusal.value) in ("invalid", "not_found", "not_admitted", "not_allowed", "closed")
    wire.close()


def test_anothers_conference_is_refused_like_a_missing_one(room: Room, elsewhere: Room) -> None:
    """A2: a real conference, but not mine."""
    person = room.person("professional")
    answers = []
    for conference in (elsewhere.conference, "nikdy-nebyla-0000"):
        with pytest.raises(Refused) as refusal:
            HandWire(person.url, person.cookie, {"conference": conference})
        answers.append(refusal.value.said)
    assert answers[0] == answers[1]
    pages = [Person(person.url, one) for one in (elsewhere.conference, "nikdy-nebyla-0000")]
    for page in pages:
        page.http.cookies = person.http.cookies
    assert pages[0].get().status_code == pages[1].get().status_code != 200
    assert pages[0].get("media/x").status_code == pages[1].get("media/x").status_code == 404


@pytest.mark.parametrize("cmd", ["card.edit", "card.move", "card.peel", "card.raise", "card.restore"])
def test_a_card_of_another_conference_is_not_found_like_a_missing_one(room: Room, elsewhere: Room, cmd: str) -> None:
    """A2: ids of another conference's cards."""
    theirs = elsewhere.device("child").stick("Jinde")
    child = room.device("child")
    more = {"card.edit": {"text": "a"}, "card.move": {"paper": child.plain_paper(), "x": 1, "y": 1}}.get(cmd, {})
    answers = [child.do(cmd, {"id": one, **more}) for one in (theirs, "nikdy-nebyla")]
    for answer in answers:
        refused(answer, "not_found")
    assert answers[0]["message"] == answers[1]["message"]


def test_a_cookie_of_another_installation_is_refused(room: Room, elsewhere: Room) -> None:
    """A2: the same names, another key."""
    theirs = elsewhere.person("facilitator").cookie
    with pytest.raises(Refused):
        HandWire(room.serving.url, theirs, {"conference": room.conference})


@pytest.mark.parametrize("namespace", ["/admin", "/facilitator", "/CONFERENCE", "/*"])
def test_another_namespace_is_refused(room: Room, namespace: str) -> None:
    """A3: joining another namespace by hand."""
    person = room.person("professional")
    wire = HandWire(person.url, person.cookie, None)
    wire.text(f"40{namespace.replace('CONFERENCE', room.conference)},{json.dumps({'conference': room.conference})}")
    with contextlib.suppress(Refused):  # the connection may be closed for it
        wire.text(f"42{namespace},0{json.dumps(['sync', {'since': 0}])}")
    waiting = room.device("family").stick(new_id("kanarek"))
    shown = room.device("child").stick("Hlídka")
    room.device("guide").sees(shown)
    wire.closed.wait(0.3)
    told = b"".join(wire.raw)
    assert waiting.encode() not in told
    assert shown.encode() not in told
    wire.close()


@pytest.mark.parametrize("event", ["join", "enter_room", "subscribe", "room", "join_room", "rooms", "to"])
def test_events_that_ask_to_join_a_socketio_room_reveal_no_waiting_card(room: Room, event: str) -> None:
    """A3: rooms are the server's business."""
    teacher = room.device("professional")
    lead = room.device("facilitator")
    for name in (room.conference, f"{room.conference}:facilitator", "staff", "facilitator", lead.id):
        teacher.wire.send(event, {"room": name, "conference": room.conference})
    card = room.device("family").stick(new_id("kanarek"))
    lead.sees(card)
    sentinel = room.device("child").stick("Hlídka")
    teacher.sees(sentinel)
    assert card.encode() not in teacher.received
