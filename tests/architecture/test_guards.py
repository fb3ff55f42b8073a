"""The tools that read the whole code, each as one test: what fails here fails the build."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from prepare.node import find_node
from prepare.places import ROOT, venv_folder

Words = list[str]


def _python(module: str, *words: str) -> Callable[[], Words]:
    return lambda: [sys.executable, "-m", module, *words]


def _npm(script: str) -> Callable[[], Words]:
    return lambda: [str(find_node().npm), "run", "--silent", script]


def _program(name: str, *words: str) -> Callable[[], Words]:
    return lambda: [str(Path(venv_folder(), name)), *words]


GUARDS: dict[str, Callable[[], Words]] = {
    "floors of the house (import-linter)": _program("lint-imports"),
    "Python style (ruff check)": _python("ruff", "check", "."),
    "Python layout (ruff format)": _python("ruff", "format", "--check", "."),
    "Python types (pyright)": _python("pyright"),
    "templates (djlint)": _python("djlint", "templates", "--lint", "--quiet"),
    "front end: types and style (npm run check)": _npm("check"),
    "front end: unit tests (npm run test:unit)": _npm("test:unit"),
}


@pytest.mark.parametrize("name", GUARDS)
def test_guard(name: str) -> None:
    command = GUARDS[name]()
    env = {**os.environ, **find_node().env(), "NO_COLOR": "1"}
    ended = subprocess.run(
        command, cwd=ROOT, env=env, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
    )
    if ended.returncode != 0:
        pytest.fail(f"{name} found something:\n{ended.stdout}{ended.stderr}", pytrace=False)
