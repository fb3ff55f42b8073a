"""The meeting with its nine steps (S1), its papers, freeze and the child's STOP."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, ClassVar, Literal

from ipk.domain.kernel.errors import Closed, Invalid, TooLate
from ipk.domain.kernel.records import Record, reader
from ipk.domain.meeting.music import Music
from ipk.domain.meeting.rounds import Round
from ipk.domain.meeting.topics import Vote
from ipk.domain.people.permissions import rule
from ipk.domain.wall.cards import CARDS_LIMIT

MEETING = "meeting"
STEPS = tuple(range(1, 10))
IDEAS_STEP = 5
DEFAULT_MINUTES = 120
#: steps in which everybody may write alone before the cards are uncovered
ALONE_STEPS = (2, 3, 5)
VOTE_STEP = 4
PLAN_STEP = 6
AGREEMENT_STEP = 8
#: shortest and longest duration of a meeting, in minutes
LENGTHS = (15, 480)

Moderation = Literal["open", "approve"]


@dataclass(frozen=True, kw_only=True)
class Meeting(Record):
    """The one meeting of a conference. Step 0: prepared, not opened.

    `half` is the half of step 5: first collect ideas, then judge them (S1).
    """

    TYPE: ClassVar[str] = "meeting"
    READERS: ClassVar[Mapping[str, Any]] = {"vote": Vote.read, "music": reader(Music), "round": Round.read}

    id: str = MEETING
    goal: str
    title: str = ""
    lang: str = "cs"
    step: int = 0
    half: int = 1
    moderation: Moderation = "approve"
    frozen: bool = False
    paused_by_child: bool = False
    closed: bool = False
    started_at: str = ""
    closed_at: str = ""
    breaks: int = 0
    """How many breaks the child asked for by STOP."""
    minutes: int = DEFAULT_MINUTES
    without_support: str = ""
    """Why the meeting was opened although the child has no support person (B10)."""
    expectations: str = ""
    """What the convener expects of the meeting; for those who lead and write (S1, step 3)."""
    spotlight: dict[str, str | int] | None = None
    word: str = ""
    music: Music = field(default_factory=Music)
    vote: Vote = field(default_factory=Vote)
    coordinator: str = ""
    review_on: str = ""
    plan_version: int = 0
    """Counts the changes of the plan; an agreement names the version that it was given to."""
    alone: bool = False
    """True while everybody writes unseen: new cards are seen by their authors only, until they are uncovered."""
    unseen: int = 0
    """How many cards hang unseen."""
    round: Round | None = None

    def check_moment(self, command: str) -> None:
        """Check that this command is allowed at this time. Raises Closed or TooLate."""
        row = rule(command)
        if self.closed and not row.after_close:
            raise Closed
        first, last = row.steps
        if not first <= self.step <= last:
            raise TooLate("This belongs to another step of the meeting.")
        if row.rests:
            self.check_rest()

    def check_rest(self) -> None:
        """Check that the wall may change now. Raises TooLate while it is frozen or paused."""
        if self.paused_by_child:
            raise TooLate("We are having a break. The wall is resting.")
        if self.frozen:
            raise TooLate("The facilitator stopped the wall for a while.")

    def opened(self, now: str, without_support: str = "") -> "Meeting":
        return replace(self, step=1, started_at=now, without_support=without_support)

    def about(self, *, goal: str, title: str, lang: str, minutes: int, expectations: str) -> "Meeting":
        """Set the organizer's fields; texts are cleaned already, `minutes` is the length. Raises Invalid."""
        if not goal:
            raise Invalid("Please write the goal of the meeting.")
        least, most = LENGTHS
        if not least <= minutes <= most:
            raise Invalid("Please write the length in minutes, from %(least)s to %(most)s.", least=least, most=most)
        return replace(self, goal=goal, title=title, lang=lang or self.lang, minutes=minutes, expectations=expectations)

    def at_step(self, step: int, half: int) -> "Meeting":
        """Go to a step; spotlight ends; in another step the floor is free and a round is over. Raises Invalid."""
        if step not in STEPS or half not in (1, 2) or (half == 2 and step != IDEAS_STEP):
            raise Invalid("There is no such step.")
        same = step == self.step
        return replace(
            self,
            step=step,
            half=half,
            spotlight=None,
            word=self.word if same else "",
            round=self.round if same else None,
        )

    def writing_alone(self) -> "Meeting":
        """Everybody writes unseen from now on. Raises TooLate outside the steps where people write."""
        if self.step not in ALONE_STEPS:
            raise TooLate("This belongs to another step of the meeting.")
        return replace(self, alone=True)

    def with_length(self, minutes: int) -> "Meeting":
        """Set the length in minutes. Raises Invalid."""
        return self.about(
            goal=self.goal, title=self.title, lang=self.lang, minutes=minutes, expectations=self.expectations
        )

    def weighs_ideas(self) -> bool:
        """True in the second half of step 5, where ideas are judged; in the first half they are not (D5)."""
        return self.step == IDEAS_STEP and self.half == 2


@dataclass(frozen=True)
class Target:
    """What the spotlight shows. `part`, from 0, is the page of a crowded paper that the display shows; without it the
    display changes pages by itself.
    """

    paper: str = ""
    card: str = ""
    page: str = ""
    part: int | None = None

    def check(self) -> None:
        """Check the page number; a page holds at least one card. Raises Invalid."""
        if self.part is not None and (not self.paper or self.card or not 0 <= self.part < CARDS_LIMIT):
            raise Invalid


@dataclass(frozen=True, kw_only=True)
class Paper(Record):
    """A flipchart paper. It opens with its step and stays open. It has `sheets` parts of 1600 × 1200 units."""

    TYPE: ClassVar[str] = "paper"

    title: str
    order: int
    step: int
    open: bool = False
    neutral: bool = False
    """True where the facilitator may not write: ideas and plan (D10)."""
    sheets: int = 1

    def opened_by(self, step: int) -> "Paper":
        """Open the paper if the meeting has reached its step."""
        return replace(self, open=True) if self.step <= step and not self.open else self
