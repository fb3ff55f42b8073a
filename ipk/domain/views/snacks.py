"""The view of snack wishes and allergies: the circle's alone; the organizer gets a shopping list."""

from typing import Any

from ipk.domain.kernel.records import Record
from ipk.domain.people.audiences import Audience, Viewer
from ipk.domain.preparation.snacks import Allergies, SnackWishes

Shown = dict[str, Any]


def snack_wishes_view(wishes: SnackWishes, viewer: Viewer, _: tuple[Record, ...]) -> Shown | None:
    if not viewer.is_one_of(Audience.CIRCLE):
        return None
    return {
        "me": list(wishes.me),
        "everybody": list(wishes.everybody),
        "never": list(wishes.never),
        "words": wishes.words,
    }


def sees_allergies(allergies: Allergies, viewer: Viewer) -> bool:
    """True for the circle and the child's allergies; those of adults are on the organizer's page only."""
    return allergies.child and viewer.is_one_of(Audience.CIRCLE)


def allergies_view(allergies: Allergies, viewer: Viewer, _: tuple[Record, ...]) -> Shown | None:
    if not sees_allergies(allergies, viewer):
        return None
    return {
        "person": allergies.person,
        "allergens": list(allergies.allergens),
        "words": allergies.words,
        "heard": list(allergies.heard),
        "heard_words": allergies.heard_words,
        "none": allergies.none,
    }
