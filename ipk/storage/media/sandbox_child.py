"""What another process does first: takes limits upon itself, then runs the script it was given.

Run by `sandbox.py` with what came from outside on stdin. It may use only so much memory and time, and write no file.
Its first argument is how many seconds of the processor it may use, the second the script; the rest is the script's.
"""

import contextlib
import os
import runpy
import sys

MEMORY = 1024 * 1024 * 1024


def limit(cpu_seconds: int) -> None:
    """Where the system knows such limits (not on Windows; some are refused on macOS)."""
    try:
        import resource
    except ImportError:
        return
    for what, most in (
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_CPU, cpu_seconds),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(what, (most, most))
    os.nice(10)  # the people in the meeting come first


if __name__ == "__main__":
    limit(int(sys.argv[1]))
    sys.argv = sys.argv[2:]
    runpy.run_path(sys.argv[0], run_name="__main__")
