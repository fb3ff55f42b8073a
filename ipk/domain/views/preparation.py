"""The view of arrangements: the circle sees all, staff what was released and concerns them."""

from dataclasses import asdict
from typing import Any

from ipk.domain.kernel.records import Record
from ipk.domain.people.audiences import Audience, Viewer
from ipk.domain.preparation.arrangements import Arrangement, Part
from ipk.domain.preparation.guests import Guests
from ipk.domain.preparation.seats import Seats

Shown = dict[str, Any]
#: who sees a released arrangement: the organizer, and the facilitator where it helps to lead
HEARERS: dict[type[Arrangement], tuple[Audience, ...]] = {
    Guests: (Audience.ORGANIZER,),
    Part: (Audience.ORGANIZER, Audience.FACILITATOR),
    Seats: (Audience.ORGANIZER, Audience.FACILITATOR),
}


def part_view(part: Part, viewer: Viewer, _: tuple[Record, ...]) -> Shown | None:
    content = {"way": part.way, "speaker": part.speaker or None, "home": list(part.home)}
    return _for(viewer, part, content, content)


def guests_view(guests: Guests, viewer: Viewer, _: tuple[Record, ...]) -> Shown | None:
    whole = [asdict(guest) for guest in guests.guests]
    asking = [{name: getattr(guest, name) for name in _ASKED} for guest in guests.asking]
    return _for(viewer, guests, {"guests": whole}, {"guests": asking})


#: the fields that the organizer needs to answer a wish
_ASKED = ("id", "name", "wish", "answer", "reason")


def seats_view(seats: Seats, viewer: Viewer, _: tuple[Record, ...]) -> Shown | None:
    content = {"seats": [asdict(seat) for seat in seats.seats]}
    return _for(viewer, seats, content, content)


def _for(viewer: Viewer, arranged: Arrangement, whole: Shown, narrow: Shown) -> Shown | None:
    """`whole` for the circle, `narrow` for those who may see the released arrangement, None for others."""
    if viewer.is_one_of(Audience.CIRCLE):
        return {**whole, "known": arranged.known, "told": arranged.told, "attempt": arranged.attempt or None}
    return narrow if arranged.known and viewer.is_one_of(*HEARERS[type(arranged)]) else None


def ever_saw(arranged: Arrangement, viewer: Viewer) -> bool:
    heard = arranged.ever_known and viewer.is_one_of(*HEARERS[type(arranged)])
    return heard or viewer.is_one_of(Audience.CIRCLE)
