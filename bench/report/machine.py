"""Describes the machine and the versions of programs, for the report."""

import os
import platform
import sqlite3
import subprocess
from importlib.metadata import version
from json import loads
from pathlib import Path

from bench.places import PEERS
from prepare.node import find_node
from prepare.system import program

PACKAGES = ("eventlet", "greenlet", "Flask-SocketIO", "python-socketio", "python-engineio", "msgspec", "SQLAlchemy")


def about_machine() -> str:
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return (
        f"Machine: {os.cpu_count()} cores ({_processor()}), {memory:.0f} GiB, "
        f"{platform.system()} {platform.release()}, loopback; "
        "servers, load client and whatever else runs there share the cores."
    )


def versions() -> str:
    """One sentence with every version that matters."""
    ours = [f"{name} {version(name)}" for name in PACKAGES]
    theirs = loads((PEERS / "package.json").read_text())["dependencies"]
    node = _first_line([find_node().node, "--version"]).removeprefix("v")
    names = [f"Python {platform.python_version()}", f"SQLite {sqlite3.sqlite_version}", *ours, f"Node {node}"]
    names += [f"{name} {number}" for name, number in theirs.items()]
    names += [_first_line([path, "--version"]) for path in map(program, ("postgres", "redis-server")) if path]
    return "Versions: " + ", ".join(names) + "."


def _first_line(command: list[str | Path]) -> str:
    said = subprocess.run(command, capture_output=True, text=True, timeout=20, check=False).stdout
    return said.splitlines()[0].strip() if said else str(command[0])


def _processor() -> str:
    lines = Path("/proc/cpuinfo").read_text().splitlines()
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.machine()
