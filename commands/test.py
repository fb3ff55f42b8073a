"""`run.py test`: everything a sceptic would want to see."""

import os
import subprocess
import sys
from pathlib import Path

import click

from commands.parallel_pytest import SLOWEST, Part, run_parts
from prepare.bootstrap import for_tests, or_say_why
from prepare.places import ROOT, WINDOWS
from prepare.steps import Step
from prepare.system import install_missing, missing

ANYTHING = {"ignore_unknown_options": True, "allow_interspersed_args": False, "help_option_names": []}
#: tests that measure how long something takes; they run at the end, with the machine to themselves
TIMED = (
    "tests/abuse/overload",
    "tests/abuse/faults/test_kills.py",
    "tests/documents/test_printing_beside_the_hub.py",
    "tests/storage/store/test_on_the_hub.py",
)
#: folders whose tests mostly wait for servers and browsers; the longest first
SERVERS = ("tests/browser", "tests/abuse", "tests/wire")


@click.command(context_settings=ANYTHING)
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
def test(arguments: tuple[str, ...]) -> None:
    """Prepare what tests need and run them all, guards first. Arguments go to pytest."""
    for_tests()
    if missing():
        or_say_why([Step(name="system", title="Looking for what tests need", make=install_missing)])
    if any(_names_tests(argument) for argument in arguments):
        run_pytest(f"--durations={SLOWEST}", *arguments)
    else:
        raise SystemExit(run_parts(*parts(), arguments))


def parts() -> tuple[list[Part], list[Part]]:
    """All tests, each in one part: those that run side by side, and those that run alone at the end."""
    folders = {path.relative_to(ROOT).as_posix() for path in (ROOT / "tests").iterdir() if path.is_dir()}
    quick = tuple(sorted(folders - set(SERVERS) - {"tests/__pycache__"}))
    together = [Part(Path(path).name, (path,), TIMED) for path in SERVERS]
    return [together[0], Part("quick", quick, TIMED), *together[1:]], [Part("timed", TIMED)]


def _names_tests(argument: str) -> bool:
    return (ROOT / argument.partition("::")[0]).exists()


def run_pytest(*arguments: str) -> None:
    """Become pytest, so that its last line and exit code are ours."""
    become(sys.executable, "-m", "pytest", *arguments)


def become(*command: str) -> None:
    """Go on as another program, in the checkout."""
    sys.stdout.flush()
    os.chdir(ROOT)
    if not WINDOWS:
        os.execv(command[0], command)
    raise SystemExit(subprocess.call(command))
