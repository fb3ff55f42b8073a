"""The view of a card, its strokes, and the viewer's own marks and dots."""

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from ipk.domain.kernel.media import Attached
from ipk.domain.kernel.records import Record
from ipk.domain.people.audiences import Audience, Viewer
from ipk.domain.wall.card_sizes import width_of
from ipk.domain.wall.cards import Card, Draft
from ipk.domain.wall.strokes import Stroke

Shown = dict[str, Any]
#: kinds of cards that have strokes
DRAWN = ("drawing", "profile")


def may_see_pending(card: Card, viewer: Viewer) -> bool:
    """A card that waits for approval is seen by its author and the facilitator (K2).

    One that was written alone is seen by its author only, unless it lies in the facilitator's tray.
    """
    if viewer.is_one_of(Audience.FACILITATOR) and card.alone != "author":
        return True
    return bool(viewer.person) and viewer.person in card.writers


def may_see_card(card: Card, viewer: Viewer) -> bool:
    return not card.gone and (card.hangs_for_all or may_see_pending(card, viewer))


def card_view(card: Card, viewer: Viewer, parts: tuple[Record, ...]) -> Shown | None:
    if not may_see_card(card, viewer):
        return None
    close = may_see_pending(card, viewer)
    strokes = [part for part in parts if isinstance(part, Stroke)]
    shown = _hung(card, close=close, drawn=any(not stroke.gone for stroke in strokes)) | _group(card, viewer)
    if card.kind in DRAWN:
        shown["strokes"] = [stroke_view(stroke) for stroke in strokes if not stroke.gone]
    if viewer.person and (mine := card.marks.get(viewer.person)):
        shown["mine"] = dict(mine)
    mine = card.marked_at.get(viewer.person, 0)
    return shown | {"rev": max([_rev(card, viewer, close=close), mine, *(stroke.rev for stroke in strokes)])}


def _rev(card: Card, viewer: Viewer, *, close: bool) -> int:
    """The author learns of every change while something waits on the card, others of changes that they can see."""
    staff = viewer.is_one_of(Audience.FACILITATOR, Audience.RECORDER)
    if close and not viewer.is_one_of(Audience.FACILITATOR) and not card.is_plain:
        return card.rev
    view = viewer.audience if staff else Audience.EVERYONE
    return card.visible_revs.get(view, card.rev if close else card.shown_rev or card.rev)


def _hung(card: Card, *, close: bool, drawn: bool) -> Shown:
    """The fields of the card; `close` for its author and the facilitator, who see what waits on it."""
    draft = card.draft if close else None
    words = draft or Draft(card.text, card.colour)
    shown: Shown = {
        "kind": card.kind,
        "paper": card.spot.paper,
        "x": card.spot.x,
        "y": card.spot.y,
        "turn": card.spot.turn,
        "z": card.z,
        "width": width_of(card, drawn=drawn),
        "colour": words.colour,
        "text": words.text,
        "media": card.media or None,
        "symbol": card.symbol or None,
        "symbols": list(card.symbols or (card.symbol,)) if card.symbol else [],
        "author": card.author,
        "said_by": card.said_by or None,
        "own_words": card.own_words,
        "state": "waiting" if draft and card.state == "shown" else card.state,
        "locked": card.locked,
        "marks": _sum_marks(card),
        "child_accepts": card.child_accepts,
        "dots": card.dots,
    }
    if card.kind == "voice":
        shown |= {"wave": card.wave, "seconds": card.seconds}
    if card.kind == "profile":
        shown |= {"heading": card.heading, "asked": card.asked, "album": album_view(card.album)}
    if card.kind == "page":
        shown |= {"design": card.design}
    if card.lang:
        shown["lang"] = card.lang
    if close and card.words:
        shown["words"] = card.words
    return shown | {"shown_text": card.text} if draft else shown


def _group(card: Card, viewer: Viewer) -> Shown:
    """The group title; a title that waits is seen by facilitator and recorder, who write and approve it."""
    if not card.group_waits:
        return {"group": card.group or None}
    staff = viewer.is_one_of(Audience.FACILITATOR, Audience.RECORDER)
    return {"group": card.group, "group_waits": True} if staff else {"group": None}


def album_view(album: Iterable[Attached]) -> list[Shown]:
    return [asdict(one) for one in album]


def stroke_view(stroke: Stroke) -> Shown:
    return {"id": stroke.name, "colour": stroke.colour, "size": stroke.size, "points": stroke.points}


def _sum_marks(card: Card) -> dict[str, int]:
    return {name: sum(mark.get(name, False) for mark in card.marks.values()) for name in ("realistic", "acceptable")}
