"""Chooses the fonts that a document's words need, and replaces characters that no font has."""

import json
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache

import typst

from ipk.documents.font_files import EMOJI, FOLDER, INDEX, TEXT

#: stands for a character that no font has; every document says below what it means
MISSING = "\ufffd"
ALWAYS = (TEXT, EMOJI)
#: marks of direction (`domain.direction`) have no shape, so no font needs to have them
_SHAPELESS = frozenset((0x2068, 0x2069))
#: sets of fonts that are kept open
_KEPT = 16


@dataclass(frozen=True)
class Index:
    """Which family has which character, as the fonts were made. `families` is (name, folder, ranges of characters)."""

    families: tuple[tuple[str, str, tuple[tuple[int, int], ...]], ...]

    @cached_property
    def everyday(self) -> frozenset[int]:
        """What the fonts have that every document loads."""
        own = (ranges for name, _, ranges in self.families if name in ALWAYS)
        return _SHAPELESS.union(*(range(first, last + 1) for ranges in own for first, last in ranges))

    @cached_property
    def rare(self) -> dict[int, str]:
        """Character → the first other family that has it."""
        found: dict[int, str] = {}
        for name, _, ranges in reversed(self.families):
            if name not in ALWAYS:
                found |= {code: name for first, last in ranges for code in range(first, last + 1)}
        return {code: name for code, name in found.items() if code not in self.everyday}

    def has(self, text: str) -> bool:
        return all(code in self.everyday or code in self.rare for code in map(ord, text))

    def needed(self, text: str) -> tuple[str, ...]:
        """The families for a text, in the order in which a character looks for its font."""
        strange = set(map(ord, text)) - self.everyday if not text.isascii() else set[int]()
        wanted = {self.rare[code] for code in strange if code in self.rare}
        return ALWAYS + tuple(name for name, _, _ in self.families if name in wanted)

    def folders(self, families: Iterable[str]) -> list[str]:
        wanted = set(families)
        return [str(FOLDER / folder) for name, folder, _ in self.families if name in wanted]


def replace_unsupported_glyphs(text: str) -> str:
    """The text as paper can show it: composed, and with MISSING for what no font has.

    The standard for readable documents refuses a character without a shape.
    """
    text = unicodedata.normalize("NFC", text)
    if index().has(text):
        return text
    written = ""
    for char in text:
        written += _shown(char, written[-1:])
    return written


def _shown(char: str, before: str) -> str:
    """A character as paper can show it: itself, its plain form (𝓐 → A), nothing for what has no shape, or MISSING."""
    if index().has(char):
        return char
    if char.isspace():
        return " "
    plain = unicodedata.normalize("NFKC", char)
    if plain != char and index().has(plain):
        return plain
    category = unicodedata.category(char)
    # joiners and selectors; marks of a character that is missing anyway
    if category in ("Cf", "Cc") or 0xFE00 <= ord(char) <= 0xFE0F or (category[0] == "M" and before == MISSING):
        return ""
    return MISSING


def families_for(text: str) -> tuple[str, ...]:
    return index().needed(text)


@lru_cache(_KEPT)
def opened(families: tuple[str, ...]) -> typst.Fonts:
    """The fonts of these families and no others."""
    return typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=index().folders(families),
    )


@cache
def index() -> Index:
    made = json.loads((FOLDER / INDEX).read_text())
    return Index(tuple((name, folder, tuple((first, last) for first, last in ranges)) for name, folder, ranges in made))
