"""The organisation's questions about the meeting at its end, and people's answers (S1, step 9; D9)."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import ClassVar

from ipk.domain.kernel.errors import NotFound
from ipk.domain.kernel.records import Record

#: sums of fewer answers would tell who answered what
SUMS_FROM = 4
#: the answer to a question that offers a talk, by which somebody is called
WANTS_TALK = "yes"


@dataclass(frozen=True)
class OfferedAnswer:
    """An answer to tap: `picture` is the id of a symbol, `name` its text by language."""

    id: str
    picture: str
    name: Mapping[str, str]


@dataclass(frozen=True)
class EvaluationQuestion:
    """One question: `child` and `adult` are its wording for each by language, `answers` the ids of its answers.

    `talk`: it offers a talk; the answer calls the guide or support person and is not counted.
    """

    id: str
    picture: str
    answers: tuple[str, ...]
    child: Mapping[str, str]
    adult: Mapping[str, str]
    talk: bool = False


@dataclass(frozen=True)
class Evaluation:
    """Questions and answers by id, in the order of display."""

    questions: Mapping[str, EvaluationQuestion] = field(default_factory=dict[str, EvaluationQuestion])
    answers: Mapping[str, OfferedAnswer] = field(default_factory=dict[str, OfferedAnswer])

    def checked(self, question: str, answer: str) -> EvaluationQuestion:
        """The question, which must offer this answer. Raises NotFound."""
        asked = self.questions.get(question)
        if asked is None or answer not in asked.answers:
            raise NotFound
        return asked


@dataclass(frozen=True, kw_only=True)
class Feedback(Record):
    """One person's answer to one question about the meeting (D9)."""

    TYPE: ClassVar[str] = "feedback"

    person: str
    question: str
    answer: str
    words: str = ""
    written_by: str = ""
    """Who wrote it for a person without a device, "" for themselves."""


@dataclass(frozen=True, kw_only=True)
class FeedbackSums(Record):
    """How many people gave which answer: question → answer → count. Staff see these sums without names (D9)."""

    TYPE: ClassVar[str] = "feedback_sums"

    id: str = "feedback-sums"
    sums: dict[str, dict[str, int]] = field(default_factory=dict[str, dict[str, int]])

    @property
    def shown(self) -> dict[str, dict[str, int]]:
        """The sums of questions with enough answers, so that nobody can be recognised in them."""
        return {question: counts for question, counts in self.sums.items() if sum(counts.values()) >= SUMS_FROM}

    def moved(self, question: str, before: str, after: str) -> "FeedbackSums":
        """Count one person's change of answer from `before` ("" for none yet) to `after`."""
        counts = dict(self.sums.get(question, {}))
        if before:
            counts[before] = counts.get(before, 1) - 1
        counts[after] = counts.get(after, 0) + 1
        return replace(self, sums={**self.sums, question: counts})
