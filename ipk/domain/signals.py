"""Signals without words: STOP, I do not understand, a raised hand, help."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Literal

from ipk.domain.people import Person, Role
from ipk.domain.permissions import Whose
from ipk.domain.records import Record

SignalKind = Literal["stop", "unclear", "hand", "help", "leave"]
#: whoever supports the person is told, and what exactly was said: "I want to leave" is not "I need support"
TO_SUPPORTERS: tuple[SignalKind, ...] = ("help", "leave")


@dataclass(frozen=True, kw_only=True)
class Signal(Record):
    """`person` raised it; for `unclear` the person is never shown to anybody else (D11)."""

    TYPE: ClassVar[str] = "signal"
    READERS: ClassVar[Mapping[str, Any]] = {"supporters": tuple}

    kind: SignalKind
    person: str
    at: str
    supporters: tuple[str, ...] = ()

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
