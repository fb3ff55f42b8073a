"""One file of `profiles/`, read field by field. All that is wrong in it is told with its line, not the first only.

These files are written by people without programming, and may come from elsewhere: a file is read only when it is
an ordinary small one with a plain name (I8, I9).
"""

import re
import stat
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ipk.domain.errors import IpkError
from ipk.domain.sheets import LANGUAGES, SLUG, Flaw
from ipk.domain.text import clean_text
from ipk.storage.toml_places import Place, Places

MOST_BYTES = 200_000
LONGEST_NAME = 40
LONGEST_TEXT = 300
#: what people write wrong most often
NOT_TOML = (
    'This line or the one above cannot be read: %(why)s. Texts stand in "quotes", lists in [brackets], '
    "and a comma between two values."
)
#: what would write a line of its own into a log, or colour a terminal
_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_LINE = re.compile(r"\(at line (\d+)")


@dataclass(frozen=True)
class Problem:
    """What is wrong and where. The English sentence is translated like a refusal's, `values` fill its `%(name)s`.

    `advice` is only told: the file works as it is.
    """

    file: Path
    line: int
    message: str
    values: Mapping[str, object]
    advice: bool = False

    def __str__(self) -> str:
        return _CONTROLS.sub("?", f"{self.file}:{self.line}: {self.message % self.values}")


