"""The plan (WHO does WHAT by WHEN), and people's agreement with it (S1, steps 6 and 8; D6, D8)."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, ClassVar, Literal, Self

from ipk.domain.kernel.errors import Invalid, NotFound
from ipk.domain.kernel.records import Body, Record, RecordHeader

_ISO_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
#: most people who do one task together
WHO_LIMIT = 12

TaskState = Literal["open", "done", "late", "dropped"]
TakeAnswer = Literal["yes", "other", "no"]
AgreementAnswer = Literal["agree", "wish", "not_yet"]

#: the fields of a task that are text, and wait for approval
WORDS = ("what", "absent", "need", "topic", "noticed", "otherwise")
#: the fields that say what somebody promises; after a change of one they are asked again
_PROMISED = ("what", "by")
#: the other fields that make the plan; a change of what everybody reads makes another version of it
_OTHER_CONTENT = ("who", "told_by", "by", "checked_by", "state")


@dataclass(frozen=True, kw_only=True)
class Task(Record):
    """One task of the plan. WHAT, a date and somebody who does it are required (D6). `by` is an ISO date.

    `who` are ids of people, or `absent` is the name of somebody who is not here, and `told_by` who talks to them.
    Optional: `need` and `topic` it serves, `checked_by` (a person), `noticed` (how the child notices), `otherwise`
    (what if it does not work), `card` (the idea it was made from). `waits`: its texts are not approved yet; staff
    see them, others see the texts in `before`, or nothing if that is empty.
    """

    TYPE: ClassVar[str] = "task"
    READERS: ClassVar[Mapping[str, Any]] = {"who": tuple}

    what: str
    who: tuple[str, ...] = ()
    by: str
    absent: str = ""
    told_by: str = ""
    need: str = ""
    topic: str = ""
    checked_by: str = ""
    noticed: str = ""
    otherwise: str = ""
    card: str = ""
    state: TaskState = "open"
    taken: dict[str, TakeAnswer] = field(default_factory=dict[str, TakeAnswer])
    """Person → whether they take it on; only people in `who` are asked."""
    taken_words: dict[str, str] = field(default_factory=dict[str, str])
    """Person → what they said to it; facilitator, recorder and they themselves read it."""
    version: int = 0
    """The plan's version at the last change of this task."""
    changed_at: int = 0
    """The conference's clock at that change."""
    stand_in: bool = False
    """True if the facilitator wrote it because there was no recorder."""
    waits: bool = False
    before: dict[str, str] = field(default_factory=dict[str, str])

    def __post_init__(self) -> None:
        if self.gone:
            return
        if not self.what:
            raise Invalid("Please write WHAT will be done.")
        if not (self.who or self.absent):
            raise Invalid("Please say WHO will do it.")
        if len(self.who) > WHO_LIMIT:
            raise Invalid("One task is done by %(most)s people at most.", most=WHO_LIMIT)
        check_date(self.by)

    @classmethod
    def from_dict(cls, head: RecordHeader, body: Body) -> Self:
        """Read a row; rows of older versions have the name of who does it as text."""
        if isinstance(body.get("who"), str):
            body = {**body, "who": [], "absent": body["who"]}
        return super().from_dict(head, body)

    @property
    def shown_words(self) -> dict[str, str] | None:
        """The texts that everybody may read, None while there are none."""
        return (self.before or None) if self.waits else self._words

    @property
    def concerned(self) -> frozenset[str]:
        """The people whom a change of this task concerns."""
        return frozenset((*self.who, self.told_by, self.checked_by)) - {""}

    @property
    def as_read(self) -> dict[str, Any] | None:
        """What everybody reads in the plan, None while the task has no approved texts."""
        words = self.shown_words
        return None if words is None else words | {name: getattr(self, name) for name in _OTHER_CONTENT}

    def asked_again(self, before: "Task") -> "Task":
        """Forget who took the task on, where they promised something else than what everybody reads now."""
        was, now = before.as_read or {}, self.as_read or {}
        same = all(was.get(name) == now.get(name) for name in _PROMISED)
        keep = {person for person in self.who if same}
        if keep >= self.taken.keys():
            return self
        return self.copy_with(
            taken={person: answer for person, answer in self.taken.items() if person in keep},
            taken_words={person: words for person, words in self.taken_words.items() if person in keep},
        )

    def changed_to(self, given: Mapping[str, Any], *, waits: bool) -> "Task":
        """Change fields. `waits`: new texts are shown to others after approval only. Without it the new texts count as
        approved, while texts that wait already go on waiting.
        """
        words = {name: value for name, value in given.items() if name in WORDS}
        changed = self.copy_with(**given)
        if not waits:
            return changed.copy_with(before={**self.before, **words}) if self.before else changed
        if changed._words == self._words:
            return changed
        return changed.copy_with(waits=True, before=self.before if self.waits else self._words)

    def taken_by(self, person: str, answer: TakeAnswer, words: str) -> "Task":
        """Save the answer of a person who is named. Raises NotFound for others."""
        if person not in self.who:
            raise NotFound
        said = {name: text for name, text in self.taken_words.items() if name != person}
        return self.copy_with(
            taken={**self.taken, person: answer}, taken_words={**said, person: words} if words else said
        )

    def approved(self) -> "Task":
        return self.copy_with(waits=False, before={})

    @property
    def _words(self) -> dict[str, str]:
        return {name: getattr(self, name) for name in WORDS}


@dataclass(frozen=True, kw_only=True)
class Agreement(Record):
    """One person's answer to the plan: agree, wish or not yet (D8), given to `plan_version`.

    `stale`: a task that concerns this person changed since. `written_by`: who wrote it for them, "" for themselves.
    """

    TYPE: ClassVar[str] = "agreement"

    person: str
    answer: AgreementAnswer
    words: str = ""
    plan_version: int = 0
    stale: bool = False
    written_by: str = ""
    waits: bool = False
    """True while author and staff alone may read the text."""

    def approved(self) -> "Agreement":
        return self.copy_with(waits=False)


def check_date(text: str) -> str:
    """Return the ISO date, YYYY-MM-DD. Raises Invalid."""
    try:
        if not _ISO_DATE.fullmatch(text):
            raise ValueError(text)
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise Invalid("Please say BY WHEN, as a date.") from None
