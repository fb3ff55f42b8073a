"""What tests need of the system is installed where we may, else named with the command that installs it."""

from pathlib import Path

import pytest

from prepare import system
from prepare.errors import CannotPrepare


@pytest.fixture
def bare(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """A computer without Redis; gives the commands that were run on it."""
    there = {name: Path("/usr/bin", name) for name in system.PROGRAMS if name != "redis-server"}
    commands: list[list[str]] = []

    def run(command: list[str], _sorry: str, **_: object) -> None:
        commands.append(command)
        if "redis-server" in command:
            there["redis-server"] = Path("/usr/bin/redis-server")

    monkeypatch.setattr(system, "program", there.get)
    monkeypatch.setattr(system, "run", run)
    monkeypatch.setattr(system.shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(system, "_root", lambda: True)
    return commands


def test_as_root_only_missing_programs_are_installed(bare: list[list[str]]) -> None:
    system.install_missing()
    assert [command[:2] for command in bare] == [["apt-get", "update"], ["apt-get", "install"]]
    assert "redis-server" in bare[1]
    assert "chromium" not in bare[1]


def test_without_missing_programs_nothing_is_run(bare: list[list[str]], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system, "program", lambda name: Path("/usr/bin", name))
    system.install_missing()
    assert bare == []


@pytest.mark.parametrize("lacks", ["root", "apt-get"])
def test_without_root_or_apt_the_missing_program_is_named(
    bare: list[list[str]], monkeypatch: pytest.MonkeyPatch, lacks: str
) -> None:
    if lacks == "root":
        monkeypatch.setattr(system, "_root", lambda: False)
    else:
        monkeypatch.setattr(system.shutil, "which", lambda name: None)
    with pytest.raises(CannotPrepare, match=r"The tests need redis-server\..*sudo apt install redis-server"):
        system.install_missing()
    assert bare == []


def test_the_newest_postgresql_is_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for version in ("9.6", "15", "17"):
        program = tmp_path / version / "bin" / "initdb"
        program.parent.mkdir(parents=True)
        program.write_text("#!/bin/sh\n")
        program.chmod(0o755)
    monkeypatch.setattr(system, "POSTGRES", tmp_path)
    monkeypatch.setenv("PATH", "/nowhere")
    assert system.program("initdb") == tmp_path / "17" / "bin" / "initdb"
