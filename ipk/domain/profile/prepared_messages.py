"""Messages that the child prepares beforehand, each for a step of the meeting (D13)."""

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

#: who has it in hand until it hangs, the narrowest first: the child alone hangs it; its guide, too; the facilitator
#: knows that one waits; the facilitator reads and hangs it (docs/decisions/070-prepared-messages.md)
REACHES: tuple[Visibility, ...] = ("child", "guide", "tells", "facilitator")
MESSAGES_LIMIT = 40
#: so that the ids made of it stay within the 40 characters of the contract
ID_LIMIT = 30
#: of the id of the card that carries it on the wall
CARD_PREFIX = "message-"
PLAN_STEP = 6


@dataclass(frozen=True, kw_only=True)
class Message(Record):
    """A card made beforehand. It is the child's and its guide's; once it hangs it is the child's own card.

    `author` wrote it down last. `told`: a guide widened the reach because the child said so; `attempt` is who tried to
    hang or widen it without that (A7). `due`: its step has come. `ever_given`: the facilitator had it in hand once.
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
        if len(self.id) > ID_LIMIT or self.step not in STEPS or self.reach not in REACHES:
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
        """Has the facilitator got it in hand? Only in its step, and only what the child gave."""
        return self.reach == "facilitator" and self.due and not self.hung and not self.gone

    @property
    def is_announced(self) -> bool:
        """Does the facilitator know that one waits, and nothing else?"""
        return self.reach == "tells" and self.due and not self.hung and not self.gone

    def at_step(self, step: int) -> Self:
        """The meeting is at this step; what waits for it is due."""
        after = replace(self, due=self.step <= step)
        return replace(after, ever_given=self.ever_given or after.is_given)

    def changed_by(self, person: Person, **fields: Any) -> Self:
        """Other content. What its guide changes is not what the child let the facilitator have."""
        narrowed = min(self.reach, "guide", key=REACHES.index)
        reach = self.reach if person.is_child else narrowed
        return replace(self, **fields, author=person.id, reach=reach)

    def reaching(self, person: Person, reach: Visibility, *, told: bool = False) -> Self:
        """Who may hang it: the child's to say; its guide only narrows, or says that the child told it (A7)."""
        wider = REACHES.index(reach) > REACHES.index(self.reach)
        if wider and not person.is_child and not told:
            raise self._refusal(person, "This message is the child's to give.")
        return replace(self, reach=reach, told=told and not person.is_child, attempt="")

    def check_may_post(self, person: Person) -> None:
        """May this person of the child's circle hang it? Raises NotAllowed, and the child sees the attempt."""
        if self.reach == "child" and not person.is_child:
            raise self._refusal(person, "This message is the child's to give.")

    def taken_back(self, person: Person, *, told: bool = False) -> Self:
        """Off the wall: the child's to do, or its guide's when the child said so (A7)."""
        if not person.is_child and not told:
            raise self._refusal(person, "What hangs is the child's to take back.")
        return replace(self, hung=False, told=told and not person.is_child, attempt="")

    def _refusal(self, person: Person, sentence: str) -> NotAllowed:
        """The child sees the attempt on its message. Of one that was never kept nothing stays."""
        return RecordedRefusal(sentence, replace(self, attempt=person.id)) if self.rev else NotAllowed(sentence)


@dataclass(frozen=True, kw_only=True)
class MessageNotice(Record):
    """What the facilitator has of a message of which it only knows that it waits: nothing of what is in it."""

    TYPE: ClassVar[str] = "envelope"
    PRIVATE: ClassVar[bool] = True

    step: int

    @classmethod
    def of(cls, message: Message) -> Self:
        return cls(id=envelope_id(message), step=message.step)


def envelope_id(message: Message) -> str:
    return f"envelope-{message.id}"


def check_place(paper: Paper, step: int) -> None:
    """Will this paper be open in that step? "Beware of plans prepared in advance" (S1): none is for the plan."""
    if paper.neutral and paper.step >= PLAN_STEP:
        raise Invalid("Plans are made in the meeting, not beforehand.")
    if paper.step > step:
        raise Invalid("This paper opens later than the message would hang.")
