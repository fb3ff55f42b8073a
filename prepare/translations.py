"""Step that compiles the gettext catalogues."""

from prepare.places import ROOT, venv_python
from prepare.shell import run
from prepare.steps import Step

FOLDER = "ipk/translations"


def translations() -> Step:
    return Step(
        name="translations",
        title="Compiling translations",
        make=_compile,
        inputs=(f"{FOLDER}/**/*.po",),
        outputs=tuple(po.with_suffix(".mo").relative_to(ROOT).as_posix() for po in _catalogues()),
    )


def _catalogues() -> list:
    return sorted((ROOT / FOLDER).glob("*/LC_MESSAGES/*.po"))


def _compile() -> None:
    for po in _catalogues():
        command = [venv_python(), "-m", "babel.messages.frontend", "compile", "-i", po, "-o", po.with_suffix(".mo")]
        run(command, f"The translation {po.relative_to(ROOT)} could not be compiled.")
