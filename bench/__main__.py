"""python -m bench [--quick] [--only NAME] [--json FILE]"""

import json
import sys
import tempfile
import time
from pathlib import Path

import click

from bench import building
from bench.load.rounds import QUICK, THOROUGH
from bench.load.workloads import NAMES
from bench.places import PAGE, WORK
from bench.report import report
from bench.report.figures import figures
from bench.run import Run
from prepare.errors import CannotPrepare


@click.command()
@click.option("--quick", is_flag=True, help="Shorter and fewer rounds: at most four minutes.")
@click.option("--only", type=click.Choice(NAMES), help="One workload alone; docs/benchmarks.md stays as it is.")
@click.option("--json", "json_file", type=click.Path(dir_okay=False, path_type=Path), help="Write the figures there.")
@click.option("--peers-only", is_flag=True, help="Measure only the others (to check the load client itself).")
def main(quick: bool, only: str | None, json_file: Path | None, peers_only: bool) -> None:
    """Measure this server against a plain Socket.IO relay, a raw WebSocket broadcaster and stock Flask-SocketIO."""
    began = time.monotonic()
    try:
        building.load_client()
        with tempfile.TemporaryDirectory(prefix="run-", dir=WORK) as folder:
            run = Run(Path(folder), QUICK if quick else THOROUGH, quick, only, not peers_only)
            found = run.everything()
    except CannotPrepare as why:
        sys.exit(str(why))
    values = figures(found)
    minutes = (time.monotonic() - began) / 60
    print(report.on_screen(found, values, minutes))
    if json_file:
        json_file.write_text(json.dumps(values, indent=2) + "\n")
    if only is None and not peers_only:
        PAGE.write_text(report.page(found, values, quick=quick, minutes=minutes))
        print(f"\nWritten: {PAGE}")


if __name__ == "__main__":
    main()
