"""Reads `profiles/sheets/`, one sheet a file. A broken one is refused with its line and the reason, the others work."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from ipk.domain.sheets import Example, Question, Sheet, Unfit, hard_sentences
from ipk.storage.profile_files import Problem, ProfileFile, Table

MOST_SHEETS = 50
_SHEET = ("id", "ages", "spoken_for", "title", "reading", "tiles", "question")
_QUESTION = ("id", "heading", "paper", "shape", "kinds", "ask", "prompts", "suggest", "example")
_EXAMPLE = ("ask", "suggest")


@dataclass(frozen=True)
class Known:
    """What a sheet may point at: symbols of the catalogues, papers of the wall. None: anything."""

    symbols: Collection[str] | None = None
    papers: Collection[str] | None = None


@dataclass(frozen=True)
class Sheets:
    """The sheets by id, in the order of ages, and what was found on the way."""

    sheets: Mapping[str, Sheet]
    problems: tuple[Problem, ...]


def read_sheets(folder: Path, known: Known = Known()) -> Sheets:
    """Every `*.toml` there. Never raises for what stands in a file."""
    files = sorted(folder.glob("*.toml"))
    read = [(ProfileFile(file)) for file in files[:MOST_SHEETS]]
    sheets = [sheet for file in read if (sheet := _sheet(file, known)) is not None]
    sheets.sort(key=lambda sheet: (sheet.spoken_for, sheet.ages or (0, 0), sheet.id))
    problems = [*chain.from_iterable(file.problems for file in read)]
    for file in files[MOST_SHEETS:]:
        problems.append(Problem(file, 1, "There are more than %(most)s sheets. This one waits.", {"most": MOST_SHEETS}))
    return Sheets({sheet.id: sheet for sheet in sheets}, tuple(problems))


def _sheet(file: ProfileFile, known: Known) -> Sheet | None:
    root = file.root
    if root is None:
        return None
    reading = root.text("reading", "first")
    questions = tuple(_question(table, known, reading) for table in root.tables("question"))
    id = root.text("id")
    if id and id != file.path.stem:
        root.tell("id", "The id and the name of the file are the same: %(name)s.toml.", name=id)
    try:
        sheet = Sheet(
            id=id,
            title=root.words("title"),
            questions=tuple(one for one in questions if one is not None),
            reading=reading,
            tiles=root.number("tiles", 6),
            ages=_ages(root),
            spoken_for=root.flag("spoken_for"),
        )
    except Unfit as unfit:
        sheet = None
        root.tell_flaws(unfit.flaws)
    root.end(_SHEET)
    return None if file.broken else sheet


def _ages(root: Table) -> tuple[int, int] | None:
    if "ages" not in root:
        return None
    ages = root.numbers("ages")
    if len(ages) == 2:
        return ages[0], ages[1]
    root.tell("ages", "Write the youngest and the oldest age, for example ages = [6, 9] at the top.")
    return 0, 0


def _question(table: Table, known: Known, reading: str) -> Question | None:
    question = None
    try:
        question = Question(
            id=table.text("id"),
            heading=table.text("heading"),
            ask=table.words("ask"),
            kinds=table.names("kinds"),
            shape=table.text("shape", "open"),
            paper=table.text("paper", ""),
            prompts=table.several_words("prompts"),
            suggest=_pictures(table, known),
            example=_example(table.table("example"), known, reading),
        )
    except Unfit as unfit:
        table.tell_flaws(unfit.flaws)
    table.end(_QUESTION)
    if question is not None:
        _tell_of(table, question, known, reading)
    return question


def _tell_of(table: Table, question: Question, known: Known, reading: str) -> None:
    if question.paper and known.papers is not None and question.paper not in known.papers:
        table.tell("paper", "There is no paper %(given)s on the wall.", given=question.paper)
    table.tell_flaws(hard_sentences(question.ask, reading), "ask", advice=True)


def _example(table: Table | None, known: Known, reading: str) -> Example | None:
    if table is None:
        return None
    example = Example(table.words("ask"), _pictures(table, known))
    table.tell_flaws(hard_sentences(example.ask, reading), "ask", advice=True)
    table.end(_EXAMPLE)
    return example


def _pictures(table: Table, known: Known) -> tuple[str, ...]:
    pictures = table.names("suggest", [])
    for place, picture in enumerate(pictures):
        if known.symbols is not None and picture not in known.symbols:
            table.tell(("suggest", place), "There is no picture %(given)s in the catalogues.", given=picture)
    return pictures
