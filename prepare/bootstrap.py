"""From a bare Python into our own environment."""

import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import NoReturn

from prepare import usage
from prepare.errors import CannotPrepare
from prepare.front_end import bundle, npm_packages, npm_packages_for_tests
from prepare.letters import letters
from prepare.places import ROOT, WINDOWS, inside_venv, venv_python
from prepare.python_packages import environment, packages
from prepare.steps import Step, make_ready
from prepare.translations import translations


def enter(arguments: list[str]) -> None:
    """Return only inside the environment with the Python packages in place; from outside, start again in it."""
    for stream in (sys.stdout, sys.stderr):  # an old terminal gets a question mark, not an error
        stream.reconfigure(errors="replace")  # type: ignore[union-attr]
    steps = [environment(), packages("requirements.txt")]
    if not all(step.fresh() for step in steps) and _only_asks(arguments):
        raise SystemExit(0)
    or_say_why(steps)
    if not inside_venv():
        _again_inside([str(venv_python()), str(ROOT / "run.py"), *arguments])


def for_serving() -> None:
    """Everything the app needs that is made from the checkout."""
    or_say_why([npm_packages(), bundle(), translations(), letters()])


def for_tests() -> None:
    """The same and what tests and guards need. What the system itself has to have: see `prepare.system`."""
    lists = packages("requirements.txt", "requirements-test.txt")
    or_say_why([lists, npm_packages_for_tests(), npm_packages(), bundle(), translations(), letters()])


def or_say_why(steps: list[Step]) -> None:
    """Make ready, or end with one clear sentence."""
    try:
        make_ready(steps)
    except CannotPrepare as why:
        raise SystemExit(f"\n{why}") from None
    except OSError as why:
        raise SystemExit(
            f"\nA file could not be used: {why.filename} ({why.strerror}). Mend that, then retry."
        ) from why
    except KeyboardInterrupt:
        raise SystemExit("\nStopped. The next start goes on from here.") from None


def _only_asks(arguments: list[str]) -> bool:
    """Answer --help and --version at once: nobody should download for a question."""
    if arguments[:1] == ["--version"]:
        print(f"IPK {usage.VERSION}")
    elif arguments[:1] in (["--help"], ["-h"], ["help"]):
        print(usage.TEXT, end="")
    else:
        return False
    return True


def _again_inside(command: list[str]) -> NoReturn:
    sys.stdout.flush()
    if not WINDOWS:
        os.execv(command[0], command)  # the same process: whoever stops us, stops the server
    # Windows has no exec. Ctrl+C and Ctrl+Break reach the inner process by themselves; we only wait for its end.
    for name in ("SIGINT", "SIGBREAK"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.SIG_IGN)
    raise SystemExit(subprocess.call(command, cwd=Path.cwd()))
