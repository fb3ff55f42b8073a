"""Removal: within a second, everywhere. Socket, cookie, link, polling, pictures."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest
import requests

from tests.wire.support.client import Device, Person, new_id, refused
from tests.wire.support.library import PollingWire
from tests.wire.support.packets import HandWire, Refused, code_of
from tests.wire.support.room import Room
from tests.wire.support.rooms import CHOSEN, ENGINES, own_room

pytestmark = pytest.mark.wire


@pytest.fixture(scope="module", params=CHOSEN)
def demo(request: pytest.FixtureRequest) -> Iterator[Room]:
    with own_room(**ENGINES[request.param]) as room:
        yield room


@pytest.fixture
def victim(demo: Room) -> Person:
    """Somebody new, removed by the test. The demo's adults are taken one by one."""
    left = [one for one in demo.people if one.role in ("professional", "family", "support") and not one.cookie]
    person = left[0]
    assert person.log_in().status_code == 303
    return person


def remove(room: Room, device: Device) -> float:
    lead = room.device("facilitator")
    lead.must("person.remove", {"id": device.id})
    return time.monotonic()


def test_a_removed_persons_sockets_die_within_a_second(demo: Room, victim: Person) -> None:
    devices = [victim.device(), victim.device()]
    polling = victim.device(PollingWire)
    at = remove(demo, devices[0])
    for device in devices:
        if not device.wire.closed.wait(max(0.05, at + 1 - time.monotonic())):
            # a machine that stood still: what was sent in time is here by the next answer, the line's end just after
            demo.device("facilitator").sync()
            assert device.wire.closed.wait(0.2), "still open after a second"
    late = polling.wire
    canary = new_id("kanarek")
    demo.device("child").stick(canary)
    late.closed.wait(1)
    assert canary.encode() not in polling.received
    assert all(canary.encode() not in device.received for device in devices)
    polling.close()


def test_after_removal_cookie_link_and_polling_do_not_work(demo: Room, victim: Person) -> None:
    device = victim.device()
    old_cookie = victim.cookie
    remove(demo, device)
    page = victim.get()
    assert page.status_code != 200 or "removed" in page.text or not _screen_of_role(page.text, victim.role)
    for wire in (HandWire, PollingWire):
        with pytest.raises(Refused) as refusal:
            Device(victim, wire).connect()
        assert code_of(refusal.value) in ("removed", "not_admitted", "not_found"), refusal.value
    again = Person(victim.url, victim.conference, {"token": victim.token})
    assert again.log_in().status_code == 404, "the link does not open again"
    media = requests.get(f"{victim.url}/c/{victim.conference}/media/x", headers={"Cookie": old_cookie}, timeout=20)
    assert media.status_code == 404


def _screen_of_role(page: str, role: str) -> bool:
    return f'"role": "{role}"' in page or f'"role":"{role}"' in page


def test_a_removed_person_is_gone_from_everybodys_list(demo: Room, victim: Person) -> None:
    device = victim.device()
    person_id = device.id
    child = demo.device("child")
    child.sees(person_id)
    remove(demo, device)
    child.misses(person_id)


def test_commands_after_a_removal_are_refused_and_acknowledged_cards_are_kept(demo: Room, victim: Person) -> None:
    device = victim.device()
    lead = demo.device("facilitator")
    paper, cards = device.plain_paper(), [new_id("pozde") for _ in range(40)]
    removal = lead.do_later("person.remove", {"id": device.id})
    answers = [
        device.do_later("card.stick", {"id": one, "kind": "note", "paper": paper, "x": 1, "y": 1, "text": "a"})
        for one in cards
    ]
    seq = removal.result(20)["seq"]
    device.wire.closed.wait(20)
    done = [one.result(0) for one in answers if one.done() and not one.exception()]
    assert all(one["seq"] < seq for one in done if one["ok"])
    for answer in done:
        if not answer["ok"]:
            refused(answer, "removed", "not_admitted")
    on_the_wall = {record["id"] for record in lead.sync()["records"]}
    acknowledged = {
        card
        for card, one in zip(cards, answers, strict=True)
        if one.done() and not one.exception() and one.result()["ok"]
    }
    assert acknowledged <= on_the_wall


def test_an_offline_queue_of_a_removed_person_changes_nothing_and_is_announced_to_nobody(
    demo: Room, victim: Person
) -> None:
    """A11; `docs/decisions/016-what-a-removed-person-sends-is-not-announced.md`."""
    device, lead = victim.device(), demo.device("facilitator")
    device.close()
    cards = [new_id("fronta") for _ in range(5)]
    for card in cards:
        body = {"id": card, "kind": "note", "paper": device.plain_paper(), "x": 1, "y": 1, "text": "a"}
        device.do_later("card.stick", body)
    remove(demo, device)
    lead.misses(device.id)
    seq = lead.sync()["seq"]
    heard = len(lead.received)
    for _ in range(3):
        with pytest.raises(Refused):
            device.connect()
    after = lead.sync()
    assert after["seq"] == seq, "a refused device moves the conference"
    assert b"patch" not in lead.received[heard:]
    assert not set(cards) & {record["id"] for record in after["records"]}
