"""`run.py bench`: how fast, against whom."""

import sys

import click

from commands.test import ANYTHING, become
from prepare.bootstrap import for_tests


@click.command(context_settings=ANYTHING)
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
def bench(arguments: tuple[str, ...]) -> None:
    """Measure this server against others. Arguments go to the benchmark: --quick, --json FILE."""
    for_tests()
    become(sys.executable, "-m", "bench", *arguments)
