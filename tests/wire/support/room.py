"""The people of the demo conference around one server, each with a standing device."""

from __future__ import annotations

from contextlib import suppress

from tests.wire.support.client import PATIENCE, Device, Person
from tests.wire.support.packets import Refused
from tests.wire.support.serving import Serving

ROLES = ("child", "guide", "facilitator", "recorder", "organizer", "family", "professional", "support", "display")


#: a person has a share of the cards that wait (A28), and a room that many tests use comes to its end
MOST_WAITING = 30


class Room:
    """Everybody with a link; a person logs in once, when first needed, and keeps one device."""

    def __init__(self, serving: Serving) -> None:
        self.serving = serving
        self.conference: str = serving.links["conference"]
        self.people = [Person(serving.url, self.conference, said) for said in serving.links["people"]]
        self._devices: dict[int, Device] = {}

    def person(self, role: str, number: int = 0) -> Person:
        """The first (or another) person of a role, logged in."""
        person = [one for one in self.people if one.role == role][number]
        if not person.cookie:
            assert person.log_in().status_code == 303, f"{person.name} cannot log in"
        return person

    def device(self, role: str, number: int = 0) -> Device:
        """The standing device of that person; opened again if a test broke it."""
        person = self.person(role, number)
        device = self._devices.get(id(person))
        if device is None:
            device = self._devices[id(person)] = person.device()
        elif not device.connected:
            device.connect()
        return device

    def everybody(self) -> list[Device]:
        """A device for each person of the demo."""
        counts: dict[str, int] = {}
        devices = []
        for person in self.people:
            number = counts[person.role] = counts.get(person.role, -1) + 1
            devices.append(self.device(person.role, number))
        return devices

    def others_than(self, *roles: str) -> list[Device]:
        return [device for device in self.everybody() if device.person.role not in roles]

    def calm(self, step: int = 2, moderation: str = "approve", **more: int) -> None:
        """The demo's ordinary moment: this step, this moderation, nothing frozen, paused or locked."""
        lead = self.device("facilitator")
        lead.sync(lead.replica.seq)  # what was sent to it has arrived
        meeting, stops = lead.meeting, [one for one in lead.replica.of_type("signal") if one["kind"] == "stop"]
        tidying = [("signal.clear", {"id": stop["id"]}) for stop in stops if meeting["paused_by_child"]]
        if meeting["frozen"]:
            tidying.append(("meeting.thaw", {}))
        if meeting["step"] != step or more:
            tidying.append(("meeting.step", {"step": step, **more}))
        if meeting["moderation"] != moderation:
            tidying.append(("meeting.moderation", {"moderation": moderation}))
        waiting = [card["id"] for card in lead.replica.of_type("card") if card["state"] == "waiting"]
        if len(waiting) > MOST_WAITING:
            tidying += [("card.hide", {"id": card}) for card in waiting]
        for cmd, args in tidying:
            lead.must(cmd, args)
        if tidying:
            self.settle()

    def settle(self) -> None:
        """Whatever was sent until now has arrived at every standing device: an answer comes after it."""
        asked = []
        for device in [one for one in self._devices.values() if one.connected]:
            device.person.reading_pace.wait()
            with suppress(Refused):  # who has left hears nothing
                asked.append(device.wire.ask("sync", {"since": device.replica.seq}))
        for answer in asked:
            with suppress(Refused):
                answer.result(PATIENCE)

    def approved(self, device: Device, text: str = "Schváleno", **args: object) -> str:
        """An adult's card that everybody sees."""
        card = device.stick(text, **args)
        lead = self.device("facilitator")
        if lead.sees(card)["state"] == "waiting":
            lead.must("card.approve", {"id": card})
        for one in (device, lead):
            one.sees(card, state="shown")
        return card

    def close(self) -> None:
        for device in self._devices.values():
            device.close()
