"""The organisation's questions about the meeting at its end (S1, step 9), read from `profiles/`."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from ipk.domain.kernel.errors import NotFound


@dataclass(frozen=True)
class OfferedAnswer:
    """An answer to tap: `picture` is the id of a symbol, `name` its text by language."""

    id: str
    picture: str
    name: Mapping[str, str]


@dataclass(frozen=True)
class EvaluationQuestion:
    """One question: `child` and `adult` are its wording for each by language, `answers` the ids of its answers."""

    id: str
    picture: str
    answers: tuple[str, ...]
    child: Mapping[str, str]
    adult: Mapping[str, str]


@dataclass(frozen=True)
class Evaluation:
    """Questions and answers by id, in the order of display."""

    questions: Mapping[str, EvaluationQuestion] = field(default_factory=dict[str, EvaluationQuestion])
    answers: Mapping[str, OfferedAnswer] = field(default_factory=dict[str, OfferedAnswer])

    def check(self, question: str, answer: str) -> None:
        """Check that this answer belongs to this question. Raises NotFound."""
        asked = self.questions.get(question)
        if asked is None or answer not in asked.answers:
            raise NotFound
