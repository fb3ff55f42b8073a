"""The view of a prepared message before it hangs: the circle sees all of it, the facilitator what was given to it."""

from typing import Any

from ipk.domain.kernel.records import Record
from ipk.domain.people.audiences import Audience, Viewer
from ipk.domain.profile.prepared_messages import Message, MessageNotice
from ipk.domain.views.cards import stroke_view
from ipk.domain.wall.strokes import Stroke

Shown = dict[str, Any]


def message_view(message: Message, viewer: Viewer, parts: tuple[Record, ...]) -> Shown | None:
    circle = viewer.is_one_of(Audience.CIRCLE)
    if not circle and not (viewer.is_one_of(Audience.FACILITATOR) and message.is_given):
        return None
    strokes = [part for part in parts if isinstance(part, Stroke)]
    shown: Shown = {
        "rev": max([message.rev_for(viewer.audience), *(stroke.rev for stroke in strokes)]),
        "kind": message.kind,
        "step": message.step,
        "paper": message.paper,
        "author": message.author,
        "text": message.text,
        "colour": message.colour,
        "symbols": list(message.symbols),
        "media": message.media or None,
        "wave": message.wave,
        "seconds": message.seconds,
        "strokes": [stroke_view(stroke) for stroke in strokes if not stroke.gone],
        "due": message.due,
        "hung": message.hung,
        "card": message.card,
    }
    ours: Shown = {"reach": message.reach, "told": message.told, "attempt": message.attempt or None}
    return shown | ours if circle else shown


def message_notice_view(envelope: MessageNotice, viewer: Viewer, _: tuple[Record, ...]) -> Shown | None:
    return {"step": envelope.step} if viewer.is_one_of(Audience.FACILITATOR) else None


def could_see_message(message: Message, viewer: Viewer) -> bool:
    """True if this viewer could ever see the message."""
    return viewer.is_one_of(Audience.CIRCLE) or (viewer.is_one_of(Audience.FACILITATOR) and message.ever_given)
