"""The organizer changes people of the conference: name, roles, support, removal, a new invitation."""

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
    """All fields of the organizer's form. `supports` is another person's id, "" for nobody."""

    name: str
    roles: tuple[str, ...]
    supports: str = ""
    language: str = ""


def change_person(work: UnitOfWork, person: Person, *, id: str, change: PersonChange) -> Person:
    """Save a person's name, roles, language and whom they support. Raises Invalid, TooBig, NotFound or NotAllowed.

    Somebody who becomes the child's guide is sent back to the lobby: what the child said before was not said to them.
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
    """Remove a person from the list with their devices and links (P3). Raises Invalid, NotFound or NotAllowed."""
    guest = guest_of(work, person, id)
    if guest.id != person.id:
        check_leaving(listed_people(work), guest)
    return people.remove(work, person, id=id)


def invite_again(work: UnitOfWork, person: Person, store: Store, *, id: str) -> Person:
    """Put a removed person back on the list with a new link; they wait in the lobby.

    Raises Invalid, TooMany or NotFound.
    """
    authorise(work, person, "people.manage")
    guest = work.get(Person, id)
    if guest.is_listed:
        raise NotFound
    check_returning(listed_people(work), guest)
    back = work.save(beside_guides(listed_people(work), guest.sent_back(knocking=False)))
    invite(work, store, back)
    return back


def sign_out(work: UnitOfWork, person: Person, store: Store, *, id: str) -> Person:
    """End all devices and the link of a person (a lost phone) and make a new link. Raises NotFound or NotAllowed."""
    guest = guest_of(work, person, id)
    if guest.id == person.id:
        raise NotAllowed("You cannot sign yourself out here. Please leave by the button at the top.")
    for device in people.devices_of(work, guest.id):
        work.delete(device)
    renew_link(work, person, store, id=id)
    return work.save(replace(guest, knocking=False))


def removed_people(work: UnitOfWork) -> list[Person]:
    """Removed people who can be invited again; guests with the room code are not among them."""
    return [one for one in work.list(Person) if not one.is_listed and not one.walk_in]


def _supported(work: UnitOfWork, guest: Person, id: str) -> str:
    if id and id != guest.supports:
        found = work.get_or_none(Person, id)
        check_support(guest, found if found and found.is_listed else None)
    return id


def _enters_circle(before: Person, after: Person) -> bool:
    """True if the roles change somebody into a guide, whatever other roles they have."""
    return after.in_circle and not before.in_circle
