"""The help before anything is installed tells the truth about the commands."""

import tomllib

from commands.main import main
from prepare.places import ROOT
from prepare.usage import TEXT, VERSION


def test_every_command_is_in_the_first_help() -> None:
    for name in main.commands:
        assert f"python3 run.py {name}" in TEXT


def test_the_version_matches_pyproject_toml() -> None:
    assert tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["version"] == VERSION
