"""The child and its guide arrange the meeting."""

from collections.abc import Callable
from typing import Any, TypeVar

from ipk.domain.kernel.errors import NotFound
from ipk.domain.people.audiences import Audience, audience_of
from ipk.domain.people.person import Person
from ipk.domain.preparation.arrangements import PART, Arrangement, Part
from ipk.services.ports import UnitOfWork
from ipk.services.shared.lookup import authorise, invited

A = TypeVar("A", bound=Arrangement)


def choose_part(work: UnitOfWork, person: Person, **fields: Any) -> Part:
    """How the child takes part (`way`), who speaks for it (`speaker`); what is not said stays as it was."""
    part = arranged(work, person, Part)
    return work.save(part.chosen(person, lambda id: invited(work, id), **fields))


def known_part(work: UnitOfWork, person: Person) -> Part | None:
    """How the child takes part, for the organizer who prepares for it; None while that is not to be known."""
    authorise(work, person, "guests.answer")
    part = work.get_or_none(Part, PART)
    return part if part is not None and part.known else None


def let_known(kind: type[A]) -> Callable[..., A]:
    """The service by which the child, or its guide that was told, lets others know what was arranged, or no longer."""

    def let_it_be_known(work: UnitOfWork, person: Person, *, known: bool, told: bool = False) -> A:
        return work.save(arranged(work, person, kind).let_known_by(person, known=known, told=told))

    return let_it_be_known


def arranged(work: UnitOfWork, person: Person, kind: type[A]) -> A:
    """What was arranged before; for anybody but the child and its guide there is nothing."""
    if audience_of(person) is not Audience.CIRCLE:
        raise NotFound
    fresh = kind()  # pyright: ignore[reportCallIssue] - each kind has the one id of its own
    return work.get_or_none(kind, fresh.id) or fresh


let_part_be_known = let_known(Part)
