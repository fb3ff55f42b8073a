"""What the child and its guide see of the profile. Everybody else has nothing of it but the cards that hang."""

from typing import Any

from ipk.domain.audiences import Audience, Viewer
from ipk.domain.book import Book
from ipk.domain.drawing import Stroke
from ipk.domain.profile import Answer
from ipk.domain.records import Record
from ipk.domain.shown_cards import show_album, show_stroke
from ipk.domain.sittings import Earlier

Shown = dict[str, Any]


def show_answer(answer: Answer, viewer: Viewer, parts: tuple[Record, ...]) -> Shown | None:
    if not viewer.is_one_of(Audience.CIRCLE):
        return None
    strokes = [part for part in parts if isinstance(part, Stroke)]
    return {
        "rev": max([answer.rev, *(part.rev for part in parts)]),
        "sheet": answer.sheet,
        "question": answer.question,
        "asked": answer.asked,
        "heading": answer.heading,
        "paper": answer.paper,
        "text": answer.text,
        "symbol": answer.symbols[0] if answer.symbols else None,
        "symbols": list(answer.symbols),
        "album": show_album(answer.album),
        "strokes": [show_stroke(stroke) for stroke in strokes if not stroke.gone],
        "choice": answer.choice,
        "none": answer.none,
        "colour": answer.colour,
        "said_by": answer.said_by or None,
        "written_by": answer.written_by or None,
        "sitting": answer.sitting,
        "consent": answer.consent,
        "consent_by": answer.consent_by or None,
        "told": answer.told,
        "attempt": answer.attempt or None,
        "card": answer.card,
        "speaker": answer.speaker or None,
        "said_at": answer.said_at or None,
        "still": answer.still or None,
        "earlier": sorted(part.sitting for part in parts if isinstance(part, Earlier) and not part.gone),
    }


def show_book(book: Book, viewer: Viewer, _: tuple[Record, ...]) -> Shown | None:
    if not viewer.is_one_of(Audience.CIRCLE):
        return None
    return {
        "sheet": book.sheet,
        "page": book.page,
        "open": book.open,
        "together": book.together,
        "tried": book.tried,
        "noticed": book.noticed,
        "sitting": book.sitting,
        "design": book.design,
    }
