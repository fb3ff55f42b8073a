"""The child's wishes about food and drink (S2; B14), allergies, and the catalogue of snacks."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, ClassVar, Self

from ipk.domain.kernel.errors import Invalid
from ipk.domain.kernel.records import Record
from ipk.domain.kernel.text import joined_lines
from ipk.domain.people.person import Person
from ipk.domain.profile.questionnaires import Words

#: allergens that the European Union requires to be named (Regulation 1169/2011, annex II)
ALLERGENS = (
    "gluten", "crustaceans", "eggs", "fish", "peanuts", "soya", "milk",
    "nuts", "celery", "mustard", "sesame", "sulphites", "lupin", "molluscs",
)  # fmt: skip
#: groups in which a child looks for a snack
GROUPS = ("fruit", "savoury", "sweet", "drink")
UNITS = ("piece", "gram", "millilitre")
#: for whom a snack is wished; never: not for the child, whatever others have
PLACES = ("me", "everybody", "never")
SNACK_WISHES = "snack-wishes"
#: limit of the free text, in characters as a person counts them
WORDS_LIMIT = 300


@dataclass(frozen=True)
class Allergen:
    """One of the fourteen allergens, in plain words. `picture` is the id of a symbol."""

    id: str
    picture: str
    name: Words


@dataclass(frozen=True, kw_only=True)
class Snack:
    """Something to eat or drink. `amount` in `unit` is for one person; it usually contains `allergens`."""

    id: str
    picture: str
    group: str
    amount: float
    unit: str
    allergens: tuple[str, ...]
    name: Words


@dataclass(frozen=True)
class SnackCatalogue:
    """The snacks and allergens of the organisation, in the order of its file."""

    snacks: Mapping[str, Snack] = field(default_factory=dict[str, Snack])
    allergens: Mapping[str, Allergen] = field(default_factory=dict[str, Allergen])


@dataclass(frozen=True, kw_only=True)
class SnackWishes(Record):
    """What the child wishes for itself and for everybody, what it never wants, and a free text for the rest."""

    TYPE: ClassVar[str] = "snacks"
    PRIVATE: ClassVar[bool] = True
    READERS: ClassVar[Mapping[str, Any]] = dict.fromkeys(PLACES, tuple)

    id: str = SNACK_WISHES
    me: tuple[str, ...] = ()
    everybody: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    words: str = ""

    def chosen(self, snack: str, said: Mapping[str, bool]) -> Self:
        """Record the choices for one snack; others stay. `me` and `never` exclude each other, the later one wins."""
        if said.get("never"):
            said = {**said, "me": False}
        elif said.get("me"):
            said = {**said, "never": False}
        return replace(self, **{place: _said_of(getattr(self, place), snack, yes) for place, yes in said.items()})

    def imported(self, snack: str, said: Mapping[str, bool]) -> Self:
        """Merge imported choices for one snack; what is never wanted stays unwanted (A29)."""
        never = snack in self.never
        return self.chosen(snack, {place: True for place, yes in said.items() if yes and not (never and place == "me")})

    def imported_words(self, words: str) -> Self:
        return replace(self, words=joined_lines(self.words, words))


@dataclass(frozen=True, kw_only=True)
class Allergies(Record):
    """What one person must not eat.

    `allergens` and `words` come from the child and its guide, `heard` and `heard_words` from the organizer. Each
    changes only their own, so nobody removes a warning of the other. `none`: asked, and there is nothing; before that
    it is unknown.
    """

    TYPE: ClassVar[str] = "allergies"
    READERS: ClassVar[Mapping[str, Any]] = {"allergens": tuple, "heard": tuple}

    person: str
    child: bool = False
    allergens: tuple[str, ...] = ()
    words: str = ""
    heard: tuple[str, ...] = ()
    heard_words: str = ""
    none: bool = False

    def __post_init__(self) -> None:
        if not {*self.allergens, *self.heard} <= {*ALLERGENS}:
            raise Invalid("There is no such allergen.")

    @property
    def private(self) -> bool:
        return self.child

    def purged(self) -> Self:
        """Keep what the organizer entered: it is no part of the profile, and may save a life."""
        return replace(self, allergens=(), words="", none=False)

    @classmethod
    def of(cls, person: Person) -> Self:
        """Nothing is known of this person yet."""
        return cls(id=allergies_id(person.id), person=person.id, child=person.is_child)

    @property
    def all(self) -> tuple[str, ...]:
        """All allergens, whoever entered them, in the order of `ALLERGENS`."""
        return tuple(one for one in ALLERGENS if one in self.allergens or one in self.heard)

    @property
    def is_free(self) -> bool:
        """True if the person was asked and has none."""
        return self.none and not (self.all or self.words or self.heard_words)

    def told(self, allergen: str, has: bool) -> Self:
        """Record what the child or its guide says of one allergen."""
        return replace(self, allergens=_said_of(self.allergens, allergen, has), none=self.none and not has)

    def imported(self, *, allergens: Iterable[str] = (), words: str = "") -> Self:
        """Merge an imported file: warnings are only ever added (A29).

        "No allergies" is never taken from a file; the child is asked here.
        """
        more = (*self.allergens, *allergens)
        known = replace(self, allergens=tuple(dict.fromkeys(more)), words=joined_lines(self.words, words))
        return replace(known, none=self.none and known.allergens == self.allergens and known.words == self.words)

    def with_none(self, none: bool) -> Self:
        """Record that there are none. Earlier warnings stay; each is taken back separately."""
        return replace(self, none=none)


def allergies_id(person: str) -> str:
    return f"allergies-{person}"


def _said_of(those: tuple[str, ...], one: str, yes: bool) -> tuple[str, ...]:
    without = tuple(other for other in those if other != one)
    return (*without, one) if yes else without
