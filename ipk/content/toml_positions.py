"""Finds the line of each value in a TOML text, which tomllib does not tell."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress

#: the path to a value, of keys and list indexes from 0: ("question", 2, "ask", "uk")
Place = tuple[str | int, ...]

#: deepest nesting; deeper values get the line of their ancestor
DEEPEST = 8

_TOKEN = re.compile(
    r'"{3}(?:\\.|[^\\])*?"{3,5}|\'{3}.*?\'{3,5}|"(?:\\.|[^"\\\n])*"|\'[^\'\n]*\'|\#[^\n]*|\n|[\[\]{}=,.]'
    r"|[^\s\[\]{}=,.\#\"']+",
    re.DOTALL,
)


class TomlPositions:
    """The lines, counted from 1, of all keys and list values. The text must be valid TOML."""

    def __init__(self, text: str) -> None:
        self._tokens = list(_tokens(text))
        self._next = 0
        self._lines: dict[Place, int] = {}
        self._counts: Counter[Place] = Counter()
        with suppress(RecursionError):  # too deep nesting: keep what was found
            self._document()

    def line(self, path: Place) -> int:
        """The line of `path`, or of its closest ancestor in the text."""
        while path and path not in self._lines:
            path = path[:-1]
        return self._lines.get(path, 1)

    def _document(self) -> None:
        base: Place = ()
        while self._peek():
            if self._peek() == "\n":
                self._take()
            elif self._peek() == "[":
                base = self._header()
            else:
                self._pair(base)

    def _header(self) -> Place:
        line = self._line()
        self._take()
        many = self._peek() == "["
        if many:
            self._take()
        keys = self._keys()
        path: Place = ()
        for place, key in enumerate(keys):
            path += (key,)
            if many and place == len(keys) - 1:
                self._lines.setdefault(path, line)
                self._counts[path] += 1
            if self._counts[path]:
                path += (self._counts[path] - 1,)
        while self._peek() == "]":
            self._take()
        self._lines.setdefault(path, line)
        return path

    def _pair(self, base: Place) -> None:
        line = self._line()
        path = base
        for key in self._keys():
            path += (key,)
            self._lines.setdefault(path, line)
        self._take()  # =
        self._value(path)

    def _keys(self) -> list[str]:
        keys = [_bare(self._take())]
        while self._peek() == ".":
            self._take()
            keys.append(_bare(self._take()))
        return keys[:DEEPEST]

    def _value(self, path: Place) -> None:
        if self._peek() == "[":
            self._several("]", lambda place: self._listed((*path, place)))
        elif self._peek() == "{":
            self._several("}", lambda _: self._pair(path))
        else:
            while self._peek() not in ("", "\n", ",", "]", "}"):
                self._take()

    def _listed(self, path: Place) -> None:
        self._lines.setdefault(path, self._line())
        self._value(path)

    def _several(self, end: str, one: Callable[[int], None]) -> None:
        self._take()
        place = 0
        while self._peek() != end:
            if self._peek() in ("\n", ","):
                self._take()
            else:
                one(place)
                place += 1
        self._take()

    def _peek(self) -> str:
        return self._tokens[self._next][0] if self._next < len(self._tokens) else ""

    def _line(self) -> int:
        return self._tokens[self._next][1]

    def _take(self) -> str:
        self._next += 1
        return self._tokens[self._next - 1][0]


def _tokens(text: str) -> Iterator[tuple[str, int]]:
    line, before = 1, 0
    for found in _TOKEN.finditer(text):
        line += text.count("\n", before, found.start())
        before = found.start()
        if not found[0].startswith("#"):
            yield found[0], line


def _bare(key: str) -> str:
    return key[1:-1] if key[0] in "\"'" else key
