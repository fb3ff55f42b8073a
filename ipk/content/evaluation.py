"""Reads the evaluation form `profiles/feedback.toml`; leaves broken entries out and reports them."""

from dataclasses import dataclass
from pathlib import Path

from ipk.content.references import ReferenceIds
from ipk.content.toml_file import NotReadable, Problem, entries, ordinary_text
from ipk.content.toml_table import Table, listed
from ipk.domain.meeting.evaluation import Evaluation, EvaluationQuestion, OfferedAnswer


@dataclass(frozen=True)
class ReadFeedback:
    """The evaluation form, and the problems of the entries that were left out."""

    evaluation: Evaluation
    problems: tuple[Problem, ...]


def read_feedback(file: Path, known: ReferenceIds) -> ReadFeedback:
    """Read the form. Raises nothing: the server starts without it."""
    try:
        text = ordinary_text(file)
    except NotReadable as why:
        return ReadFeedback(Evaluation(), (Problem(file, 1, why.message, why.values),))
    roots = [Table.of(file, part) for part in entries(text, "answer", "question")]
    answers = listed(roots, "answer", lambda table: _answer(table, known))
    questions = listed(roots, "question", lambda table: _question(table, known, answers))
    for root in roots:
        root.end(("answer", "question"))
    problems = [problem for root in roots for problem in root.problems]
    return ReadFeedback(Evaluation(questions, answers), tuple(problems))


def _answer(table: Table, known: ReferenceIds) -> OfferedAnswer:
    answer = OfferedAnswer(table.slug("id"), known.picture(table, "picture"), table.words("name"))
    table.end(("id", "picture", "name"))
    return answer


def _question(table: Table, known: ReferenceIds, answers: dict[str, OfferedAnswer]) -> EvaluationQuestion:
    offered = table.names("answers")
    for place, answer in enumerate(offered):
        table.expect(("answers", place), answer, tuple(answers))
    if len(offered) < 2 and not table.reported("answers"):
        table.report("answers", "Offer at least two answers.")
    picture = known.picture(table, "picture")
    talk = table.flag("talk")
    question = EvaluationQuestion(table.slug("id"), picture, offered, table.words("child"), table.words("adult"), talk)
    table.end(("id", "picture", "answers", "child", "adult", "talk"))
    return question
