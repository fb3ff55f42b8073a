"""Renders the shopping list as PDF: warnings about allergies first, then the things to buy with check boxes."""

from typing import Any

from ipk.documents import typst_pdf
from ipk.documents.fonts import replace_unsupported_glyphs
from ipk.documents.profile_document import SymbolLookup
from ipk.domain.kernel.direction import isolated
from ipk.services.preparation.shopping_text import SaidLine, SaidList


def as_pdf(said: SaidList, symbols: SymbolLookup, credit: str, incomplete: str) -> bytes:
    """Returns a tagged PDF of one or more A4 pages. `incomplete` is its note when a character is missing on it."""
    pictures: dict[str, bytes] = {}

    def line(one: SaidLine) -> dict[str, Any]:
        symbol = symbols(one.picture, said.language)
        file = f"{one.picture}.svg" if symbol else None
        if file and symbol:
            pictures[file] = symbol.data
        words = {
            name: isolated(replace_unsupported_glyphs(getattr(one, name)))
            for name in ("name", "amount", "whom", "allergens")
        }
        return {**words, "file": file, "notes": [replace_unsupported_glyphs(note) for note in one.notes]}

    data = {
        "language": said.language,
        "title": replace_unsupported_glyphs(said.title),
        "people": replace_unsupported_glyphs(said.people),
        "clashes": [line(one) for one in said.clashes],
        "careful": [
            [isolated(replace_unsupported_glyphs(name)), isolated(replace_unsupported_glyphs(what))]
            for name, what in said.careful
        ],
        "lines": [line(one) for one in said.lines],
        "words": replace_unsupported_glyphs(said.words),
        "never": [replace_unsupported_glyphs(one) for one in said.never],
        "unknown": replace_unsupported_glyphs(said.unknown),
        "note": replace_unsupported_glyphs(said.note),
        "headings": {name: replace_unsupported_glyphs(words) for name, words in said.headings.items()},
        "credit": replace_unsupported_glyphs(credit),
    }
    return typst_pdf.pdf(typst_pdf.TypstPage("shopping", data, pictures, incomplete))
