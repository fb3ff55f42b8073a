"""python -m bench.browser [--rounds N] [--only NAME]"""

import time
from collections.abc import Callable
from datetime import UTC, datetime
from os import getloadavg
from pathlib import Path
from subprocess import run
from tempfile import TemporaryDirectory

import click

from bench.browser.figures import rows
from bench.browser.inking import ink
from bench.browser.joining import joins
from bench.browser.loading import first_loads, first_use, full_wall_opens, fullest_wall_opens
from bench.browser.moving import frames
from bench.browser.setup import CARDS, DRAWINGS, PHOTOS, BrowserSetup, browser_setup
from bench.browser.studio import page_turns, photos
from bench.places import BENCH
from bench.report.machine import about_machine
from tests.support.servers.processes import needed

PAGE = BENCH / "browser.md"
EMPTY = {"loads": first_loads, "use": first_use, "ink": ink, "photos": photos, "turns": page_turns}
FULL = {"wall": full_wall_opens, "frames": frames, "join": joins, "many": fullest_wall_opens}


@click.command()
@click.option("--rounds", default=5, type=click.IntRange(1), help="How often everything is measured.")
@click.option(
    "--only", multiple=True, type=click.Choice([*EMPTY, *FULL]), help="A part alone; the page stays as it is."
)
def main(rounds: int, only: tuple[str, ...]) -> None:
    """What people feel, in real Chromium. For a quiet machine; it fails nothing."""
    began = time.monotonic()
    with TemporaryDirectory() as folder, browser_setup(Path(folder), rounds) as setup:
        values = _measured(setup, EMPTY, only)
        if not only or set(only) & set(FULL):
            setup.add_cards(CARDS, DRAWINGS, PHOTOS)
            values |= _measured(setup, FULL, only)
    minutes = (time.monotonic() - began) / 60
    if not only:
        PAGE.write_text(_page(values, rounds, minutes), encoding="utf-8")
        print(f"\nWritten: {PAGE}")


def _measured(
    setup: BrowserSetup, parts: dict[str, Callable[[BrowserSetup], dict[str, float]]], only: tuple[str, ...]
) -> dict[str, float]:
    values: dict[str, float] = {}
    for name, measure in parts.items():
        if only and name not in only:
            continue
        found = measure(setup)
        for key, _, measured, wanted, verdict in rows(found):
            print(f"{key:<28}{measured:>10}   {wanted:<8}{verdict}", flush=True)
        values |= found
    return values


def _page(values: dict[str, float], rounds: int, minutes: float) -> str:
    chromium = run([needed("chromium"), "--version"], capture_output=True, text=True, check=False).stdout.strip()
    lines = [f"| {about} | {measured} | {wanted} | {verdict} |" for _, about, measured, wanted, verdict in rows(values)]
    about = (
        f"Measured on {datetime.now(UTC).date()} by `python3 run.py bench --browser` in {minutes:.0f} minutes. "
        f"Medians of {rounds} rounds. Written by the benchmark: do not edit, run it again.\n"
    )
    machine = (
        f"{about_machine()} At the end {getloadavg()[0]:.1f} programs wanted to run at once. {chromium}, "
        "headless, without a graphics processor: every pixel is drawn by the same cores.\n"
    )
    head = ["# What people feel\n", about, machine, "| figure | measured | to reach | |", "|---|---|---|---|"]
    return "\n".join([*head, *lines]) + "\n"


if __name__ == "__main__":
    main()
