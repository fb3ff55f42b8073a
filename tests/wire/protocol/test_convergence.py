"""Everyone ends with the same wall: eight devices, a network that cuts, crumbles and falls silent."""

from __future__ import annotations

import random
import threading

import pytest

from tests.wire.support.chaos import Chaos
from tests.wire.support.client import Device, new_id
from tests.wire.support.packets import Refused
from tests.wire.support.room import Room
from tests.wire.support.rooms import every_engine

pytestmark = pytest.mark.wire

ROLES = [
    ("child", 0),
    ("guide", 0),
    ("facilitator", 0),
    ("recorder", 0),
    ("family", 0),
    ("family", 1),
    ("professional", 0),
    ("display", 0),
]
COMMANDS_EACH = 30


class Scribbler(threading.Thread):
    """One person who sticks, moves, edits, peels and restores its own cards, whatever the network does."""

    def __init__(self, device: Device, lead: bool, seed: int) -> None:
        super().__init__(daemon=True)
        self.device, self.lead, self.random = device, lead, random.Random(seed)
        self.mine: list[str] = []
        self.answers: list = []

    def run(self) -> None:
        paper = self.device.plain_paper()
        for number in range(COMMANDS_EACH):
            self.answers.append(self.device.do_later(*self._next(paper, number)))
            # Every fifth waits for its answer, so that work spreads over the cuts instead of running ahead of them.
            if number % 5 == 4:
                self._answered(self.answers[-1])

    def _answered(self, answer: object) -> None:
        with_patience = threading.Event()
        answer.add_done_callback(lambda _: with_patience.set())  # type: ignore[attr-defined]
        assert with_patience.wait(30), "an answer never came"

    def _next(self, paper: str, number: int) -> tuple[str, dict]:
        spot = {"paper": paper, "x": self.random.randrange(1600), "y": self.random.randrange(1200)}
        if self.lead and (waiting := self._waiting()):
            return self.random.choice(["card.approve", "card.hide"]), {"id": waiting}
        if not self.mine or self.random.random() < 0.4:
            self.mine.append(new_id("chaos"))
            return "card.stick", {"id": self.mine[-1], "kind": "note", "text": f"č. {number}", **spot}
        card = self.random.choice(self.mine)
        return self.random.choice(
            [
                ("card.move", {"id": card, **spot}),
                ("card.edit", {"id": card, "text": f"jinak {number}"}),
                ("card.raise", {"id": card}),
                ("card.peel", {"id": card}),
                ("card.restore", {"id": card}),
            ]
        )

    def _waiting(self) -> str | None:
        waiting = [one["id"] for one in self.device.replica.of_type("card") if one["state"] == "waiting"]
        return self.random.choice(waiting) if waiting and self.random.random() < 0.6 else None


def reconnect(device: Device) -> None:
    """Back in as soon as the network lets us."""
    for _ in range(100):
        if device.connected:
            return
        try:
            device.connect()
        except (Refused, OSError, Exception):
            threading.Event().wait(0.05)
    raise AssertionError(f"{device.person.role} did not come back")


@every_engine
@pytest.mark.slow
def test_eight_devices_on_a_bad_network_end_with_the_same_wall(room: Room) -> None:
    chaos = Chaos(room.serving.port, crumbs=True, seed=7)
    people = [room.person(role, number) for role, number in ROLES]
    devices = [person.device(url=chaos.url) for person in people]
    writers = [
        Scribbler(device, device.person.role == "facilitator", seed)
        for seed, device in enumerate(devices)
        if device.person.role != "display"
    ]
    over = threading.Event()
    keepers = [threading.Thread(target=keep_alive, args=(device, over), daemon=True) for device in devices]
    for thread in [*keepers, *writers]:
        thread.start()
    disturb(chaos, writers)
    for writer in writers:
        writer.join(60)
        assert not writer.is_alive(), f"{writer.device.person.role} did not finish"
    settle(devices)
    check_all_equal(devices)
    over.set()
    check_answers(writers, devices)
    for device in devices:
        device.close()
    chaos.close()


def keep_alive(device: Device, over: threading.Event) -> None:
    while not over.wait(0.05):
        if not device.connected:
            reconnect(device)


def disturb(chaos: Chaos, writers: list[Scribbler]) -> None:
    """Five cuts, two of them with the line dead for a while, one silence."""
    for number in range(6):
        threading.Event().wait(0.4)
        if number == 3:
            chaos.fall_silent()
            threading.Event().wait(0.7)
            chaos.wake()
            continue
        chaos.refusing = number % 2 == 0
        chaos.cut()
        threading.Event().wait(0.3 if chaos.refusing else 0)
        chaos.refusing = False
    assert writers


def settle(devices: list[Device]) -> None:
    """Everything answered, everybody connected."""
    for device in devices:
        device.wait(lambda device=device: not device.outbox and device.connected, 30, "an empty outbox")


def check_all_equal(devices: list[Device]) -> None:
    for device in devices:
        truth = whole(device)
        device.wait(lambda device=device, truth=truth: device.replica.picture() == truth, 10, "the server's picture")
    everyone = [device for device in devices if device.person.role in ("family", "professional", "recorder")]
    shown = [
        {
            key: card
            for key, card in device.replica.picture().items()
            if card["type"] == "card" and card["state"] == "shown" and key.startswith("chaos") and "mine" not in card
        }
        for device in everyone
    ]
    for other in shown[1:]:
        common = shown[0].keys() & other.keys()
        assert {key: shown[0][key] for key in common} == {key: other[key] for key in common}


def whole(device: Device) -> dict:
    return {
        record["id"]: {name: value for name, value in record.items() if name != "here"}
        for record in patient_sync(device)["records"]
    }


def patient_sync(device: Device) -> dict:
    """A line that the silence broke may be found dead only now; its keeper brings it back."""
    for _ in range(100):
        try:
            return device.sync(0)
        except Refused:
            threading.Event().wait(0.05)
    raise AssertionError(f"{device.person.role} cannot read the wall")


def check_answers(writers: list[Scribbler], devices: list[Device]) -> None:
    """Every command has exactly one answer, and none was lost to the network."""
    seqs: list[int] = []
    for writer in writers:
        for answer in writer.answers:
            said = answer.result(0)
            assert said["ok"] or said["code"] in ("not_found", "too_late", "invalid", "not_allowed"), said
            if said["ok"]:
                seqs.append(said["seq"])
    assert len(seqs) > COMMANDS_EACH * len(writers) * 0.6
    assert devices
