"""A28: one admitted adult takes as much as they can get. The child and the facilitator still have all they need."""

from __future__ import annotations

from typing import Any

import pytest

from tests.wire.support.client import PATIENCE, Device, new_id
from tests.wire.support.ink import long_line
from tests.wire.support.packets import HandWire
from tests.wire.support.pictures import png
from tests.wire.support.room import Room
from tests.wire.support.rooms import own_room

pytestmark = pytest.mark.abuse

#: what a line of 2 MB/s carries in ten seconds
DELIVERED = 20_000_000
MORE_THAN_ANY_SHARE = 500


def until_refused(device: Device, command: str, bodies: list[dict[str, Any]]) -> tuple[int, str]:
    """How many were taken, and the code of the first that was not."""
    for number, body in enumerate(bodies):
        answer = device.do(command, body)
        if not answer["ok"]:
            return number, answer["code"]
    return len(bodies), ""


def cards(device: Device, **content: Any) -> list[dict[str, Any]]:
    spot = {"paper": device.plain_paper(), "x": 800, "y": 600}
    return [{"id": new_id("hora"), **content, **spot} for _ in range(MORE_THAN_ANY_SHARE)]


def takes_everything(device: Device) -> dict[str, str]:
    """Cards with as many words as they may have, drawings with as much ink, pictures; what stopped each of them."""
    ends: dict[str, str] = {}
    drawings = cards(device, kind="drawing")
    drawn, ends["drawings"] = until_refused(device, "card.stick", drawings)
    for card in drawings[:drawn]:
        line = {"colour": "ink", "size": 1, "points": long_line(4000)}
        lines = [{"id": card["id"], "stroke": {"id": new_id("l"), **line}} for _ in range(MORE_THAN_ANY_SHARE)]
        _, ends["ink"] = until_refused(device, "drawing.stroke", lines)
    _, ends["words"] = until_refused(device, "card.stick", cards(device, kind="note", text="ž" * 2000))
    _, ends["cards"] = until_refused(device, "card.stick", cards(device, kind="symbol", symbol="happy"))
    token, picture = device.person.csrf(), png()
    for _ in range(MORE_THAN_ANY_SHARE):
        answer = device.person.upload(picture, **{"X-CSRFToken": token})
        if answer.status_code != 201:
            ends["pictures"] = answer.json()["code"]
            break
    return ends


def bytes_of_sync(device: Device) -> int:
    """Of a whole wall, as a client gets it that knows nothing of packing."""
    person = device.person
    wire = HandWire(person.url, person.cookie, {"conference": person.conference})
    wire.ask("sync", {"since": 0}).result(PATIENCE)
    size = sum(len(frame) for frame in wire.raw)
    wire.close()
    return size


def test_an_adult_who_uses_up_all_quotas_does_not_limit_the_child() -> None:
    with own_room() as room:
        one_takes_everything(room)


def one_takes_everything(room: Room) -> None:
    father, child, lead = room.device("family", 1), room.device("child"), room.device("facilitator")
    before = bytes_of_sync(lead)
    assert takes_everything(father) == dict.fromkeys(("drawings", "ink", "words", "cards", "pictures"), "too_many")
    for device in (lead, child):
        assert bytes_of_sync(device) < DELIVERED
    hung = child.stick("Tady jsem já")
    room.device("support").sees(hung)
    assert child.person.upload(png(9, 9)).status_code == 201
    message = {"id": new_id("z"), "kind": "note", "step": 2, "paper": child.plain_paper(), "text": "Moje zpráva"}
    child.must("messages.make", message)
    child.must("messages.hang", {"id": message["id"]})
    assert room.device("family").stick("Máma může taky")
    lead.must("person.remove", {"id": father.id})
    lead.must("wall.clear", {"who": father.id})
    lead.wait(lambda: all(card["author"] != father.id for card in lead.replica.of_type("card")), about="an empty place")
    assert bytes_of_sync(lead) < 2 * before
