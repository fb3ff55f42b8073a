"""Schemas of the commands of steps 1 to 9: topics, the vote, rounds, marks, the plan, agreement, evaluation."""

from ipk.domain.meeting.plan import AgreementAnswer, TakeAnswer, TaskState
from ipk.domain.meeting.topics import VoterGroup
from ipk.realtime.commands.decision_schemas import Seen
from ipk.realtime.commands.schemas import Args, Kwargs
from ipk.services.meeting.plan import NewTask
from ipk.services.shared.visitors import Reply


class SaidBy(Args):
    """`said_by`: the person without a device in whose name it is written."""

    said_by: str | None = None


class ReplyArgs(SaidBy):
    """An answer with words."""

    words: str | None = None

    def kwargs(self) -> Kwargs:
        given = super().kwargs()
        reply = Reply(given.pop("words", ""), given.pop("said_by", ""))
        return {**given, "reply": reply}


class TopicMake(Args):
    id: str
    title: str
    cards: list[str] | None = None


class VoteOpen(Args):
    dots: int
    voters: tuple[VoterGroup, ...] | None = None


class TopicDot(SaidBy, kw_only=True):
    topic: str


class Topics(Args):
    topics: list[str]


class MeetingLength(Args):
    minutes: int


class RoundStart(Args):
    order: list[str] | None = None


class TaskFields(Args):
    """The fields of a task that may be left out; `who` are ids of people, `absent` the name of an absent person."""

    id: str
    who: tuple[str, ...] | None = None
    absent: str | None = None
    told_by: str | None = None
    need: str | None = None
    topic: str | None = None
    checked_by: str | None = None
    noticed: str | None = None
    otherwise: str | None = None


class TaskAdd(TaskFields, kw_only=True):
    what: str
    by: str
    card: str | None = None

    def kwargs(self) -> Kwargs:
        given = super().kwargs()
        return {"id": given.pop("id"), "new": NewTask(**given)}


class TaskChange(TaskFields, kw_only=True):
    what: str | None = None
    by: str | None = None
    state: TaskState | None = None


class TaskTake(ReplyArgs, kw_only=True):
    id: str
    answer: TakeAnswer


class Coordinate(Args):
    person: str
    review_on: str

    def kwargs(self) -> Kwargs:
        return {"coordinator": self.person, "review_on": self.review_on}


class Mark(SaidBy, kw_only=True):
    card: str
    realistic: bool | None = None
    acceptable: bool | None = None

    def kwargs(self) -> Kwargs:
        given = super().kwargs()
        return {"mark": {name: given.pop(name) for name in ("realistic", "acceptable") if name in given}, **given}


class CardRelease(Args, kw_only=True):
    """`released`: may the child's own card stand in the minutes?"""

    id: str
    released: bool


class GiveFeedback(ReplyArgs, kw_only=True):
    question: str
    answer: str


class PlanAnswer(ReplyArgs, kw_only=True):
    answer: AgreementAnswer
    seen: Seen | None = None
