"""Making a conference, inviting its people, opening its door, deleting it for good."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from secrets import choice, token_urlsafe
from string import ascii_uppercase, digits

from ipk.domain.devices import check_device_admission
from ipk.domain.errors import Invalid, NotFound, TooMany
from ipk.domain.languages import known_language
from ipk.domain.meeting import Meeting, Paper
from ipk.domain.people import (
    PEOPLE_LIMIT,
    PERSON_COLOURS,
    Door,
    Link,
    Person,
    Role,
    next_colour,
)
from ipk.domain.profile import Answer
from ipk.domain.text import clean_name, clean_text, valid_id
from ipk.services.access import allow
from ipk.services.admission import DOOR
from ipk.services.journal import note
from ipk.services.people import devices_of, is_in, let_in
from ipk.services.ports import Store, Work

LINK_LIFE = timedelta(days=60)
CODE_LENGTH = 6
#: letters and digits that nobody mixes up when reading them off a wall
CODE_ALPHABET = "".join(sorted(set(ascii_uppercase + digits) - set("IOQ01L5S2Z8B")))
GOAL_LIMIT = 500


@dataclass(frozen=True)
class DraftPerson:
    """Somebody to invite. `supports` is another person's name, `id` only matters to the demo."""

    name: str
    roles: tuple[str, ...]
    supports: str = ""
    id: str = ""
    language: str = ""


@dataclass(frozen=True)
class Draft:
    """A conference to be made."""

    goal: str
    people: tuple[DraftPerson, ...]
    papers: tuple[Paper, ...]
    title: str = ""
    language: str = "cs"
    answers: tuple[Answer, ...] = ()


@dataclass(frozen=True)
class FoundedPerson:
    id: str
    name: str
    role: str
    token: str


@dataclass(frozen=True)
class Founded:
    conference: str
    people: tuple[FoundedPerson, ...]


@dataclass(frozen=True)
class PersonLine:
    """A person on the organizer's page, with the living link if there is one."""

    person: Person
    link: Link | None
    devices: int


def found_conference(store: Store, draft: Draft) -> Founded:
    """Make a conference with everybody invited, nobody admitted. Raises Invalid with a kind sentence."""
    people = _people(draft)
    conference = token_urlsafe(12).replace("-", "x").replace("_", "y")

    def run(work: Work) -> Founded:
        work.keep(
            Meeting(
                goal=clean_text(draft.goal, GOAL_LIMIT),
                title=clean_text(draft.title, GOAL_LIMIT),
                lang=known_language(draft.language),
            )
        )
        work.keep(Door(id=DOOR))
        for thing in (*draft.papers, *draft.answers):
            work.keep(thing)
        for person in people:
            work.keep(person.invited(work.seq))
        founded = tuple(
            FoundedPerson(person.id, person.name, person.role.value, _invite(work, store, person)) for person in people
        )
        note(work, "", "conference.found")
        return Founded(conference, founded)

    return store.create(conference, run)


def delete_conference(store: Store, person: Person, conference: str) -> None:
    """Shred the conference's key and forget everything (P9)."""
    if not person.has(Role.ORGANIZER):
        raise NotFound
    store.delete(conference)


def list_people(work: Work, person: Person) -> list[PersonLine]:
    """Everybody invited, with their links: the organizer's alone."""
    allow(work, person, "people.manage")
    links = {link.person: link for link in work.all(Link) if link.is_alive(work.now.isoformat())}
    return [
        PersonLine(one, links.get(one.id), len(devices_of(work, one.id)))
        for one in work.all(Person)
        if one.state != "removed"
    ]


def add_person(work: Work, person: Person, store: Store, *, guest: DraftPerson) -> Person:
    allow(work, person, "people.manage")
    people = work.all(Person)
    if len([one for one in people if one.state != "removed"]) >= PEOPLE_LIMIT:
        raise TooMany("There are too many people.")
    added = work.keep(
        Person(
            id=f"p-{token_urlsafe(6)}",
            name=clean_name(guest.name),
            roles=tuple(map(_role, guest.roles)),
            colour=next_colour(people),
            language=known_language(guest.language),
        ).invited(work.seq)
    )
    _invite(work, store, added)
    return added


def renew_link(work: Work, person: Person, store: Store, *, id: str) -> str:
    """A new link; the old one leads nowhere from now on. Devices that are in stay in."""
    guest = _guest(work, person, id)
    _revoke(work, guest)
    return _invite(work, store, guest)


