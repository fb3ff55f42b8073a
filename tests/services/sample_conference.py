"""A conference on a real SQLite file, with a clock that only the test moves."""

import itertools
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, TypeVar

from ipk.domain.kernel.records import Record
from ipk.domain.meeting.meeting import MEETING, Meeting
from ipk.domain.people.person import Device, Person
from ipk.domain.profile.answers import Answer
from ipk.domain.wall.cards import Card, Spot
from ipk.realtime.engine.threading_engine import ThreadingEngine
from ipk.services.people.conferences import Founded, NewConference, NewPerson, found_conference
from ipk.services.ports import Change, UnitOfWork
from ipk.services.shared.commands import Command, Result, execute, log_event
from ipk.services.wall.cards import NewCard, stick_card
from ipk.settings import Settings
from ipk.storage.database.migrate import migrate
from ipk.storage.open_store import open_store
from ipk.storage.store.store import DatabaseStore
from tests.builders import EVERYBODY, GOAL, ON_THE_PAPER, PAPERS

R = TypeVar("R", bound=Record)
T = TypeVar("T")

PEOPLE = tuple(
    NewPerson(one.name, one.roles, "Anička" if one.supports else "", one.id, one.language) for one in EVERYBODY
)
ANSWERS = (
    Answer(id="usinani", question="Co mi pomáhá", text="Světlo na chodbě", paper="dari-se", x=100, y=200),
    Answer(id="hudba", question="Moje hudba", text="Jožin", paper="dari-se", x=1, y=2, consent="wall"),
)
_ops = itertools.count(1)


@dataclass
class Clock:
    now: datetime = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def forward(self, **time: float) -> None:
        self.now += timedelta(**time)


@dataclass
class Installation:
    """One store for many conferences."""

    folder: Path
    clock: Clock = field(default_factory=Clock)

    def __post_init__(self) -> None:
        self.settings = Settings(data_dir=self.folder / "data", key_file=self.folder / "key", async_mode="threading")
        migrate(self.settings)
        self.store: DatabaseStore = open_store(self.settings, ThreadingEngine(), self.clock)


class SampleConference:
    """One conference, and what people do in it."""

    def __init__(self, installation: Installation, people: tuple[NewPerson, ...] = PEOPLE) -> None:
        self.store, self.clock = installation.store, installation.clock
        self.clock.now = Clock.now
        self.founded: Founded = found_conference(self.store, NewConference(GOAL, people, PAPERS, answers=ANSWERS))
        self.conference = self.founded.conference

    def without_device(self, person: Person) -> None:
        """This person is here, and has no device."""

        def take_device(work: UnitOfWork) -> None:
            work.delete(work.get(Device, f"device-{person.id}"))
            work.save(replace(work.get(Person, person.id), entered=False))

        self.change(take_device)

    def everybody_in(self, step: int = 2, **meeting: Any) -> "SampleConference":
        """All are admitted, each with a device, and the meeting has come to this step."""

        def furnish(work: UnitOfWork) -> None:
            for person in work.list(Person):
                work.save(replace(person.admitted(work.seq), entered=True))
                work.save(Device(id=f"device-{person.id}", person=person.id, admitted=True))
            for paper in PAPERS:
                work.save(paper.opened_by(step))
            work.save(replace(work.get(Meeting, MEETING), step=step, **meeting))

        self.change(furnish)
        return self

    def change(self, function: Callable[[UnitOfWork], T]) -> T:
        """Something that happens without a command."""

        def run(work: UnitOfWork) -> T:
            result = function(work)
            log_event(work, "", "test.change")
            return result

        return self.store.transact(self.conference, run)

    def read(self, function: Callable[[UnitOfWork], T]) -> T:
        return self.store.transact(self.conference, function)

    def get(self, kind: type[R], id: str) -> R:
        """The record, a tombstone too."""
        found = self.read(lambda work: work.get_or_none(kind, id))
        assert found is not None, f"there is no {kind.TYPE} {id}"
        return found

    def all(self, kind: type[R]) -> list[R]:
        return self.read(lambda work: work.list(kind))

    @property
    def meeting(self) -> Meeting:
        return self.get(Meeting, MEETING)

    def set_meeting(self, **fields: Any) -> None:
        self.change(lambda work: work.save(replace(work.get(Meeting, MEETING), **fields)))

    def send(self, person: Person, name: str, service: Callable[..., Any], /, op: str = "", **args: Any) -> Result:
        """A command of this person's device, as the gate carries it out."""
        command = Command(op or f"op-{next(_ops)}", name, repr(args).encode(), {})
        handler = lambda work, who: service(work, who, **args)  # noqa: E731 - a handler as routes make it
        done = self.store.transact(self.conference, lambda work: execute(work, f"device-{person.id}", command, handler))
        if done.refusal:
            raise done.refusal
        return done

    def stick(
        self,
        person: Person,
        id: str = "karta",
        text: str = "Anička je statečná",
        spot: Spot = ON_THE_PAPER,
        **more: Any,
    ) -> Card:
        new = NewCard(**{"kind": "note", "text": text, **more})
        self.send(person, "card.stick", stick_card, id=id, spot=spot, new=new)
        return self.get(Card, id)

    def token(self, person: Person) -> str:
        return next(one.token for one in self.founded.people if one.id == person.id)

    @contextmanager
    def nothing_changes(self) -> Iterator[None]:
        """Not one record, and the clock stands still."""
        before = self.snapshot()
        yield
        assert self.snapshot() == before

    def snapshot(self) -> tuple[int, dict[str, Record]]:
        snapshot = self.store.since(self.conference, 0)
        return snapshot.seq, {record.id: record for record in snapshot.records}

    def changes(self) -> list[Change]:
        """What is announced from now on."""
        heard: list[Change] = []
        self.store.on_change(lambda change: heard.append(change) if change.conference == self.conference else None)
        return heard
