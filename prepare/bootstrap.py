"""Creates the virtual environment, restarts run.py inside it, and runs the steps that a command needs."""

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
    """Runs the command inside the environment with its packages; from outside it restarts run.py there."""
    for stream in (sys.stdout, sys.stderr):  # an old terminal gets a question mark, not an error
        stream.reconfigure(errors="replace")  # type: ignore[union-attr]
    steps = [environment(), packages("requirements.txt")]
    if not all(step.fresh() for step in steps) and _only_asks(arguments):
        raise SystemExit(0)
    or_say_why(steps)
    if not inside_venv():
        _again_inside([str(venv_python()), str(ROOT / "run.py"), *arguments])


def for_serving() -> None:
    """Builds what serving needs: packages, bundle, fonts, translations."""
    or_say_why([npm_packages(), bundle(), translations(), letters()])


def for_tests() -> None:
    """Builds what serving and tests need. `prepare.system` installs programs of the system."""
    lists = packages("requirements.txt", "requirements-test.txt")
    or_say_why([lists, npm_packages_for_tests(), npm_packages(), bundle(), translations(), letters()])


def or_say_why(steps: list[Step]) -> None:
    """Runs the steps, or exits with the message of the failed one."""
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
    """Says whether the command only asks for --help or --version, which must not download anything."""
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
        os.execv(command[0], command)  # the same process: a signal reaches the server
    # Windows has no exec. Ctrl+C and Ctrl+Break reach the inner process; this one waits for its end.
    for name in ("SIGINT", "SIGBREAK"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.SIG_IGN)
    raise SystemExit(subprocess.call(command, cwd=Path.cwd()))
