"""A Node that is too old is no Node."""

import json
import stat
from pathlib import Path

import pytest

from prepare import node
from prepare.places import ROOT

pytestmark = pytest.mark.skipif("sys.platform == 'win32'", reason="makes programs out of shell scripts")


def _program(folder: Path, name: str, says: str) -> Path:
    folder.mkdir(exist_ok=True)
    file = folder / name
    file.write_text(f"#!/bin/sh\necho {says}\n")
    file.chmod(file.stat().st_mode | stat.S_IXUSR)
    return file


def _computer(monkeypatch: pytest.MonkeyPatch, system: Path, own: Path) -> None:
    monkeypatch.setenv("PATH", str(system))
    monkeypatch.setattr(node, "venv_folder", lambda: own)


def test_a_recent_system_node_is_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mine = _program(tmp_path / "system", "node", "v20.19.0")
    _program(tmp_path / "system", "npm", "10")
    _computer(monkeypatch, tmp_path / "system", tmp_path / "own")
    assert node.find_node().node == mine


@pytest.mark.parametrize("version", ["v18.20.4", "v20.18.1", "whatever"])
def test_an_old_system_node_is_ignored_for_our_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, version: str
) -> None:
    for folder, says in (("system", version), ("own", "v24.19.0")):
        _program(tmp_path / folder, "node", says)
        _program(tmp_path / folder, "npm", "10")
    _computer(monkeypatch, tmp_path / "system", tmp_path / "own")
    found = node.find_node()
    assert found.npm == tmp_path / "own" / "npm"
    assert found.env()["PATH"].startswith(str(tmp_path / "own"))


def test_a_node_without_npm_is_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _program(tmp_path / "system", "node", "v22.1.0")
    asked: list[object] = []
    monkeypatch.setattr(node, "run", lambda command, *_: asked.append(command))
    _computer(monkeypatch, tmp_path / "system", tmp_path / "own")
    with pytest.raises(node.CannotPrepare):
        node.find_node()
    assert asked, "our own should have been installed"


def test_package_json_requires_the_same_node_version() -> None:
    engines = json.loads((ROOT / "package.json").read_text())["engines"]["node"]
    assert engines == f">={node.OLDEST[0]}.{node.OLDEST[1]}"
