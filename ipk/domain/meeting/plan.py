"""The plan: WHO does WHAT by WHEN, and whether everybody agrees (D6, D8)."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import ClassVar, Literal

from ipk.domain.kernel.errors import Invalid
from ipk.domain.kernel.records import Record

_ISO_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")

StepState = Literal["open", "done", "late", "dropped"]
AgreementAnswer = Literal["agree", "wish", "not_yet"]


#: what of a step of the plan is words
WORDS = ("what", "who", "need", "topic")


@dataclass(frozen=True, kw_only=True)
class PlanStep(Record):
    """A step without a WHAT, a person and a date cannot be kept (D6). `by` is an ISO date.

    `waits`: its words are not approved yet; others than the staff see those `before`, nothing where there are none.
    """

    TYPE: ClassVar[str] = "step"

    what: str
    who: str
    by: str
    need: str = ""
    topic: str = ""
    state: StepState = "open"
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
        """The words that everybody may read, None while there are none."""
        return (self.before or None) if self.waits else self._words

    def changed_to(self, given: Mapping[str, str], *, waits: bool) -> "PlanStep":
        """`waits`: new words are not read by others before they are approved. Whoever approves writes approved words,
        and approves none of what waits already."""
        words = {name: value for name, value in given.items() if name in WORDS}
        changed = self.copy_with(**given)
        if not waits:
            return changed.copy_with(before={**self.before, **words}) if self.before else changed
        if changed._words == self._words:
            return changed
        return changed.copy_with(waits=True, before=self.before if self.waits else self._words)

    def approved(self) -> "PlanStep":
        return self.copy_with(waits=False, before={})

    @property
    def _words(self) -> dict[str, str]:
        return {name: getattr(self, name) for name in WORDS}


@dataclass(frozen=True, kw_only=True)
class Agreement(Record):
    TYPE: ClassVar[str] = "agreement"

    person: str
    answer: AgreementAnswer
    words: str = ""
    waits: bool = False
    """Are the words read by their author and the staff alone?"""

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
    """How many people gave which answer: question → answer → count. Staff see the sums, never whose they are."""

    TYPE: ClassVar[str] = "feedback_sums"

    id: str = "feedback-sums"
    sums: dict[str, dict[str, int]] = field(default_factory=dict[str, dict[str, int]])

    def moved(self, question: str, before: str, after: str) -> "FeedbackSums":
        """One person's answer changed from `before` ("" for none yet) to `after`."""
        counts = dict(self.sums.get(question, {}))
        if before:
            counts[before] = counts.get(before, 1) - 1
        counts[after] = counts.get(after, 0) + 1
        return replace(self, sums={**self.sums, question: counts})


def check_date(text: str) -> str:
    """An ISO date, YYYY-MM-DD. Raises Invalid."""
    try:
        if not _ISO_DATE.fullmatch(text):
            raise ValueError(text)
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise Invalid("Please say BY WHEN, as a date.") from None
