"""`run.py serve`: starts the server and prints its addresses."""

import json
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

from commands.addresses import picture, reachable
from commands.application import open_application
from prepare.bootstrap import for_serving


@click.command()
@click.option("--host", help="Address to listen on. Default: all of this computer's.")
@click.option("--port", type=click.IntRange(0, 65535), help="Default 5000; 0 takes any free one.")
@click.option("--data-dir", type=click.Path(file_okay=False, path_type=Path), help="Default: ./instance")
@click.option("--demo", is_flag=True, help="With a demo conference; without --data-dir in a throw-away folder.")
@click.option("--at", type=click.IntRange(1, 9), default=2, help="The step at which the demo stands. Default 2.")
@click.option("--links-file", type=click.Path(dir_okay=False, path_type=Path), help="Write the links there as JSON.")
def serve(data_dir: Path | None, demo: bool, at: int, links_file: Path | None, **address: Any) -> None:
    """Serve the shared wall. Ctrl+C ends it calmly."""
    for_serving()
    with _home(data_dir, demo) as home, open_application(demo=at if demo else 0, **address, **home) as app:
        app.serve(lambda: _announce(app, demo, links_file))


@contextmanager
def _home(data_dir: Path | None, demo: bool) -> Iterator[dict[str, Path | None]]:
    """Yields the folders of data and key. Deletes those of a demo at its end."""
    if data_dir is not None or not demo:
        yield {"data_dir": data_dir}
        return
    folder = Path(tempfile.mkdtemp(prefix="ipk-demo-"))
    try:
        yield {"data_dir": folder / "data", "key_file": folder / "key"}
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _announce(app: Any, demo: bool, links_file: Path | None) -> None:
    addresses = reachable(app.settings.host, app.settings.port, app.settings.public_url)
    links: dict[str, Any] = app.links() if demo else {"url": addresses[0][1], "people": []}
    if links_file is not None:
        write_links(links_file, links)
    best = addresses[-1][1]
    click.echo("\nIPK is running.")
    for name, address in addresses:
        click.echo(f"  {name + ':':<15} {address}")
    click.echo(picture(best))
    for person in links["people"]:
        click.echo(f"  {person['role']:<13} {person['name']:<28} {best}/j#{person['token']}")
    click.echo("\nCtrl+C ends it.")


def write_links(file: Path, links: dict[str, Any]) -> None:
    """Writes the links as JSON, atomically and with mode 0600: a link signs its holder in."""
    half = file.with_name(file.name + ".part")
    with os.fdopen(os.open(half, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as out:
        json.dump(links, out, ensure_ascii=False, indent=2)
    os.replace(half, file)
