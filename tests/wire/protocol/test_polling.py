"""Polling alone, and python-socketio's own client: the same promises on every transport."""

from __future__ import annotations

import pytest

from tests.wire.support.client import new_id, refused
from tests.wire.support.library import LibraryWire, PollingWire
from tests.wire.support.packets import Refused
from tests.wire.support.room import Room
from tests.wire.support.rooms import every_engine

pytestmark = pytest.mark.wire


@every_engine
@pytest.mark.parametrize("wire", [LibraryWire, PollingWire])
def test_python_socketio_and_polling_clients_read_and_write(room: Room, wire: type) -> None:
    device = room.person("family", 1).device(wire)
    assert device.replica.me["role"] == "family"
    card = device.stick("Z obyčejného klienta")
    room.device("facilitator").sees(card, state="waiting")
    shown = room.device("child").stick("Ahoj, tady Anička")
    device.sees(shown, text="Ahoj, tady Anička")
    device.close()


@every_engine
def test_polling_leaks_no_waiting_card(room: Room) -> None:
    polling, canary = room.person("professional").device(PollingWire), new_id("kanarek")
    room.device("family").stick(canary)
    shown = room.device("child").stick("Hlídka")
    polling.sees(shown)
    polling.sync()
    assert canary.encode() not in polling.received
    assert shown.encode() in polling.received, "the recording works"
    polling.close()


def test_polling_needs_the_cookie_too(room: Room) -> None:
    with pytest.raises(Refused):
        PollingWire(room.serving.url, "", {"conference": room.conference})


def test_commands_over_polling_get_the_same_refusals(room: Room) -> None:
    device = room.person("professional").device(PollingWire)
    card = room.device("child").stick("Moje")
    device.sees(card)
    refused(device.do("card.peel", {"id": card}), "not_allowed")
    refused(device.do("card.fly"), "unknown_command")
    device.close()


def test_a_websocket_and_a_polling_device_of_one_person_agree(room: Room) -> None:
    person = room.person("family", 2)
    slow, quick = person.device(PollingWire), person.device()
    card = quick.stick("Z telefonu")
    slow.sees(card, state="waiting")
    room.device("facilitator").must("card.approve", {"id": card})
    for device in (slow, quick):
        device.sees(card, state="shown")
    slow.wait(lambda: slow.replica.picture() == quick.replica.picture(), about="the same picture")
    for device in (slow, quick):
        device.close()
