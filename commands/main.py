"""The click group of `run.py` with all its commands."""

import click

from commands.bench import bench
from commands.check import check
from commands.check_profiles import check_profiles
from commands.new import new
from commands.serve import serve
from commands.test import test
from prepare.usage import VERSION


@click.group(invoke_without_command=True)
@click.option("--demo", is_flag=True, help="Serve with a throw-away demo conference (Anička).")
@click.option("--at", type=click.IntRange(1, 9), default=2, help="The step at which the demo stands.")
@click.version_option(VERSION, prog_name="IPK")
@click.pass_context
def main(context: click.Context, demo: bool, at: int) -> None:
    """IPK: the shared wall of a case conference led by the child. Without a command it serves."""
    context.default_map = {"serve": {"demo": demo, "at": at}}
    if context.invoked_subcommand is None:
        context.invoke(serve, demo=demo, at=at)


for command in (serve, new, check_profiles, test, check, bench):
    main.add_command(command)
