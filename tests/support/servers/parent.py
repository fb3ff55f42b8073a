"""A process that has imported the server's modules and forks for each server a test starts.

Importing the modules is four fifths of a start, and a run starts more than a hundred servers. A server reads its
environment, its arguments and its folders after the fork. `tests/commands/test_serving.py` starts servers as anybody
would.

    python -m tests.support.servers.parent eventlet

reads a JSON line for each server (arguments, env, log) and answers its process number.
"""

import gc
import json
import os
import posix  # the functions of `os` as they are, whatever eventlet replaces
import random
import runpy
import sys
import tempfile
import time
from functools import cache
from typing import Any

from ipk.realtime import engine
from prepare.places import ROOT

MODULES = ("commands.main", "ipk.app", "ipk.storage.database.migrate", "prepare.bootstrap")


def main(mode: str) -> None:
    engine.patch(mode)  # before anything else of the app is imported
    for name in MODULES:
        __import__(name)
    _reads_content_once()
    gc.freeze()
    while wanted := _line():
        if _forked():
            _becomes(json.loads(wanted))
            runpy.run_path(str(ROOT / "run.py"), run_name="__main__")
            return


def _reads_content_once() -> None:
    """`profiles/` is read and checked here, not by each server."""
    from ipk import app
    from ipk.content.content import Content

    app.Content = cache(Content)  # type: ignore[assignment, misc]
    app.Content(app.PROFILES).problems()


def _line() -> bytes:
    """One line of the standard input; empty when it was closed."""
    line = b""
    while not line.endswith(b"\n"):
        piece = posix.read(0, 1)
        if not piece:
            return b""
        line += piece
    return line


def _forked() -> bool:
    """True in the server. It is nobody's child: the test that wants it adopts it (see `forking.py`)."""
    told, tells = posix.pipe()
    between = posix.fork()
    if between:
        posix.close(tells)
        posix.waitpid(between, 0)  # now it has been adopted
        posix.write(1, posix.read(told, 20))
        posix.close(told)
        return False
    server = posix.fork()
    if server:
        posix.write(tells, b"%d\n" % server)
        posix._exit(0)
    posix.close(told)
    posix.close(tells)
    return True


def _becomes(wanted: dict[str, Any]) -> None:
    """The server's own environment, arguments and files."""
    nothing, log = posix.open(os.devnull, posix.O_RDONLY), posix.open(wanted["log"], posix.O_WRONLY | posix.O_APPEND)
    for place, file in enumerate((nothing, log, log)):
        posix.dup2(file, place)
    os.environ.clear()
    os.environ.update(wanted["env"])
    sys.argv = ["run.py", *wanted["arguments"]]
    tempfile.tempdir = None
    time.tzset()
    random.seed()


if __name__ == "__main__":
    main(sys.argv[1])
