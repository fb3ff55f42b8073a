"""Makes PDFs: a Typst template, data as JSON, pictures in memory. No word of a person ever becomes markup."""

import json
import logging
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import typst

from ipk.documents.fonts import MISSING, families_for, opened

TEMPLATES = Path(__file__).parent / "templates"
#: PDF/UA-1: a screen reader can read it
STANDARD = "ua-1"
MAIN = "main"
#: what every template imports
COMMON = "common.typ"
#: what a document says of itself where a character is missing on it
INCOMPLETE = "Some characters could not be printed. There is a line where they can be written by hand."

log = logging.getLogger("ipk.documents")


class RenderError(RuntimeError):
    """A document could not be made: a bug of a template, never of what somebody wrote."""


@dataclass(frozen=True)
class TypstPage:
    """What a template is filled with. `pictures` are SVG under the names that `data` calls them by.

    `incomplete` is what the document says of itself, in its language, where a character is missing on it.
    """

    template: str
    data: Mapping[str, Any]
    pictures: Mapping[str, bytes]
    incomplete: str


def pdf(sheet: TypstPage) -> bytes:
    """The document. Takes some ten milliseconds without the interpreter's lock: call it off the hub.

    Raises PaperJam.
    """
    return _compiled(sheet, {"pdf_standards": [STANDARD]})


def picture(sheet: TypstPage, dots_per_inch: float = 96) -> bytes:
    """The document's first page as PNG."""
    return _compiled(sheet, {"format": "png", "ppi": dots_per_inch})


def _compiled(sheet: TypstPage, how: Mapping[str, Any]) -> bytes:
    files: Any = {MAIN: _source(sheet.template), COMMON: _source("common"), **sheet.pictures}
    written = json.dumps(sheet.data, ensure_ascii=False)
    incomplete = _incomplete(sheet, written)
    families = families_for(written + incomplete)
    try:
        made: Any = typst.compile(
            files,
            font_paths=opened(families),
            ignore_system_fonts=True,
            sys_inputs={"data": written, "fonts": json.dumps(families), "incomplete": incomplete},
            **how,
        )
    except typst.TypstError as jam:
        raise RenderError(sheet.template) from jam
    return made[0] if isinstance(made, list) else made


def _incomplete(sheet: TypstPage, written: str) -> str:
    """The note that characters are missing, "" where none is. The log gets their number and nothing of the words."""
    missing = written.count(MISSING)
    if not missing:
        return ""
    log.warning("no font has %d characters of a document (%s)", missing, sheet.template)
    return sheet.incomplete


@cache
def _source(template: str) -> bytes:
    return (TEMPLATES / f"{template}.typ").read_bytes()
