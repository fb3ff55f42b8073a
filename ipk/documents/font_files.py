"""Converts fonts of npm packages into files that Typst can read (`python -m ipk.documents.font_files`).

Typst cannot read woff. Each font gets a folder and a family name of its own, so that a document loads only the fonts
that its text needs; `index.json` lists the characters of each family. The files are written to `.prepared`, not to git.
"""

import json
import logging
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from fontTools.ttLib import TTFont

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ROOT / "node_modules"
FOLDER = ROOT / ".prepared" / "letters"
INDEX = "index.json"
#: the families that every document loads: the text font and the emoji font
TEXT, EMOJI = "Andika", "Noto Emoji"

#: family → its folder below PACKAGES and its files, one for each weight
WHOLE = {
    TEXT: ("@expo-google-fonts/andika", ("Andika_400Regular.ttf", "Andika_700Bold.ttf")),
    EMOJI: ("@expo-google-fonts/noto-emoji", ("400Regular/NotoEmoji_400Regular.ttf",)),
    # not Noto: its dots are separate glyphs, so that screen readers read such letters of a PDF twice
    "IBM Plex Sans Arabic": (
        "@expo-google-fonts/ibm-plex-sans-arabic",
        ("400Regular/IBMPlexSansArabic_400Regular.ttf", "700Bold/IBMPlexSansArabic_700Bold.ttf"),
    ),
    "Noto Sans Hebrew": (
        "@expo-google-fonts/noto-sans-hebrew",
        ("400Regular/NotoSansHebrew_400Regular.ttf", "700Bold/NotoSansHebrew_700Bold.ttf"),
    ),
}
#: ids of the family name in a font's name table
_FAMILY_NAMES = (1, 16)
_VARIABLE = "@fontsource-variable"
#: the subset of a package with the script's own letters; the text font has the Latin ones
_SCRIPTS = ("devanagari", "bengali", "thai", "georgian", "armenian", "ethiopic")
_MORE = ("greek", "greek-ext", "latin-ext", "cyrillic-ext")
#: packages that are split into files of about a hundred characters; Chinese precedes Korean, they share characters
_SLICED = ("noto-sans-sc", "noto-sans-kr")


@dataclass(frozen=True)
class Source:
    """A font family and its source files. `folder` is the name of its folder in FOLDER."""

    family: str
    files: tuple[Path, ...]

    @property
    def folder(self) -> str:
        return self.family.lower().replace(" ", "-")


def write_fonts(folder: Path = FOLDER) -> None:
    """Writes the font files and the index in some seconds. Renames the folder at the end, so it is never incomplete."""
    logging.getLogger("fontTools").setLevel(logging.ERROR)
    fresh = folder.with_name(f"{folder.name}-new")
    shutil.rmtree(fresh, ignore_errors=True)
    index = [[source.family, source.folder, _write_family(source, fresh / source.folder)] for source in sources()]
    (fresh / INDEX).write_text(json.dumps(index))
    shutil.rmtree(folder, ignore_errors=True)
    fresh.rename(folder)


def sources() -> Iterator[Source]:
    """Yields the families in the order in which they are searched for a character."""
    for family, (package, files) in WHOLE.items():
        yield Source(family, tuple(PACKAGES / package / file for file in files))
    for script in _SCRIPTS:
        yield _variable(f"noto-sans-{script}", script)
    for part in _MORE:
        yield _variable("noto-sans", part)
    for package in _SLICED:
        yield from (_variable(package, number) for number in _slices(package))


def _slices(package: str) -> list[str]:
    """Returns the numbers of a package's slices; its other files are Latin and Cyrillic."""
    files = (PACKAGES / _VARIABLE / package / "files").glob("*-wght-normal.woff2")
    names = (file.name.removeprefix(f"{package}-").removesuffix("-wght-normal.woff2") for file in files)
    return sorted(name for name in names if name.isdecimal())


def _variable(package: str, part: str) -> Source:
    file = PACKAGES / _VARIABLE / package / "files" / f"{package}-{part}-wght-normal.woff2"
    return Source(f"{package} {part}".replace("-", " ").title(), (file,))


def _write_family(source: Source, folder: Path) -> list[list[int]]:
    """Writes one family. Returns ranges of the characters that all of its files have."""
    folder.mkdir(parents=True)
    codes = [_write_ttf(file, folder / f"{file.stem}.ttf", source.family) for file in source.files]
    return list(_ranges(sorted(frozenset.intersection(*codes))))


def _write_ttf(file: Path, target: Path, family: str) -> frozenset[int]:
    with TTFont(file, recalcBBoxes=False, recalcTimestamp=False) as font:
        font.flavor = None
        for record in font["name"].names:
            if record.nameID in _FAMILY_NAMES:
                font["name"].setName(family, record.nameID, record.platformID, record.platEncID, record.langID)
        font.save(target)
        return frozenset(font.getBestCmap() or ())


def _ranges(codes: list[int]) -> Iterator[list[int]]:
    if not codes:
        return
    first = codes[0]
    for code, following in pairwise([*codes, -1]):
        if following != code + 1:
            yield [first, code]
            first = following


if __name__ == "__main__":
    write_fonts()
