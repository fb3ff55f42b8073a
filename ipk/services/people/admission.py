"""Entering a conference: a link or the room code leads to the lobby, where a person admits the device (P1, P2)."""

from collections.abc import Collection
from dataclasses import replace
from secrets import token_urlsafe

from ipk.domain.kernel.errors import NotFound, TooMany
from ipk.domain.kernel.languages import known_language
from ipk.domain.kernel.text import clean_name
from ipk.domain.people.person import (
    KNOCKS_LIMIT,
    PEOPLE_LIMIT,
    STRANGERS_LIMIT,
    Device,
    Door,
    Link,
    Person,
    Role,
    next_colour,
)
from ipk.services.people.people import devices_of
from ipk.services.ports import UnitOfWork
from ipk.services.shared.attendance import note_arrival, note_leaving
from ipk.services.shared.lookup import listed_people, meeting_of

DOOR = "door"
CROWDED = "Too many people are waiting at the door. Please tell the facilitator."
#: most devices of one person in the lobby; older ones are deleted
WAITING_DEVICES = 5


def enter_by_link(work: UnitOfWork, *, link: str, device: str, known_devices: Collection[str] = ()) -> Person:
    """Bind a new device (`device` is the digest of its secret) to the link's person. Raises NotFound if the link is
    dead.

    The first device of a preadmitted person is admitted at once, a further one waits. A browser that was this person's
    before (one of `known_devices`) keeps its admission under the new secret. After the end a link of somebody who was
    in the meeting opens their own page at once: nobody is there to admit them, and there is nothing else to see.
    """
    invitation = work.get(Link, link)
    person = work.get(Person, invitation.person)
    ended = meeting_of(work).closed
    if not person.is_listed or not invitation.is_alive(work.now.isoformat()):
        raise NotFound
    if ended and person.state != "admitted":
        raise NotFound
    devices = devices_of(work, person.id)
    known = next((one for one in devices if one.id in known_devices), None)
    if known is not None:
        work.delete(replace(known, replaced=True))
    first = person.state == "admitted" and not person.entered
    admitted = ended or first or (known is not None and known.admitted)
    _bind(work, person, device, admitted=admitted)
    return person


def join_by_code(work: UnitOfWork, *, name: str, device: str, language: str = "") -> Person:
    """Create a guest who entered the room code; they wait in the lobby. Raises NotFound, TooMany, TooBig or Invalid.

    `language` is the one that they chose on the entry page, "" for that of their browser.
    """
    if meeting_of(work).closed or not work.get(Door, DOOR).open:
        raise NotFound
    listed = listed_people(work)
    if sum(one.has_place for one in listed) >= PEOPLE_LIMIT:
        raise TooMany("The room is full. Please tell the facilitator.")
    if sum(one.waits_as_stranger for one in listed) >= STRANGERS_LIMIT:
        raise TooMany(CROWDED)
    if sum(one.was_never_in for one in work.list(Person)) >= KNOCKS_LIMIT:
        raise TooMany(CROWDED)
    person = Person(
        id=f"guest-{token_urlsafe(6)}",
        name=clean_name(name),
        roles=(Role.FAMILY.value,),
        colour=next_colour(work.list(Person)),
        language=known_language(language),
        state="waiting",
        walk_in=True,
    )
    work.save(person)
    _bind(work, person, device, admitted=False)
    return person


def leave(work: UnitOfWork, device: str) -> None:
    """Sign this device out (C6)."""
    found = work.get_or_none(Device, device)
    if found is None or found.gone:
        return
    work.delete(found)
    person = work.get(Person, found.person)
    others = devices_of(work, person.id)
    if person.knocking and all(one.admitted for one in others):
        person = work.save(person.left_lobby())
    if found.admitted and not any(one.admitted for one in others):
        note_leaving(work, person.id)
        work.save(person.device_left())


def _bind(work: UnitOfWork, person: Person, device: str, *, admitted: bool) -> None:
    work.save(Device(id=device, person=person.id, admitted=admitted))
    if admitted:
        note_arrival(work, person)
        work.save(replace(person, entered=True))
        return
    waiting = [one for one in devices_of(work, person.id) if not one.admitted and one.id != device]
    for forgotten in waiting[: -(WAITING_DEVICES - 1)]:
        work.delete(forgotten)
    work.save(person.entered_lobby())
