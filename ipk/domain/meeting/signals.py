"""Signals that people raise without words: STOP, I do not understand, a raised hand, help (D11, D12)."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, ClassVar, Literal

from ipk.domain.kernel.errors import Invalid
from ipk.domain.kernel.records import Record
from ipk.domain.people.permissions import Whose
from ipk.domain.people.person import Person, Role

SignalKind = Literal["stop", "unclear", "hand", "help", "leave", "talk"]
#: kinds of which the person's supporters are told, with the kind: "I want to leave" is not "I need support"
TO_SUPPORTERS: tuple[SignalKind, ...] = ("help", "leave", "talk")
#: kinds that the facilitator answers to the person who raised them: I am coming, I will explain
ANSWERED: tuple[SignalKind, ...] = ("unclear", "help", "leave", "talk")


@dataclass(frozen=True, kw_only=True)
class Signal(Record):
    """A raised signal of `person`; for `unclear` the person is shown to nobody else (D11).

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
        """Mark the signal as answered. Raises Invalid for STOP and a raised hand, which end in other ways."""
        if self.kind not in ANSWERED:
            raise Invalid
        return replace(self, answered_by=by.id)

    def raised_again(self, at: str) -> "Signal":
        """Raise it again: it waits for an answer again."""
        return replace(self, at=at, answered_by="")

    def whose(self, person: Person) -> Whose:
        """The relation of the signal to a person. The child or the facilitator ends a STOP of anybody (D12)."""
        if self.kind == "stop":
            return Whose.OWN if person.is_child else Whose.OTHERS
        return Whose.OWN if person.id == self.person else Whose.OTHERS

    @property
    def is_anonymous(self) -> bool:
        return self.kind == "unclear"


def supporters_of(person: Person, people: list[Person]) -> tuple[str, ...]:
    """Ids of the people who support this person; for the child also its guides."""
    return tuple(
        other.id for other in people if other.supports == person.id or (person.is_child and other.has(Role.GUIDE))
    )
