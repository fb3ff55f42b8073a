"""Starts servers as processes, finds their child processes, stops them."""

import os
import signal
import socket
import subprocess
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from prepare.errors import CannotPrepare
from prepare.places import ROOT

START_SECONDS = 60
STOP_SECONDS = 10
PRIORITY = -10


def free_port() -> int:
    """A port of 127.0.0.1 that was free a moment ago."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass
class Program:
    """A program that serves `port`. Its output goes to `log`."""

    name: str
    command: Sequence[str | Path]
    port: int
    log: Path
    env: Mapping[str, str] = field(default_factory=dict)
    user: str | None = None
    process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Returns once it answers. Raises CannotPrepare with the end of its output when it does not."""
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                [str(word) for word in self.command],
                cwd="/" if self.user else ROOT,
                env=self.environment(),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                user=self.user,
                group=self.user,
            )
        go_first(self.process.pid)
        deadline = time.monotonic() + START_SECONDS
        while not _answers(self.port):
            if self.process.poll() is not None or time.monotonic() > deadline:
                self.stop()
                words = self.log.read_text(errors="replace").splitlines()[-8:]
                raise CannotPrepare(f"{self.name} did not start. Its last words:\n" + "\n".join(words))
            time.sleep(0.05)

    def environment(self) -> dict[str, str]:
        """Ours without IPK's settings, so that a developer's own cannot change a measurement."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith("IPK_")}
        return {**kept, "PYTHONUNBUFFERED": "1", **self.env}

    def stop(self, signum: int = signal.SIGTERM) -> None:
        if self.process is None or self.process.poll() is not None:
            return
        self.process.send_signal(signum)
        try:
            self.process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()

    def pids(self) -> list[int]:
        """The process and all that it started."""
        if self.process is None:
            return []
        return family(self.process.pid, _parents())


def go_first(pid: int) -> None:
    """Raises the priority of a measured process or the load client where the system permits it, the same for all."""
    with suppress(PermissionError, ProcessLookupError):
        os.setpriority(os.PRIO_PROCESS, pid, PRIORITY)


def family(head: int, parents: Mapping[int, int]) -> list[int]:
    """Returns `head` and its descendants; `parents` is process id → parent's id."""
    found = [head]
    for one in found:
        found.extend(child for child, parent in parents.items() if parent == one)
    return found


def _parents() -> dict[int, int]:
    parents = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                after_name = (entry / "stat").read_text().rpartition(")")[2].split()
            except OSError:
                continue  # it ended meanwhile
            parents[int(entry.name)] = int(after_name[1])
    return parents


def _answers(port: int) -> bool:
    try:
        socket.create_connection(("127.0.0.1", port), timeout=1).close()
    except OSError:
        return False
    return True
