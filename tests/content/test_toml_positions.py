"""A mistake is found by its line, so the line has to be right however the file is written."""

import tomllib
from collections.abc import Iterator
from typing import Any

import pytest

from ipk.content.toml_positions import Place, TomlPositions

WRITTEN = '''\
# a comment with [[question]] and "quotes
id = "6-9" # x = 1
title.cs = "Moje # stránka ]"
"odd key" = 3.5
when = 1979-05-27 07:32:00

[[question]]
id = 'rada'
prompts = [ { cs = "a", en = "b" },
  # a comment, with a comma
  { cs = """two
lines [[question]]
""", en = "z" }, ]

[[question]]
ask.cs = "x"
kinds = ["words",
  "voice"]
[question.example]
suggest = [["deep"], [
  "deeper"]]
[[question.prompts]]
cs = "first"
[[question.prompts]]
cs = "second"
'''


@pytest.mark.parametrize(
    ("place", "line"),
    [
        ((), 1),
        (("id",), 2),
        (("title", "cs"), 3),
        (("odd key",), 4),
        (("when",), 5),
        (("question", 0), 7),
        (("question", 0, "prompts"), 9),
        (("question", 0, "prompts", 0, "en"), 9),
        (("question", 0, "prompts", 1), 11),
        (("question", 0, "prompts", 1, "en"), 13),
        (("question", 1), 15),
        (("question", 1, "ask", "cs"), 16),
        (("question", 1, "kinds", 1), 18),
        (("question", 1, "example"), 19),
        (("question", 1, "example", "suggest", 1), 20),
        (("question", 1, "example", "suggest", 1, 0), 21),
        (("question", 1, "prompts", 1, "cs"), 25),
    ],
)
def test_every_value_has_its_line(place: Place, line: int) -> None:
    assert TomlPositions(WRITTEN).line(place) == line


@pytest.mark.parametrize(
    ("place", "line"),
    [
        (("ages",), 1),
        (("question", 1, "heading"), 15),
        (("question", 1, "example", "ask", "cs"), 19),
        (("question", 1, "kinds", 7), 17),
    ],
)
def test_a_missing_value_gets_the_line_of_its_parent(place: Place, line: int) -> None:
    assert TomlPositions(WRITTEN).line(place) == line


def test_positions_agree_with_tomllib() -> None:
    places = TomlPositions(WRITTEN)
    for place, value in _leaves(tomllib.loads(WRITTEN), ()):
        if isinstance(value, str):
            line = WRITTEN.splitlines()[places.line(place) - 1]
            assert value.splitlines()[0] in line or place[-1] in line


def _leaves(value: Any, place: Place) -> Iterator[tuple[Place, Any]]:
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else None
    if inner is None:
        yield place, value
    else:
        for key, one in inner:
            yield from _leaves(one, (*place, key))
