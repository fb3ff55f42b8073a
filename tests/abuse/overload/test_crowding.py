"""A23: fifty sockets of one person."""

from __future__ import annotations

import pytest

from tests.wire.support.packets import Refused
from tests.wire.support.room import Room
from tests.wire.support.rooms import every_engine

pytestmark = pytest.mark.abuse


@every_engine
def test_a_person_has_at_most_five_sockets_and_the_oldest_are_closed(room: Room) -> None:
    """A23: the oldest are closed."""
    person = room.person("support")
    devices = []
    for _ in range(50):
        devices.append(person.device())
    for old in devices[:-5]:
        assert old.wire.closed.wait(20), "an old socket is still open"
    alive = [device for device in devices if device.connected]
    assert 1 <= len(alive) <= 5
    assert devices[-1] in alive
    assert devices[-1].stick("Poslední vyhrává")
    assert room.device("child").sync()["ok"]
    for device in devices:
        device.close()


def test_sockets_that_never_enter_do_not_push_out_those_that_did(room: Room) -> None:
    """A23: half-open handshakes with somebody's cookie."""
    from tests.wire.support.packets import HandWire

    person = room.person("support")
    device = person.device()
    strangers = []
    for _ in range(12):
        try:
            strangers.append(HandWire(person.url, person.cookie, None))
        except (Refused, OSError):
            break
    assert device.sync()["ok"]
    for wire in [*strangers, device.wire]:
        wire.close()
