"""The official minutes: the recorder's texts beside what arose from the wall, and what the child released to them."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, ClassVar, Literal

from ipk.domain.kernel.errors import Invalid, NotFound, TooLate
from ipk.domain.kernel.records import Record
from ipk.domain.people.permissions import require
from ipk.domain.people.person import Person, Role

MINUTES = "minutes"
RELEASED_CARDS = "released-cards"
#: sections that the recorder may word; the others arise from the meeting alone, the child's voice among them
SECTIONS = ("works", "troubles", "needs", "others_needs", "ideas", "unresolved", "course")
SECTION_LIMIT = 8000
REFERENCE_LIMIT = 60

#: who reads a draft, and the list of those present
DRAFT_READERS = (Role.RECORDER, Role.FACILITATOR, Role.ORGANIZER, Role.CONVENER)

State = Literal["draft", "released"]


def check_draft_reader(person: Person) -> None:
    """Raises NotAllowed, or NotFound: for others there is no draft."""
    require(person, "minutes.read")
    if not person.has(*DRAFT_READERS):
        raise NotFound


@dataclass(frozen=True, kw_only=True)
class Minutes(Record):
    """`texts` is section → the recorder's wording, which stands in the minutes instead of what arose from the wall.

    `reference` is the office's reference number. Released minutes can be read by everybody who took part.
    """

    TYPE: ClassVar[str] = "minutes"

    id: str = MINUTES
    reference: str = ""
    texts: dict[str, str] = field(default_factory=dict[str, str])
    state: State = "draft"
    released_at: str = ""

    @property
    def released(self) -> bool:
        return self.state == "released"

    def check_reader(self, person: Person) -> None:
        """Whoever takes part reads released minutes, a draft only DRAFT_READERS. Raises NotAllowed or NotFound."""
        require(person, "minutes.read")
        if not self.released:
            check_draft_reader(person)

    def worded(self, texts: dict[str, str], reference: str) -> "Minutes":
        """Replace texts of these sections, "" for what arose by itself. Raises Invalid, or TooLate after the release.

        Texts are cleaned already.
        """
        if not texts.keys() <= set(SECTIONS):
            raise Invalid
        self._check_draft()
        kept = {name: text for name, text in {**self.texts, **texts}.items() if text}
        return replace(self, texts=kept, reference=reference)

    def released_now(self, now: str) -> "Minutes":
        """Raises TooLate if they are released already."""
        self._check_draft()
        return replace(self, state="released", released_at=now)

    def reopened(self) -> "Minutes":
        """Take the release back, to mend them."""
        return replace(self, state="draft", released_at="")

    def _check_draft(self) -> None:
        if self.released:
            raise TooLate("The minutes are released. Take the release back first.")


@dataclass(frozen=True, kw_only=True)
class ReleasedCards(Record):
    """The ids of the child's own cards that it lets into the minutes; at first none. Child and guide see it."""

    TYPE: ClassVar[str] = "released"
    PRIVATE: ClassVar[bool] = True
    READERS: ClassVar[Mapping[str, Any]] = {"cards": tuple}

    id: str = RELEASED_CARDS
    cards: tuple[str, ...] = ()

    def with_card(self, card: str, *, released: bool) -> "ReleasedCards":
        others = tuple(one for one in self.cards if one != card)
        return replace(self, cards=(*others, card) if released else others)
