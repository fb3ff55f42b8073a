"""`run.py test`: everything a sceptic would want to see."""

import os
import subprocess
import sys

import click

from prepare.bootstrap import for_tests, or_say_why
from prepare.places import ROOT, WINDOWS
from prepare.steps import Step
from prepare.system import install_missing, missing

ANYTHING = {"ignore_unknown_options": True, "allow_interspersed_args": False, "help_option_names": []}


@click.command(context_settings=ANYTHING)
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
def test(arguments: tuple[str, ...]) -> None:
    """Prepare what tests need and run them all, guards first. Arguments go to pytest."""
    for_tests()
    if missing():
        or_say_why([Step(name="system", title="Looking for what tests need", make=install_missing)])
    run_pytest(*arguments)


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
