"""Finds Node.js for building the front end: the installed one, else the one of a Python package."""

import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from prepare.errors import CannotPrepare
from prepare.places import venv_folder, venv_python
from prepare.shell import run

OLDEST = (20, 19)
PINS = "requirements-node.txt"


@dataclass(frozen=True)
class Node:
    """The programs node and npm of one installation, and a PATH on which scripts find them."""

    node: Path
    npm: Path

    def env(self) -> dict[str, str]:
        return {"PATH": os.pathsep.join([str(self.node.parent), os.environ.get("PATH", "")])}


def find_node() -> Node:
    """Returns the system's Node if it is new enough, else ours, and installs that if needed. Raises CannotPrepare."""
    return _on(os.environ.get("PATH", "")) or _on(str(venv_folder())) or _installed()


def _on(path: str) -> Node | None:
    node, npm = shutil.which("node", path=path), shutil.which("npm", path=path)
    if node is None or npm is None or version_of(node) < OLDEST:
        return None
    return Node(Path(node), Path(npm))


def _installed() -> Node:
    command = [venv_python(), "-m", "pip", "install", "--disable-pip-version-check", "--no-input", "-r", PINS]
    run(command, "Node could not be installed. Install Node 20 or newer from nodejs.org, then try again.")
    found = _on(str(venv_folder()))
    if found is None:
        raise CannotPrepare("Node does not run on this computer. Install Node 20 or newer from nodejs.org, then retry.")
    return found


def version_of(node: str) -> tuple[int, int]:
    """Returns (major, minor), or (0, 0) when the program does not answer like Node."""
    try:
        said = subprocess.run([node, "--version"], capture_output=True, text=True, timeout=20, check=False).stdout
    except (OSError, subprocess.TimeoutExpired):
        return (0, 0)
    match = re.match(r"v(\d+)\.(\d+)", said)
    return (int(match[1]), int(match[2])) if match else (0, 0)
