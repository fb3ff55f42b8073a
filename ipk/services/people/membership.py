"""What the organizer changes about people after the conference was made: names, roles, whom they support, who stays."""

from dataclasses import dataclass, replace

from ipk.domain.kernel.errors import NotAllowed, NotFound
from ipk.domain.kernel.languages import known_language
from ipk.domain.kernel.text import clean_name
from ipk.domain.people.membership import beside_guides, check_changed, check_leaving, check_returning, check_support
from ipk.domain.people.person import Person, role_named
from ipk.services.people import people
from ipk.services.people.conferences import child_of, guest_of, invite, renew_link
from ipk.services.ports import Store, UnitOfWork
from ipk.services.shared.lookup import authorise, listed_people


@dataclass(frozen=True)
class PersonChange:
    """Everything about a person that the organizer's form sends. `supports` is another person's id, "" for nobody."""

    name: str
    roles: tuple[str, ...]
    supports: str = ""
    language: str = ""


def change_person(work: UnitOfWork, person: Person, *, id: str, change: PersonChange) -> Person:
    """Name, roles, language and whom somebody supports. Raises Invalid, TooBig, NotFound or NotAllowed.

    Whoever becomes the child's guide waits to be let in again: what the child told until then was not told to them.
    """
    guest = guest_of(work, person, id)
    roles = tuple(map(role_named, change.roles))
    changed = replace(
        guest.with_roles(roles, child_of(work.list(Person)), work.seq),
        name=clean_name(change.name),
        language=known_language(change.language),
        supports=_supported(work, guest, change.supports),
    )
    if _enters_circle(guest, changed) or not changed.in_circle:
        changed = beside_guides(listed_people(work), changed)
    if guest.state == "invited":
        changed = changed.admitted_by_invitation(work.seq)
    elif not guest.entered:
        changed = changed.admission_taken_back(guest)
    check_changed(listed_people(work), changed)
    if not _enters_circle(guest, changed):
        return work.save(changed)
    if guest.id == person.id:
        raise NotAllowed("Nobody can make themselves the child's guide.")
    return people.send_back(work, changed)


def remove_person(work: UnitOfWork, person: Person, *, id: str) -> Person:
    """Take somebody off the list, out of the room, with devices and links (P3). Raises Invalid or NotAllowed."""
    guest = guest_of(work, person, id)
    if guest.id != person.id:
        check_leaving(listed_people(work), guest)
    return people.remove(work, person, id=id)


def invite_again(work: UnitOfWork, person: Person, store: Store, *, id: str) -> Person:
    """Back on the list with a new link, to be let in anew. Raises Invalid when somebody took the name meanwhile."""
    authorise(work, person, "people.manage")
    guest = work.get(Person, id)
    if guest.is_listed:
        raise NotFound
    check_returning(listed_people(work), guest)
    back = work.save(beside_guides(listed_people(work), guest.sent_back(knocking=False)))
    invite(work, store, back)
    return back


def sign_out(work: UnitOfWork, person: Person, store: Store, *, id: str) -> Person:
    """A lost phone: all devices of somebody are out at once and the old link is dead. A new one waits to be let in."""
    guest = guest_of(work, person, id)
    if guest.id == person.id:
        raise NotAllowed("You cannot sign yourself out here. Please leave by the button at the top.")
    for device in people.devices_of(work, guest.id):
        work.delete(device)
    renew_link(work, person, store, id=id)
    return work.save(replace(guest, knocking=False))


def removed_people(work: UnitOfWork) -> list[Person]:
    """Who was taken off the list and can be invited again; who came with the room's code can knock again."""
    return [one for one in work.list(Person) if not one.is_listed and not one.walk_in]


def _supported(work: UnitOfWork, guest: Person, id: str) -> str:
    if id and id != guest.supports:
        found = work.get_or_none(Person, id)
        check_support(guest, found if found and found.is_listed else None)
    return id


def _enters_circle(before: Person, after: Person) -> bool:
    """By the roles: who also writes the minutes or leads is a guide all the same."""
    return after.in_circle and not before.in_circle
