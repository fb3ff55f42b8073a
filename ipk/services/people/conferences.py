"""Creates and deletes conferences; the organizer's invitations, links and room code."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from secrets import choice, token_urlsafe
from string import ascii_uppercase, digits

from ipk.domain.kernel.collation import name_key
from ipk.domain.kernel.errors import Invalid, NotFound
from ipk.domain.kernel.languages import known_language
from ipk.domain.kernel.text import clean_name, clean_text, valid_id
from ipk.domain.meeting.meeting import Meeting, Paper
from ipk.domain.people.devices import check_device_admission
from ipk.domain.people.membership import beside_guides, check_newcomer, check_people, check_support
from ipk.domain.people.person import PERSON_COLOURS, Door, Link, Person, Role, next_colour, role_named
from ipk.domain.profile.answers import Answer
from ipk.services.people.admission import DOOR
from ipk.services.people.people import admit_with_devices, devices_of, is_in
from ipk.services.ports import Store, UnitOfWork
from ipk.services.shared.commands import log_event
from ipk.services.shared.lookup import authorise, listed_people, meeting_of

LINK_LIFE = timedelta(days=60)
CODE_LENGTH = 6
#: letters and digits that are not mistaken for each other when read from a display
CODE_ALPHABET = "".join(sorted(set(ascii_uppercase + digits) - set("IOQ01L5S2Z8B")))
GOAL_LIMIT = 500


@dataclass(frozen=True)
class NewPerson:
    """A person to invite. `supports` is another person's name; only the demo sets `id`."""

    name: str
    roles: tuple[str, ...]
    supports: str = ""
    id: str = ""
    language: str = ""


@dataclass(frozen=True)
class NewConference:
    """A conference to be created."""

    goal: str
    people: tuple[NewPerson, ...]
    papers: tuple[Paper, ...]
    title: str = ""
    language: str = "cs"
    answers: tuple[Answer, ...] = ()
    expectations: str = ""
    """What the convener expects."""


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
    """A person on the organizer's page, with their working link if there is one."""

    person: Person
    link: Link | None
    devices: int
    """Number of devices, waiting ones too."""
    inside: int
    """Number of admitted devices."""


def found_conference(store: Store, draft: NewConference) -> Founded:
    """Create a conference with all people invited, and only those admitted whose role is.

    Raises Invalid, TooBig or TooMany.
    """
    people = people_of(draft)
    conference = token_urlsafe(12).replace("-", "x").replace("_", "y")

    def run(work: UnitOfWork) -> Founded:
        work.save(
            Meeting(
                goal=clean_text(draft.goal, GOAL_LIMIT),
                title=clean_text(draft.title, GOAL_LIMIT),
                lang=known_language(draft.language),
                expectations=clean_text(draft.expectations, GOAL_LIMIT),
            )
        )
        work.save(Door(id=DOOR))
        for thing in (*draft.papers, *draft.answers):
            work.save(thing)
        for person in people:
            work.save(person.admitted_by_invitation(work.seq))
        founded = tuple(
            FoundedPerson(person.id, person.name, person.role.value, invite(work, store, person)) for person in people
        )
        log_event(work, "", "conference.found")
        return Founded(conference, founded)

    return store.create(conference, run)


def delete_conference(store: Store, person: Person, conference: str) -> None:
    """Delete a conference for good: its key first, then its data (P9).

    Raises NotFound unless the person is an organizer.
    """
    if not person.has(Role.ORGANIZER):
        raise NotFound
    store.delete(conference)


def list_people(work: UnitOfWork, person: Person) -> list[PersonLine]:
    """All listed people with their links, by role and name; for the organizer. Raises NotAllowed."""
    authorise(work, person, "people.manage")
    links = {link.person: link for link in work.list(Link) if link.is_alive(work.now.isoformat())}
    lines = [_line(work, one, links.get(one.id)) for one in listed_people(work)]
    language = meeting_of(work).lang
    roles = tuple(Role)
    return sorted(lines, key=lambda line: (roles.index(line.person.role), name_key(line.person.name, language)))


def _line(work: UnitOfWork, person: Person, link: Link | None) -> PersonLine:
    devices = devices_of(work, person.id)
    return PersonLine(person, link, len(devices), sum(1 for one in devices if one.admitted))


def add_person(work: UnitOfWork, person: Person, store: Store, *, guest: NewPerson) -> Person:
    """Invite one more person; `guest.supports` is the id or name of a listed one.

    Raises Invalid, TooBig, TooMany or NotAllowed.
    """
    authorise(work, person, "people.manage")
    everybody, listed = work.list(Person), listed_people(work)
    newcomer = _drafted(guest, next_colour(everybody))
    check_newcomer(listed, newcomer)
    tied = beside_guides(listed, _tied(newcomer, guest.supports, listed, child_of(everybody)))
    added = work.save(tied.admitted_by_invitation(work.seq))
    invite(work, store, added)
    return added


