"""Small things that every real process in a test needs: a free port, waiting for a condition, a calm end."""

import os
import random
import signal
import socket
import subprocess
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any, Protocol, TypeVar

import pytest

from prepare.system import PROGRAMS, program

T = TypeVar("T")


class Process(Protocol):
    """What tests use of `subprocess.Popen`."""

    pid: int
    returncode: Any

    def poll(self) -> int | None: ...
    def wait(self, timeout: float | None = None) -> int: ...
    def send_signal(self, sig: int) -> None: ...
    def kill(self) -> None: ...


#: below what the system hands out by itself, so that no connection of anybody takes a port before its server does
PORTS = range(12_000, 30_000)


def free_port() -> int:
    """A port of 127.0.0.1 that nobody listens on, and that stays free while its server starts and starts again."""
    for port in random.sample(PORTS, 200):
        with socket.socket() as probe, suppress(OSError):
            probe.bind(("127.0.0.1", port))
            return port
    pytest.fail("no port is free")


def wait_for(condition: Callable[[], T], why: str, seconds: float = 20) -> T:
    """The first true answer of `condition`; fails the test with `why` when there is none in time."""
    deadline = time.monotonic() + seconds
    while True:
        answer = condition()
        if answer:
            return answer
        if time.monotonic() > deadline:
            pytest.fail(f"waited {seconds:g} s in vain: {why}")
        time.sleep(0.02)


def answers(port: int) -> bool:
    try:
        socket.create_connection(("127.0.0.1", port), timeout=1).close()
    except OSError:
        return False
    return True


def needed(name: str) -> str:
    """The path of a system's program that a test cannot do without."""
    found = program(name)
    if found is None:
        pytest.fail(f"{name} is missing: sudo apt install {PROGRAMS.get(name, name)}, or run `python3 run.py test`")
    return str(found)


def end(process: Process, signum: int = signal.SIGTERM, seconds: float = 10) -> int:
    """Ask a process to end and wait; what does not listen is killed. Gives its exit code."""
    if process.poll() is None:
        process.send_signal(signum)
        try:
            process.wait(seconds)
        except subprocess.TimeoutExpired:
            process.kill()
    return process.wait(seconds)


def tail(file: Path, lines: int = 30) -> str:
    """The last words of a log, for a failure's message."""
    try:
        return "\n".join(file.read_text(errors="replace").splitlines()[-lines:])
    except OSError:
        return "(no log)"


def clean_environment(**extra: str) -> dict[str, str]:
    """Ours without anything of IPK's, so that a developer's settings cannot change a test."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("IPK_")}
    return {**kept, "PYTHONUNBUFFERED": "1", **extra}
