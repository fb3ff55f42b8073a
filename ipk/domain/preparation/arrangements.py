"""How the child wants its meeting, private to the circle until the child releases it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any, ClassVar, Literal, Self, get_args

from ipk.domain.kernel.errors import Invalid, RecordedRefusal
from ipk.domain.kernel.records import Record
from ipk.domain.people.person import Person, Role

#: prefix of the ids of arrangements
ARRANGED = "arranged-"


@dataclass(frozen=True, kw_only=True)
class Arrangement(Record):
    """Base of what the child arranges. `known`: released to those who prepare and lead the meeting.

    `told`: a guide released it because the child said so; `attempt` is who tried without that (A7).
    """

    PRIVATE: ClassVar[bool] = True

    known: bool = False
    told: bool = False
    attempt: str = ""
    ever_known: bool = False

    def changed_by(self, person: Person, **fields: Any) -> Self:
        """Change fields. A change by somebody else than the child takes the release back."""
        return replace(self, **fields, known=self.known and person.is_child)

    def imported(self, **fields: Any) -> Self:
        """Change fields from an imported file; a change takes the release back (A29)."""
        return self if replace(self, **fields) == self else replace(self, **fields, known=False, told=False)

    def let_known_by(self, person: Person, *, known: bool, told: bool = False) -> Self:
        """Release it or take the release back. A guide releases only with `told`; else RecordedRefusal (A7)."""
        if known and not self.known and not person.is_child and not told:
            raise RecordedRefusal("This stays between the child and its guide.", replace(self, attempt=person.id))
        told = known and told and not person.is_child
        return replace(self, known=known, told=told, attempt="", ever_known=self.ever_known or known)


Way = Literal["", "self", "guide", "messages"]
WAYS: tuple[str, ...] = get_args(Way)
#: what the child takes home from the meeting; "nothing" cannot be combined
Souvenir = Literal["page", "cards", "plan", "photo", "nothing"]
SOUVENIRS: tuple[str, ...] = get_args(Souvenir)
PART = ARRANGED + "part"


@dataclass(frozen=True, kw_only=True)
class Part(Arrangement):
    """How the child takes part (D13), who speaks for it (a person's id, its own for itself), and what it takes home."""

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
        """Change the choices. Raises Invalid if the speaker is the facilitator or a display (D10)."""
        speaker = fields.get("speaker") or ""
        if speaker and person_of(speaker).has(Role.FACILITATOR, Role.DISPLAY):
            raise Invalid("Whoever leads the meeting speaks for nobody.")
        return self.changed_by(by, **fields)

    def imported_choice(self, way: Way, home: tuple[Souvenir, ...]) -> Self:
        """Merge an imported choice; what was chosen here stays."""
        return self.imported(way=self.way or way, home=self.home or home)
