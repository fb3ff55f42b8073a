"""A house whose people listen: what each device is sent of what happens in it, and what one that was away reads."""

import json
from typing import Any

from ipk.domain.people.person import Device, Person
from ipk.realtime.sync.broadcaster import send_changes
from ipk.realtime.sync.room import Room
from ipk.services.ports import Change
from tests.builders import EVERYBODY
from tests.realtime.sync.listening import Ears
from tests.services.house import House


class Overhearing:
    """Everybody of a house is connected from now on."""

    def __init__(self, house: House) -> None:
        self.room = Room(house.conference, house.store.since(house.conference, 0))
        self.since = self.room.seq
        self.ears = {one.id: Ears(one) for one in EVERYBODY}
        for ears in self.ears.values():
            self.room.enter(ears)  # type: ignore[arg-type]
        self._conference = house.conference
        house.store.on_change(self._pass_on)

    def __getitem__(self, person: Person) -> Ears:
        return self.ears[person.id]

    def who_heard(self) -> set[str]:
        return {id for id, ears in self.ears.items() if ears.texts}

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
        for ears in self.ears.values():
            ears.texts.clear()

    def _now(self, person: Person) -> Person:
        now = self.room.records[person.id]
        assert isinstance(now, Person)
        return now

    def _pass_on(self, change: Change) -> None:
        if change.conference == self._conference:
            send_changes(self.room, [change])


def second_device(house: House, person: Person) -> None:
    """Another device of somebody knocks."""

    def knock(work: Any) -> None:
        work.save(Device(id=f"druhe-{person.id}", person=person.id))
        work.save(work.get(Person, person.id).entered_lobby())

    house.change(knock)
