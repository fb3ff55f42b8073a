"""A room with people who listen: their connections only collect what is pushed to them."""

import json
from collections.abc import Iterable
from contextlib import nullcontext
from dataclasses import replace
from typing import Any

from ipk.domain.kernel.records import Record
from ipk.domain.people.audiences import audience_of
from ipk.domain.people.person import Device, Person
from ipk.realtime.sync.broadcaster import send_changes
from ipk.realtime.sync.room import Room
from ipk.realtime.transport.connection import EncodedFrame
from ipk.services.ports import Change, Snapshot
from tests.builders import EVERYBODY, PAPERS, meeting

OPEN_PAPERS = tuple(paper.opened_by(9) for paper in PAPERS)


class RecordingConnection:
    """A connection as the broadcaster sees one."""

    def __init__(self, person: Person, *, delta_strokes: bool = False, joined: float = 0) -> None:
        self.person = person.id
        self.audience = audience_of(person)
        self.device = f"device-{person.id}"
        self.conference = "konference"
        self.delta_strokes = delta_strokes
        self.joined = joined
        self.closed = self.paced = False
        self.ink_grant = None
        self.texts: list[str] = []

    def send(self, sendable: EncodedFrame) -> int:
        self.texts.append(sendable.text)
        return len(sendable)

    def send_nowait(self, sendable: EncodedFrame) -> None:
        self.send(sendable)

    def close(self) -> None:
        self.closed = True

    def heard(self, event: str) -> list[Any]:
        packets = [json.loads(text[1:]) for text in self.texts]
        return [payload for name, payload in packets if name == event]

    @property
    def patches(self) -> list[dict[str, Any]]:
        return self.heard("patch")

    @property
    def last(self) -> dict[str, Any]:
        return self.patches[-1]


def devices(people: Iterable[Person]) -> list[Device]:
    return [Device(id=f"device-{one.id}", person=one.id, admitted=True) for one in people]


class RoomSetup:
    """A room at clock 1 with everybody connected."""

    def __init__(self, *records: Record, step: int = 5) -> None:
        self.seq = 1
        wall = (meeting(step), *OPEN_PAPERS, *EVERYBODY, *devices(EVERYBODY), *records)
        self.room = Room("konference", Snapshot(1, [_at(record, 1) for record in wall]))
        self.recorder = {one.id: self.connect(one) for one in EVERYBODY}

    def connect(self, person: Person, *, delta_strokes: bool = False) -> RecordingConnection:
        recorder = RecordingConnection(person, delta_strokes=delta_strokes)
        self.room.enter(recorder)  # type: ignore[arg-type]
        return recorder

    def __getitem__(self, person: Person) -> RecordingConnection:
        return self.recorder[person.id]

    def change(self, *records: Record, by: str = "novakova", op: str = "op") -> Change:
        self.seq += 1
        return Change("konference", self.seq, by, op, tuple(_at(record, self.seq) for record in records))

    def send(self, *changes: Change) -> None:
        send_changes(self.room, changes)

    def tell(self, *records: Record, by: str = "novakova") -> None:
        self.send(self.change(*records, by=by))

    def who_heard(self) -> set[str]:
        return {id for id, recorder in self.recorder.items() if recorder.texts}

    def forget(self) -> None:
        for recorder in self.recorder.values():
            recorder.texts.clear()


class ManualEngine:
    """The serving engine in the test's hand: what was put off happens when the test says so."""

    def __init__(self) -> None:
        self.put_off: list[tuple[float, Any]] = []

    def lock(self) -> Any:
        return nullcontext()

    def call_later(self, seconds: float, function: Any) -> None:
        self.put_off.append((seconds, function))

    def call_soon(self, function: Any) -> None:
        self.put_off.append((0, function))

    def spawn(self, function: Any) -> None:
        self.put_off.append((0, function))

    def tick(self) -> None:
        now, self.put_off = self.put_off, []
        for _, function in now:
            function()


def _at(record: Record, rev: int) -> Record:
    return replace(record, rev=rev)
