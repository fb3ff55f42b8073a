"""The shopping list on paper: what to mind first, then what to buy, with a box to tick."""

from typing import Any

from ipk.documents import typst_pdf
from ipk.documents.fonts import readable
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
        words = {name: isolated(readable(getattr(one, name))) for name in ("name", "amount", "whom", "allergens")}
        return {**words, "file": file, "notes": [readable(note) for note in one.notes]}

    data = {
        "language": said.language,
        "title": readable(said.title),
        "people": readable(said.people),
        "clashes": [line(one) for one in said.clashes],
        "careful": [[isolated(readable(name)), isolated(readable(what))] for name, what in said.careful],
        "lines": [line(one) for one in said.lines],
        "words": readable(said.words),
        "never": [readable(one) for one in said.never],
        "unknown": readable(said.unknown),
        "note": readable(said.note),
        "headings": {name: readable(words) for name, words in said.headings.items()},
        "credit": readable(credit),
    }
    return typst_pdf.pdf(typst_pdf.Sheet("shopping", data, pictures, incomplete))
