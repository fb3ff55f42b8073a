"""How people come in: a link or the room's code leads to the lobby, a person lets them in (P1, P2)."""

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
from ipk.services.shared.lookup import listed_people, meeting_of

DOOR = "door"
CROWDED = "Too many people are waiting at the door. Please tell the facilitator."
#: devices of one person that may stand in the lobby at once; older ones are forgotten
WAITING_DEVICES = 5


def enter_by_link(work: UnitOfWork, *, link: str, device: str, known_devices: Collection[str] = ()) -> Person:
    """Bind a new device (the digest of its secret) to the link's person. Raises NotFound when the link is dead.

    The first device of somebody admitted beforehand comes straight in, a further one waits; a browser that already
    was this person's (one of `known_devices`) keeps its admission under the new secret.
    """
    invitation = work.get(Link, link)
    person = work.get(Person, invitation.person)
    if meeting_of(work).closed or not person.is_listed or not invitation.is_alive(work.now.isoformat()):
        raise NotFound
    devices = devices_of(work, person.id)
    known = next((one for one in devices if one.id in known_devices), None)
    if known is not None:
        work.delete(replace(known, replaced=True))
    first = person.state == "admitted" and not person.entered
    admitted = first or (known is not None and known.admitted)
    _bind(work, person, device, admitted=admitted)
    return person


def join_by_code(work: UnitOfWork, *, name: str, device: str, language: str = "") -> Person:
    """Somebody typed the code on the display: they wait in the lobby. Raises NotFound, TooMany or Invalid.

    `language` is what they chose at the door, "" for the one that their browser asks for.
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
    """The quick way out: this browser is nobody's any more (C6)."""
    found = work.get_or_none(Device, device)
    if found is None or found.gone:
        return
    work.delete(found)
    person = work.get(Person, found.person)
    others = devices_of(work, person.id)
    if person.knocking and all(one.admitted for one in others):
        person = work.save(person.left_lobby())
    if found.admitted and not any(one.admitted for one in others):
        work.save(person.device_left())


def _bind(work: UnitOfWork, person: Person, device: str, *, admitted: bool) -> None:
    work.save(Device(id=device, person=person.id, admitted=admitted))
    if admitted:
        work.save(replace(person, entered=True))
        return
    waiting = [one for one in devices_of(work, person.id) if not one.admitted and one.id != device]
    for forgotten in waiting[: -(WAITING_DEVICES - 1)]:
        work.delete(forgotten)
    work.save(person.entered_lobby())
