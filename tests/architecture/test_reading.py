"""What a newcomer reads leads somewhere."""

import re
from pathlib import Path

import pytest

from prepare.places import ROOT
from tests.architecture.tree import files, text

PAGES = files(".md")


@pytest.mark.parametrize("page", PAGES, ids=str)
def test_every_link_of_a_page_leads_to_something(page: Path) -> None:
    links = re.findall(r"\]\((?!\w+:|#)([^)#\s]+)", text(page))
    assert not [link for link in links if not (ROOT / page.parent / link).exists()]


def test_every_decision_has_a_unique_number() -> None:
    numbers = [path.name[:3] for path in files(".md") if path.parent.name == "decisions"]
    assert all(number.isdigit() for number in numbers)
    assert len(set(numbers)) == len(numbers)


def test_the_page_for_contributors_has_at_most_seventy_lines() -> None:
    assert text(Path("CONTRIBUTING.md")).count("\n") <= 70


def test_every_setting_is_explained_to_operators() -> None:
    settings = set(re.findall(r"IPK_[A-Z_]+", text(Path("ipk/settings.py"))))
    told = set(re.findall(r"`(IPK_[A-Z_]+)`", text(Path("docs/operations.md"))))
    assert settings - told <= {"IPK_PROBE"}, "IPK_PROBE is the benchmark's own"
    assert told <= settings
