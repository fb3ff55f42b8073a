"""Makes PDFs: a Typst template, data as JSON, pictures in memory. No word of a person ever becomes markup."""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import typst

from ipk.documents.letters import FOLDER

TEMPLATES = Path(__file__).parent / "templates"
#: PDF/UA-1: a screen reader can read it
STANDARD = "ua-1"
MAIN = "main"


class PaperJam(RuntimeError):
    """A document could not be made: a bug of a template, never of what somebody wrote."""


def pdf(template: str, data: Mapping[str, Any], pictures: Mapping[str, bytes]) -> bytes:
    """The document. Takes some ten milliseconds without the interpreter's lock: call it off the hub.

    `pictures` are SVG under the names that `data` calls them by. Raises PaperJam.
    """
    return _compiled(template, data, pictures, {"pdf_standards": [STANDARD]})


def picture(template: str, data: Mapping[str, Any], pictures: Mapping[str, bytes], dots_per_inch: float = 96) -> bytes:
    """The document's first page as PNG."""
    return _compiled(template, data, pictures, {"format": "png", "ppi": dots_per_inch})


def _compiled(template: str, data: Mapping[str, Any], pictures: Mapping[str, bytes], how: Mapping[str, Any]) -> bytes:
    files: Any = {MAIN: _source(template), **pictures}
    try:
        made: Any = typst.compile(
            files,
            font_paths=[str(FOLDER)],
            ignore_system_fonts=True,
            sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
            **how,
        )
    except typst.TypstError as jam:
        raise PaperJam(template) from jam
    return made[0] if isinstance(made, list) else made


@cache
def _source(template: str) -> bytes:
    return (TEMPLATES / f"{template}.typ").read_bytes()
