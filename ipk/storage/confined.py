"""What another process does first: takes limits upon itself, then runs the script it was given.

Run by `apart.py` with what came from outside on stdin. It may use only so much memory and time, and write no file.
"""

import contextlib
import os
import runpy
import sys

MEMORY = 1024 * 1024 * 1024
CPU_SECONDS = 20


def limit() -> None:
    """Where the system knows such limits (not on Windows; some are refused on macOS)."""
    try:
        import resource
    except ImportError:
        return
    for what, most in (
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_CPU, CPU_SECONDS),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(what, (most, most))
    os.nice(10)  # the people in the meeting come first


if __name__ == "__main__":
    limit()
    runpy.run_path(sys.argv[1], run_name="__main__")
