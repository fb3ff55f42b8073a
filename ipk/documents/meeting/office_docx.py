"""Renders an office document as DOCX, which can be edited and pasted into an office's own form."""

from io import BytesIO
from typing import Any

import docx
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from ipk.documents.meeting.office_document import Block, BulletList, Heading, OfficeDocument, Pairs, Paragraph, Table

MARGIN_MM = 20
A4_MM = (210, 297)
#: height of a row in which somebody signs
SIGNATURE_MM = 11
#: XML has no such characters
_FORBIDDEN = dict.fromkeys((*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF))


def as_docx(document: OfficeDocument) -> bytes:
    """Returns the file. People's texts are set as runs of text, never as fields or markup."""
    made = docx.Document()
    _set_up(made, document)
    made.add_heading(_text(document.title), level=1)
    for block in document.blocks:
        _add(made, block, document.wide)
    written = BytesIO()
    made.save(written)
    return written.getvalue()


def _set_up(made: Any, document: OfficeDocument) -> None:
    section = made.sections[0]
    short, long = (Mm(side) for side in A4_MM)
    section.page_width, section.page_height = (long, short) if document.wide else (short, long)
    section.orientation = WD_ORIENT.LANDSCAPE if document.wide else WD_ORIENT.PORTRAIT
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Mm(MARGIN_MM)
    made.styles["Normal"].font.size = Pt(10.5)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), document.language)
    made.styles["Normal"].element.get_or_add_rPr().append(language)
    made.core_properties.title = _text(document.title)[:255]
    made.core_properties.author = ""
    made.core_properties.language = document.language
    section.footer.paragraphs[0].text = _text(document.footer)


def _add(made: Any, block: Block, wide: bool) -> None:
    match block:
        case Heading(text, level):
            made.add_heading(_text(text), level=level)
        case Paragraph(text, quiet):
            for words in text.split("\n"):
                run = made.add_paragraph().add_run(_text(words))
                run.italic = quiet
        case BulletList(items):
            for item in items:
                made.add_paragraph(_text(item), style="List Bullet")
        case Pairs(rows):
            for name, value in rows:
                paragraph = made.add_paragraph()
                paragraph.paragraph_format.space_after = Pt(2)
                paragraph.add_run(_text(name) + ": ").bold = True
                paragraph.add_run(_text(value))
        case Table():
            _add_table(made, block, wide)


def _add_table(made: Any, block: Table, wide: bool) -> None:
    table = made.add_table(rows=1, cols=len(block.header))
    table.style = "Table Grid"
    table.autofit = False
    room = A4_MM[1 if wide else 0] - 2 * MARGIN_MM
    widths = [Mm(room * share / sum(block.widths)) for share in block.widths]
    for cell, words in zip(table.rows[0].cells, block.header, strict=True):
        cell.paragraphs[0].add_run(_text(words)).bold = True
    repeated = OxmlElement("w:tblHeader")
    repeated.set(qn("w:val"), "true")
    table.rows[0]._tr.get_or_add_trPr().append(repeated)
    for row in block.rows:
        added = table.add_row()
        if block.tall:
            added.height = Mm(SIGNATURE_MM)
        for cell, words in zip(added.cells, row, strict=True):
            cell.text = _text(words)
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    for row in table.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = width


def _text(text: str) -> str:
    return text.translate(_FORBIDDEN)
