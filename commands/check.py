"""`run.py check`: runs the tests in tests/architecture, which check structure, types and style."""

import click

from commands.test import run_pytest
from prepare.bootstrap import for_tests


@click.command()
def check() -> None:
    """Run only the guards: layers, types, style, lengths, twins, translations."""
    for_tests()
    run_pytest("tests/architecture", "-q")
