"""The demo conference: everybody is admitted, step 2 is open, some cards hang (protocol §9)."""

from collections.abc import Sequence
from dataclasses import dataclass

from ipk.domain.meeting.meeting import MEETING, Paper
from ipk.domain.people.person import Link, Person, Role
from ipk.domain.profile.answers import Answer
from ipk.domain.wall.cards import Spot
from ipk.services.meeting import meeting
from ipk.services.people import conferences
from ipk.services.people.conferences import Founded, FoundedPerson, NewConference, NewPerson
from ipk.services.ports import Store, UnitOfWork
from ipk.services.profile import answers as profile
from ipk.services.shared.commands import log_event
from ipk.services.wall import cards as wall
from ipk.services.wall.cards import NewCard

STEP = 2
DEMO = "demo"


@dataclass(frozen=True)
class DemoCard:
    by: str
    spot: Spot
    new: NewCard
    waiting: bool = False


@dataclass(frozen=True)
class Demo:
    goal: str
    title: str
    people: tuple[NewPerson, ...]
    answers: tuple[Answer, ...]
    cards: tuple[DemoCard, ...]


def find_demo(store: Store) -> Founded | None:
    """The demo conference of an earlier start with the same data, None if there is none."""
    door = store.resolve_access_token(store.digest(DEMO))
    return store.read(door[0], lambda work: _people(work, door[0])) if door else None


def found_demo(store: Store, demo: Demo, papers: Sequence[Paper]) -> Founded:
    """Create the demo conference and bring it to step 2 with its cards."""
    draft = NewConference(demo.goal, demo.people, tuple(papers), demo.title, answers=demo.answers)
    founded = conferences.found_conference(store, draft)

    def furnish(work: UnitOfWork) -> None:
        for person in work.list(Person):
            work.save(person.admitted(work.seq))
        facilitator = _one(work, Role.FACILITATOR)
        meeting.open_meeting(work, facilitator)
        meeting.go_to_step(work, facilitator, step=STEP)
        _hang(work, demo, facilitator)
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
        if answer.on_wall:
            profile.show_answer(work, child, answer=answer.id)
    for place, card in enumerate(demo.cards, 1):
        id = f"demo-{place}"
        wall.stick_card(work, work.get(Person, card.by), id=id, spot=card.spot, new=card.new)
        if not card.waiting:
            wall.approve_card(work, facilitator, id=id)


def _one(work: UnitOfWork, role: Role) -> Person:
    return next(person for person in work.list(Person) if person.has(role))
