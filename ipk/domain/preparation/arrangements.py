"""How the child wants its meeting: arranged in the book, between it and its guide until others may know."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any, ClassVar, Literal, Self, get_args

from ipk.domain.kernel.errors import Invalid, RecordedRefusal
from ipk.domain.kernel.records import Record
from ipk.domain.people.person import Person, Role

#: ids of what is arranged begin like this
ARRANGED = "arranged-"


@dataclass(frozen=True, kw_only=True)
class Arrangement(Record):
    """Something arranged. `known`: those who prepare and lead the meeting may know of it.

    `told` says that a guide let it be known because the child said so; `attempt` is who tried without (A7).
    """

    PRIVATE: ClassVar[bool] = True

    known: bool = False
    told: bool = False
    attempt: str = ""
    ever_known: bool = False

    def changed_by(self, person: Person, **fields: Any) -> Self:
        """What somebody else than the child changes is no longer what the child let others know."""
        return replace(self, **fields, known=self.known and person.is_child)

    def imported(self, **fields: Any) -> Self:
        """Something new of it came in a file: it is between the child and its guide (A29)."""
        return self if replace(self, **fields) == self else replace(self, **fields, known=False, told=False)

    def let_known_by(self, person: Person, *, known: bool, told: bool = False) -> Self:
        """By the child; by its guide only when the child said so. Taking it back is free to both."""
        if known and not self.known and not person.is_child and not told:
            raise RecordedRefusal("This stays between the child and its guide.", replace(self, attempt=person.id))
        told = known and told and not person.is_child
        return replace(self, known=known, told=told, attempt="", ever_known=self.ever_known or known)


Way = Literal["", "self", "guide", "messages"]
WAYS: tuple[str, ...] = get_args(Way)
#: what the child takes home from the meeting; "nothing" stands alone
Souvenir = Literal["page", "cards", "plan", "photo", "nothing"]
SOUVENIRS: tuple[str, ...] = get_args(Souvenir)
PART = ARRANGED + "part"


@dataclass(frozen=True, kw_only=True)
class Part(Arrangement):
    """How the child takes part (D13), who speaks for it (a person, itself for "myself"), what goes home with it."""

    TYPE: ClassVar[str] = "part"
    READERS: ClassVar[Mapping[str, Any]] = {"home": tuple}

    id: str = PART
    way: Way = ""
    speaker: str = ""
    home: tuple[Souvenir, ...] = ()

    def __post_init__(self) -> None:
        if self.way not in WAYS or len(set(self.home) & set(SOUVENIRS)) < len(self.home):
            raise Invalid
        if "nothing" in self.home and len(self.home) > 1:
            raise Invalid("Nothing cannot go home with something else.")

    def chosen(self, by: Person, person_of: Callable[[str], Person], **fields: Any) -> Self:
        """Whoever speaks for the child has a voice in the meeting: neither its neutral leader nor a screen (D10)."""
        speaker = fields.get("speaker") or ""
        if speaker and person_of(speaker).has(Role.FACILITATOR, Role.DISPLAY):
            raise Invalid("Whoever leads the meeting speaks for nobody.")
        return self.changed_by(by, **fields)

    def imported_choice(self, way: Way, home: tuple[Souvenir, ...]) -> Self:
        """What the child chose here stays; a file says only what nobody was asked here."""
        return self.imported(way=self.way or way, home=self.home or home)
