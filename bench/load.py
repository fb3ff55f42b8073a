"""Calling the load client."""

import secrets
import subprocess
from collections.abc import Sequence
from pathlib import Path

from prepare.errors import CannotPrepare

LONGEST_SECONDS = 600

#: the language a server speaks, as the load client calls it
DIALECTS = {"ours": "ipk", "relay": "relay", "stock": "relay", "raw": "raw"}
#: opened with the first step, nobody's own
PAPER = "co-mam-rad"


def load(client: Path, server: str, seats: Path, words: Sequence[str], pids: Sequence[int] = ()) -> list[str]:
    """Run the load client against a server; what it prints. Raises CannotPrepare when it could not finish."""
    command = [str(client), f"--dialect={DIALECTS[server]}", f"--seats={seats}", f"--paper={PAPER}"]
    command += [f"--nonce={secrets.token_hex(3)}", *words]
    if pids:
        command.append("--pids=" + ",".join(map(str, pids)))
    ended = subprocess.run(command, capture_output=True, text=True, timeout=LONGEST_SECONDS, check=False)
    if ended.returncode != 0:
        said = ended.stderr.strip()[-1500:] or f"exit code {ended.returncode}"
        raise CannotPrepare(f"The load client could not finish against {server}. It said:\n{said}")
    if ended.stderr.strip():
        print(f"    ({server}: {ended.stderr.strip()[:400]})")
    return ended.stdout.splitlines()
