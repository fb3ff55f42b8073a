"""The demo conference: everybody is admitted, it stands at a step, and what was done before is there (protocol §9)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from ipk.domain.meeting.meeting import MEETING, PLAN_STEP, VOTE_STEP, Paper
from ipk.domain.meeting.plan import Task
from ipk.domain.meeting.topics import Topic
from ipk.domain.people.person import Link, Person, Role
from ipk.domain.profile.answers import Answer
from ipk.domain.wall.cards import Spot
from ipk.services.meeting import meeting
from ipk.services.people import conferences
from ipk.services.people.conferences import Founded, FoundedPerson, NewConference, NewPerson
from ipk.services.ports import Store, UnitOfWork
from ipk.services.profile import answers as profile
from ipk.services.shared.attendance import note_arrival
from ipk.services.shared.commands import log_event
from ipk.services.shared.plan_changes import save_task
from ipk.services.wall import cards as wall
from ipk.services.wall.cards import NewCard

DEMO = "demo"


@dataclass(frozen=True)
class DemoCard:
    by: str
    spot: Spot
    new: NewCard
    waiting: bool = False


@dataclass(frozen=True)
class DemoTopic:
    """A topic with the sum of its dots; the first one of the file is talked about."""

    id: str
    title: str
    dots: int


@dataclass(frozen=True)
class DemoTask:
    """A row of the plan; `who` are people's ids, `days` from now until when."""

    id: str
    what: str
    who: tuple[str, ...]
    days: int
    noticed: str = ""


@dataclass(frozen=True)
class Demo:
    goal: str
    title: str
    expectations: str
    people: tuple[NewPerson, ...]
    answers: tuple[Answer, ...]
    cards: tuple[DemoCard, ...]
    topics: tuple[DemoTopic, ...] = ()
    tasks: tuple[DemoTask, ...] = ()


def find_demo(store: Store) -> Founded | None:
    """The demo conference of an earlier start with the same data, None if there is none."""
    door = store.resolve_access_token(store.digest(DEMO))
    return store.read(door[0], lambda work: _people(work, door[0])) if door else None


def found_demo(store: Store, demo: Demo, papers: Sequence[Paper], step: int = 2) -> Founded:
    """Create the demo conference and bring it to this step, with what was done in the steps before."""
    draft = NewConference(
        demo.goal, demo.people, tuple(papers), demo.title, answers=demo.answers, expectations=demo.expectations
    )
    founded = conferences.found_conference(store, draft)

    def furnish(work: UnitOfWork) -> None:
        for person in work.list(Person):
            work.save(person.admitted(work.seq))
        facilitator = _one(work, Role.FACILITATOR)
        meeting.open_meeting(work, facilitator)
        for person in work.list(Person):
            note_arrival(work, person)
        for reached in range(2, step + 1):
            meeting.go_to_step(work, facilitator, step=reached)
        _hang(work, demo, facilitator)
        if step >= VOTE_STEP:
            _make_topics(work, demo, chosen=step > VOTE_STEP)
        if step >= PLAN_STEP:
            _write_plan(work, demo)
        work.add_access_token(store.digest(DEMO), MEETING)
        conferences.open_door(work, _one(work, Role.ORGANIZER), store)
        log_event(work, facilitator.id, "demo.furnish")

    store.transact(founded.conference, furnish)
    return founded


def _people(work: UnitOfWork, conference: str) -> Founded:
    links = {link.person: link for link in work.list(Link) if not link.revoked}
    people = (
        FoundedPerson(one.id, one.name, one.role.value, links[one.id].token)
        for one in work.list(Person)
        if one.id in links
    )
    return Founded(conference, tuple(people))


def _hang(work: UnitOfWork, demo: Demo, facilitator: Person) -> None:
    child = _one(work, Role.CHILD)
    for answer in demo.answers:
        if answer.on_wall and work.get(Paper, answer.paper).open:
            profile.show_answer(work, child, answer=answer.id)
    there = [card for card in demo.cards if work.get(Paper, card.spot.paper).open]
    for place, card in enumerate(there, 1):
        id = f"demo-{place}"
        wall.stick_card(work, work.get(Person, card.by), id=id, spot=card.spot, new=card.new)
        if not card.waiting:
            wall.approve_card(work, facilitator, id=id)


def _make_topics(work: UnitOfWork, demo: Demo, *, chosen: bool) -> None:
    """The topics; once step 4 is over they have their dots, and the first one is talked about."""
    for order, one in enumerate(demo.topics, 1):
        state = "chosen" if chosen and order == 1 else "open"
        dots = one.dots if chosen else 0
        work.save(Topic(id=one.id, title=one.title, order=order, dots=dots, state=state))


def _write_plan(work: UnitOfWork, demo: Demo) -> None:
    for one in demo.tasks:
        by = (work.now + timedelta(days=one.days)).date().isoformat()
        save_task(work, None, Task(id=one.id, what=one.what, who=one.who, by=by, noticed=one.noticed))


def _one(work: UnitOfWork, role: Role) -> Person:
    return next(person for person in work.list(Person) if person.has(role))
