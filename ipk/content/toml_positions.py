"""Where each value of a TOML text stands. Python's reader does not say, and people look for a mistake by its line."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress

#: keys and places in lists that lead to a value: ("question", 2, "ask", "uk"); the first of a list is 0
Place = tuple[str | int, ...]

#: no file of ours goes deeper; what does keeps its beginning's line
DEEPEST = 8

_TOKEN = re.compile(
    r'"{3}(?:\\.|[^\\])*?"{3,5}|\'{3}.*?\'{3,5}|"(?:\\.|[^"\\\n])*"|\'[^\'\n]*\'|\#[^\n]*|\n|[\[\]{}=,.]'
    r"|[^\s\[\]{}=,.\#\"']+",
    re.DOTALL,
)


class TomlPositions:
    """The line of every key and of every value in a list, counted from 1. The text is TOML that was read before."""

    def __init__(self, text: str) -> None:
        self._tokens = list(_tokens(text))
        self._next = 0
        self._lines: dict[Place, int] = {}
        self._counts: Counter[Place] = Counter()
        with suppress(RecursionError):  # what was found so far is enough for a file of brackets only
            self._document()

    def line(self, path: Place) -> int:
        """Where `path` stands; of what is not written the line of what it belongs to."""
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
