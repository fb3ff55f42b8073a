"""Reads the papers of the wall and the picture dictionary; reports every mistake with its file and line."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ipk.content.toml_file import Problem
from ipk.content.toml_table import Table
from ipk.domain.kernel.languages import LANGUAGES
from ipk.domain.meeting.meeting import Paper

FILE_NUMBER = re.compile(r"^\d+-")
STEPS = range(1, 10)
HEXCODE = re.compile(r"[0-9A-F]{4,6}(-[0-9A-F]{4,6})*")


class CatalogueProblem(ValueError):
    """A catalogue that cannot be used; its message has a line for each problem."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(map(str, self.problems)))


@dataclass(frozen=True)
class Symbol:
    """A picture for cards. `openmoji` is the number of its drawing.

    `words`: language → the caption, then other search words.
    """

    id: str
    openmoji: str
    words: Mapping[str, Sequence[str]]


@dataclass(frozen=True)
class SymbolGroup:
    """A group of the picture dictionary; `picture` is the id of the symbol that represents it."""

    id: str
    picture: str
    names: Mapping[str, str]
    symbols: tuple[Symbol, ...]


def read_symbols(folder: Path) -> tuple[SymbolGroup, ...]:
    """The picture dictionary: a file for each group, in the order of their names. Raises CatalogueProblem.

    A file has `[group] picture` and a name for each language, then `[[symbol]] id, openmoji` and lists of words.
    """
    roots = [Table.of(file) for file in sorted(folder.glob("*.toml"))]
    if not roots:
        raise CatalogueProblem([Problem(folder, 1, "There is no picture in this folder.", {})])
    groups = [_group(root) for root in roots]
    _check_groups(roots, groups)
    refuse_broken(roots)
    return tuple(groups)


def read_papers(file: Path, language: str) -> tuple[Paper, ...]:
    """`[[paper]] id, step, title` (by language) and `neutral`, in the order they hang. Raises CatalogueProblem."""
    root = Table.of(file)
    papers = [_paper(table, order, language) for order, table in enumerate(root.tables("paper"))]
    root.end(("paper",))
    refuse_broken([root])
    return tuple(papers)


def check_drawing(table: Table) -> str:
    """The number of an OpenMoji drawing; reports one that is malformed."""
    openmoji = table.text("openmoji")
    if openmoji and not HEXCODE.fullmatch(openmoji):
        table.report("openmoji", "%(given)s is not a number of a picture at openmoji.org.", given=openmoji)
    return openmoji


def _group(root: Table) -> SymbolGroup:
    picture, names = "", {}
    head = root.table("group")
    if head is not None:
        picture, names = head.text("picture"), head.languages()
    else:
        root.report("group", "%(name)s is missing here.", name="[group]")
    symbols = tuple(_symbol(table) for table in root.tables("symbol"))
    root.end(("group", "symbol"))
    return SymbolGroup(FILE_NUMBER.sub("", root.name), picture, names, symbols)


def _symbol(table: Table) -> Symbol:
    id, openmoji = table.slug("id"), check_drawing(table)
    words = {language: _labels(table, language) for language in LANGUAGES}
    table.end(("id", "openmoji", *LANGUAGES))
    return Symbol(id, openmoji, words)


def _labels(table: Table, language: str) -> tuple[str, ...]:
    labels = table.names(language)
    if not all(labels or [""]) and not table.reported(language):
        table.report(language, "Write at least one word here, and no empty ones.")
    return labels


def _check_groups(roots: Sequence[Table], groups: Sequence[SymbolGroup]) -> None:
    """Report pictures in two groups, and groups whose `picture` does not exist."""
    seen: dict[str, str] = {}
    for root, group in zip(roots, groups, strict=True):
        for place, symbol in enumerate(group.symbols):
            if seen.setdefault(symbol.id, root.name) != root.name:
                message = "%(twice)s stands in %(file)s.toml, too."
                root.report(("symbol", place, "id"), message, twice=symbol.id, file=seen[symbol.id])
    for root, group in zip(roots, groups, strict=True):
        if group.picture and group.picture not in seen:
            root.report(("group", "picture"), "There is no picture %(given)s in the catalogues.", given=group.picture)


def _paper(table: Table, order: int, language: str) -> Paper:
    id, step = table.slug("id"), table.number("step")
    if step not in STEPS and not table.reported("step"):
        table.report("step", "A meeting has the steps 1 to 9.")
    title = table.words("title").get(language, "")
    neutral = table.flag("neutral")
    _check_former(table)
    table.end(("id", "step", "title", "neutral", "former"))
    return Paper(id=id, title=title, order=order, step=step, neutral=neutral)


def _check_former(table: Table) -> None:
    """Checks the former titles, which only the browser uses (`static/js/build_messages.mjs`)."""
    former = table.table("former")
    if former is None:
        return
    for language in LANGUAGES:
        if language in former:
            former.names(language)
    former.end(LANGUAGES)


def refuse_broken(roots: Iterable[Table]) -> None:
    """Raise CatalogueProblem when there is a problem in these files."""
    problems = [problem for root in roots for problem in root.problems if not problem.advice]
    if problems:
        raise CatalogueProblem(problems)
