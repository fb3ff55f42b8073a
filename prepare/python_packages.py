"""Steps that create the virtual environment `.venv` and install the pinned Python packages."""

import importlib.util
import os
import subprocess
import sys
import venv
from collections.abc import Iterable
from pathlib import Path

from prepare.errors import CannotPrepare
from prepare.places import VENV, WINDOWS, venv_python
from prepare.shell import run
from prepare.steps import Step

DEBIAN = "On Debian and Ubuntu: sudo apt install python3-venv"


def environment() -> Step:
    return Step(
        name="environment",
        title="Making a place for Python packages (.venv)",
        make=_make_environment,
        outputs=(f".venv/{venv_python().relative_to(VENV).as_posix()}",),
        facts=lambda: (str(venv_python().resolve()),),
    )


def packages(*lists: str) -> Step:
    """Returns a step that installs pinned lists, e.g. `requirements.txt`."""
    return Step(
        name="-".join(["python", *(Path(name).stem for name in lists)]),
        title="Installing Python packages" if lists == ("requirements.txt",) else f"Installing {' '.join(lists)}",
        make=lambda: _install(lists),
        inputs=lists,
        outputs=(".venv/pyvenv.cfg",),
        facts=_this_environment,
    )


def _make_environment() -> None:
    if _works():
        return
    if importlib.util.find_spec("ensurepip") is None:
        raise CannotPrepare(f"This Python comes without venv. {DEBIAN}. Then try again.")
    try:
        venv.create(VENV, with_pip=True, symlinks=not WINDOWS, clear=True)
    except (OSError, subprocess.CalledProcessError) as trouble:
        raise CannotPrepare(f"The folder {VENV} could not be made ({trouble}). {DEBIAN}. Then try again.") from trouble


def _works() -> bool:
    """Says whether the environment's Python runs; an incomplete one, or one of a removed Python, is created anew."""
    try:
        return subprocess.run([venv_python(), "-c", "import pip"], capture_output=True, check=False).returncode == 0
    except OSError:
        return False


def _install(lists: Iterable[str]) -> None:
    words: list[str] = []
    for name in lists:
        words += ["-r", name]
    command = [venv_python(), "-m", "pip", "install", "--disable-pip-version-check", "--no-input", *words]
    run(command, "The Python packages could not be installed.", extra_env={"PYTHONNOUSERSITE": "1"})


def _this_environment() -> tuple[str, ...]:
    """Identifies the environment: one created anew is empty, whatever was installed before."""
    made = os.stat(VENV / "pyvenv.cfg").st_mtime_ns if (VENV / "pyvenv.cfg").exists() else 0
    return (str(made), sys.platform)
