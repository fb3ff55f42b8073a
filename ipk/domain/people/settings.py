"""Display settings of one person, the same on all their devices."""

import re
from dataclasses import dataclass, replace
from typing import ClassVar, Literal, Self

from ipk.domain.kernel.errors import Invalid
from ipk.domain.kernel.records import Record
from ipk.domain.people.permissions import Whose
from ipk.domain.people.person import Person

Letters = Literal["plain", "dyslexic"]
Contrast = Literal["plain", "high"]
Motion = Literal["plain", "still"]
Hand = Literal["right", "left"]

#: percent of the default size
TEXT_SIZES = (100, 125, 150, 175, 200)
#: seconds for each element in switch scanning; 0 turns scanning off
PACES = (0, 1, 2, 3, 4, 5)
_LANGUAGE = re.compile(r"([a-z]{2})?")


@dataclass(frozen=True, kw_only=True)
class PersonSettings(Record):
    """The settings of one person. `child`: it is the child, so its guide sees and sets them too.

    `locked` keeps the child from leaving its screen by accident; STOP, undo and the exit stay available.
    """

    TYPE: ClassVar[str] = "settings"

    person: str
    child: bool = False
    text_size: int = 100
    letters: Letters = "plain"
    contrast: Contrast = "plain"
    motion: Motion = "plain"
    hand: Hand = "right"
    scanning: int = 0
    language: str = ""
    locked: bool = False

    def __post_init__(self) -> None:
        if self.text_size not in TEXT_SIZES or self.scanning not in PACES or not _LANGUAGE.fullmatch(self.language):
            raise Invalid
        if self.locked and not self.child:
            raise Invalid("Only the child's screen can be locked.")

    @classmethod
    def of(cls, person: Person) -> Self:
        """The default settings of this person."""
        return cls(id=settings_id(person.id), person=person.id, child=person.is_child)

    def with_changes(self, **changes: object) -> Self:
        """Return a copy with changes. Raises Invalid."""
        return replace(self, **changes)

    def whose(self, person: Person) -> Whose:
        if self.person == person.id:
            return Whose.OWN
        return Whose.CHILDS if self.child else Whose.OTHERS


def settings_id(person: str) -> str:
    return f"settings-{person}"
