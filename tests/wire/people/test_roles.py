"""The organizer changes a role: rights, what is seen and what goes out change with the same commit (P3, P4, A30)."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
import requests

from tests.wire.support.client import Device, Person, refused
from tests.wire.support.packets import Refused, code_of
from tests.wire.support.room import Room
from tests.wire.support.rooms import CHOSEN, ENGINES, own_room

pytestmark = pytest.mark.wire
CANARY = "kanárek z knížky"


@pytest.fixture(scope="module", params=CHOSEN)
def demo(request: pytest.FixtureRequest) -> Iterator[Room]:
    with own_room(**ENGINES[request.param]) as room:
        yield room


def organizes(room: Room, path: str, **form: object) -> requests.Response:
    """A form of the organizer's page, sent."""
    organizer = room.person("organizer")
    page = organizer.get("?screen=organizer").text
    token = re.search(r'name="csrf_token" value="([^"]+)"', page)
    assert token
    address = f"{organizer.url}/c/{organizer.conference}/{path}"
    body = {"csrf_token": token[1], **form}
    return requests.post(address, body, headers={"Cookie": organizer.cookie}, allow_redirects=False, timeout=20)


def becomes(room: Room, person: Person, device: Device, *roles: str) -> None:
    answer = organizes(room, f"people/{device.id}/change", name=person.name, role=list(roles))
    assert answer.status_code == 303, answer.text


def test_a_former_guide_receives_nothing_of_the_profile(demo: Room) -> None:
    guide, child = demo.person("guide"), demo.device("child")
    device = guide.device()
    answer = next(record["id"] for record in child.sync()["records"] if record["type"] == "answer")
    assert answer in {record["id"] for record in device.sync()["records"]}
    seq, heard = device.sync()["seq"], len(device.received)
    becomes(demo, guide, device, "professional")
    assert device.wire.closed.wait(5), "still connected as the guide"
    about = {"question": "canary", "asked": "?"}
    child.must("profile.answer", {"id": "answer-canary", "about": about, "text": CANARY})
    assert CANARY.encode() not in device.received[heard:]
    device.connect()
    again = device.sync(seq)
    assert again["full"]
    assert again["me"]["role"] == "professional"
    assert "profile.answer" not in again["me"]["may"]
    assert not [record for record in again["records"] if record["type"] in ("answer", "book")]
    refused(device.do("profile.answer", {"id": "answer-canary", "about": about, "text": "x"}), "not_allowed")


def test_a_new_guide_must_be_admitted_again(demo: Room) -> None:
    professional = demo.person("professional", 1)
    device = professional.device()
    becomes(demo, professional, device, "guide")
    assert device.wire.closed.wait(5)
    with pytest.raises(Refused) as refusal:
        device.connect()
    assert code_of(refusal.value) == "not_admitted"
    # the child's guide says yes first; where the test before left none, nobody has to
    demo.person("guide").device().do("guide.accept", {"id": device.id})
    demo.device("facilitator").must("person.admit", {"id": device.id})
    device.connect()
    assert device.sync()["me"]["role"] == "guide"


def test_a_role_change_changes_the_rights_at_once(demo: Room) -> None:
    mother = demo.person("family")
    device = mother.device()
    refused(device.do("meeting.freeze", {}), "not_allowed")
    becomes(demo, mother, device, "facilitator")
    assert device.wire.closed.wait(5)
    device.connect()
    assert "meeting.freeze" in device.sync()["me"]["may"]
    becomes(demo, mother, device, "family")
    assert device.wire.closed.wait(5)
    device.connect()
    refused(device.do("meeting.freeze", {}), "not_allowed")


def test_a_person_removed_by_the_organizer_is_disconnected_within_a_second(demo: Room) -> None:
    support = demo.person("support")
    device = support.device()
    assert organizes(demo, f"people/{device.id}/remove").status_code == 303
    assert device.wire.closed.wait(1.2), "still connected"
    with pytest.raises(Refused):
        device.connect()


def test_no_request_makes_a_second_child(demo: Room) -> None:
    before = {record["id"] for record in demo.device("facilitator").sync()["records"] if record["type"] == "person"}
    assert organizes(demo, "people", name="Toník", role="child").status_code == 400
    father = demo.person("family", 1).device()
    assert organizes(demo, f"people/{father.id}/change", name="Toník", role="child").status_code == 400
    lead = demo.device("facilitator")
    refused(lead.do("person.admit", {"id": father.id, "role": "child"}), "invalid")
    after = {record["id"] for record in lead.sync()["records"] if record["type"] == "person"}
    assert after == before
    assert father.sync()["me"]["role"] == "family"
