"""Computes the shopping list: what to buy for how many, and conflicts of wishes with allergies or a "never"."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import ceil
from typing import Literal

from ipk.domain.preparation.snacks import Snack, SnackCatalogue, SnackWishes


@dataclass(frozen=True)
class Guest:
    """Somebody who eats with the others, and what they must not eat: known allergens and free text."""

    name: str
    child: bool = False
    allergens: frozenset[str] = frozenset()
    words: tuple[str, ...] = ()
    asked: bool = False
    """True if they were asked and have no allergies."""

    @property
    def is_careful(self) -> bool:
        return bool(self.allergens or self.words)

    def must_not(self, snack: Snack) -> tuple[str, ...]:
        """The allergens of the snack that this person must not eat."""
        return tuple(one for one in snack.allergens if one in self.allergens)


@dataclass(frozen=True)
class Purchase:
    """One snack to buy, for so many people."""

    snack: Snack
    people: int
    for_child: bool
    """True if the child wished it for itself alone."""

    @property
    def amount(self) -> float:
        return self.snack.amount * self.people


@dataclass(frozen=True)
class Clash:
    """A wished snack that somebody must not eat, or that the child never wants."""

    kind: Literal["allergy", "never"]
    snack: Snack
    guest: Guest
    allergens: tuple[str, ...] = ()


@dataclass(frozen=True)
class ShoppingList:
    """What the organizer needs of the child's wishes, and nothing else of them.

    `people` is the number that it was computed for. A snack is counted without the people it clashes with.
    """

    people: int
    purchases: tuple[Purchase, ...] = ()
    clashes: tuple[Clash, ...] = ()
    careful: tuple[Guest, ...] = ()
    never: tuple[Snack, ...] = ()
    words: str = ""
    child_asked: bool = False
    """True if it is known what the child must not eat; without an answer it is unknown."""


def shopping_list(
    catalogue: SnackCatalogue, wishes: SnackWishes, guests: Iterable[Guest], coming: int = 0
) -> ShoppingList:
    """What to buy, in the catalogue's order. Snacks that left the catalogue are skipped.

    `coming` is the number of people, 0 for as many as `guests`: an interpreter or a sister has no name on the list.
    """
    guests = tuple(guests)
    people = coming or len(guests)
    wished = [one for one in catalogue.snacks.values() if one.id in wishes.me or one.id in wishes.everybody]
    purchases = (_purchase(snack, wishes, guests, people) for snack in wished)
    return ShoppingList(
        people=people,
        purchases=tuple(purchase for purchase in purchases if purchase.people),
        clashes=tuple(clash for snack in wished for clash in _clashes(snack, wishes, guests)),
        careful=tuple(guest for guest in guests if guest.is_careful),
        never=tuple(one for one in catalogue.snacks.values() if one.id in wishes.never),
        words=wishes.words,
        child_asked=any(guest.child and (guest.asked or guest.is_careful) for guest in guests),
    )


def measured(amount: float, unit: str) -> tuple[float, str]:
    """Round an amount up to what one buys: whole pieces, 960 g, 1.2 kg, 3.5 l."""
    if unit == "piece":
        return ceil(amount), "piece"
    small, large = ("g", "kg") if unit == "gram" else ("ml", "l")
    rounded = ceil(amount / 10) * 10  # nobody buys 963 grams
    return (rounded, small) if rounded < 1000 else (ceil(amount / 100) / 10, large)


def _purchase(snack: Snack, wishes: SnackWishes, guests: tuple[Guest, ...], people: int) -> Purchase:
    for_child = snack.id not in wishes.everybody
    invited = sum(1 for _ in _invited(snack, wishes, guests)) if for_child else people
    clashing = sum(1 for _ in _clashes(snack, wishes, guests))
    return Purchase(snack, max(invited - clashing, 0), for_child)


def _clashes(snack: Snack, wishes: SnackWishes, guests: tuple[Guest, ...]) -> Iterator[Clash]:
    for guest in _invited(snack, wishes, guests):
        if allergens := guest.must_not(snack):
            yield Clash("allergy", snack, guest, allergens)
        elif guest.child and snack.id in wishes.never:
            yield Clash("never", snack, guest)


def _invited(snack: Snack, wishes: SnackWishes, guests: tuple[Guest, ...]) -> Iterator[Guest]:
    """Those who get it: everybody, or the child alone."""
    return (guest for guest in guests if guest.child or snack.id in wishes.everybody)
