"""Signals without words: STOP, I do not understand, a raised hand, help."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, ClassVar, Literal

from ipk.domain.kernel.errors import Invalid
from ipk.domain.kernel.records import Record
from ipk.domain.people.permissions import Whose
from ipk.domain.people.person import Person, Role

SignalKind = Literal["stop", "unclear", "hand", "help", "leave"]
#: whoever supports the person is told, and what exactly was said: "I want to leave" is not "I need support"
TO_SUPPORTERS: tuple[SignalKind, ...] = ("help", "leave")
#: whoever leads says to whom raised it: I am coming, I will explain
ANSWERED: tuple[SignalKind, ...] = ("unclear", "help", "leave")


@dataclass(frozen=True, kw_only=True)
class Signal(Record):
    """`person` raised it; for `unclear` the person is never shown to anybody else (D11).

    `answered_by` is who told that person that they are coming.
    """

    TYPE: ClassVar[str] = "signal"
    READERS: ClassVar[Mapping[str, Any]] = {"supporters": tuple}

    kind: SignalKind
    person: str
    at: str
    supporters: tuple[str, ...] = ()
    answered_by: str = ""

    def answered(self, by: Person) -> "Signal":
        """STOP and a raised hand have ways of their own. Raises Invalid for them."""
        if self.kind not in ANSWERED:
            raise Invalid
        return replace(self, answered_by=by.id)

    def raised_again(self, at: str) -> "Signal":
        """Who asks once more waits for an answer once more."""
        return replace(self, at=at, answered_by="")

    def whose(self, person: Person) -> Whose:
        """STOP is resumed by the child or the facilitator, whoever raised it (D12)."""
        if self.kind == "stop":
            return Whose.OWN if person.is_child else Whose.OTHERS
        return Whose.OWN if person.id == self.person else Whose.OTHERS

    @property
    def is_anonymous(self) -> bool:
        return self.kind == "unclear"


def supporters_of(person: Person, people: list[Person]) -> tuple[str, ...]:
    """Who supports this person, and for the child also its guide."""
    return tuple(
        other.id for other in people if other.supports == person.id or (person.is_child and other.has(Role.GUIDE))
    )
