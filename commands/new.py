"""`run.py new`: creates a conference from a TOML file or from answers in the terminal."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click
from click.core import ParameterSource

from commands.addresses import picture, reachable
from commands.application import open_application
from commands.asking import Asking
from commands.draft_file import Mistaken, Written, read_draft
from ipk.domain.kernel.errors import IpkError
from ipk.domain.kernel.languages import LANGUAGES
from ipk.services.people.conferences import Founded
from prepare.bootstrap import for_serving

Say = Callable[..., str]


def _spoken(context: click.Context, option: click.Parameter, value: str | None) -> str:
    """Returns the language of the option, else the computer's if it is supported, else Czech."""
    code = (value or "").lower()[:2]
    if code in LANGUAGES:
        return code
    if context.get_parameter_source(option.name or "") is ParameterSource.COMMANDLINE:
        raise click.BadParameter(f"one of {', '.join(LANGUAGES)}")
    return "cs"


@click.command()
@click.argument("file", required=False, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--data-dir", type=click.Path(file_okay=False, path_type=Path), help="Default: ./instance")
@click.option(
    "--profile",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Bring the child's page in from a file, its passphrase is asked for",
)
@click.option("--port", type=int, help="The port that you serve on, for the link. Default: 5000")
@click.option(
    "--language",
    envvar=["LC_ALL", "LANG"],
    callback=_spoken,
    help="What it speaks: cs, en, uk or sk. Default: the computer's language, else Czech",
)
def new(file: Path | None, data_dir: Path | None, profile: Path | None, port: int | None, language: str) -> None:
    """Make a conference, from a TOML FILE or by asking; gives the organizer's link."""
    for_serving()
    say = _speaker(language)
    try:
        written = _read(file, language, say) if file else Asking(say, language).ask()
        passphrase = click.prompt(say("What is the passphrase of the file?"), hide_input=True) if profile else ""
    except click.Abort:
        raise SystemExit("\n" + say("Nothing was made.")) from None
    with open_application(async_mode="threading", data_dir=data_dir) as app:  # eventlet is needed for serving only
        export = (profile.read_bytes(), passphrase) if profile else None
        founded = _found(app, written, export, say)
        _tell(written, founded, _address(app.settings, port), say)


def _speaker(language: str) -> Say:
    from ipk.web.middleware.language import translate  # not before the catalogues were compiled

    def speak(sentence: str, **values: object) -> str:
        said = translate(language, sentence)
        return said % values if values else said

    return speak


def _read(file: Path, language: str, say: Say) -> Written:
    try:
        return read_draft(file, language)
    except Mistaken as mistaken:
        lines = [problem.said(say(problem.message), file) for problem in mistaken.problems]
        raise SystemExit("\n".join([*lines, "", say("Please mend these lines, then try again.")])) from None


def _found(app: Any, written: Written, export: tuple[bytes, str] | None, say: Say) -> Founded:
    try:
        opened = app.read_export(*export) if export else None
        founded = app.found_conference(
            written.goal,
            written.people,
            title=written.title,
            language=written.language,
            expectations=written.expectations,
        )
        if opened:
            app.import_profile(founded, opened)
        return founded
    except (IpkError, ValueError) as refusal:  # of the user's input, or of the organisation's set of papers
        why = say(refusal.message, **refusal.values) if isinstance(refusal, IpkError) else str(refusal)
        raise SystemExit(say("The conference was not made.") + " " + why) from None


def _address(settings: Any, port: int | None) -> str:
    return reachable(settings.host, port or settings.port, settings.public_url)[-1][1]


def _tell(written: Written, founded: Founded, address: str, say: Say) -> None:
    click.echo("\n" + say("The conference is ready. This is what to do now."))
    click.echo("  1. " + say("Start the server by writing %(command)s here.", command="python3 run.py"))
    click.echo("  2. " + say("Open the organizer's link. Whoever has it is the organizer: keep it to yourself."))
    click.echo("  3. " + say("On that page say when and where, print the invitations, and let people in."))
    for draft, person in zip(written.people, founded.people, strict=True):
        if "organizer" in draft.roles:
            link = f"{address}/j#{person.token}"
            click.echo(f"\n  {person.name}: {link}\n{picture(link)}")
