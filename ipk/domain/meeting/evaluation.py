"""What people are asked about the meeting at its end (S1, step 9): the organisation's questions, known by their ids."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from ipk.domain.kernel.errors import NotFound


@dataclass(frozen=True)
class OfferedAnswer:
    """An answer as it can be tapped: `picture` of the dictionary, `name` by language."""

    id: str
    picture: str
    name: Mapping[str, str]


@dataclass(frozen=True)
class EvaluationQuestion:
    """`child` and `adult` are how each is asked, by language; `answers` are the ids that are offered."""

    id: str
    picture: str
    answers: tuple[str, ...]
    child: Mapping[str, str]
    adult: Mapping[str, str]


@dataclass(frozen=True)
class Evaluation:
    """Questions and answers by id, in the order in which they are asked and offered."""

    questions: Mapping[str, EvaluationQuestion] = field(default_factory=dict[str, EvaluationQuestion])
    answers: Mapping[str, OfferedAnswer] = field(default_factory=dict[str, OfferedAnswer])

    def check(self, question: str, answer: str) -> None:
        """Raises NotFound for what is not asked here, or not offered for it."""
        asked = self.questions.get(question)
        if asked is None or answer not in asked.answers:
            raise NotFound
