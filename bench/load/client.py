"""Runs the load client (bench/client) against a server."""

import secrets
import subprocess
from collections.abc import Sequence
from pathlib import Path

from bench.processes import go_first
from prepare.errors import CannotPrepare

LONGEST_SECONDS = 600

#: the language a server speaks, as the load client calls it
DIALECTS = {"ours": "ipk", "relay": "relay", "stock": "relay", "raw": "raw"}
#: opened with the first step, nobody's own
PAPER = "co-mam-rad"


def load(client: Path, server: str, seats: Path, words: Sequence[str], pids: Sequence[int] = ()) -> list[str]:
    """Runs the load client against a server and returns its output. Raises CannotPrepare when it fails."""
    command = [str(client), f"--dialect={DIALECTS[server]}", f"--seats={seats}", f"--paper={PAPER}"]
    command += [f"--nonce={secrets.token_hex(3)}", *words]
    if pids:
        command.append("--pids=" + ",".join(map(str, pids)))
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    go_first(process.pid)
    try:
        said, complaints = process.communicate(timeout=LONGEST_SECONDS)
    finally:
        process.kill()
    if process.returncode != 0:
        why = complaints.strip()[-1500:] or f"exit code {process.returncode}"
        raise CannotPrepare(f"The load client could not finish against {server}. It said:\n{why}")
    if complaints.strip():
        print(f"    ({server}: {complaints.strip()[:400]})")
    return said.splitlines()
