"""`run.py test` ends as pytest ends: its last line, its exit code."""

import subprocess
import sys
from pathlib import Path

import pytest

from commands.parallel_pytest import Part, run_parts
from commands.test import TIMED, parts
from prepare.places import ROOT
from tests.support.servers.processes import clean_environment

PASSES, FAILS = "def test_one():\n    assert True\n", "def test_other():\n    assert False\n"
UNREADABLE, KILLED = "def test_(:\n", "import os\n\ndef test_end():\n    os._exit(70)\n"


@pytest.mark.parametrize(("test", "code", "last"), [(PASSES, 0, "1 passed in "), (FAILS, 1, "1 failed in ")])
def test_arguments_and_exit_code_of_pytest_are_passed_through(tmp_path: Path, test: str, code: int, last: str) -> None:
    (tmp_path / "test_one.py").write_text(test)
    command = [sys.executable, str(ROOT / "run.py"), "test", str(tmp_path), "-q", "-p", "no:cacheprovider"]
    ended = subprocess.run(
        command, env=clean_environment(), cwd="/", capture_output=True, text=True, timeout=120, check=False
    )
    assert ended.returncode == code, ended.stdout + ended.stderr
    assert last in ended.stdout.rstrip().splitlines()[-1]


@pytest.mark.parametrize(
    ("together", "alone", "code", "last"),
    [
        ((PASSES, PASSES), (PASSES,), 0, "3 passed in "),
        ((PASSES, FAILS), (PASSES,), 1, "1 failed, 2 passed in "),
        ((PASSES, PASSES), (FAILS,), 1, "1 failed, 2 passed in "),
        ((PASSES, UNREADABLE), (), 2, "1 passed, 1 error in "),
        ((PASSES, KILLED), (), 70, "1 passed, 1 error in "),
        ((PASSES, ""), (), 0, "1 passed in "),
        (("", ""), (), 5, "no tests ran in "),
    ],
    ids=["all pass", "one fails", "one fails alone", "one is unreadable", "one is killed", "one is empty", "all empty"],
)
def test_several_processes_end_with_the_sum_of_their_closing_lines(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    together: tuple[str, ...],
    alone: tuple[str, ...],
    code: int,
    last: str,
) -> None:
    made = [_part(tmp_path, f"part-{place}", test) for place, test in enumerate(together + alone)]
    ended = run_parts(made[: len(together)], made[len(together) :], ["-q", "-o", f"cache_dir={tmp_path / 'cache'}"])
    lines = capsys.readouterr().out.splitlines()
    assert ended == code, lines
    assert [line for line in lines if " in 0." in line or last in line] == [lines[-1]]
    assert lines[-1].startswith(last)


def test_failed_and_slow_tests_are_listed_at_the_end(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    slow = "import time\n\ndef test_slow():\n    time.sleep(0.3)\n"
    made = [_part(tmp_path, name, test) for name, test in (("failing", FAILS), ("slow", slow))]
    run_parts(made, [], ["-q", "-o", f"cache_dir={tmp_path / 'cache'}"])
    out = capsys.readouterr().out
    durations, _, summary = out.partition("slowest of all ====")[2].partition("what did not pass at once ====")
    assert "test_slow" in durations.splitlines()[1]
    assert [line.partition(" - ")[0].rpartition("::")[2] for line in summary.splitlines()[1:-1]] == ["test_other"]


def test_every_test_is_in_one_part_and_those_that_measure_time_run_alone() -> None:
    together, alone = parts()
    assert [part.paths for part in alone] == [TIMED]
    assert all((ROOT / path).exists() for path in TIMED)
    assert [part.without for part in together] == [TIMED] * len(together)
    for file in (path.relative_to(ROOT).as_posix() for path in ROOT.glob("tests/**/test_*.py")):
        owners = [part.name for part in together if file.startswith(tuple(f"{path}/" for path in part.paths))]
        timed = any(file == path or file.startswith(f"{path}/") for path in TIMED)
        assert len(owners) == 1 or (timed and not owners), f"{file} is in {owners}"


def _part(folder: Path, name: str, test: str) -> Part:
    (folder / name).mkdir()
    (folder / name / "test_it.py").write_text(test)
    return Part(name, (str(folder / name),))
