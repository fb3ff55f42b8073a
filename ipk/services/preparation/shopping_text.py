"""The shopping list as text, for the organizer's page and for print."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import groupby

from ipk.domain.preparation.shopping import Clash, Guest, Purchase, ShoppingList, measured
from ipk.domain.preparation.snacks import SnackCatalogue

#: an English sentence → its translation
Say = Callable[[str], str]


def _(sentence: str) -> str:
    """Mark a sentence for gettext; it is translated where it is used."""
    return sentence


MEASURES = {
    "piece": _("%(amount)s pcs"),
    "g": _("%(amount)s g"),
    "kg": _("%(amount)s kg"),
    "ml": _("%(amount)s ml"),
    "l": _("%(amount)s l"),
}
TITLE = _("Shopping list")
PEOPLE = _("For this many people: %(people)s")
EVERYBODY, CHILD, SOME = _("for everybody"), _("only for the child"), _("for %(people)s of %(all)s")
HARMS = "%(name)s must not eat it: %(allergens)s."
UNWANTED = "%(name)s never wants it."
WATCH_OUT, CAREFUL, BUY = _("Mind these first"), _("Who must not eat what"), _("What to buy")
ALSO, NEVER = _("Also wished"), _("The child never wants")
NOT_COUNTED = "Who must not eat something is not counted for it. With a severe allergy do not buy it at all."
NOT_ASKED = "Nobody has asked the child about allergies yet."
LABELS = "Please read the labels: there may be more in it than is written here."
NO_WISHES = "The child has not chosen anything yet."


@dataclass(frozen=True)
class SaidLine:
    """One line: `picture` is a symbol's id, `notes` are sentences about people."""

    picture: str
    name: str
    amount: str = ""
    whom: str = ""
    allergens: str = ""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class SaidList:
    language: str
    title: str
    people: str
    count: int
    clashes: tuple[SaidLine, ...]
    careful: tuple[tuple[str, str], ...]
    lines: tuple[SaidLine, ...]
    words: str
    never: tuple[str, ...]
    unknown: str
    """A sentence if nobody knows the child's allergies, else ""."""
    note: str
    headings: dict[str, str]


def say_list(listed: ShoppingList, catalogue: SnackCatalogue, language: str, say: Say) -> SaidList:
    """The list in the reader's language."""
    return _Speaker(catalogue, language, say).whole(listed)


@dataclass(frozen=True)
class _Speaker:
    catalogue: SnackCatalogue
    language: str
    say: Say

    def whole(self, listed: ShoppingList) -> SaidList:
        return SaidList(
            language=self.language,
            title=self.say(TITLE),
            people=self.say(PEOPLE) % {"people": listed.people},
            count=listed.people,
            clashes=tuple(self._clash(list(same)) for _, same in groupby(listed.clashes, lambda one: one.snack.id)),
            careful=tuple((guest.name, self._careful(guest)) for guest in listed.careful),
            lines=tuple(self._line(purchase, listed.people) for purchase in listed.purchases),
            words=listed.words,
            never=tuple(snack.name[self.language] for snack in listed.never),
            unknown="" if listed.child_asked else self.say(NOT_ASKED),
            note=self.say(LABELS if listed.purchases or listed.clashes or listed.words else NO_WISHES),
            headings={
                "clashes": self.say(WATCH_OUT),
                "careful": self.say(CAREFUL),
                "lines": self.say(BUY),
                "words": self.say(ALSO),
                "never": self.say(NEVER),
                "counted": self.say(NOT_COUNTED),
            },
        )

    def _line(self, purchase: Purchase, people: int) -> SaidLine:
        snack = purchase.snack
        amount, unit = measured(purchase.amount, snack.unit)
        said = self.say(MEASURES[unit]) % {"amount": self._number(amount)}
        return SaidLine(
            snack.picture,
            snack.name[self.language],
            said,
            self._whom(purchase, people),
            self._allergens(snack.allergens),
        )

    def _whom(self, purchase: Purchase, people: int) -> str:
        if purchase.for_child:
            return self.say(CHILD)
        if purchase.people == people:
            return self.say(EVERYBODY)
        return self.say(SOME) % {"people": purchase.people, "all": people}

    def _clash(self, clashes: list[Clash]) -> SaidLine:
        snack = clashes[0].snack
        return SaidLine(snack.picture, snack.name[self.language], notes=tuple(map(self._note, clashes)))

    def _note(self, clash: Clash) -> str:
        if clash.kind == "never":
            return self.say(UNWANTED) % {"name": clash.guest.name}
        return self.say(HARMS) % {"name": clash.guest.name, "allergens": self._allergens(clash.allergens)}

    def _careful(self, guest: Guest) -> str:
        ordered = [id for id in self.catalogue.allergens if id in guest.allergens]
        return ", ".join(filter(None, (self._allergens(ordered), *guest.words)))

    def _allergens(self, ids: Iterable[str]) -> str:
        known = self.catalogue.allergens
        return ", ".join(known[id].name[self.language] if id in known else id for id in ids)

    def _number(self, amount: float) -> str:
        """A number as people write it, such as 1.5; pieces and grams are whole."""
        return f"{amount:g}" if self.language == "en" else f"{amount:g}".replace(".", ",")
