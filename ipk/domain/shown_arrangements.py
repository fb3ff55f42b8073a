"""What is seen of the arranged meeting: all by the child and its guide, what they let be known by who needs it."""

from typing import Any

from ipk.domain.arrangements import Arrangement, Part
from ipk.domain.audiences import Audience, Viewer
from ipk.domain.records import Record

Shown = dict[str, Any]
#: whoever prepares the meeting and whoever leads it
PREPARERS = (Audience.ORGANIZER, Audience.FACILITATOR)


def show_part(part: Part, viewer: Viewer, _: tuple[Record, ...]) -> Shown | None:
    content = {"way": part.way, "speaker": part.speaker or None}
    return _for(viewer, part, content, content)


def _for(viewer: Viewer, arranged: Arrangement, whole: Shown, narrow: Shown) -> Shown | None:
    """`whole` for the circle, `narrow` for those who prepare, nothing for anybody else."""
    if viewer.is_one_of(Audience.CIRCLE):
        return {**whole, "known": arranged.known, "told": arranged.told, "attempt": arranged.attempt or None}
    return narrow if arranged.known and viewer.is_one_of(*PREPARERS) else None


def ever_saw(arranged: Arrangement, viewer: Viewer) -> bool:
    return viewer.is_one_of(Audience.CIRCLE) or (arranged.ever_known and viewer.is_one_of(*PREPARERS))
