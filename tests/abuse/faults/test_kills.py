"""F1: kill −9, twenty times, in the middle of work. What was answered is there, once; what was not, is there once
after it was sent again."""

from __future__ import annotations

import random
import threading
import time
from collections import Counter
from concurrent.futures import Future

import pytest

from tests.wire.support.client import Device, new_id
from tests.wire.support.ink import stroke
from tests.wire.support.packets import Refused
from tests.wire.support.room import Room
from tests.wire.support.rooms import own_room

pytestmark = [pytest.mark.abuse, pytest.mark.slow, pytest.mark.timeout(170)]

KILLS = 20
WRITERS = [("child", 0), ("guide", 0), ("family", 0)]


class Writer:
    """Sticks cards, draws strokes and counts up in one card, as fast as it may, and remembers each answer."""

    def __init__(self, device: Device) -> None:
        self.device = device
        self.counter = device.stick("0")
        self.drawing = device.stick(None, kind="drawing")
        self.number = 0
        self.answers: dict[str, tuple[str, Future]] = {}

    def work(self, over: threading.Event) -> None:
        while not over.is_set() and self.device.connected:
            if len(self.device.outbox) > 8:
                time.sleep(0.002)
                continue
            self._one()

    def _one(self) -> None:
        self.number += 1
        kind = ("card", "stroke", "count")[self.number % 3]
        made = new_id("k")
        command = {
            "card": (
                "card.stick",
                {"id": made, "kind": "note", "paper": self.device.plain_paper(), "x": 1, "y": 1, "text": made},
            ),
            "stroke": ("drawing.stroke", {"id": self.drawing, "stroke": stroke(2, id=made)}),
            "count": ("card.edit", {"id": self.counter, "text": str(self.number)}),
        }[kind]
        self.answers[str(self.number) if kind == "count" else made] = (kind, self.device.do_later(*command))

    def answered(self) -> list[dict]:
        return [answer.result(0) for _, answer in self.answers.values() if answer.done()]

    def done(self, kind: str) -> list[str]:
        return [
            name
            for name, (of, answer) in self.answers.items()
            if of == kind and answer.done() and answer.result(0)["ok"]
        ]


def kill_in_the_middle(room: Room, writers: list[Writer], seconds: float) -> None:
    over = threading.Event()
    threads = [threading.Thread(target=writer.work, args=(over,)) for writer in writers]
    for thread in threads:
        thread.start()
    time.sleep(seconds)
    room.serving.kill()
    over.set()
    for thread in threads:
        thread.join(10)


def come_back(writers: list[Writer]) -> None:
    for writer in writers:
        writer.device.wire.closed.wait(20)
        writer.device.connect()
        writer.device.person.pace.left = 50


def acknowledged_is_on_the_wall(writer: Writer) -> None:
    """After everything was answered: nothing may be missing, nothing there twice."""
    writer.device.wait(lambda: not writer.device.outbox, 20, "everything to be answered")
    answered = writer.answered()
    assert [answer for answer in answered if not answer["ok"]] == []
    writer.device.reach(max((answer["seq"] for answer in answered), default=0))
    records = {record["id"]: record for record in writer.device.sync()["records"]}
    for card in writer.done("card"):
        assert records[card]["text"] == card
    drawn = Counter(one["id"] for one in records[writer.drawing]["strokes"])
    wrong = {line: drawn[line] for line in writer.done("stroke") if drawn[line] != 1}
    assert wrong == {}, "answered strokes that are missing (0) or there twice"
    assert max(drawn.values(), default=1) == 1
    counted = [int(number) for number in writer.done("count")]
    assert int(records[writer.counter]["text"]) >= max(counted, default=0)


def test_no_answered_change_is_lost_or_doubled_by_twenty_kills() -> None:
    """F1: every acknowledged change present exactly once after each of twenty restarts."""
    chance = random.Random(20)
    with own_room() as room:
        room.calm(moderation="open")
        writers = [Writer(room.device(role, number)) for role, number in WRITERS]
        for _ in range(KILLS):
            kill_in_the_middle(room, writers, 0.05 + chance.random() * 0.3)
            room.serving.start()
            come_back(writers)
            for writer in writers:
                acknowledged_is_on_the_wall(writer)
        for writer in writers:
            assert len(writer.answered()) >= KILLS, "too little work for a fair test"


def test_after_a_kill_every_change_is_complete_and_seq_continues() -> None:
    """F1: after a kill, whatever is there is whole, and the clock goes on."""
    with own_room() as room:
        child = room.device("child")
        before = child.sync()["seq"]
        answers = [
            child.do_later(
                "card.stick",
                {"id": new_id("k"), "kind": "note", "paper": child.plain_paper(), "x": 1, "y": 1, "text": "x" * 500},
            )
            for _ in range(40)
        ]
        answers[5].result(20)
        room.serving.kill()
        room.serving.start()
        try:
            child.connect()
        except Refused as refusal:
            raise AssertionError(f"the cookie died with the server: {refusal.said}") from refusal
        child.wait(lambda: not child.outbox, 10, "the answers")
        assert all(answer.result(0)["ok"] for answer in answers)
        cards = [one for one in child.sync()["records"] if one.get("text") == "x" * 500]
        assert len(cards) == 40
        assert child.sync()["seq"] >= before + 40
