"""Reads a TOML table field by field; collects errors and goes on with defaults."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol, TypeVar

from ipk.content.toml_file import ContentFile, Problem
from ipk.content.toml_positions import Place
from ipk.domain.kernel.errors import IpkError
from ipk.domain.kernel.languages import LANGUAGES
from ipk.domain.kernel.text import clean_text
from ipk.domain.profile.questionnaires import BAD_ID, SHEET_ID, ContentError, valid_slug

#: most characters of a text
LONGEST = 300


class Table:
    """A table of a file. A missing or invalid field is reported with its line and replaced by a default."""

    def __init__(self, file: ContentFile, place: Place, fields: Mapping[str, Any]) -> None:
        self._file = file
        self._place = place
        self._fields = dict(fields)

    @classmethod
    def of(cls, path: Path, part: tuple[int, str] | None = None) -> "Table":
        """The root table of a file or of a section of it; empty, with a problem, when it cannot be parsed."""
        file = ContentFile(path, part)
        return cls(file, (), file.body)

    def __contains__(self, name: str) -> bool:
        return name in self._fields

    @property
    def name(self) -> str:
        """The file name without its suffix."""
        return self._file.path.stem

    @property
    def broken(self) -> bool:
        """Does the file have an error?"""
        return self._file.broken

    @property
    def problems(self) -> tuple[Problem, ...]:
        """All problems of the file, by line."""
        return tuple(sorted(self._file.problems, key=lambda problem: problem.line))

    def text(self, name: str, default: str | None = None) -> str:
        value = self._take(name, default)
        if isinstance(value, str):
            return self._cleaned(name, value)
        if value is not None:
            self.report(name, 'Write %(name)s = "…" with the text in quotes.', name=name)
        return ""

    def slug(self, name: str) -> str:
        """An id; it is used in URLs and file names."""
        id = self.text(name)
        if id and not valid_slug(id):
            self.report(name, BAD_ID, most=SHEET_ID)
        return id

    def number(self, name: str, default: int | None = None) -> int:
        value = self._take(name, default)
        if _is_number(value):
            return value
        if value is not None:
            self.report(name, "Write %(name)s = 6, a whole number without quotes.", name=name)
        return default or 0

    def amount(self, name: str, most: float, default: float | None = None) -> float:
        """A number from 0 to `most`."""
        value = self._take(name, default)
        if isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= most:
            return float(value)
        if value is not None:
            self.report(name, "Write %(name)s as a number from 0 to %(most)s without quotes.", name=name, most=most)
        return default or 0.0

    def one_of(self, name: str, known: Sequence[str], default: str | None = None) -> str:
        given = self.text(name, default)
        self.expect(name, given, known)
        return given

    def expect(self, at: str | Place, given: str, known: Sequence[str]) -> None:
        if given not in known and not self.reported(at):
            self.report(at, "%(given)s is not known here. Known are %(known)s.", given=given, known=", ".join(known))

    def numbers(self, name: str) -> tuple[int, ...] | None:
        """A list of integers, None when it is missing."""
        value = self._fields.pop(name, None)
        if value is None or (isinstance(value, list) and all(map(_is_number, value))):
            return None if value is None else tuple(value)
        self.report(name, "Write %(name)s = [3, 5], whole numbers in brackets.", name=name)
        return None

    def flag(self, name: str) -> bool:
        value = self._fields.pop(name, False)
        if not isinstance(value, bool):
            self.report(name, "Write %(name)s = true or false, without quotes.", name=name)
        return value is True

    def names(self, name: str, default: Sequence[str] | None = None, *, longest: int = LONGEST) -> tuple[str, ...]:
        """A list of texts."""
        value = self._take(name, default)
        if isinstance(value, Sequence) and not isinstance(value, str) and all(isinstance(one, str) for one in value):
            return tuple(self._cleaned((name, place), one, longest) for place, one in enumerate(value))
        if value is not None:
            self.report(name, 'Write %(name)s = ["…", "…"] as a list in brackets.', name=name)
        return ()

    def words(self, name: str) -> dict[str, str]:
        """A table with a text in each language."""
        value = self._take(name)
        if isinstance(value, dict):
            return Table(self._file, (*self._place, name), value).languages()
        if value is not None:
            self.report(name, 'Write %(name)s.cs = "…", %(name)s.en = "…", a line for each language.', name=name)
        return {}

    def languages(self) -> dict[str, str]:
        """The remaining fields as language → text. Czech is required and replaces missing languages."""
        words = {language: self.text(language) for language in LANGUAGES if language in self._fields}
        self.end(LANGUAGES)
        if not words.get("cs"):
            self.report((), "The words in Czech (cs) are missing. They stand in for other languages.")
            return {}
        missing = ", ".join(language for language in LANGUAGES if not words.get(language))
        if missing:
            self.advise((), "Czech will be shown in %(missing)s, the words are missing.", missing=missing)
        return {language: words.get(language) or words["cs"] for language in LANGUAGES}

    def table(self, name: str) -> "Table | None":
        """An optional table."""
        value = self._fields.pop(name, None)
        if isinstance(value, dict):
            return Table(self._file, (*self._place, name), value)
        if value is not None:
            self.report(name, "Write it under [%(name)s] on lines of its own.", name=self._title(name))
        return None

    def tables(self, name: str, *, least: int = 1) -> "list[Table]":
        """All `[[name]]` tables; reports duplicate ids."""
        value = self._fields.pop(name, [])
        if not isinstance(value, list) or not all(isinstance(one, dict) for one in value) or len(value) < least:
            self.report(name, "Each of them stands under [[%(name)s]] on a line of its own.", name=self._title(name))
            return []
        self._report_duplicates(name, [one.get("id") for one in value])
        return [Table(self._file, (*self._place, name, place), one) for place, one in enumerate(value)]

    def end(self, known: Iterable[str]) -> None:
        """Report the fields that were not read: misspelt names."""
        for name in self._fields:
            self.report(name, "%(given)s is not known here. Known are %(known)s.", given=name, known=", ".join(known))
        self._fields = {}

    def reported(self, at: str | Place) -> bool:
        """Was a problem reported there?"""
        return self._file.reported(self._at(at))

    def report(self, at: str | Place, message: str, **values: object) -> None:
        self._file.report(self._at(at), message, values)

    def advise(self, at: str | Place, message: str, **values: object) -> None:
        self._file.report(self._at(at), message, values, advice=True)

    def report_errors(self, errors: Iterable[ContentError]) -> None:
        """Report errors that the domain found, except where there is a problem already."""
        for error in errors:
            place = self._at(tuple(error.at.split(".")))
            if not self._file.reported(place):
                self._file.report(place, error.message, error.values)

    def _report_duplicates(self, name: str, ids: Sequence[Any]) -> None:
        for place, id in enumerate(ids):
            if id is not None and id in ids[:place]:
                self.report((name, place, "id"), "%(twice)s stands there twice. Once is enough.", twice=id)

    def _take(self, name: str, default: Any = None) -> Any:
        value = self._fields.pop(name, default)
        if value is None:
            self.report(name, "%(name)s is missing here.", name=name)
        return value

    def _cleaned(self, at: str | Place, text: str, longest: int = LONGEST) -> str:
        try:
            return clean_text(text, longest)
        except IpkError as refusal:
            self.report(at, refusal.message, **refusal.values)
            return ""

    def _at(self, at: str | Place) -> Place:
        return (*self._place, at) if isinstance(at, str) else (*self._place, *at)

    def _title(self, name: str) -> str:
        return ".".join(part for part in self._at(name) if isinstance(part, str))


def _is_number(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


class Entry(Protocol):
    """An entry of a catalogue."""

    @property
    def id(self) -> str: ...


E = TypeVar("E", bound=Entry)


def listed(roots: Iterable[Table], kind: str, read: Callable[[Table], E]) -> dict[str, E]:
    """Entries by id. Broken entries and duplicate ids are reported and left out."""
    found: dict[str, E] = {}
    for root in roots:
        for table in root.tables(kind, least=0):
            entry = read(table)
            if entry.id in found:
                table.report("id", "%(twice)s stands there twice. Once is enough.", twice=entry.id)
            if not root.broken:
                found[entry.id] = entry
    return found
