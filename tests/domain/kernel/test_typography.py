"""Sentences get the non-breaking spaces of their language; people's words keep theirs."""

import json
from dataclasses import asdict

import pytest

from ipk.domain.kernel.languages import LANGUAGES
from ipk.domain.kernel.typography import RULES, without_breaks
from prepare.places import ROOT

#: shared with the browser's tests (tests/js/lib/typography.test.js)
CASES = json.loads((ROOT / "tests" / "architecture" / "typography_cases.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['language']}: {case['plain']}")
def test_a_line_ends_only_where_the_language_allows_it(case: dict[str, str]) -> None:
    assert without_breaks(case["plain"], case["language"]) == case["bound"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['language']}: {case['plain']}")
def test_a_sentence_that_has_its_spaces_stays(case: dict[str, str]) -> None:
    assert without_breaks(case["bound"], case["language"]) == case["bound"]


def test_every_language_has_rules_and_cases() -> None:
    assert set(RULES) == set(LANGUAGES) <= {case["language"] for case in CASES}
    assert all(set(asdict(rules)) == {"after", "before", "ordinals"} for rules in RULES.values())
