"""The shopping list on paper: what to mind first, then what to buy, with a box to tick."""

from typing import Any

from ipk.documents import typst_pdf
from ipk.documents.fonts import replace_unsupported_glyphs
from ipk.documents.profile_document import Signs
from ipk.domain.kernel.direction import isolated
from ipk.services.preparation.shopping_text import SaidLine, SaidList


def as_pdf(said: SaidList, signs: Signs, credit: str, incomplete: str) -> bytes:
    """A tagged PDF, as many A4 pages as it takes; most take one.

    `incomplete` is what it says of itself where a character is missing on it.
    """
    pictures: dict[str, bytes] = {}

    def line(one: SaidLine) -> dict[str, Any]:
        sign = signs(one.picture, said.language)
        file = f"{one.picture}.svg" if sign else None
        if file and sign:
            pictures[file] = sign.data
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