def revoke_link(work: Work, person: Person, *, id: str) -> None:
    _revoke(work, _guest(work, person, id))


def admit_by_organizer(work: Work, person: Person, *, id: str) -> Person:
    """The organizer knows this person: their first device need not wait. Raises NotAllowed for a further device of the
    child or its guide: that one is let in in the room."""
    guest = _guest(work, person, id)
    if is_in(work, guest):
        check_device_admission(person, guest)
        return let_in(work, guest)
    came = bool(devices_of(work, guest.id))
    admitted = let_in(work, guest)
    # whoever left and is expected back; a child's or guide's device the organizer sees waiting before it comes in
    return admitted if came or guest.in_circle else work.keep(replace(admitted, entered=False))


def open_door(work: Work, person: Person, store: Store) -> Door:
    """Show a fresh code on the display; whoever types it waits in the lobby."""
    allow(work, person, "people.manage")
    door = _shut(work)
    code = "".join(choice(CODE_ALPHABET) for _ in range(CODE_LENGTH))
    digest = code_digest(store, code)
    work.set_door(digest, DOOR)
    return work.keep(replace(door, open=True, code=code, digest=digest))


def close_door(work: Work, person: Person) -> Door:
    allow(work, person, "people.manage")
    return work.keep(_shut(work))


def link_digest(store: Store, token: str) -> str:
    return store.digest(f"link:{token}")


def device_digest(store: Store, secret: str) -> str:
    """A device's id: its secret itself stays in the browser's cookie."""
    return store.digest(f"device:{secret}")


def code_digest(store: Store, code: str) -> str:
    return store.digest(f"code:{code.strip().upper()}")


def _people(draft: Draft) -> list[Person]:
    if not clean_text(draft.goal, GOAL_LIMIT):
        raise Invalid("Please write the goal of the meeting.")
    people = [
        Person(
            id=valid_id(one.id) if one.id else f"p-{token_urlsafe(6)}",
            name=clean_name(one.name),
            roles=tuple(map(_role, one.roles)),
            colour=PERSON_COLOURS[place % len(PERSON_COLOURS)],
            language=known_language(one.language),
        )
        for place, one in enumerate(draft.people)
    ]
    ids = {person.name: person.id for person in people}
    if len(ids) < len(people):
        raise Invalid("Two people have the same name. Please tell them apart.")
    _check_roles(people)
    child = next(person.id for person in people if person.is_child)
    return [_tied(person, one, ids, child) for person, one in zip(people, draft.people, strict=True)]


def _tied(person: Person, draft: DraftPerson, ids: dict[str, str], child: str) -> Person:
    if draft.supports and (draft.supports not in ids or draft.supports == draft.name):
        raise Invalid("%(name)s supports somebody who is not invited.", name=person.name)
    return replace(
        person,
        supports=ids.get(draft.supports, ""),
        voice_of=child if person.has(Role.GUIDE) else "",
    )


def _check_roles(people: Sequence[Person]) -> None:
    if len(people) > PEOPLE_LIMIT:
        raise TooMany("There are too many people.")
    for role, sentence in (
        (Role.CHILD, "A conference needs the child."),
        (Role.FACILITATOR, "A conference needs a facilitator."),
        (Role.ORGANIZER, "A conference needs an organizer."),
    ):
        if not any(person.has(role) for person in people):
            raise Invalid(sentence)


def _role(name: str) -> str:
    try:
        return Role(name).value
    except ValueError:
        raise Invalid("There is no role called %(name)s.", name=name) from None


def _invite(work: Work, store: Store, person: Person) -> str:
    token = token_urlsafe(24)
    digest = link_digest(store, token)
    work.set_door(digest, f"link-{digest[:16]}")
    work.keep(
        Link(
            id=f"link-{digest[:16]}",
            person=person.id,
            token=token,
            digest=digest,
            expires_at=(work.now + LINK_LIFE).isoformat(),
        )
    )
    return token


def _guest(work: Work, person: Person, id: str) -> Person:
    allow(work, person, "people.manage")
    guest = work.get(Person, id)
    if guest.state == "removed":
        raise NotFound
    return guest


def _revoke(work: Work, guest: Person) -> None:
    for link in work.all(Link):
        if link.person == guest.id and not link.revoked:
            work.drop_door(link.digest)
            work.keep(replace(link, revoked=True))


def _shut(work: Work) -> Door:
    door = work.get(Door, DOOR)
    if door.digest:
        work.drop_door(door.digest)
    return replace(door, open=False, code="", digest="")
