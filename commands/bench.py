"""`run.py bench`: runs the benchmark against other servers, or measures screens in a browser."""

import sys

import click

from commands.test import ANYTHING, become
from prepare.bootstrap import for_tests


@click.command(context_settings=ANYTHING)
@click.option("--browser", is_flag=True, help="Measure the screens in real Chromium instead of the server.")
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
def bench(browser: bool, arguments: tuple[str, ...]) -> None:
    """Measure this server against others. Arguments go to the benchmark: --quick, --json FILE; --browser --rounds N."""
    for_tests()
    become(sys.executable, "-m", "bench.browser" if browser else "bench", *arguments)
