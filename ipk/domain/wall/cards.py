"""Cards on the papers: owner, place, state, and rules for changing them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from math import isfinite
from typing import Any, ClassVar, Literal

from ipk.domain.kernel.errors import Invalid, NotAllowed, TooLate
from ipk.domain.kernel.media import Attached, read_album
from ipk.domain.kernel.private_key import PRIVATE_CARDS
from ipk.domain.kernel.records import Record, reader
from ipk.domain.people.permissions import Whose, require
from ipk.domain.people.person import Person, Role
from ipk.domain.wall.card_history import CardRevision, read_history, with_history

PAPER_WIDTH, PAPER_HEIGHT = 1600, 1200
CARDS_LIMIT = 2000
#: most symbols side by side on one card
SYMBOLS_LIMIT = 5
#: a full paper gets another sheet below; there are never more sheets than cards
LOWEST_Y = PAPER_HEIGHT * CARDS_LIMIT
#: the six colours of cards; a screen shows the first for a name that it does not know
COLOURS = ("sun", "sky", "leaf", "rose", "clay", "lilac")
COLOUR = re.compile(r"#?[A-Za-z0-9-]{1,20}")

CardKind = Literal["note", "picture", "drawing", "symbol", "voice", "profile", "page"]
#: kinds that are hung and changed from the workbook only
WORKBOOK_KINDS: tuple[CardKind, ...] = ("profile", "page")
CardState = Literal["waiting", "shown", "hidden"]
#: who sees a card that was written alone: its author, or with *approve first* on the facilitator too
Unseen = Literal["", "author", "tray"]


@dataclass(frozen=True)
class Spot:
    """Where a card hangs; a change replaces the whole value. Centre in paper units from the top of the first sheet,
    rotation (`turn`) in degrees.
    """

    paper: str
    x: float
    y: float
    turn: float = 0.0

    def __post_init__(self) -> None:
        inside = 0 <= self.x <= PAPER_WIDTH and 0 <= self.y <= LOWEST_Y and -180 <= self.turn <= 180
        if not (isfinite(self.x) and isfinite(self.y) and isfinite(self.turn) and inside):
            raise Invalid("The card would not hang on the paper.")


@dataclass(frozen=True)
class Draft:
    """An edit of a card that others already see, waiting for the facilitator's approval."""

    text: str
    colour: str