def renew_link(work: UnitOfWork, person: Person, store: Store, *, id: str) -> str:
    """Replace the link by a new one and return its token; admitted devices stay admitted.

    Raises NotFound or NotAllowed.
    """
    guest = guest_of(work, person, id)
    _revoke(work, guest)
    return invite(work, store, guest)


def revoke_link(work: UnitOfWork, person: Person, *, id: str) -> None:
    _revoke(work, guest_of(work, person, id))


def preadmit(work: UnitOfWork, person: Person, *, id: str) -> Person:
    """Admit a person beforehand, so that their first device need not wait.

    Raises NotAllowed for the child and its guide once they were inside: from then on they are admitted in the room only
    (A31).
    """
    guest = guest_of(work, person, id)
    if is_in(work, guest) or (guest.in_circle and guest.entered):
        check_device_admission(person, guest)
        return admit_with_devices(work, guest)
    came = bool(devices_of(work, guest.id))
    admitted = admit_with_devices(work, guest)
    # no device was here: the next one enters at once; for child and guide only the very first time
    return admitted if came or guest.in_circle else work.save(replace(admitted, entered=False))


def open_door(work: UnitOfWork, person: Person, store: Store) -> Door:
    """Open the lobby with a new room code, shown on the display. Raises NotAllowed."""
    authorise(work, person, "door.manage")
    door = _shut(work)
    for gone in [one for one in work.list(Person) if one.was_never_in and not one.is_listed]:
        work.delete(gone)
    code = fresh_code()
    digest = code_digest(store, code)
    work.add_access_token(digest, DOOR)
    return work.save(replace(door, open=True, code=code, digest=digest))


def close_door(work: UnitOfWork, person: Person) -> Door:
    authorise(work, person, "door.manage")
    return work.save(_shut(work))


def link_digest(store: Store, token: str) -> str:
    return store.digest(f"link:{token}")


def device_digest(store: Store, secret: str) -> str:
    """The device's id: a digest, since the secret itself stays in the browser's cookie."""
    return store.digest(f"device:{secret}")


def fresh_code() -> str:
    """A random code to read aloud and type."""
    return "".join(choice(CODE_ALPHABET) for _ in range(CODE_LENGTH))


def code_digest(store: Store, code: str) -> str:
    return store.digest(f"code:{code.strip().upper()}")


def people_of(draft: NewConference) -> list[Person]:
    """The people of a draft as records. Raises Invalid, TooBig or TooMany."""
    if not clean_text(draft.goal, GOAL_LIMIT):
        raise Invalid("Please write the goal of the meeting.")
    people = [_drafted(one, PERSON_COLOURS[place % len(PERSON_COLOURS)]) for place, one in enumerate(draft.people)]
    check_people(people)
    child = child_of(people)
    return [_tied(person, one.supports, people, child) for person, one in zip(people, draft.people, strict=True)]


def child_of(people: Sequence[Person]) -> str:
    """The id of the one child of the conference, whether listed or not."""
    return next(one.id for one in people if one.is_child)


def _drafted(draft: NewPerson, colour: str) -> Person:
    return Person(
        id=valid_id(draft.id) if draft.id else f"p-{token_urlsafe(6)}",
        name=clean_name(draft.name),
        roles=tuple(map(role_named, draft.roles)),
        colour=colour,
        language=known_language(draft.language),
    )


def _tied(person: Person, supports: str, people: Sequence[Person], child: str) -> Person:
    """The person with the ids of whom they support, and of the child if they are its guide. Raises Invalid."""
    supported = next((one for one in people if supports in (one.id, one.name)), None)
    if supports:
        check_support(person, supported)
    return replace(
        person,
        supports=supported.id if supports and supported else "",
        voice_of=child if person.has(Role.GUIDE) else "",
    )


def invite(work: UnitOfWork, store: Store, person: Person) -> str:
    """Create a personal link and return its token."""
    token = token_urlsafe(24)
    digest = link_digest(store, token)
    work.add_access_token(digest, f"link-{digest[:16]}")
    work.save(
        Link(
            id=f"link-{digest[:16]}",
            person=person.id,
            token=token,
            digest=digest,
            expires_at=(work.now + LINK_LIFE).isoformat(),
        )
    )
    return token


def guest_of(work: UnitOfWork, person: Person, id: str) -> Person:
    """A person on the organizer's list. Raises NotFound or NotAllowed."""
    authorise(work, person, "people.manage")
    guest = work.get(Person, id)
    if not guest.is_listed:
        raise NotFound
    return guest


def _revoke(work: UnitOfWork, guest: Person) -> None:
    for link in work.list(Link):
        if link.person == guest.id and not link.revoked:
            work.revoke_access_token(link.digest)
            work.save(replace(link, revoked=True))


def _shut(work: UnitOfWork) -> Door:
    door = work.get(Door, DOOR)
    if door.digest:
        work.revoke_access_token(door.digest)
    return replace(door, open=False, code="", digest="")
