"""Reads one TOML file of `profiles/` and collects its problems with their lines.

People without programming knowledge write these files, and they may come from strangers: only a small regular file
with a plain name is read (I8, I9).
"""

import re
import stat
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ipk.content.toml_positions import Place, TomlPositions
from ipk.domain.profile.questionnaires import valid_slug

MOST_BYTES = 200_000
#: most dots in a line: tomllib takes minutes for a key of thousands of parts
MOST_DOTS = 100
MACHINE_MADE = "There is something in this file that only a machine would write."
#: the message for invalid TOML
NOT_TOML = (
    'This line or the one above cannot be read: %(why)s. Texts stand in "quotes", lists in [brackets], '
    "and a comma between two values."
)
#: characters that could forge log lines or control a terminal
_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_LINE = re.compile(r"\(at line (\d+)")
_AT = re.compile(r" \(at [^)]*\)")


@dataclass(frozen=True)
class Problem:
    """A mistake in a file. `message` is English and translatable; `values` fill its `%(name)s`.

    `advice`: a hint only, the file can be used.
    """

    file: Path
    line: int
    message: str
    values: Mapping[str, object]
    advice: bool = False

    def __str__(self) -> str:
        return self.said(self.message, self.file)

    def said(self, sentence: str, file: Path) -> str:
        """The problem as one line, with a translated sentence."""
        return _CONTROLS.sub("?", f"{file}:{self.line}: {sentence % self.values}")


class NotReadable(Exception):
    """The file cannot be read at all."""

    def __init__(self, message: str, **values: object) -> None:
        self.message = message
        self.values = values
        super().__init__(message % values)


def ordinary_text(path: Path) -> str:
    """The text of an ordinary small file with a plain name. Raises NotReadable."""
    if not valid_slug(path.stem):
        raise NotReadable("Name the file with small letters without accents, digits and hyphens: my-sheet.toml.")
    try:
        about = path.lstat()
        if not stat.S_ISREG(about.st_mode):
            raise NotReadable("This is not an ordinary file. Copy the file itself here, not a link to it.")
        if about.st_size > MOST_BYTES:
            raise NotReadable("This file is too large. At most %(most)s kB are read.", most=MOST_BYTES // 1000)
        return path.read_text("utf-8-sig")
    except UnicodeDecodeError:
        raise NotReadable("This file is not saved as UTF-8. Save it again with the encoding UTF-8.") from None
    except OSError as trouble:
        raise NotReadable("This file cannot be read: %(why)s.", why=trouble.strerror or "?") from None


def entries(text: str, *names: str) -> Iterator[tuple[int, str]]:
    """(first line, text) of each `[[name]]`, parsed separately so that a broken one does not affect the others."""
    header = re.compile(rf"^\s*\[\[\s*({'|'.join(names)})\s*\]\]", re.MULTILINE)
    starts = [match.start() for match in header.finditer(text)]
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        chunk = text[start:end]
        lead = len(chunk) - len(chunk.lstrip())
        yield text.count("\n", 0, start + lead) + 1, chunk[lead:]


class ContentFile:
    """A parsed TOML file and its problems. `body` is empty when it could not be parsed; then there is a problem.

    `part`: (first line, text) of a section that is parsed separately.
    """

    def __init__(self, path: Path, part: tuple[int, str] | None = None) -> None:
        self.path = path
        self.problems: list[Problem] = []
        self._reported: set[Place] = set()
        self._places: TomlPositions | None = None
        self._first, self._text = part or (1, "")
        self._readable = True
        self.body = self._parse(ordinary=part is None)
        self._readable = not self.problems

    @property
    def broken(self) -> bool:
        return any(not problem.advice for problem in self.problems)

    def report(self, place: Place, message: str, values: Mapping[str, object], *, advice: bool = False) -> None:
        """Add a problem, unless the file could not be parsed: then missing fields are not reported."""
        if not self._readable:
            return
        self.problems.append(Problem(self.path, self._line(place), message, values, advice))
        if not advice:
            self._reported.add(place)

    def reported(self, place: Place) -> bool:
        """Was a problem reported at this path, or at a path above or below it?"""
        return any(place[: len(one)] == one or one[: len(place)] == place for one in self._reported)

    def _line(self, place: Place) -> int:
        """The line of a path. Positions are computed only when there is a problem."""
        if place and self._places is None:
            self._places = TomlPositions(self._text)
        return self._first - 1 + (self._places.line(place) if self._places else 1)

    def _parse(self, *, ordinary: bool) -> dict[str, Any]:
        try:
            if ordinary:
                self._text = ordinary_text(self.path)
            if any(line.count(".") > MOST_DOTS for line in self._text.split("\n")):
                raise NotReadable(MACHINE_MADE)
            return tomllib.loads(self._text)
        except tomllib.TOMLDecodeError as trouble:
            self._tell_of_toml(str(trouble))
        except NotReadable as refusal:
            self.report((), refusal.message, refusal.values)
        except (RecursionError, ValueError):  # too deep nesting, or too long numbers
            self.report((), MACHINE_MADE, {})
        return {}

    def _tell_of_toml(self, why: str) -> None:
        at = _LINE.search(why)
        line = int(at[1]) if at else self._text.count("\n") + 1
        self.problems.append(Problem(self.path, self._first - 1 + line, NOT_TOML, {"why": _AT.sub("", why)}))