class ProfileFile:
    """A file and what is wrong with it. `root` is None when nothing of it can be read."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.problems: list[Problem] = []
        self._places: Places | None = None
        self._told: set[Place] = set()
        text = self._read()
        body = self._parse(text) if text is not None else None
        self.root = Table(self, (), body) if body is not None else None

    @property
    def broken(self) -> bool:
        return any(not problem.advice for problem in self.problems)

    def tell(self, place: Place, message: str, values: Mapping[str, object], *, advice: bool = False) -> None:
        place = tuple(int(part) if isinstance(part, str) and part.isdecimal() else part for part in place)
        line = self._places.line(place) if self._places else 1
        self.problems.append(Problem(self.path, line, message, values, advice))
        self._told.add(place)

    def told(self, place: Place) -> bool:
        """Was something told there, or of what it belongs to, or of a part of it?"""
        return any(place[: len(one)] == one or one[: len(place)] == place for one in self._told)

    def _read(self) -> str | None:
        if len(self.path.stem) > LONGEST_NAME or not SLUG.fullmatch(self.path.stem):
            return self._refuse("Name the file with small letters without accents, digits and hyphens: my-sheet.toml.")
        try:
            about = self.path.lstat()
            if not stat.S_ISREG(about.st_mode):
                return self._refuse("This is not an ordinary file. Copy the file itself here, not a link to it.")
            if about.st_size > MOST_BYTES:
                return self._refuse("This file is too large. At most %(most)s kB are read.", most=MOST_BYTES // 1000)
            return self.path.read_text("utf-8")
        except UnicodeDecodeError:
            return self._refuse("This file is not saved as UTF-8. Save it again with the encoding UTF-8.")
        except OSError as trouble:
            return self._refuse("This file cannot be read: %(why)s.", why=trouble.strerror or "?")

    def _parse(self, text: str) -> dict[str, Any] | None:
        try:
            body = tomllib.loads(text)
            self._places = Places(text)
        except tomllib.TOMLDecodeError as trouble:
            at = _LINE.search(str(trouble))
            line = int(at[1]) if at else text.count("\n") + 1
            self.problems.append(Problem(self.path, line, NOT_TOML, {"why": str(trouble)}))
        except RecursionError:
            return self._refuse("There are too many brackets inside one another.")
        else:
            return body
        return None

    def _refuse(self, message: str, **values: object) -> None:
        self.tell((), message, values)


class Table:
    """A table of the file. What is missing or of the wrong kind is told, and something harmless stands for it."""

    def __init__(self, file: "ProfileFile", place: Place, fields: Mapping[str, Any]) -> None:
        self._file = file
        self._place = place
        self._fields = dict(fields)

    def __contains__(self, name: str) -> bool:
        return name in self._fields

    def text(self, name: str, default: str | None = None) -> str:
        value = self._take(name, default)
        if isinstance(value, str):
            return self._cleaned(name, value)
        if value is not None:
            self.tell(name, 'Write %(name)s = "…" with the text in quotes.', name=name)
        return ""

    def number(self, name: str, default: int | None = None) -> int:
        value = self._take(name, default)
        if isinstance(value, int) and not isinstance(value, bool):
            return value
        if value is not None:
            self.tell(name, "Write %(name)s = 6, a whole number without quotes.", name=name)
        return default or 0

    def flag(self, name: str) -> bool:
        value = self._fields.pop(name, False)
        if not isinstance(value, bool):
            self.tell(name, "Write %(name)s = true or false, without quotes.", name=name)
        return value is True

    def names(self, name: str, default: Sequence[str] | None = None) -> tuple[str, ...]:
        """A list of short texts."""
        value = self._take(name, default)
        if isinstance(value, list | tuple) and all(isinstance(one, str) for one in value):
            return tuple(value)
        if value is not None:
            self.tell(name, 'Write %(name)s = ["…", "…"] as a list in brackets.', name=name)
        return ()

    def numbers(self, name: str) -> tuple[int, ...]:
        value = self._take(name)
        if isinstance(value, list) and all(isinstance(one, int) and not isinstance(one, bool) for one in value):
            return tuple(value)
        return ()

    def words(self, name: str) -> dict[str, str]:
        """One text in each language. Czech has to be there and stands in for those that are not."""
        value = self._take(name)
        if isinstance(value, dict):
            return self._languages(name, value)
        if value is not None:
            self.tell(name, 'Write %(name)s.cs = "…", %(name)s.en = "…", a line for each language.', name=name)
        return {}

    def several_words(self, name: str) -> tuple[dict[str, str], ...]:
        value = self._take(name, [])
        if not _tables(value):
            self.tell(name, "Write each of them under [[question.%(name)s]], a line for each language.", name=name)
            return ()
        return tuple(self._languages((name, place), one) for place, one in enumerate(value))

    def table(self, name: str) -> "Table | None":
        value = self._fields.pop(name, None)
        if isinstance(value, dict):
            return Table(self._file, (*self._place, name), value)
        if value is not None:
            self.tell(name, "Write it under [question.%(name)s] on lines of its own.", name=name)
        return None

    def tables(self, name: str) -> "list[Table]":
        value = self._fields.pop(name, [])
        if not _tables(value) or not value:
            self.tell(name, "Each of them stands under [[%(name)s]] on a line of its own.", name=name)
            return []
        return [Table(self._file, (*self._place, name, place), one) for place, one in enumerate(value)]

    def end(self, known: Iterable[str]) -> None:
        """Nothing else is here: a misspelt name is told, not passed over."""
        for name in self._fields:
            self.tell(name, "%(given)s is not known here. Known are %(known)s.", given=name, known=", ".join(known))

    def tell(self, at: str | Place, message: str, **values: object) -> None:
        self._file.tell((*self._place, *(at.split(".") if isinstance(at, str) else at)), message, values)

    def tell_flaws(self, flaws: Iterable[Flaw], under: str | Place = (), *, advice: bool = False) -> None:
        """Flaws that the domain found, except where this table was told about already."""
        start = (under,) if isinstance(under, str) else under
        for flaw in flaws:
            place = (*self._place, *start, *flaw.at.split("."))
            if advice or not self._file.told(place):
                self._file.tell(place, flaw.message, flaw.values, advice=advice)

    def _take(self, name: str, default: Any = None) -> Any:
        value = self._fields.pop(name, default)
        if value is None:
            self.tell(name, "%(name)s is missing here.", name=name)
        return value

    def _languages(self, name: str | Place, given: Mapping[str, Any]) -> dict[str, str]:
        at: Place = (name,) if isinstance(name, str) else name
        codes = ", ".join(LANGUAGES)
        words: dict[str, str] = {}
        for language, text in given.items():
            here = (*at, language)
            if language not in LANGUAGES:
                self.tell(here, "%(given)s is not known here. Known are %(known)s.", given=language, known=codes)
            elif not isinstance(text, str):
                self.tell(here, 'Write %(name)s = "…" with the text in quotes.', name=language)
            elif cleaned := self._cleaned(here, text):
                words[language] = cleaned
        return self._filled(at, words)

    def _filled(self, at: Place, words: dict[str, str]) -> dict[str, str]:
        if "cs" not in words:
            self.tell(at, "The words in Czech (cs) are missing. They stand in for other languages.")
            return {}
        missing = [language for language in LANGUAGES if language not in words]
        if missing:
            values = {"missing": ", ".join(missing)}
            place = (*self._place, *at)
            self._file.tell(place, "Czech will be shown in %(missing)s, the words are missing.", values, advice=True)
        return {language: words.get(language, words["cs"]) for language in LANGUAGES}

    def _cleaned(self, at: str | Place, text: str) -> str:
        try:
            return clean_text(text, LONGEST_TEXT)
        except IpkError as refusal:
            self.tell(at, refusal.message, **refusal.values)
            return ""


def _tables(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(one, dict) for one in value)
