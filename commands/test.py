"""`run.py test`: runs all tests in several pytest processes, or pytest with the given arguments."""

import os
import subprocess
import sys

import click

from commands.parallel_pytest import SLOWEST, Part, run_parts
from prepare.bootstrap import for_tests, or_say_why
from prepare.places import ROOT, WINDOWS
from prepare.steps import Step
from prepare.system import install_missing, missing

ANYTHING = {"ignore_unknown_options": True, "allow_interspersed_args": False, "help_option_names": []}
#: tests that measure how long something takes; they run at the end, with the machine to themselves
TIMED = (
    "tests/abuse/features/test_media.py",
    "tests/abuse/overload/test_hostile_phone.py",
    "tests/abuse/overload/test_unfinished.py",
    "tests/documents/test_printing_does_not_block.py",
    "tests/storage/store/test_on_the_hub.py",
)
#: each of these folders is a part of its own; all other folders together are one more. They start in this order:
#: the guards, then the longest, so that at the end no long one runs alone
SPLIT = (
    "tests/architecture",
    "tests/browser/*",
    "tests/storage",
    "tests/wire",
    "tests/web",
    "tests/commands",
    "tests/documents",
    "tests/abuse/*",
)


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
    own = [path for pattern in SPLIT for path in _folders(pattern) if path not in TIMED]
    rest = [path for path in _folders("tests/*") if not any(one.startswith(path) for one in own)]
    apart = [Part(path.removeprefix("tests/").replace("/", "-"), (path,), TIMED) for path in own]
    return [*apart, Part("rest", tuple(rest), TIMED)], [Part("timed", TIMED)]


def _folders(pattern: str) -> list[str]:
    found = (path for path in sorted(ROOT.glob(pattern)) if any(path.rglob("test_*.py")))
    return [path.relative_to(ROOT).as_posix() for path in found]


def _names_tests(argument: str) -> bool:
    return (ROOT / argument.partition("::")[0]).exists()


def run_pytest(*arguments: str) -> None:
    """Replaces this process by pytest, so that its last line and exit code are the command's."""
    become(sys.executable, "-m", "pytest", *arguments)


def become(*command: str) -> None:
    """Replaces this process by another program, in the folder of the checkout."""
    sys.stdout.flush()
    os.chdir(ROOT)
    if not WINDOWS:
        os.execv(command[0], command)
    raise SystemExit(subprocess.call(command))
