"""Whole font files for paper, put together from the web's subsets (`python -m ipk.documents.letters`).

Typst reads neither subsets by range nor woff. What is made stays in the checkout's prepared things, never in git.
"""

import logging
import unicodedata
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from fontTools.merge import Merger, Options
from fontTools.ttLib import TTFont

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ROOT / "node_modules" / "@fontsource"
FOLDER = ROOT / ".prepared" / "letters"

_SCRIPTS = ("latin", "latin-ext", "cyrillic", "cyrillic-ext")
#: name → its subsets. Children write with small pictures, too: on paper these stand in one colour
FONTS = {
    "andika-400": [f"andika/files/andika-{script}-400-normal.woff" for script in _SCRIPTS],
    "andika-700": [f"andika/files/andika-{script}-700-normal.woff" for script in _SCRIPTS],
    "emoji-400": [f"noto-emoji/files/noto-emoji-{number}-400-normal.woff" for number in range(11)],
}
#: how subsets lay out letters cannot be put together; for plain text nothing is lost but kerning
LEFT_OUT = ["GSUB", "GPOS", "GDEF", "DSIG", "Silf", "Sill", "Feat", "Glat", "Gloc", "STAT", "vhea", "vmtx"]
#: what stands where a letter of a script is that the fonts do not know
UNKNOWN = "\ufffd"


def make(folder: Path = FOLDER) -> list[Path]:
    """Write the font files. Takes some seconds."""
    logging.getLogger("fontTools").setLevel(logging.ERROR)
    folder.mkdir(parents=True, exist_ok=True)
    return [_whole(subsets, folder / f"{name}.ttf") for name, subsets in FONTS.items()]


def readable(text: str) -> str:
    """The text as paper can show it: the standard for readable documents refuses a letter without a shape."""
    known = _known()
    return "".join(letter if ord(letter) in known else _instead_of(letter) for letter in text)


def _instead_of(letter: str) -> str:
    if letter.isspace():
        return " "
    # joiners, variations and marks have no shape of their own
    return "" if unicodedata.category(letter) in ("Cf", "Cc", "Mn", "Me") else UNKNOWN


@cache
def _known() -> frozenset[int]:
    """What text of either weight can be written in."""
    regular, bold, emoji = (_codes(name) for name in FONTS)
    return frozenset((regular & bold) | emoji)


def _codes(name: str) -> set[int]:
    with TTFont(FOLDER / f"{name}.ttf") as font:
        return set(font.getBestCmap() or ())


def _whole(subsets: Iterable[str], target: Path) -> Path:
    with TemporaryDirectory() as scratch:
        parts = [_unpacked(PACKAGES / subset, Path(scratch)) for subset in subsets]
        Merger(options=Options(drop_tables=LEFT_OUT)).merge([str(part) for part in parts]).save(target)
    return target


def _unpacked(subset: Path, folder: Path) -> Path:
    font = TTFont(subset)
    font.flavor = None
    plain = folder / f"{subset.stem}.ttf"
    font.save(plain)
    return plain


if __name__ == "__main__":
    make()
