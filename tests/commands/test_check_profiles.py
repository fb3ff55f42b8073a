"""What a person changed in profiles/ is looked through beforehand: every mistake with its place, in their language."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from commands.check_profiles import check_profiles
from prepare.places import ROOT
from tests.support.servers.processes import clean_environment


def check(folder: Path, *more: str) -> Result:
    return CliRunner().invoke(check_profiles, [str(folder), *more])


def change(file: Path, before: str, after: str) -> str:
    """Change the first one, and say where that is."""
    text = file.read_text(encoding="utf-8")
    assert before in text
    file.write_text(text.replace(before, after, 1), encoding="utf-8")
    return f"{file}:{text[: text.index(before)].count(chr(10)) + 1}: "


@pytest.fixture
def profiles(tmp_path: Path) -> Path:
    return shutil.copytree(ROOT / "profiles", tmp_path / "profiles")


def test_the_shipped_profiles_have_no_mistakes() -> None:
    command = [sys.executable, str(ROOT / "run.py"), "check-profiles"]
    said = subprocess.run(
        command, cwd=ROOT, env=clean_environment(), capture_output=True, text=True, timeout=60, check=False
    )
    assert said.returncode == 0, said.stderr
    assert "Všechno je v pořádku" in said.stdout


def test_every_mistake_is_reported_with_its_line_and_the_command_fails(profiles: Path) -> None:
    places = [
        change(profiles / "sheets" / "3-5.toml", 'heading = "like"', "heading = like"),
        change(profiles / "sheets" / "6-9.toml", "tiles = 6", "tiles = 66"),
        change(profiles / "papers" / "ipk.toml", "step = 1", "step = 11"),
        change(profiles / "catalogues" / "symbols" / "01-say.toml", 'openmoji = "', 'openmoji = "x'),
        change(profiles / "catalogues" / "music.toml", "tempo = ", "tempo = 1"),
        change(profiles / "catalogues" / "snacks.toml", 'allergens = ["gluten"]', 'allergens = ["glutten"]'),
    ]
    said = check(profiles)
    assert said.exit_code == 1
    for place in places:
        assert place in said.output, said.output
    assert "Tyhle řádky prosím opravte" in said.output
    assert "v katalogu není" not in said.output  # the dictionary is broken, the sheets are not blamed for it


def test_the_report_is_in_the_chosen_language(profiles: Path) -> None:
    change(profiles / "sheets" / "6-9.toml", "tiles = 6", "tiles = 66")
    assert "Obrázků na jedné stránce" in check(profiles).output
    assert "Pictures on one page are 2 to 12." in check(profiles, "--language", "en").output


def test_advice_is_printed_and_the_command_succeeds(profiles: Path) -> None:
    change(profiles / "sheets" / "6-9.toml", "title.sk", "# title.sk")
    said = check(profiles)
    assert said.exit_code == 0
    assert "6-9.toml:" in said.output
    assert "jen rady" in said.output


def test_an_empty_folder_fails_without_an_exception(tmp_path: Path) -> None:
    said = check(tmp_path)
    assert said.exit_code == 1
    assert said.exception is None or isinstance(said.exception, SystemExit)
