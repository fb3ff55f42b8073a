"""Renders the booklet that the child takes home from the meeting, in the design of its page."""

from typing import Any

from ipk.documents import drawing_svg, typst_pdf
from ipk.documents.fonts import replace_unsupported_glyphs
from ipk.documents.meeting.minutes_words import MinutesWords
from ipk.documents.meeting.plain_page import PlainPage
from ipk.documents.profile_document import CREDIT, DRAWING
from ipk.services.printing.booklet import PrintedBooklet
from ipk.services.printing.minutes_content import PrintedItem


def as_pdf(printed: PrintedBooklet, words: MinutesWords) -> bytes:
    """Returns a tagged PDF of one or more A4 pages."""
    pictures: dict[str, bytes] = {}
    plan = printed.plan
    page = PlainPage(plan, words, printed.design)
    helpers = [*printed.helpers, *([printed.contact] if printed.contact else [])]
    data = {
        "language": words.language,
        "name": replace_unsupported_glyphs(plan.child).strip() or words.label("Our meeting."),
        "title": words.label("From our meeting."),
        "day": words.day(plan.started_at),
        "design": printed.design,
        "credit": words.say(CREDIT),
        "headings": {
            "cards": words.label("What I said."),
            "plan": words.label("What we will do."),
            "helpers": words.label("Whom I can tell."),
        },
        "cards": [_card(one, words, pictures) for one in printed.cards],
        "tasks": [page.task(one, pictures) for one in plan.tasks],
        "closing": page.closing(),
        "helpers": [replace_unsupported_glyphs(one) for one in helpers],
    }
    return typst_pdf.pdf(typst_pdf.TypstPage("booklet", data, pictures, words.say(typst_pdf.INCOMPLETE)))


def _card(item: PrintedItem, words: MinutesWords, pictures: dict[str, bytes]) -> dict[str, Any]:
    """The card's text, pictures of the dictionary and drawing; a photo or a voice is said in words."""
    signs: list[dict[str, str]] = []
    for symbol in item.symbols:
        if found := words.symbols(symbol, words.language):
            signs.append({"file": _kept(pictures, found.data), "alt": replace_unsupported_glyphs(found.alt)})
    drawing = _kept(pictures, drawing_svg.draw_svg(item.lines, item.colour)) if item.lines else None
    said = item.text if item.text or signs or drawing else words.item(item)
    return {
        "asked": replace_unsupported_glyphs(item.asked),
        "words": replace_unsupported_glyphs(said),
        "signs": signs,
        "drawing": drawing,
        "alt": words.label(DRAWING, asked=replace_unsupported_glyphs(item.text or words.label("What I said."))),
        "colour": item.colour,
    }


def _kept(pictures: dict[str, bytes], svg: bytes) -> str:
    """The name under which the template finds the picture."""
    name = f"{len(pictures)}.svg"
    pictures[name] = svg
    return name
