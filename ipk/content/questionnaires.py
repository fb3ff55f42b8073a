"""Reads the questionnaires of `profiles/sheets/`, one in a file; leaves broken ones out and reports them."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from ipk.content.references import ReferenceIds
from ipk.content.toml_file import Problem
from ipk.content.toml_table import Table
from ipk.domain.profile.questionnaires import (
    Example,
    InvalidQuestionnaire,
    Question,
    Questionnaire,
    Words,
    hard_sentences,
)

MOST_SHEETS = 50
OF_A_SHEET = ("id", "ages", "spoken_for", "title", "reading", "tiles", "question")
OF_A_QUESTION = ("id", "heading", "paper", "shape", "kinds", "ask", "prompts", "suggest", "example")
OF_AN_EXAMPLE = ("ask", "suggest")


@dataclass(frozen=True)
class Questionnaires:
    """The questionnaires by id, ordered by age, and the problems of the files."""

    sheets: Mapping[str, Questionnaire]
    problems: tuple[Problem, ...]


def read_questionnaires(folder: Path, known: ReferenceIds) -> Questionnaires:
    """Read every `*.toml` in the folder. Never raises for the content of a file."""
    files = sorted(folder.glob("*.toml"))
    tables = [Table.of(file) for file in files[:MOST_SHEETS]]
    sheets = [sheet for table in tables if (sheet := _sheet(table, known)) is not None]
    sheets.sort(key=lambda sheet: (sheet.spoken_for, sheet.ages or (0, 0), sheet.id))
    problems = [problem for table in tables for problem in table.problems]
    problems += [_one_too_many(file) for file in files[MOST_SHEETS:]]
    return Questionnaires({sheet.id: sheet for sheet in sheets}, tuple(problems))


def _one_too_many(file: Path) -> Problem:
    return Problem(file, 1, "There are more than %(most)s sheets. This one waits.", {"most": MOST_SHEETS})


def _sheet(root: Table, known: ReferenceIds) -> Questionnaire | None:
    if root.broken:
        return None
    reading = root.text("reading", "first")
    questions = [_QuestionReader(table, known, reading).question() for table in root.tables("question")]
    sheet = None
    try:
        sheet = Questionnaire(
            id=_own_id(root),
            title=root.words("title"),
            questions=tuple(question for question in questions if question is not None),
            reading=reading,
            tiles=root.number("tiles", 6),
            ages=_ages(root),
            spoken_for=root.flag("spoken_for"),
        )
    except InvalidQuestionnaire as unfit:
        root.report_errors(unfit.flaws)
    root.end(OF_A_SHEET)
    return None if root.broken else sheet


def _own_id(root: Table) -> str:
    id = root.text("id")
    if id and id != root.name:
        root.report("id", "The id and the name of the file are the same: %(name)s.toml.", name=id)
    return id


def _ages(root: Table) -> tuple[int, int] | None:
    ages = root.numbers("ages")
    if ages is None or len(ages) == 2:
        return ages
    root.report("ages", "Write the youngest and the oldest age, for example ages = [6, 9] at the top.")
    return None


class _QuestionReader:
    """Reads one question of a questionnaire."""

    def __init__(self, table: Table, known: ReferenceIds, reading: str) -> None:
        self._table = table
        self._known = known
        self._reading = reading

    def question(self) -> Question | None:
        table = self._table
        try:
            return Question(
                id=table.text("id"),
                heading=table.text("heading"),
                ask=self._ask(table),
                kinds=table.names("kinds"),
                shape=table.text("shape", "open"),
                paper=self._known.paper(table, ""),
                prompts=tuple(prompt.languages() for prompt in table.tables("prompts", least=0)),
                suggest=self._known.pictures(table, "suggest"),
                example=self._example(),
            )
        except InvalidQuestionnaire as unfit:
            table.report_errors(unfit.flaws)
            return None
        finally:
            table.end(OF_A_QUESTION)

    def _example(self) -> Example | None:
        table = self._table.table("example")
        if table is None:
            return None
        example = Example(self._ask(table), self._known.pictures(table, "suggest"))
        table.end(OF_AN_EXAMPLE)
        return example

    def _ask(self, table: Table) -> Words:
        words = table.words("ask")
        for flaw in hard_sentences(words, self._reading):
            table.advise(("ask", flaw.at), flaw.message, **flaw.values)
        return words
