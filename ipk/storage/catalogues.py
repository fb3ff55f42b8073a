"""Reads `profiles/`: data that people without programming change. A mistake is told with its file and place."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ipk.domain.languages import LANGUAGES
from ipk.domain.meeting import Paper

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
FILE_NUMBER = re.compile(r"^\d+-")
HEXCODE = re.compile(r"[0-9A-F]{4,6}(-[0-9A-F]{4,6})*")


class CatalogueProblem(ValueError):
    """A catalogue that cannot be used: which file, which entry, what is wrong."""


@dataclass(frozen=True)
class Symbol:
    """A picture that a card can be made of. `openmoji` names the drawing.

    `words` are by language: first what stands under the picture, then other words that it is found by.
    """

    id: str
    openmoji: str
    words: Mapping[str, Sequence[str]]


@dataclass(frozen=True)
class SymbolGroup:
    """Pictures that children look for together; `picture` is the id of the symbol that stands for all of them."""

    id: str
    picture: str
    names: Mapping[str, str]
    symbols: tuple[Symbol, ...]


class Entry:
    """One `[[…]]` of a file, read field by field."""

    def __init__(self, place: str, fields: Mapping[str, Any]) -> None:
        self._place = place
        self._fields = dict(fields)

    def take(self, name: str, kind: type | tuple[type, ...], default: Any = None) -> Any:
        value = self._fields.pop(name, default)
        if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
            raise self.problem(f"{name} is missing" if value is None else f"{name} = {value!r} is not right")
        return value

    def slug(self) -> str:
        id = self.take("id", str)
        if not SLUG.fullmatch(id):
            raise self.problem(f"id = {id!r} may only have small letters, digits and hyphens")
        return id

    def words(self, table: Mapping[str, Any], languages: Sequence[str]) -> dict[str, str]:
        """One text for each language."""
        for language in languages:
            text = table.get(language)
            if not isinstance(text, str) or not text.strip():
                raise self.problem(f"the words in {language!r} are missing")
        return {language: text for language, text in table.items() if isinstance(text, str)}

    def names(self, name: str) -> tuple[str, ...]:
        """A list of words, at least one."""
        given = self.take(name, list)
        if not given or not all(isinstance(word, str) and word.strip() == word != "" for word in given):
            raise self.problem(f"{name} = {given!r} is not a list of words")
        return tuple(given)

    def rest(self) -> dict[str, Any]:
        rest, self._fields = self._fields, {}
        return rest

    def end(self) -> None:
        if self._fields:
            raise self.problem(f"{', '.join(sorted(self._fields))}: nobody knows what to do with that")

    def problem(self, reason: str) -> CatalogueProblem:
        return CatalogueProblem(f"{self._place}: {reason}")


def read_symbols(folder: Path, languages: Sequence[str] = LANGUAGES) -> tuple[SymbolGroup, ...]:
    """The picture dictionary: a file for each group, in the order of their names. Raises CatalogueProblem.

    A file has `[group] picture` and a name for each language, then `[[symbol]] id, openmoji` and lists of words.
    """
    files = sorted(folder.glob("*.toml"))
    if not files:
        raise CatalogueProblem(f"{folder}: there is no picture in it")
    groups = tuple(_group(file, languages) for file in files)
    seen = {symbol.id: group for group in groups for symbol in group.symbols}
    for group in groups:
        for symbol in group.symbols:
            if seen[symbol.id] is not group:
                raise CatalogueProblem(f"{folder}: {symbol.id!r} stands in {group.id} and in {seen[symbol.id].id}")
        if group.picture not in seen:
            raise CatalogueProblem(f"{folder}: {group.id}: there is no symbol {group.picture!r}")
    return groups


def read_papers(file: Path, language: str) -> tuple[Paper, ...]:
    """`[[paper]] id, step, title` (by language) and `neutral`, in the order they hang. Raises CatalogueProblem."""
    return tuple(_paper(entry, order, language) for order, entry in enumerate(_entries(file, "paper")))


def _group(file: Path, languages: Sequence[str]) -> SymbolGroup:
    entries = _entries(file, "symbol")
    head = Entry(f"{file}: group", _read(file).get("group", {}))
    picture = head.take("picture", str)
    names = head.words(head.rest(), languages)
    symbols = tuple(_symbol(entry, languages) for entry in entries)
    return SymbolGroup(FILE_NUMBER.sub("", file.stem), picture, names, symbols)


def _symbol(entry: Entry, languages: Sequence[str]) -> Symbol:
    id, openmoji = entry.slug(), entry.take("openmoji", str)
    if not HEXCODE.fullmatch(openmoji):
        raise entry.problem(f"openmoji = {openmoji!r} is not a hexcode of openmoji.org")
    words = {language: entry.names(language) for language in languages}
    entry.end()
    return Symbol(id, openmoji, words)


def _paper(entry: Entry, order: int, language: str) -> Paper:
    id, step = entry.slug(), entry.take("step", int)
    if not 1 <= step <= 9:
        raise entry.problem(f"step = {step}: a meeting has the steps 1 to 9")
    title = entry.words(entry.take("title", dict), (language,))[language]
    neutral = entry.take("neutral", bool, False)
    entry.end()
    return Paper(id=id, title=title, order=order, step=step, neutral=neutral)


def _entries(file: Path, kind: str) -> list[Entry]:
    tables = _read(file).get(kind, [])
    if not isinstance(tables, list) or not tables or not all(isinstance(table, dict) for table in tables):
        raise CatalogueProblem(f"{file}: there is no [[{kind}]] in it")
    _check_doubles(file, kind, tables)
    return [Entry(f"{file}: {kind} {place} ({table.get('id', '?')})", table) for place, table in enumerate(tables, 1)]


def _read(file: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_text("utf-8"))
    except OSError as error:
        raise CatalogueProblem(f"{file}: cannot be read ({error.strerror})") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise CatalogueProblem(f"{file}: {error}") from None


def _check_doubles(file: Path, kind: str, tables: Sequence[Mapping[str, Any]]) -> None:
    seen: set[str] = set()
    for table in tables:
        id = str(table.get("id"))
        if id in seen:
            raise CatalogueProblem(f"{file}: there are two of [[{kind}]] id = {id!r}")
        seen.add(id)
