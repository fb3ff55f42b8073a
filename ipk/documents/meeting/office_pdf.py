"""Renders an office document as PDF/A-2a and PDF/UA-1 in one file: an archive keeps it, a screen reader reads it."""

from typing import Any

from ipk.documents import typst_pdf
from ipk.documents.fonts import replace_unsupported_glyphs
from ipk.documents.meeting.office_document import Block, BulletList, Heading, OfficeDocument, Pairs, Paragraph, Table

#: both in one file
STANDARDS = ("a-2a", "ua-1")


def as_pdf(document: OfficeDocument, incomplete: str) -> bytes:
    """Returns the PDF. `incomplete` is its note when a character is missing on it."""
    data = {
        "title": _text(document.title),
        "language": document.language,
        "made": [document.made.year, document.made.month, document.made.day],
        "footer": _text(document.footer),
        "wide": document.wide,
        "blocks": [_block(block) for block in document.blocks],
    }
    return typst_pdf.pdf(typst_pdf.TypstPage("office", data, {}, incomplete), STANDARDS)


def _block(block: Block) -> dict[str, Any]:
    match block:
        case Heading(text, level):
            return {"kind": "heading", "text": _text(text), "level": level}
        case Paragraph(text, quiet):
            return {"kind": "par", "texts": [_text(one) for one in text.split("\n") if one.strip()], "quiet": quiet}
        case BulletList(items):
            return {"kind": "list", "items": [_text(one) for one in items]}
        case Pairs(rows):
            return {"kind": "pairs", "rows": [[_text(one) for one in row] for row in rows]}
        case Table(header, rows, widths, tall):
            return {
                "kind": "table",
                "header": [_text(one) for one in header],
                "rows": [[_text(one) for one in row] for row in rows],
                "widths": list(widths),
                "tall": tall,
            }


def _text(text: str) -> str:
    return replace_unsupported_glyphs(text)
