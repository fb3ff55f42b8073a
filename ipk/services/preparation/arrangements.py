"""Child and guide arrange the meeting, and release what others may know."""

from collections.abc import Callable
from typing import Any, TypeVar

from ipk.domain.people.audiences import require_circle
from ipk.domain.people.person import Person
from ipk.domain.preparation.arrangements import PART, Arrangement, Part
from ipk.services.ports import UnitOfWork
from ipk.services.shared.lookup import authorise, invited

A = TypeVar("A", bound=Arrangement)


def choose_part(work: UnitOfWork, person: Person, **fields: Any) -> Part:
    """Save how the child takes part (`way`), who speaks for it (`speaker`) and what goes `home`; others stay.

    Raises NotFound or Invalid.
    """
    part = arranged(work, person, Part)
    return work.save(part.chosen(person, lambda id: invited(work, id), **fields))


def known_part(work: UnitOfWork, person: Person) -> Part | None:
    """How the child takes part, for the organizer; None before the child releases it. Raises NotAllowed."""
    authorise(work, person, "guests.answer")
    part = work.get_or_none(Part, PART)
    return part if part is not None and part.known else None


def let_known(kind: type[A]) -> Callable[..., A]:
    """Return a service that releases an arrangement of this kind, or takes the release back."""

    def let_it_be_known(work: UnitOfWork, person: Person, *, known: bool, told: bool = False) -> A:
        return work.save(arranged(work, person, kind).let_known_by(person, known=known, told=told))

    return let_it_be_known


def arranged(work: UnitOfWork, person: Person, kind: type[A]) -> A:
    """The arrangement, an empty one at first. Raises NotFound outside the circle."""
    require_circle(person)
    fresh = kind()  # pyright: ignore[reportCallIssue] - each kind has the one id of its own
    return work.get_or_none(kind, fresh.id) or fresh


release_part = let_known(Part)
