"""Builds what the benchmark needs: compiles the load client, installs the packages of the other servers."""

import shutil
import sys
from pathlib import Path

from bench.places import CLIENT, CLIENT_SOURCES, PEERS, WORK
from prepare.errors import CannotPrepare
from prepare.node import Node, find_node
from prepare.shell import run

FLAGS = ("-O2", "-std=c11", "-Wall", "-Wextra", "-Wno-sign-compare")


def load_client() -> Path:
    """The compiled load client. Raises CannotPrepare with what is missing."""
    if not sys.platform.startswith("linux"):
        raise CannotPrepare("The benchmark reads Linux's own accounting of CPU time. Run it on Linux.")
    compiler = shutil.which("cc") or shutil.which("gcc") or shutil.which("clang")
    if compiler is None:
        raise CannotPrepare(
            "The load client is written in C, and no compiler is here. On Debian: sudo apt install gcc."
        )
    if not CLIENT.exists() or CLIENT.stat().st_mtime < _newest(CLIENT_SOURCES):
        WORK.mkdir(parents=True, exist_ok=True)
        sources = sorted(CLIENT_SOURCES.glob("*.c"))
        run([compiler, *FLAGS, "-o", CLIENT, *sources, "-lm"], "The load client could not be compiled.")
    return CLIENT


def peers() -> Node:
    """Node with the packages of the servers to compare with, installed as bench/peers/package-lock.json pins them."""
    node = find_node()
    lock, installed = PEERS / "package-lock.json", PEERS / "node_modules" / ".package-lock.json"
    if not installed.exists() or installed.stat().st_mtime < lock.stat().st_mtime:
        command = [node.npm, "ci", "--prefix", PEERS, "--no-audit", "--no-fund", "--ignore-scripts"]
        run(command, "The servers to compare with could not be installed.", extra_env=node.env())
    return node


def _newest(folder: Path) -> float:
    return max(file.stat().st_mtime for file in folder.iterdir())
