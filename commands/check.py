"""`run.py check`: the guards alone."""

import click

from commands.test import run_pytest
from prepare.bootstrap import for_tests


@click.command()
def check() -> None:
    """Run only the guards: floors, types, style, lengths, twins, translations."""
    for_tests()
    run_pytest("tests/architecture", "-q")
