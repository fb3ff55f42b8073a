"""A social worker changes a sheet by profiles/README.md alone: what it says is true, and nothing is left out."""

import re
from pathlib import Path

import pytest

from ipk.content.content import Content
from ipk.content.questionnaires import OF_A_QUESTION, OF_A_SHEET, read_questionnaires
from ipk.content.references import ReferenceIds
from ipk.domain.profile.questionnaires import HEADINGS, KINDS, READINGS, SHAPES
from ipk.web.middleware.language import translate
from prepare.places import ROOT

PROFILES = Content(ROOT / "profiles")
README = (ROOT / "profiles" / "README.md").read_text(encoding="utf-8")


def test_the_questionnaire_in_the_readme_is_valid(tmp_path: Path) -> None:
    shown = README.split("```toml\n")[1].split("```")[0]
    (tmp_path / "nas-list.toml").write_text(shown, encoding="utf-8")
    papers = {paper.id for paper in PROFILES.papers("cs")}
    read = read_questionnaires(tmp_path, ReferenceIds(symbols=PROFILES.symbols, papers=papers))
    assert [str(problem) for problem in read.problems] == []
    assert [question.shape for question in read.sheets["nas-list"].questions] == ["open", "this_or_that"]


@pytest.mark.parametrize("name", [*HEADINGS, *(set(OF_A_SHEET) - {"question"}), *OF_A_QUESTION])
def test_the_readme_mentions_every_heading_and_field(name: str) -> None:
    assert f"`{name}`" in README


@pytest.mark.parametrize("value", [*KINDS, *READINGS, *(set(SHAPES) - {"open"})])
def test_the_readme_mentions_every_value(value: str) -> None:
    assert f'`"{value}"`' in README


def test_the_problem_shown_in_the_readme_is_the_real_message() -> None:
    shown = re.search(r"toml:20: (.+)", README)
    assert shown is not None
    assert shown[1] == translate("cs", "There is no picture %(given)s in the catalogues.") % {"given": "dogg"}


def test_folders_named_in_the_readme_exist() -> None:
    for folder in re.findall(r"^\| `([\w/.]+)` \|", README, re.MULTILINE)[:5]:
        assert (ROOT / "profiles" / folder).exists(), folder
