"""Paths of a checkout: the virtual environment and the folder of prepared files."""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
STAMPS = ROOT / ".prepared"
WINDOWS = sys.platform == "win32"


def venv_folder() -> Path:
    """Returns the folder of the environment's programs."""
    return VENV / ("Scripts" if WINDOWS else "bin")


def venv_python() -> Path:
    return venv_folder() / ("python.exe" if WINDOWS else "python")


def inside_venv() -> bool:
    """Says whether this interpreter belongs to our virtual environment."""
    return Path(sys.prefix).resolve() == VENV.resolve()
