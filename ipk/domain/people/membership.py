"""Validates the list of people of a conference: needed roles, different names, limits."""

from collections.abc import Sequence

from ipk.domain.kernel.errors import Invalid, TooMany
from ipk.domain.people.person import PEOPLE_LIMIT, Person, Role

ONE_CHILD = "For now we can hold a meeting for one child."
SAME_NAME = "Two people have the same name. Please tell them apart."

#: roles that a conference must have
NEEDED = (
    (Role.CHILD, "A conference needs the child."),
    (Role.FACILITATOR, "A conference needs a facilitator."),
    (Role.ORGANIZER, "A conference needs an organizer."),
)
#: roles that cannot be combined with another one
ALONE = (
    (Role.CHILD, "The child has no other role."),
    (Role.DISPLAY, "The screen in the room has no other role."),
)


def check_people(people: Sequence[Person]) -> None:
    """Check all people of a new conference. Raises Invalid or TooMany."""
    if len(people) > PEOPLE_LIMIT:
        raise TooMany("There are too many people.")
    if len({_plain(one.name) for one in people}) < len(people):
        raise Invalid(SAME_NAME)
    for person in people:
        check_roles(person)
    _check_needed(people, tuple(role.value for role, _ in NEEDED))
    if sum(1 for one in people if one.is_child) > 1:
        raise Invalid(ONE_CHILD)


def check_newcomer(people: Sequence[Person], newcomer: Person) -> None:
    """Check that a new person may be invited. Raises Invalid or TooMany.

    A second child would read the first one's workbook, even after the first was removed, so it is refused.
    """
    if newcomer.is_child:
        raise Invalid(ONE_CHILD)
    check_roles(newcomer)
    check_returning(people, newcomer)


def check_returning(people: Sequence[Person], person: Person) -> None:
    """Check that there is a free place and that the name is free. Raises Invalid or TooMany."""
    check_room(people)
    check_name(people, person)


def check_room(people: Sequence[Person]) -> None:
    """Check that there is a free place. Raises TooMany."""
    if sum(one.has_place for one in people) >= PEOPLE_LIMIT:
        raise TooMany("There are too many people.")


def check_changed(people: Sequence[Person], changed: Person) -> None:
    """Check a changed person of `people`. Raises Invalid."""
    check_roles(changed)
    before = next(one for one in people if one.id == changed.id)
    if changed.name != before.name:
        check_name(people, changed)
    _check_needed([changed if one.id == changed.id else one for one in people], before.roles)


def check_leaving(people: Sequence[Person], leaving: Person) -> None:
    """Check that somebody may be removed from the list. Raises Invalid."""
    _check_needed([one for one in people if one.id != leaving.id], leaving.roles)


def beside_guides(people: Sequence[Person], person: Person) -> Person:
    """Return the person; one more guide gets `circle_waits` until the present guide agrees (A31)."""
    return person.copy_with(circle_waits=person.has(Role.GUIDE) and has_another_guide(people, person))


def has_another_guide(people: Sequence[Person], person: Person) -> bool:
    """True if there is a guide beside this person whom the circle has accepted."""
    return any(one.has(Role.GUIDE) and not one.circle_waits for one in people if one.id != person.id)


def is_only_organizer(people: Sequence[Person], person: Person) -> bool:
    """True for the last organizer, who could restore others but could be restored by nobody."""
    return person.has(Role.ORGANIZER) and not any(one.has(Role.ORGANIZER) for one in people if one.id != person.id)


def check_name(people: Sequence[Person], person: Person) -> None:
    """Check that the name is free, regardless of case. Raises Invalid."""
    if any(_plain(one.name) == _plain(person.name) for one in people if one.id != person.id):
        raise Invalid(SAME_NAME)


def check_roles(person: Person) -> None:
    """Check that roles of `ALONE` are not combined. Raises Invalid."""
    for role, sentence in ALONE:
        if person.has(role) and len(set(person.roles)) > 1:
            raise Invalid(sentence)


def check_support(person: Person, supported: Person | None) -> None:
    """Check that `person` may support `supported`. Raises Invalid."""
    if supported is None or supported.id == person.id or supported.has(Role.DISPLAY):
        raise Invalid("%(name)s supports somebody who is not invited.", name=person.name)
    if person.has(Role.DISPLAY, Role.CHILD):
        raise Invalid("The child and the screen in the room support nobody.")


def _check_needed(people: Sequence[Person], roles: tuple[str, ...]) -> None:
    """Check that each needed role among `roles` is still held by somebody. Raises Invalid."""
    for role, sentence in NEEDED:
        if role.value in roles and not any(person.has(role) for person in people):
            raise Invalid(sentence)


def _plain(name: str) -> str:
    return " ".join(name.casefold().split())
