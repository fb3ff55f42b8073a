"""`run.py check-profiles`: reports mistakes in the content folder `profiles/` with file, line and reason."""

from collections.abc import Callable
from pathlib import Path

import click

from ipk.content.content import ADVICE, ALL_WELL, TO_MEND, Content
from ipk.content.toml_file import Problem
from ipk.domain.kernel.languages import LANGUAGES
from prepare.bootstrap import or_say_why
from prepare.places import ROOT
from prepare.translations import translations


@click.command("check-profiles")
@click.argument("folder", default=ROOT / "profiles", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--language", type=click.Choice(LANGUAGES), default="cs", help="What it speaks. Default: cs")
def check_profiles(folder: Path, language: str) -> None:
    """Look through sheets, papers, catalogues and the demo: every mistake with its file, line and reason."""
    or_say_why([translations()])
    from ipk.web.middleware.language import translate  # not before `serve` has patched

    problems = Content(folder).problems()
    mistakes = [problem for problem in problems if not problem.advice]
    _tell(mistakes, lambda sentence: translate(language, sentence), TO_MEND)
    _tell([problem for problem in problems if problem.advice], lambda sentence: translate(language, sentence), ADVICE)
    if mistakes:
        raise SystemExit(1)
    click.echo(translate(language, ALL_WELL))


def _tell(problems: list[Problem], say: Callable[[str], str], about: str) -> None:
    for problem in problems:
        click.echo(problem.said(say(problem.message), _near(problem.file)))
    if problems:
        click.echo(f"\n{say(about)}\n")


def _near(file: Path) -> Path:
    """Returns the path relative to the working directory where it lies below that."""
    return file.relative_to(Path.cwd()) if file.is_relative_to(Path.cwd()) else file
