"""The view of profile records: the circle sees all, the facilitator answers shared with it.

Others see nothing but the cards that hang.
"""

from typing import Any

from ipk.domain.kernel.records import Record
from ipk.domain.people.audiences import Audience, Viewer
from ipk.domain.profile.answer_versions import AnswerVersion
from ipk.domain.profile.answers import Answer
from ipk.domain.profile.workbook import Workbook
from ipk.domain.views.cards import album_view, stroke_view
from ipk.domain.wall.strokes import Stroke

Shown = dict[str, Any]


def answer_view(answer: Answer, viewer: Viewer, parts: tuple[Record, ...]) -> Shown | None:
    strokes = [part for part in parts if isinstance(part, Stroke)]
    drawn = [stroke_view(stroke) for stroke in strokes if not stroke.gone]
    said = {
        "rev": max([answer.rev_for(viewer.audience), *(stroke.rev for stroke in strokes)]),
        "question": answer.question,
        "asked": answer.asked,
        "heading": answer.heading,
        "text": answer.text,
        "symbols": list(answer.symbols),
        "album": album_view(answer.album),
        "strokes": drawn,
        "choice": answer.choice,
        "colour": answer.colour,
    }
    if viewer.is_one_of(Audience.CIRCLE):
        return said | _kept_with(answer, parts)
    leads = viewer.is_one_of(Audience.FACILITATOR) and answer.shared_with_facilitator
    return said if leads and answer.has_content(drawn=bool(drawn)) else None


def saw_answer(answer: Answer, viewer: Viewer) -> bool:
    return viewer.is_one_of(Audience.CIRCLE) or (answer.ever_led and viewer.is_one_of(Audience.FACILITATOR))


def _kept_with(answer: Answer, parts: tuple[Record, ...]) -> Shown:
    """The fields that the workbook shows beside the answer itself."""
    return {
        "rev": max([answer.rev, *(part.rev for part in parts)]),
        "sheet": answer.sheet,
        "paper": answer.paper,
        "symbol": answer.symbols[0] if answer.symbols else None,
        "none": answer.none,
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
        "earlier": sorted(part.sitting for part in parts if isinstance(part, AnswerVersion) and not part.gone),
    }


def workbook_view(book: Workbook, viewer: Viewer, _: tuple[Record, ...]) -> Shown | None:
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
