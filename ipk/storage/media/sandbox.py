"""Runs a script on untrusted data in a resource-limited subprocess."""

import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import msgspec

from ipk.domain.kernel.errors import TryAgain

#: limits of one run: seconds of processor time, seconds by the clock
CPU_SECONDS = 20
PATIENCE = 30

_CONFINED = Path(__file__).with_name("sandbox_child.py")
#: most subprocesses at once; each takes a core, and the server needs one
_at_once = threading.BoundedSemaphore(2)


def run_sandboxed(
    script: Path, data: bytes, *arguments: str, cpu_seconds: int = CPU_SECONDS, patience: float = 0
) -> tuple[dict[str, Any], bytes]:
    """(first line of the output as JSON, the bytes after it). `{"trouble": code}` when the script fails."""
    with _at_once:
        try:
            done = subprocess.run(
                [sys.executable, "-I", str(_CONFINED), str(cpu_seconds), str(script), *arguments],
                input=data,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                timeout=patience or PATIENCE,
                env={} if sys.platform != "win32" else None,
                check=False,
            )
        except subprocess.TimeoutExpired:
            return {"trouble": "slow"}, b""
        except OSError as error:
            raise TryAgain from error
    line, _, body = done.stdout.partition(b"\n")
    if done.returncode != 0 or not line:
        return {"trouble": "broken"}, b""
    return msgspec.json.decode(line), body
