"""What came from outside is taken apart in a process of its own, so that neither its time nor its tricks are ours."""

import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import msgspec

from ipk.domain.errors import TryAgain

#: seconds after which it is given up
PATIENCE = 30

_CONFINED = Path(__file__).with_name("confined.py")
#: a photo takes a core for a moment: the meeting must keep the other
_at_once = threading.BoundedSemaphore(2)


def take_apart(script: Path, data: bytes) -> tuple[dict[str, Any], bytes]:
    """What the script says in its first line, and the bytes after it. `{"trouble": …}` when it came to nothing."""
    with _at_once:
        try:
            done = subprocess.run(
                [sys.executable, "-I", str(_CONFINED), str(script)],
                input=data,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                timeout=PATIENCE,
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
