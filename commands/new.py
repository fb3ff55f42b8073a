"""`run.py new`: a real conference."""

from pathlib import Path
from typing import Any

import click

from commands.addresses import picture, reachable
from commands.application import opened
from commands.draft_file import ROLES, Draft, Somebody, read_draft
from prepare.bootstrap import for_serving
from prepare.errors import CannotPrepare


@click.command()
@click.argument("file", required=False, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--data-dir", type=click.Path(file_okay=False, path_type=Path), help="Default: ./instance")
def new(file: Path | None, data_dir: Path | None) -> None:
    """Make a conference, from a TOML FILE or by asking; gives the organizer's link."""
    try:
        draft = read_draft(file) if file else ask()
    except CannotPrepare as why:
        raise SystemExit(str(why)) from None
    for_serving()
    with opened(data_dir=data_dir) as app:
        _tell(app, _found(app, draft))


def ask() -> Draft:
    """Ask for what a conference cannot do without."""
    click.echo("A new conference. Everything can be changed later on the organizer's page.\n")
    goal = click.prompt("Goal, an open question about the child's needs")
    people = [Somebody(click.prompt("The child's first name"), ("child",))]
    for role in ("guide", "facilitator", "organizer", "support"):
        name = click.prompt(f"Name of the {role}")
        people.append(Somebody(name, (role,), people[0].name if role == "support" else ""))
    while name := click.prompt("One more person (empty: that is all)", default="", show_default=False):
        role = click.prompt("Role", type=click.Choice(ROLES), default="family")
        people.append(Somebody(name, (role,)))
    return Draft(goal, tuple(people))


def _found(app: Any, draft: Draft) -> Any:
    from ipk.domain.errors import IpkError
    from ipk.services.conferences import found_conference

    try:
        return found_conference(app.store, draft)
    except IpkError as refusal:
        raise SystemExit(f"The conference was not made: {refusal}") from None


def _tell(app: Any, founded: Any) -> None:
    address = reachable(app.settings.host, app.settings.port)[-1][1]
    click.echo("\nThe conference is ready. Start the server (python3 run.py) and open the organizer's link.")
    for _, name, role, token in founded.people:
        if role == "organizer":
            link = f"{address}/j#{token}"
            click.echo(f"\n  {name}: {link}\n{picture(link)}")
    click.echo("Whoever has this link is the organizer: keep it to yourself. It gives everybody else's links.")
