"""`run.py new`: a real conference."""

from pathlib import Path
from typing import Any

import click

from commands.addresses import picture, reachable
from commands.application import opened
from commands.draft_file import ROLES, Written, read_draft
from ipk.domain.errors import IpkError
from ipk.services.conferences import DraftPerson, Founded
from prepare.bootstrap import for_serving
from prepare.errors import CannotPrepare


@click.command()
@click.argument("file", required=False, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--data-dir", type=click.Path(file_okay=False, path_type=Path), help="Default: ./instance")
@click.option(
    "--profile",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Bring the child's page in from a file; its passphrase is asked for.",
)
@click.option("--port", type=int, help="The port that you serve on, for the link. Default: 5000")
def new(file: Path | None, data_dir: Path | None, profile: Path | None, port: int | None) -> None:
    """Make a conference, from a TOML FILE or by asking; gives the organizer's link."""
    try:
        written = read_draft(file) if file else ask()
    except CannotPrepare as why:
        raise SystemExit(str(why)) from None
    passphrase = click.prompt("The passphrase of the file", hide_input=True) if profile else ""
    for_serving()
    with opened(async_mode="threading", data_dir=data_dir) as app:  # one quick errand needs no hub
        luggage = (profile.read_bytes(), passphrase) if profile else None
        _tell(written, _found(app, written, luggage), _address(app.settings, port))


def ask() -> Written:
    """Ask for what a conference cannot do without. One name may be given for several roles."""
    click.echo("A new conference. Everything can be changed later on the organizer's page.\n")
    goal = click.prompt("Goal, an open question about the child's needs")
    child = click.prompt("The child's first name")
    roles: dict[str, list[str]] = {child: ["child"]}
    for role in ("guide", "facilitator", "organizer", "support"):
        roles.setdefault(click.prompt(f"Name of the {role}"), []).append(role)
    while name := click.prompt("One more person (empty: that is all)", default="", show_default=False):
        roles.setdefault(name, []).append(click.prompt("Role", type=click.Choice(ROLES), default="family"))
    people = (DraftPerson(name, tuple(own), child if "support" in own else "") for name, own in roles.items())
    return Written(goal, tuple(people))


def _found(app: Any, written: Written, luggage: tuple[bytes, str] | None) -> Founded:
    try:
        brought = app.open_luggage(*luggage) if luggage else None
        founded = app.found(written.goal, written.people, title=written.title, language=written.language)
        if brought:
            app.bring_in(founded, brought)
        return founded
    except (IpkError, ValueError) as refusal:  # what a person wrote, or an organisation's paper set
        raise SystemExit(f"The conference was not made: {refusal}") from None


def _address(settings: Any, port: int | None) -> str:
    return reachable(settings.host, port or settings.port, settings.public_url)[-1][1]


def _tell(written: Written, founded: Founded, address: str) -> None:
    click.echo("\nThe conference is ready. Start the server (python3 run.py) and open the organizer's link.")
    for draft, person in zip(written.people, founded.people, strict=True):
        if "organizer" in draft.roles:
            link = f"{address}/j#{person.token}"
            click.echo(f"\n  {person.name}: {link}\n{picture(link)}")
    click.echo("Whoever has this link is the organizer: keep it to yourself. It gives everybody else's links.")