@dataclass(frozen=True, kw_only=True)
class Card(Record):
    """One card. `author` and `said_by` are people's ids; `own_words` marks the child's own words (K1).

    `wave` and `seconds` are the waveform and length of a voice, copied from its media when the card is made.
    """

    TYPE: ClassVar[str] = "card"
    READERS: ClassVar[Mapping[str, Any]] = {
        "spot": reader(Spot),
        "draft": reader(Draft),
        "past": read_history,
        "symbols": tuple,
        "album": read_album,
    }

    kind: CardKind
    spot: Spot
    author: str
    z: int = 0
    colour: str = "sun"
    text: str = ""
    media: str = ""
    wave: str = ""
    seconds: float = 0.0
    symbol: str = ""
    """The first of `symbols`, for screens that show one."""
    symbols: tuple[str, ...] = ()
    said_by: str = ""
    own_words: bool = False
    state: CardState = "shown"
    alone: Unseen = ""
    """Set until the card is uncovered with all others that were written alone."""
    locked: bool = False
    group: str = ""
    group_waits: bool = False
    """True while facilitator and recorder alone read the group's title."""
    draft: Draft | None = None
    words: str = ""
    dots: int = 0
    marks: dict[str, dict[str, bool]] = field(default_factory=dict[str, dict[str, bool]])
    marked_at: dict[str, int] = field(default_factory=dict[str, int])
    """person → the clock of their last mark."""
    child_accepts: bool = False
    """True if the child marked that it can live with this idea."""
    ever_shown: bool = False
    shown_rev: int = 0
    """The rev for viewers who do not see the draft; 0 when there is no difference."""
    heading: str = ""
    asked: str = ""
    """The question, on a card with an answer."""
    album: tuple[Attached, ...] = ()
    """Pictures and sounds of an answer."""
    design: str = ""
    """The design of the profile's page."""
    lang: str = ""
    """Language of the text, "" if unknown."""
    past: tuple[CardRevision, ...] = ()
    """Earlier states for undo; never sent to anybody."""

    def __post_init__(self) -> None:
        if not COLOUR.fullmatch(self.colour):
            raise Invalid("There is no such colour.")
        if len(self.symbols) > SYMBOLS_LIMIT:
            raise Invalid("A card carries five pictures at most.")
        if not self.gone and not _has_content(self):
            raise Invalid("An empty card cannot be hung.")

    @property
    def private(self) -> bool:
        """True for an answer or a prepared message; it is deleted with the profile."""
        return self.id.startswith(PRIVATE_CARDS)

    def purged(self) -> "Card":
        """Tombstone without content; place and state stay."""
        bare = {
            "text": "",
            "media": "",
            "wave": "",
            "symbol": "",
            "symbols": (),
            "album": (),
            "asked": "",
            "heading": "",
        }
        return replace(self, gone=True, past=(), draft=None, words="", **bare)

    @property
    def is_plain(self) -> bool:
        """True if everybody sees the same, apart from their own marks and dots."""
        return self.hangs_for_all and self.draft is None and not self.words and not self.group_waits

    @property
    def hangs_for_all(self) -> bool:
        return self.state == "shown" and not self.alone

    @property
    def writers(self) -> tuple[str, ...]:
        """Who sees it before others do: the author, and the child if a guide wrote its words."""
        return (self.author, self.said_by) if self.own_words and self.said_by else (self.author,)

    @property
    def gathered(self) -> bool:
        """True if it hangs in its group's frame; a card with the child's own words keeps its place."""
        return bool(self.group) and not self.own_words

    def belongs_to(self, person: Person) -> bool:
        """True for the author, and for the child if they are its own words. A card from the workbook belongs to the
        child alone, whoever wrote it.
        """
        if self.private and self.own_words:
            return person.id == self.said_by
        return person.id in (self.author, self.said_by if self.own_words else self.author)

    def whose(self, person: Person) -> Whose:
        if self.belongs_to(person):
            return Whose.OWN
        return Whose.CHILDS if self.own_words else Whose.OTHERS

    def changed(self, **fields: Any) -> "Card":
        """Change fields for everybody who sees the card."""
        return self.copy_with(**{"shown_rev": 0, **fields})

    def stuck(self, *, waits: bool, alone: bool = False) -> "Card":
        """Hang it. `waits`: the facilitator approves it first. `alone`: others see it when all cards are uncovered."""
        unseen: Unseen = ("tray" if waits else "author") if alone else ""
        if waits:
            return self.copy_with(state="waiting", alone=unseen)
        return self.copy_with(state="shown", ever_shown=not alone, alone=unseen)

    def uncovered(self) -> "Card":
        return self.changed(alone="", ever_shown=self.ever_shown or self.state == "shown")

    def edited_by(self, person: Person, edit: Draft, *, waits: bool) -> "Card":
        """Change text and colour. An adult's edit of a shown card waits with *approve first* on (K2)."""
        self._touch(person, "card.edit")
        if waits and self.state == "shown":
            return self.changed(draft=edit, shown_rev=self.shown_rev or self.rev)
        return self.changed(text=edit.text, colour=edit.colour, draft=None)

    def moved_by(self, person: Person, spot: Spot, z: int) -> "Card":
        """Move a card; only the child moves its own words (K1). Raises NotAllowed.

        A moved card lies on top and leaves its group.
        """
        self._touch(person, "card.move")
        return self.grouped("").copy_with(spot=spot, z=z)

    def grouped(self, title: str, *, waits: bool = False) -> "Card":
        """Put it under the title of a group, "" for none."""
        return self.changed(group=title, group_waits=waits)

    def raised_by(self, person: Person, z: int) -> "Card":
        self._touch(person, "card.raise")
        return self.changed(z=z)

    def check_peel(self, person: Person) -> None:
        """Check that the person may peel it; a lock does not stop the child with its own words. Raises NotAllowed."""
        if self.own_words and person.is_child:
            require(person, "card.peel", self.whose(person))
        else:
            self._touch(person, "card.peel")

    def approved(self) -> "Card":
        """Show it to everybody, with the edit that waited."""
        edit = self.draft or Draft(self.text, self.colour)
        seen = self.ever_shown or not self.alone
        return self.changed(state="shown", ever_shown=seen, text=edit.text, colour=edit.colour, draft=None)

    def hidden(self, words: str) -> "Card":
        return self.changed(state="hidden", words=words)

    def marked(self, person: Person, mark: dict[str, bool], now: int = 0) -> "Card":
        """Set a person's marks. A mark that changes no sum is sent to them only, with the conference's clock `now`."""
        own = {**self.marks.get(person.id, {}), **mark}
        accepts = own.get("acceptable", False) if person.is_child else self.child_accepts
        return self.changed(
            marks={**self.marks, person.id: own}, marked_at={**self.marked_at, person.id: now}, child_accepts=accepts
        )

    def after(self, before: "Card | None", *, person: str, at: str, op: str) -> "Card":
        """Append the state before this change to the history, except where child or author change own words."""
        if self.own_words and person in (self.author, self.said_by):
            return self
        was = {"gone": True} if before is None else _differences(before, self)
        return self.copy_with(past=with_history(self.past, CardRevision(at, person, op, was))) if was else self

    def _touch(self, person: Person, command: str) -> None:
        require(person, command, self.whose(person))
        if self.locked and not person.has(Role.FACILITATOR):
            raise NotAllowed("This card is locked for now.")


#: fields that an undo restores; votes, marks and strokes belong to the people who made them
_REMEMBERED = ("spot", "state", "text", "colour", "draft", "locked", "group", "group_waits", "words", "gone")


def _differences(before: Card, after: Card) -> dict[str, Any]:
    return {
        name: dict(vars(old)) if isinstance(old, (Spot, Draft)) else old
        for name in _REMEMBERED
        if (old := getattr(before, name)) != getattr(after, name)
    }


def _has_content(card: Card) -> bool:
    match card.kind:
        case "note":
            return bool(card.text)
        case "picture" | "voice":
            return bool(card.media)
        case "symbol":
            return bool(card.symbol)
        case _:
            return True


def waits_for_approval(person: Person, *, own_words: bool, approve_first: bool) -> bool:
    """True for an adult's card with *approve first* on; cards of child and facilitator never wait (K2)."""
    return approve_first and not own_words and not person.is_child and not person.has(Role.FACILITATOR)


def check_paper(person: Person, *, is_open: bool, neutral: bool) -> None:
    """Check that this person may hang something on the paper now. Raises NotAllowed or TooLate.

    `neutral`: the facilitator writes nothing there (D10).
    """
    if neutral and not person.is_child and person.has(Role.FACILITATOR):
        raise NotAllowed("The facilitator leads and adds no ideas or plans.")
    if not is_open:
        raise TooLate("This paper is not open yet.")
