"""Starts servers by forking them from a process that has imported their modules (see `parent.py`)."""

import atexit
import ctypes
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from prepare.places import ROOT
from tests.support.servers.processes import Process, clean_environment

#: `prctl` of Linux: a process whose parent has ended becomes our child, so that we hear how it ends
PR_SET_CHILD_SUBREAPER = 36
_parents: dict[str, subprocess.Popen[bytes]] = {}


class Forked:
    """A running server."""

    def __init__(self, pid: int) -> None:
        self.pid = pid
        self.returncode: int | None = None

    def poll(self) -> int | None:
        if self.returncode is None:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            self.returncode = os.waitstatus_to_exitcode(status) if pid else None
        return self.returncode

    def wait(self, timeout: float | None = None) -> int:
        deadline = time.monotonic() + (timeout or float("inf"))
        while (code := self.poll()) is None:
            if time.monotonic() > deadline:
                raise subprocess.TimeoutExpired("run.py serve", timeout or 0)
            time.sleep(0.005)
        return code

    def send_signal(self, sig: int) -> None:
        if self.poll() is None:
            os.kill(self.pid, sig)

    def kill(self) -> None:
        self.send_signal(signal.SIGKILL)


def started(arguments: list[str], env: dict[str, str], log: Path) -> Process:
    """`run.py` with these arguments, this environment, and this log for all it prints."""
    log.touch()
    if sys.platform != "linux":
        with log.open("ab") as out:
            command = [sys.executable, str(ROOT / "run.py"), *arguments]
            return subprocess.Popen(command, env=env, stdin=subprocess.DEVNULL, stdout=out, stderr=out)
    parent = _parent(env.get("IPK_ASYNC", "eventlet"))
    assert parent.stdin
    assert parent.stdout
    parent.stdin.write(json.dumps({"arguments": arguments, "env": env, "log": str(log)}).encode() + b"\n")
    parent.stdin.flush()
    return Forked(int(parent.stdout.readline()))


def _parent(mode: str) -> subprocess.Popen[bytes]:
    if mode not in _parents:
        ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
        command = [sys.executable, "-m", "tests.support.servers.parent", mode]
        _parents[mode] = subprocess.Popen(
            command, cwd=ROOT, env=clean_environment(), stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
    return _parents[mode]


@atexit.register
def _no_parent_stays() -> None:
    for parent in _parents.values():
        parent.kill()
        parent.wait()
    _parents.clear()
