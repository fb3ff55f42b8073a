"""The tools that read the whole code, each as one test: what fails here fails the build."""

import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest

from prepare.node import find_node
from prepare.places import ROOT, venv_folder

Words = list[str]
PATIENCE = 150  # seconds; the slowest of them takes a tenth of that


def _python(module: str, *words: str) -> Callable[[], Words]:
    return lambda: [sys.executable, "-m", module, *words]


def _npm(script: str) -> Callable[[], Words]:
    return lambda: [str(find_node().npm), "run", "--silent", script]


def _program(name: str, *words: str) -> Callable[[], Words]:
    return lambda: [str(Path(venv_folder(), name)), *words]


GUARDS: dict[str, Callable[[], Words]] = {
    "floors of the house (import-linter)": _program("lint-imports"),
    "Python style (ruff check)": _python("ruff", "check", "--output-format", "concise", "."),
    "Python layout (ruff format)": _python("ruff", "format", "--check", "--output-format", "concise", "."),
    "Python types (pyright)": _python("pyright"),
    "templates (djlint)": _python("djlint", "templates", "--lint", "--quiet"),
    "front end: types and style (npm run check)": _npm("check"),
    "front end: unit tests (npm run test:unit)": _npm("test:unit"),
}


@pytest.mark.parametrize("name", GUARDS)
def test_guard(name: str) -> None:
    code, said = _run(GUARDS[name]())
    if code != 0:
        pytest.fail(f"{name} found something:\n{said}", pytrace=False)


def _run(command: Words) -> tuple[int, str]:
    """Exit code and words of a tool. One that hangs is ended with everything it started."""
    env = {**os.environ, **find_node().env(), "NO_COLOR": "1"}
    with tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace") as said:
        process = subprocess.Popen(
            command, cwd=ROOT, env=env, stdin=subprocess.DEVNULL, stdout=said, stderr=said, start_new_session=True
        )
        try:
            process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            said.write(f"\nit did not end within {PATIENCE} s")
        said.seek(0, os.SEEK_SET)
        return process.wait(), said.read()
