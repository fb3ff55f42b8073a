"""Messages that the child prepares before the meeting, each for a step (D13)."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, ClassVar, Literal, Self

from ipk.domain.kernel.errors import Invalid, NotAllowed, RecordedRefusal
from ipk.domain.kernel.records import Record
from ipk.domain.meeting.meeting import STEPS, Paper
from ipk.domain.people.person import Person
from ipk.domain.wall.cards import COLOUR, SYMBOLS_LIMIT

MessageKind = Literal["note", "picture", "drawing", "symbol", "voice"]
Visibility = Literal["child", "guide", "tells", "facilitator"]

#: who may hang or read it before it hangs, narrowest first: the child alone hangs it; its guide too; the facilitator
#: knows that one waits; the facilitator reads and hangs it (docs/decisions/070-prepared-messages.md)
VISIBILITIES: tuple[Visibility, ...] = ("child", "guide", "tells", "facilitator")
MESSAGES_LIMIT = 40
#: so that ids made of it stay within the 40 characters of the contract
ID_LIMIT = 30
#: prefix of the id of the card that shows it on the wall
CARD_PREFIX = "message-"
PLAN_STEP = 6


@dataclass(frozen=True, kw_only=True)
class Message(Record):
    """A card made beforehand. It belongs to the child and its guide; once hung it is the child's own card.

    `author` wrote it last. `told`: a guide widened the visibility (`reach`) because the child said so; `attempt` is who
    tried to hang or widen it without that (A7). `due`: its step has come. `ever_given`: the facilitator could read it
    once.
    """

    TYPE: ClassVar[str] = "message"
    PRIVATE: ClassVar[bool] = True
    READERS: ClassVar[Mapping[str, Any]] = {"symbols": tuple}

    kind: MessageKind
    step: int
    paper: str
    author: str
    text: str = ""
    colour: str = "sun"
    symbols: tuple[str, ...] = ()
    media: str = ""
    wave: str = ""
    seconds: float = 0.0
    reach: Visibility = "guide"
    told: bool = False
    attempt: str = ""
    due: bool = False
    hung: bool = False
    ever_given: bool = False

    def __post_init__(self) -> None:
        if len(self.id) > ID_LIMIT or self.step not in STEPS or self.reach not in VISIBILITIES:
            raise Invalid
        if not COLOUR.fullmatch(self.colour):
            raise Invalid("There is no such colour.")
        if len(self.symbols) > SYMBOLS_LIMIT:
            raise Invalid("A card carries five pictures at most.")
        if not {"note": self.text, "picture": self.media, "voice": self.media, "symbol": self.symbols}.get(
            self.kind, True
        ):
            raise Invalid("An empty card cannot be hung.")

    @property
    def card(self) -> str:
        return CARD_PREFIX + self.id

    @property
    def is_given(self) -> bool:
        """True while the facilitator may read and hang it: only when due, and only if the child gave it."""
        return self.reach == "facilitator" and self.due and not self.hung and not self.gone

    @property
    def is_announced(self) -> bool:
        """True while the facilitator knows that one waits, and nothing else of it."""
        return self.reach == "tells" and self.due and not self.hung and not self.gone

    def at_step(self, step: int) -> Self:
        """Update `due` for the meeting's step."""
        after = replace(self, due=self.step <= step)
        return replace(after, ever_given=self.ever_given or after.is_given)

    def changed_by(self, person: Person, **fields: Any) -> Self:
        """Change the content. A change by the guide narrows the visibility to the guide."""
        narrowed = min(self.reach, "guide", key=VISIBILITIES.index)
        reach = self.reach if person.is_child else narrowed
        return replace(self, **fields, author=person.id, reach=reach)

    def reaching(self, person: Person, reach: Visibility, *, told: bool = False) -> Self:
        """Set the visibility. A guide may narrow it, and widen it with `told` only; else RecordedRefusal (A7)."""
        wider = VISIBILITIES.index(reach) > VISIBILITIES.index(self.reach)
        if wider and not person.is_child and not told:
            raise self._refusal(person, "This message is the child's to give.")
        return replace(self, reach=reach, told=told and not person.is_child, attempt="")

    def check_may_post(self, person: Person) -> None:
        """Check that this person of the circle may hang it. Raises NotAllowed; the child sees the attempt."""
        if self.reach == "child" and not person.is_child:
            raise self._refusal(person, "This message is the child's to give.")

    def taken_back(self, person: Person, *, told: bool = False) -> Self:
        """Take it off the wall. A guide may do so only when the child said so (`told`); else RecordedRefusal (A7)."""
        if not person.is_child and not told:
            raise self._refusal(person, "What hangs is the child's to take back.")
        return replace(self, hung=False, told=told and not person.is_child, attempt="")

    def _refusal(self, person: Person, sentence: str) -> NotAllowed:
        """The refusal with a recorded attempt; a message that was never saved gets no record."""
        return RecordedRefusal(sentence, replace(self, attempt=person.id)) if self.rev else NotAllowed(sentence)


@dataclass(frozen=True, kw_only=True)
class MessageNotice(Record):
    """Tells the facilitator that a message waits for a step, without its content."""

    TYPE: ClassVar[str] = "envelope"
    PRIVATE: ClassVar[bool] = True

    step: int

    @classmethod
    def of(cls, message: Message) -> Self:
        return cls(id=notice_id(message), step=message.step)


def notice_id(message: Message) -> str:
    return f"envelope-{message.id}"


def check_place(paper: Paper, step: int) -> None:
    """Check that this paper is open in that step and is not the plan: "beware of plans prepared in advance" (S1).

    Raises Invalid.
    """
    if paper.neutral and paper.step >= PLAN_STEP:
        raise Invalid("Plans are made in the meeting, not beforehand.")
    if paper.step > step:
        raise Invalid("This paper opens later than the message would hang.")
