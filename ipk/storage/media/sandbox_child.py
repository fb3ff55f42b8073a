"""Entry point of the subprocess of `sandbox.py`: sets resource limits, then runs the given script.

It gets untrusted data on stdin, limited memory and processor time, and may write no file. Its arguments are the seconds
of processor time, the script, and the arguments of the script.
"""

import contextlib
import os
import runpy
import sys

MEMORY = 1024 * 1024 * 1024


def limit(cpu_seconds: int) -> None:
    """Set the limits that the system has (none on Windows; macOS refuses some)."""
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
    os.nice(10)  # the server has priority


if __name__ == "__main__":
    limit(int(sys.argv[1]))
    sys.argv = sys.argv[2:]
    runpy.run_path(sys.argv[0], run_name="__main__")
