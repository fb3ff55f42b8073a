"""Step that converts the fonts of printed documents."""

from prepare.places import venv_python
from prepare.shell import run
from prepare.steps import Step


def letters() -> Step:
    return Step(
        name="letters",
        title="Putting letters for paper together",
        make=_make,
        inputs=("ipk/documents/font_files.py", "package-lock.json"),
        outputs=(".prepared/letters/index.json",),
    )


def _make() -> None:
    run([venv_python(), "-m", "ipk.documents.font_files"], "The letters for paper could not be made.")
