"""The child's wishes about snacks, and its allergies (B14)."""

from dataclasses import replace

from ipk.domain.kernel.errors import NotFound
from ipk.domain.kernel.text import clean_text
from ipk.domain.people.audiences import require_circle
from ipk.domain.people.person import Person
from ipk.domain.preparation.snacks import (
    SNACK_WISHES,
    WORDS_LIMIT,
    Allergies,
    SnackWishes,
    allergies_id,
)
from ipk.services.ports import UnitOfWork
from ipk.services.shared.catalogues import catalogues
from ipk.services.shared.lookup import get_child


def choose(work: UnitOfWork, person: Person, *, id: str, **said: bool) -> SnackWishes:
    """Save for one snack whether it is wished for `me`, for `everybody` or `never`. Raises NotFound."""
    require_circle(person)
    if id not in catalogues().snacks.snacks:
        raise NotFound
    return work.save(wishes_of(work).chosen(id, said))


def say_words(work: UnitOfWork, person: Person, *, wished: str | None = None, allergies: str | None = None) -> None:
    """Save free texts: what is wished, what the child must not eat. Raises NotFound or TooBig."""
    require_circle(person)
    if wished is not None:
        work.save(replace(wishes_of(work), words=clean_text(wished, WORDS_LIMIT)))
    if allergies is not None:
        work.save(replace(allergies_of(work, _listed_child(work)), words=clean_text(allergies, WORDS_LIMIT)))


def say_allergy(work: UnitOfWork, person: Person, *, allergen: str, has: bool) -> Allergies:
    """Save whether the child has this allergy. Raises NotFound or Invalid."""
    require_circle(person)
    return work.save(allergies_of(work, _listed_child(work)).told(allergen, has))


def say_none(work: UnitOfWork, person: Person, *, none: bool) -> Allergies:
    """Save that the child has no allergies. Raises NotFound."""
    require_circle(person)
    return work.save(allergies_of(work, _listed_child(work)).with_none(none))


def wishes_of(work: UnitOfWork) -> SnackWishes:
    return work.get_or_none(SnackWishes, SNACK_WISHES) or SnackWishes()


def allergies_of(work: UnitOfWork, person: Person) -> Allergies:
    return work.get_or_none(Allergies, allergies_id(person.id)) or Allergies.of(person)


def _listed_child(work: UnitOfWork) -> Person:
    """The child. Raises NotFound where it was removed."""
    child = get_child(work)
    if not child.is_listed:
        raise NotFound
    return child
