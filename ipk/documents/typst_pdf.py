"""Renders a Typst template with data as JSON and pictures in memory. People's texts are never parsed as markup."""

import json
import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import typst

from ipk.documents.fonts import MISSING, families_for, load_fonts

TEMPLATES = Path(__file__).parent / "templates"
#: PDF/UA-1: a screen reader can read it
STANDARD = "ua-1"
MAIN = "main"
#: imported by every template
COMMON = "common.typ"
#: the note of a document when a character is missing on it
INCOMPLETE = "Some characters could not be printed. There is a line where they can be written by hand."

log = logging.getLogger("ipk.documents")


class RenderError(RuntimeError):
    """Typst failed, which is a bug of the template: no text of a person can cause it."""


@dataclass(frozen=True)
class TypstPage:
    """A template's name and data. `pictures` is file name → SVG; `data` refers to these names.

    `incomplete` is the note, in the document's language, for missing characters.
    """

    template: str
    data: Mapping[str, Any]
    pictures: Mapping[str, bytes]
    incomplete: str


def pdf(page: TypstPage, standards: Sequence[str] = (STANDARD,)) -> bytes:
    """Returns the PDF. It takes tens of milliseconds, without the GIL: call it in a thread. Raises RenderError."""
    return _compile(page, {"pdf_standards": list(standards)})


def picture(page: TypstPage, dots_per_inch: float = 96) -> bytes:
    """Returns the first page as PNG."""
    return _compile(page, {"format": "png", "ppi": dots_per_inch})


def _compile(page: TypstPage, how: Mapping[str, Any]) -> bytes:
    files: Any = {MAIN: _source(page.template), COMMON: _source("common"), **page.pictures}
    written = json.dumps(page.data, ensure_ascii=False)
    incomplete = _missing_note(page, written)
    families = families_for(written + incomplete)
    try:
        made: Any = typst.compile(
            files,
            font_paths=load_fonts(families),
            ignore_system_fonts=True,
            sys_inputs={"data": written, "fonts": json.dumps(families), "incomplete": incomplete},
            **how,
        )
    except typst.TypstError as error:
        raise RenderError(page.template) from error
    return made[0] if isinstance(made, list) else made


def _missing_note(page: TypstPage, written: str) -> str:
    """Returns the note about missing characters, "" when there are none. Logs their number, no text."""
    missing = written.count(MISSING)
    if not missing:
        return ""
    log.warning("no font has %d characters of a document (%s)", missing, page.template)
    return page.incomplete


@cache
def _source(template: str) -> bytes:
    return (TEMPLATES / f"{template}.typ").read_bytes()
