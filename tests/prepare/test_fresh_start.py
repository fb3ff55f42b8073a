"""A fresh checkout becomes its own environment, and stays one process that signals reach."""

import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from prepare.places import ROOT
from tests.support.servers.processes import clean_environment, wait_for

#: what stands behind the door in this test: tells who it is, then waits to be stopped
BEHIND_THE_DOOR = """\
import os, signal, sys
from pathlib import Path
def main():
    print(os.getpid(), sys.prefix, sys.argv[1:], flush=True)
    if "wait" in sys.argv:
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(7))
        Path(sys.argv[-1]).touch()
        signal.pause()
"""


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("fresh") / "a checkout with spaces"
    shutil.copytree(ROOT / "prepare", folder / "prepare")
    shutil.copy(ROOT / "run.py", folder)
    (folder / "requirements.txt").write_text("# nothing: this test needs no network\n")
    (folder / "commands").mkdir()
    (folder / "commands" / "main.py").write_text(BEHIND_THE_DOOR)
    _start(folder).wait(120)
    return folder


def _start(checkout: Path, *arguments: str) -> subprocess.Popen[str]:
    base = Path(sys.base_prefix) / "bin" / "python3"
    command = [str(base), str(checkout / "run.py"), *arguments]
    return subprocess.Popen(
        command, cwd="/", env=clean_environment(), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )


def test_run_py_continues_in_its_own_virtual_environment_with_the_same_arguments(checkout: Path) -> None:
    process = _start(checkout, "serve", "--port", "1")
    said, _ = process.communicate(timeout=60)
    assert said.split(" ", 1)[0] == str(process.pid), "the same process, or signals would not reach the server"
    assert f"{checkout / '.venv'} ['serve', '--port', '1']" in said
    assert process.returncode == 0


def test_the_second_start_prepares_nothing_and_is_quick(checkout: Path) -> None:
    assert min(_seconds_of_a_start(checkout) for _ in range(3)) < 2, "the quickest: a machine may be busy at times"


def _seconds_of_a_start(checkout: Path) -> float:
    began = time.monotonic()
    said, _ = _start(checkout).communicate(timeout=60)
    assert "…" not in said
    return time.monotonic() - began


def test_signals_and_the_exit_code_are_passed_through(checkout: Path, tmp_path: Path) -> None:
    process = _start(checkout, "wait", str(tmp_path / "waiting"))
    wait_for((tmp_path / "waiting").exists, "it did not start")
    process.send_signal(signal.SIGTERM)
    assert process.wait(30) == 7


def test_a_deleted_virtual_environment_is_created_again(checkout: Path) -> None:
    shutil.rmtree(checkout / ".venv")
    said, _ = _start(checkout).communicate(timeout=120)
    assert "[1/2] Making a place for Python packages" in said
    assert "[2/2] Installing Python packages" in said


def test_two_starts_at_once_prepare_once(checkout: Path) -> None:
    shutil.rmtree(checkout / ".prepared")
    starts = [_start(checkout) for _ in range(2)]
    said = [start.communicate(timeout=120)[0] for start in starts]
    assert [start.returncode for start in starts] == [0, 0]
    assert sum("Installing Python packages … done" in words for words in said) == 1
