"""The content of the minutes: one set of data, from which every document of the meeting is made (S0, S1)."""

from dataclasses import dataclass

from ipk.domain.people.person import Role
from ipk.domain.wall.strokes import Stroke


@dataclass(frozen=True)
class PrintedItem:
    """A card as text. `symbols` are ids of pictures, `kind` is that of the card, `group` the title of its pile.

    `marks` are the sums (realistic, acceptable) of an idea. `lines` is a drawing on a paper of that `colour`, which the
    child's items alone have; `asked` is the question of an answer from the child's profile.
    """

    text: str
    symbols: tuple[str, ...] = ()
    kind: str = "note"
    group: str = ""
    marks: tuple[int, int] = (0, 0)
    asked: str = ""
    lines: tuple[Stroke, ...] = ()
    colour: str = "sun"


@dataclass(frozen=True)
class PrintedSection:
    """A section: what arose from the wall, and the recorder's `text`, which stands instead of it if there is one."""

    id: str
    items: tuple[PrintedItem, ...]
    text: str


@dataclass(frozen=True)
class PrintedParticipant:
    """A person: `roles` are names of roles, `came` and `left` ISO times, "" where unknown.

    `how`: "there", "early" (left before the end), "message", "excused" or "absent".
    """

    id: str
    name: str
    roles: tuple[str, ...]
    how: str
    came: str = ""
    left: str = ""


@dataclass(frozen=True)
class PrintedTask:
    """A row of the plan; people are names, `by` is an ISO date."""

    what: str
    who: tuple[str, ...]
    by: str
    need: str = ""
    topic: str = ""
    checked_by: str = ""
    noticed: str = ""
    otherwise: str = ""
    symbols: tuple[str, ...] = ()
    """Pictures of the card that it was made from."""


@dataclass(frozen=True)
class PrintedTopic:
    title: str
    dots: int
    chosen: bool


@dataclass(frozen=True)
class PrintedAgreement:
    """How many gave which answer, and the approved words of adults, without names."""

    agree: int = 0
    wish: int = 0
    not_yet: int = 0
    wishes: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True)
class PrintedMinutes:
    """All that the documents say. Times are ISO with offset, `review_on` an ISO date; "" where there is none.

    `voice` is what the child released to the minutes; `child_there`: it took part in person. `sums` is question →
    answer → count of the evaluation.
    """

    language: str
    title: str
    goal: str
    child: str
    place: str
    reference: str
    started_at: str
    closed_at: str
    released: bool
    participants: tuple[PrintedParticipant, ...]
    voice: tuple[PrintedItem, ...]
    child_there: bool
    sections: tuple[PrintedSection, ...]
    expectations: str
    topics: tuple[PrintedTopic, ...]
    tasks: tuple[PrintedTask, ...]
    agreement: PrintedAgreement
    coordinator: str
    review_on: str
    breaks: int
    without_support: str
    sums: tuple[tuple[str, tuple[tuple[str, int], ...]], ...]

    def section(self, id: str) -> PrintedSection:
        return next(one for one in self.sections if one.id == id)

    def names_of(self, role: Role) -> tuple[str, ...]:
        return tuple(one.name for one in self.participants if role.value in one.roles)
