"""The plan (WHO does WHAT by WHEN), agreement with it, and feedback about the meeting (D6, D8, D9)."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import ClassVar, Literal

from ipk.domain.kernel.errors import Invalid
from ipk.domain.kernel.records import Record

_ISO_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")

TaskState = Literal["open", "done", "late", "dropped"]
AgreementAnswer = Literal["agree", "wish", "not_yet"]


#: the fields of a step that are text
WORDS = ("what", "who", "need", "topic")


@dataclass(frozen=True, kw_only=True)
class Task(Record):
    """One task of the plan: WHAT, a person and a date are required (D6). `by` is an ISO date.

    `waits`: its texts are not approved yet; staff see them, others see the texts in `before`, or nothing if that is
    empty.
    """

    TYPE: ClassVar[str] = "task"

    what: str
    who: str
    by: str
    need: str = ""
    topic: str = ""
    state: TaskState = "open"
    waits: bool = False
    before: dict[str, str] = field(default_factory=dict[str, str])

    def __post_init__(self) -> None:
        if not self.what:
            raise Invalid("Please write WHAT will be done.")
        if not self.who:
            raise Invalid("Please say WHO will do it.")
        check_date(self.by)

    @property
    def shown_words(self) -> dict[str, str] | None:
        """The texts that everybody may read, None while there are none."""
        return (self.before or None) if self.waits else self._words

    def changed_to(self, given: Mapping[str, str], *, waits: bool) -> "Task":
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

    def approved(self) -> "Task":
        return self.copy_with(waits=False, before={})

    @property
    def _words(self) -> dict[str, str]:
        return {name: getattr(self, name) for name in WORDS}


@dataclass(frozen=True, kw_only=True)
class Agreement(Record):
    """One person's answer to the plan: agree, wish or not yet (D8)."""

    TYPE: ClassVar[str] = "agreement"

    person: str
    answer: AgreementAnswer
    words: str = ""
    waits: bool = False
    """True while author and staff alone may read the text."""

    def approved(self) -> "Agreement":
        return self.copy_with(waits=False)


@dataclass(frozen=True, kw_only=True)
class Feedback(Record):
    """One person's answer to one question about the meeting (D9)."""

    TYPE: ClassVar[str] = "feedback"

    person: str
    question: str
    answer: str
    words: str = ""


@dataclass(frozen=True, kw_only=True)
class FeedbackSums(Record):
    """How many people gave which answer: question → answer → count. Staff see these sums without names (D9)."""

    TYPE: ClassVar[str] = "feedback_sums"

    id: str = "feedback-sums"
    sums: dict[str, dict[str, int]] = field(default_factory=dict[str, dict[str, int]])

    def moved(self, question: str, before: str, after: str) -> "FeedbackSums":
        """Count one person's change of answer from `before` ("" for none yet) to `after`."""
        counts = dict(self.sums.get(question, {}))
        if before:
            counts[before] = counts.get(before, 1) - 1
        counts[after] = counts.get(after, 0) + 1
        return replace(self, sums={**self.sums, question: counts})


def check_date(text: str) -> str:
    """Return the ISO date, YYYY-MM-DD. Raises Invalid."""
    try:
        if not _ISO_DATE.fullmatch(text):
            raise ValueError(text)
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise Invalid("Please say BY WHEN, as a date.") from None
