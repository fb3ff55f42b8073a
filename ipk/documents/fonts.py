"""Chooses the fonts that a document's text needs, and replaces characters that no font has."""

import json
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache

import typst

from ipk.documents.font_files import EMOJI, FOLDER, INDEX, TEXT

#: replaces a character that no font has; the document explains it in a note
MISSING = "\ufffd"
ALWAYS = (TEXT, EMOJI)
#: direction marks (`ipk/domain/kernel/direction.py`) have no glyph, so no font needs them
_INVISIBLE = frozenset((0x2068, 0x2069))
#: number of cached font sets
_CACHE_SIZE = 16


@dataclass(frozen=True)
class Index:
    """Which family has which characters. `families` is (name, folder, ranges of characters)."""

    families: tuple[tuple[str, str, tuple[tuple[int, int], ...]], ...]

    @cached_property
    def everyday(self) -> frozenset[int]:
        """The characters of the fonts that every document loads."""
        own = (ranges for name, _, ranges in self.families if name in ALWAYS)
        return _INVISIBLE.union(*(range(first, last + 1) for ranges in own for first, last in ranges))

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
        """Returns the families for a text, in the order in which they are searched for a character."""
        strange = set(map(ord, text)) - self.everyday if not text.isascii() else set[int]()
        wanted = {self.rare[code] for code in strange if code in self.rare}
        return ALWAYS + tuple(name for name, _, _ in self.families if name in wanted)

    def folders(self, families: Iterable[str]) -> list[str]:
        wanted = set(families)
        return [str(FOLDER / folder) for name, folder, _ in self.families if name in wanted]


def replace_unsupported_glyphs(text: str) -> str:
    """Returns the text in NFC with MISSING for characters that no font has: PDF/UA forbids a missing glyph."""
    text = unicodedata.normalize("NFC", text)
    if index().has(text):
        return text
    written = ""
    for char in text:
        written += _shown(char, written[-1:])
    return written


def _shown(char: str, before: str) -> str:
    """Returns the character, its compatibility form (𝓐 → A), "" for one without a shape, or MISSING."""
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


@lru_cache(_CACHE_SIZE)
def load_fonts(families: tuple[str, ...]) -> typst.Fonts:
    """Returns the fonts of these families and no others."""
    return typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=index().folders(families),
    )


@cache
def index() -> Index:
    made = json.loads((FOLDER / INDEX).read_text())
    return Index(tuple((name, folder, tuple((first, last) for first, last in ranges)) for name, folder, ranges in made))
