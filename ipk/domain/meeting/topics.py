"""Topics of the meeting, and the secret dot vote that shows which of them matter most (S1, step 4; D4)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Literal

from ipk.domain.kernel.errors import Invalid
from ipk.domain.kernel.records import Record
from ipk.domain.people.person import Person, Role

TOPICS_LIMIT = 12
TOPIC_TITLE_LIMIT = 120
DOTS_LIMIT = 10

VoterGroup = Literal["child", "family", "professional", "support"]
DEFAULT_VOTERS: tuple[VoterGroup, ...] = ("child", "family", "professional")
TopicState = Literal["open", "chosen", "done"]

#: the roles of each group of voters
_GROUPS: Mapping[str, tuple[Role, ...]] = {
    "child": (Role.CHILD,),
    "family": (Role.FAMILY,),
    "professional": (Role.PROFESSIONAL, Role.CONVENER),
    "support": (Role.SUPPORT,),
}
#: who has one of these roles gives no dots of their own, whatever else they are
_NEVER_VOTES = (Role.FACILITATOR, Role.ORGANIZER, Role.GUIDE, Role.DISPLAY, Role.ADMINISTRATOR)


@dataclass(frozen=True)
class Vote:
    """The dot vote. `dots` are those of each voter, `topic_order` the ids of topics as they were chosen.

    `choosing`: the first topic may be chosen now, after a vote or without one. `still`: how many voters have dots left.
    """

    open: bool = False
    dots: int = 0
    topic_order: tuple[str, ...] = ()
    voters: tuple[VoterGroup, ...] = DEFAULT_VOTERS
    choosing: bool = False
    still: int = 0

    @classmethod
    def read(cls, body: dict[str, Any]) -> "Vote":
        lists: dict[str, Any] = {name: tuple(body[name]) for name in ("topic_order", "voters") if name in body}
        return cls(**(body | lists))

    def includes(self, person: Person) -> bool:
        """True for an admitted person who gives dots in this vote."""
        roles = {role for group in self.voters for role in _GROUPS[group]}
        return person.state == "admitted" and person.has(*roles) and not person.has(*_NEVER_VOTES)

    def closed(self) -> "Vote":
        return Vote(False, self.dots, self.topic_order, self.voters, choosing=True)


@dataclass(frozen=True, kw_only=True)
class Topic(Record):
    """Something to talk about: a title and the cards that it was made from. `dots` is the sum after the vote.

    `waits`: facilitator and recorder alone read it, until the facilitator approves the title.
    """

    TYPE: ClassVar[str] = "topic"
    READERS: ClassVar[Mapping[str, Any]] = {"cards": tuple}

    title: str
    cards: tuple[str, ...] = ()
    order: int = 0
    dots: int = 0
    state: TopicState = "open"
    waits: bool = False

    def __post_init__(self) -> None:
        if not self.gone and not self.title:
            raise Invalid("A topic needs a title.")

    def approved(self) -> "Topic":
        return self.copy_with(waits=False)


@dataclass(frozen=True, kw_only=True)
class Ballot(Record):
    """Dots of one person on one topic; a part of the topic that nobody but this person sees."""

    TYPE: ClassVar[str] = "ballot"

    topic: str = ""
    person: str
    dots: int

    @property
    def parent(self) -> str:
        return self.topic


def ballot_id(topic: str, person: str) -> str:
    return f"{topic}~{person}.dots"


def chooser(people: Iterable[Person]) -> Role:
    """The role that chooses the first topic: the child who is here, else its guide, else the facilitator."""
    admitted = [person for person in people if person.state == "admitted"]
    if any(person.is_child and person.entered for person in admitted):
        return Role.CHILD
    if any(person.has(Role.GUIDE) and person.voice_of for person in admitted):
        return Role.GUIDE
    return Role.FACILITATOR
