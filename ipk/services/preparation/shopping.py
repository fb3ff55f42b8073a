"""The organizer's shopping list, and allergies that the organizer enters (B14)."""

from collections.abc import Iterable
from dataclasses import replace

from ipk.domain.kernel.errors import NotFound
from ipk.domain.kernel.text import clean_text
from ipk.domain.people.permissions import require
from ipk.domain.people.person import Person, Role
from ipk.domain.preparation.shopping import Guest, ShoppingList, shopping_list
from ipk.domain.preparation.snacks import WORDS_LIMIT, Allergies
from ipk.services.ports import UnitOfWork
from ipk.services.preparation.snacks import allergies_of, wishes_of
from ipk.services.shared.catalogues import catalogues
from ipk.services.shared.lookup import authorise, listed_people

#: more people than any room holds; a larger number is a typing error and ignored
MOST_PEOPLE = 99


def shop(work: UnitOfWork, person: Person, coming: int = 0) -> ShoppingList:
    """The list for all invited people, or for as many as the organizer enters. Raises NotAllowed."""
    require(person, "shopping.read")
    people = coming if 0 < coming <= MOST_PEOPLE else 0
    return shopping_list(catalogues().snacks, wishes_of(work), (_guest(work, one) for one in eaters(work)), people)


def allergies_by_person(work: UnitOfWork, person: Person) -> list[tuple[Person, Allergies]]:
    """Everybody who eats, with what is known of them. Raises NotAllowed."""
    require(person, "shopping.allergies")
    return [(one, allergies_of(work, one)) for one in eaters(work)]


def hear_of_allergies(work: UnitOfWork, person: Person, *, id: str, allergens: Iterable[str], words: str) -> Allergies:
    """Save what the organizer knows of somebody; what the child said stays.

    Raises NotFound, NotAllowed, Invalid or TooBig.
    """
    authorise(work, person, "shopping.allergies")
    eater = next((one for one in eaters(work) if one.id == id), None)
    if eater is None:
        raise NotFound
    heard = tuple(dict.fromkeys(allergens))
    before = allergies_of(work, eater)
    return work.save(replace(before, heard=heard, heard_words=clean_text(words, WORDS_LIMIT)))


def eaters(work: UnitOfWork) -> list[Person]:
    """Listed people without displays."""
    return [one for one in listed_people(work) if not one.has(Role.DISPLAY) and one.role is not Role.ADMINISTRATOR]


def _guest(work: UnitOfWork, person: Person) -> Guest:
    allergies = allergies_of(work, person)
    words = tuple(filter(None, (allergies.words, allergies.heard_words)))
    return Guest(person.name, person.is_child, frozenset(allergies.all), words, allergies.is_free)
