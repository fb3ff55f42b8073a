"""The child's wishes about who comes to the meeting, and the organizer's answers."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, ClassVar, Literal, get_args

from ipk.domain.kernel.errors import Invalid, NotFound, TooLate, TooMany
from ipk.domain.people.person import Person, Role
from ipk.domain.preparation.arrangements import ARRANGED, Arrangement

Wish = Literal["", "come", "unsure", "not"]
WISHES: tuple[str, ...] = get_args(Wish)
GUESTS = ARRANGED + "guests"
#: most people that the child may name itself
NAMED_LIMIT = 12
REPLIES = ("yes", "no")
REASON_LIMIT = 500


@dataclass(frozen=True)
class Reply:
    """The organizer's answer to a wish. A "no" needs a reason."""

    answer: str
    reason: str = ""


@dataclass(frozen=True)
class Guest:
    """The child's wish about one person: an invited one (`id` is theirs) or one that the child names (`name`, maybe a
    `symbol`).

    `kept`: the person is an organizer, who reads the wishes, so this one stays within the circle. `unheard`: the child
    has not read the answer yet.
    """

    id: str
    wish: Wish = ""
    name: str = ""
    symbol: str = ""
    kept: bool = False
    answer: str = ""
    reason: str = ""
    unheard: bool = False

    @property
    def asks(self) -> bool:
        """True if the organizer has something to do: invite somebody, or ask somebody not to come."""
        return not self.kept and (self.wish == "not" or (self.wish == "come" and bool(self.name)))

    def wished(self, wish: Wish) -> "Guest":
        """Set the wish; another wish discards the answer."""
        return self if wish == self.wish else replace(self, wish=wish, answer="", reason="", unheard=False)

    def answered(self, reply: Reply) -> "Guest":
        """Set the organizer's answer. Raises Invalid for a "no" without reason."""
        if reply.answer not in REPLIES:
            raise Invalid("Please say yes or no.")
        if reply.answer == "no" and not reply.reason:
            raise Invalid("Please tell the child why not.")
        same = reply == Reply(self.answer, self.reason)
        return replace(self, answer=reply.answer, reason=reply.reason, unheard=self.unheard or not same)


def read_guests(guests: list[dict[str, Any]]) -> tuple[Guest, ...]:
    return tuple(Guest(**one) for one in guests)


@dataclass(frozen=True, kw_only=True)
class Guests(Arrangement):
    """All wishes about guests. Once released, the organizer reads those that ask something of it, and no others."""

    TYPE: ClassVar[str] = "guests"
    READERS: ClassVar[Mapping[str, Any]] = {"guests": read_guests}

    id: str = GUESTS
    guests: tuple[Guest, ...] = ()

    @property
    def asking(self) -> tuple[Guest, ...]:
        return tuple(guest for guest in self.guests if guest.asks)

    def about(self, id: str) -> Guest | None:
        return next((guest for guest in self.guests if guest.id == id), None)

    def wished_by(self, person: Person, guest: Guest, wish: Wish) -> "Guests":
        return self.changed_by(person, guests=self._with(guest.wished(wish)))

    def named_by(self, person: Person, guest: Guest) -> "Guests":
        """Add somebody who is not invited. Raises TooMany or Invalid."""
        return self.changed_by(person, guests=self._named(guest))

    def imported_guest(self, guest: Guest) -> "Guests":
        """Add somebody whom an imported file names; an existing entry stays."""
        return self if self.about(guest.id) else self.imported(guests=self._named(guest))

    def _named(self, guest: Guest) -> tuple[Guest, ...]:
        if sum(bool(one.name) for one in self.guests) >= NAMED_LIMIT:
            raise TooMany("There are enough people already.")
        if self.about(guest.id):
            raise Invalid("This mark is already used for another thing.")
        return (*self.guests, guest)

    def without(self, person: Person, id: str) -> "Guests":
        """Remove somebody whom the child named; invited people stay. Raises NotFound."""
        guest = self.about(id)
        if guest is None or not guest.name:
            raise NotFound
        return self.changed_by(person, guests=tuple(one for one in self.guests if one is not guest))

    def answered(self, id: str, wish: str, reply: Reply) -> "Guests":
        """Save the organizer's answer to the `wish` that it has read.

        Raises NotFound where the organizer may not know the wish (A2), TooLate if the wish changed.
        """
        guest = self.about(id)
        if guest is None or not guest.asks or not self.known:
            raise NotFound
        if guest.wish != wish:
            raise TooLate("The child changed its wish meanwhile. Please look again.")
        return replace(self, guests=self._with(guest.answered(reply)))

    def heard(self, id: str) -> "Guests":
        """The child has read the answer; the release stays as it is. Raises NotFound."""
        guest = self.about(id)
        if guest is None or not guest.answer:
            raise NotFound
        return replace(self, guests=self._with(replace(guest, unheard=False)))

    def _with(self, guest: Guest) -> tuple[Guest, ...]:
        if self.about(guest.id) is None:
            return (*self.guests, guest)
        return tuple(guest if one.id == guest.id else one for one in self.guests)


def guest_of(person: Person) -> Guest:
    """An empty wish about an invited person. Raises Invalid for the child and the display."""
    if person.has(Role.CHILD, Role.DISPLAY):
        raise Invalid("This is somebody who is there in any case.")
    return Guest(person.id, kept=person.has(Role.ORGANIZER))
