"""What came from outside is taken apart in a process of its own, so that neither its time nor its tricks are ours."""

import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import msgspec

from ipk.domain.kernel.errors import TryAgain

#: seconds of the processor, and by the clock, after which it is given up
CPU_SECONDS = 20
PATIENCE = 30

_CONFINED = Path(__file__).with_name("sandbox_child.py")
#: a photo takes a core for a moment: the meeting must keep the other
_at_once = threading.BoundedSemaphore(2)


def run_sandboxed(
    script: Path, data: bytes, *arguments: str, cpu_seconds: int = CPU_SECONDS, patience: float = 0
) -> tuple[dict[str, Any], bytes]:
    """What the script says in its first line, and the bytes after it. `{"trouble": …}` when it came to nothing."""
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
