"""When preparing fails, a person gets one sentence that says what to do."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from prepare import shell
from prepare.bootstrap import or_say_why
from prepare.errors import CannotPrepare
from prepare.places import ROOT
from prepare.steps import Step


@pytest.fixture(autouse=True)
def _own_stamps(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shell, "STAMPS", tmp_path)


def test_the_output_of_a_failed_tool_goes_to_a_log_file(tmp_path: Path) -> None:
    with pytest.raises(CannotPrepare) as why:
        shell.run([sys.executable, "-c", "print('a long story'); raise SystemExit(3)"], "It could not be built.")
    assert str(why.value).startswith("It could not be built.")
    assert "a long story" not in str(why.value)
    assert "a long story" in (tmp_path / "last-failure.log").read_text()


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ("npm error code ENOTFOUND", "Connect this computer to the internet"),
        ("Failed to establish a new connection: [Errno -2]", "Connect this computer to the internet"),
        ("OSError: [Errno 28] No space left on device", "The disk is full."),
    ],
)
def test_network_and_disk_errors_get_their_own_advice(said: str, sentence: str) -> None:
    assert sentence in shell.explain("It did not work.", said)


def test_a_missing_tool_is_named() -> None:
    with pytest.raises(CannotPrepare, match="no-such-tool"):
        shell.run(["no-such-tool"], "It could not be built.")


@pytest.mark.parametrize("trouble", [CannotPrepare("Do this."), PermissionError(13, "Permission denied", ".prepared")])
def test_a_failed_step_exits_with_a_message_and_no_traceback(trouble: Exception) -> None:
    def fail() -> None:
        raise trouble

    with pytest.raises(SystemExit) as end:
        or_say_why([Step(name="failing", title="Failing", make=fail)])
    assert isinstance(end.value.code, str)
    assert "Traceback" not in end.value.code


@pytest.mark.parametrize("question", ["--help", "--version"])
def test_help_and_version_install_nothing(tmp_path: Path, question: str) -> None:
    shutil.copytree(ROOT / "prepare", tmp_path / "prepare")
    shutil.copy(ROOT / "run.py", tmp_path)
    ended = subprocess.run(
        [sys.executable, str(tmp_path / "run.py"), question], capture_output=True, text=True, check=False
    )
    assert ended.returncode == 0, ended.stderr
    assert "IPK" in ended.stdout
    assert not (tmp_path / ".venv").exists()
