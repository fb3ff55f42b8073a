"""One folder that an organisation changes: a mistake in it is said, and as much as possible goes on."""

import logging
import shutil
from pathlib import Path

import pytest

from ipk import app
from ipk.app import log_skipped_content
from ipk.content.catalogues import CatalogueProblem
from ipk.content.content import Content
from ipk.settings import Settings
from prepare.places import ROOT


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return shutil.copytree(ROOT / "profiles", tmp_path / "profiles")


def change(file: Path, before: str, after: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert before in text
    file.write_text(text.replace(before, after, 1), encoding="utf-8")


def test_skipped_content_is_logged_as_warnings_and_the_rest_is_loaded(
    folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    change(folder / "sheets" / "3-5.toml", "tiles = 4", "tiles = 40")
    change(folder / "sheets" / "6-9.toml", "[[question]]", "[[question]")
    change(folder / "sheets" / "14-17.toml", "title.sk", "# title.sk")
    change(folder / "catalogues" / "music.toml", "tempo = ", "tempo = 1")
    change(folder / "catalogues" / "snacks.toml", 'group = "fruit"', 'group = "fruits"')
    change(folder / "feedback.toml", 'answers = ["yes"', 'answers = ["yess"')
    profiles = Content(folder)
    profiles.check_required()
    with caplog.at_level(logging.WARNING):
        log_skipped_content(profiles)
    assert list(profiles.sheets.sheets) == ["10-13", "14-17", "for-a-child"]
    assert len(profiles.tunes.tunes) > 1
    assert len(profiles.snacks.catalogue.snacks) > 1
    assert len(profiles.feedback.evaluation.questions) > 1
    assert [record.levelname for record in caplog.records] == ["WARNING"] * 5
    for name in ("3-5.toml:7: ", "6-9.toml:", "music.toml:", "snacks.toml:", "feedback.toml:"):
        assert name in caplog.text


@pytest.mark.parametrize(
    ("file", "before", "after"),
    [("papers/ipk.toml", "step = 1", "step = 0"), ("catalogues/symbols/01-say.toml", 'openmoji = "', 'openmoji = "x')],
)
def test_with_a_mistake_in_papers_or_pictures_the_server_does_not_start(
    folder: Path, monkeypatch: pytest.MonkeyPatch, file: str, before: str, after: str
) -> None:
    """So `check-profiles` and profiles/README.md say."""
    change(folder / file, before, after)
    monkeypatch.setattr(app, "PROFILES", folder)
    settings = Settings(data_dir=folder / "data", key_file=folder / "key", async_mode="threading")
    with pytest.raises(CatalogueProblem, match=rf"{Path(file).name}:\d+: "):
        app.create_app(settings)
    assert not settings.data_dir.exists()


def test_a_broken_symbol_or_paper_file_does_not_invalidate_questionnaires(folder: Path) -> None:
    change(folder / "catalogues" / "symbols" / "01-say.toml", "[group]", "[group")
    change(folder / "papers" / "ipk.toml", "step = 1", "step = 0")
    profiles = Content(folder)
    assert len(profiles.sheets.sheets) == 5
    assert {problem.file.name for problem in profiles.problems()} == {"01-say.toml", "ipk.toml"}
    with pytest.raises(CatalogueProblem, match=r"ipk\.toml:8: A meeting has the steps 1 to 9\."):
        profiles.papers("cs")
    with pytest.raises(CatalogueProblem, match=r"01-say\.toml:"):
        _ = profiles.symbols


def test_a_renamed_paper_is_reported_in_every_questionnaire_and_the_demo(folder: Path) -> None:
    change(folder / "papers" / "ipk.toml", 'id = "dari-se"', 'id = "jde-to"')
    change(folder / "papers" / "ipk.toml", 'id = "preji-si"', 'id = "prani"')
    names = {problem.file.name for problem in Content(folder).problems()}
    assert names == {"anicka.toml", "3-5.toml", "6-9.toml", "10-13.toml", "14-17.toml", "for-a-child.toml"}
