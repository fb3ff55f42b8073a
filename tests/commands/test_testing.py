"""`run.py test` ends as pytest ends: its last line, its exit code."""

import subprocess
import sys
from pathlib import Path

import pytest

from prepare.places import ROOT
from tests.support.servers.processes import clean_environment


@pytest.mark.parametrize(("body", "code", "last"), [("assert True", 0, "1 passed"), ("assert False", 1, "1 failed")])
def test_arguments_go_to_pytest_and_its_end_is_ours(tmp_path: Path, body: str, code: int, last: str) -> None:
    (tmp_path / "test_one.py").write_text(f"def test_one():\n    {body}\n")
    command = [sys.executable, str(ROOT / "run.py"), "test", str(tmp_path), "-q", "-p", "no:cacheprovider"]
    ended = subprocess.run(
        command, env=clean_environment(), cwd="/", capture_output=True, text=True, timeout=120, check=False
    )
    assert ended.returncode == code, ended.stdout + ended.stderr
    assert last in ended.stdout.rstrip().splitlines()[-1]
