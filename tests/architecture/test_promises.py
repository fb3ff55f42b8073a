"""docs/promises.md says of every promise to the method which test proves it, or that it is not there yet."""

import re
from pathlib import Path

from prepare.places import ROOT

PAGE = ROOT / "docs" / "promises.md"
ROW = re.compile(r"^\| ([ABD]\d+) \| [^|]+ \| ([^|]+) \|$", re.MULTILINE)
TEST = re.compile(r"`(tests/[\w/]+(?:\.test)?\.(?:py|js))`")
PROMISES = [*(f"B{number}" for number in range(1, 17)), *(f"D{number}" for number in range(1, 17)), "A1", "A2", "A3"]


def rows() -> list[tuple[str, str]]:
    return ROW.findall(PAGE.read_text(encoding="utf-8"))


def test_every_promise_has_one_row_in_its_order() -> None:
    assert [code for code, _ in rows()] == PROMISES


def test_every_row_names_a_test_or_says_not_yet() -> None:
    assert not [code for code, here in rows() if not TEST.search(here) and "*not yet*" not in here]


def test_every_test_that_a_row_names_exists() -> None:
    named = [(code, test) for code, here in rows() for test in TEST.findall(here)]
    assert named
    assert not [(code, test) for code, test in named if not (ROOT / Path(test)).is_file()]


def test_what_is_there_partly_says_what_is_missing() -> None:
    assert not [code for code, here in rows() if "*partly*" in here and ";" not in here and ":" not in here]
