"""Records what each device of a conference is sent, and what a device that was away reads."""

import json
from typing import Any

from ipk.domain.people.person import Device, Person
from ipk.realtime.sync.broadcaster import send_changes
from ipk.realtime.sync.room import Room
from ipk.services.ports import Change
from tests.builders import EVERYBODY
from tests.realtime.sync.room_setup import RecordingConnection
from tests.services.sample_conference import SampleConference


class RecordedRoom:
    """Everybody of an installation is connected from now on."""

    def __init__(self, sample: SampleConference) -> None:
        self.room = Room(sample.conference, sample.store.since(sample.conference, 0))
        self.since = self.room.seq
        self.recorder = {one.id: RecordingConnection(one) for one in EVERYBODY}
        for recorder in self.recorder.values():
            self.room.enter(recorder)  # type: ignore[arg-type]
        self._conference = sample.conference
        sample.store.on_change(self._pass_on)

    def __getitem__(self, person: Person) -> RecordingConnection:
        return self.recorder[person.id]

    def who_heard(self) -> set[str]:
        return {id for id, recorder in self.recorder.items() if recorder.texts}

    def who_reads_news(self) -> set[str]:
        """Whom a `sync` since the beginning tells something."""
        news = {one.id: self.room.read(self._now(one), self.since)[1:] for one in EVERYBODY}
        return {id for id, (records, removed) in news.items() if records or removed}

    def heard(self, person: Person) -> str:
        """All that was sent to this person."""
        return "".join(self[person].texts)

    def reads(self, person: Person) -> list[dict[str, Any]]:
        """All that a full `sync` shows this person."""
        return [json.loads(one) for one in self.room.read(self._now(person), 0)[1]]

    def forget(self) -> None:
        self.since = self.room.seq
        for recorder in self.recorder.values():
            recorder.texts.clear()

    def _now(self, person: Person) -> Person:
        now = self.room.records[person.id]
        assert isinstance(now, Person)
        return now

    def _pass_on(self, change: Change) -> None:
        if change.conference == self._conference:
            send_changes(self.room, [change])


def second_device(sample: SampleConference, person: Person) -> None:
    """Another device of somebody knocks."""

    def knock(work: Any) -> None:
        work.save(Device(id=f"druhe-{person.id}", person=person.id))
        work.save(work.get(Person, person.id).entered_lobby())

    sample.change(knock)
