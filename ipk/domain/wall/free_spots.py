"""Finds free places for cards on a paper; `static/js/state/wall/free_spots.js` computes the same.

A paper is one sheet or several below each other; a card lies within one of them. All numbers are paper units.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import product
from math import ceil

from ipk.domain.wall.card_sizes import Size
from ipk.domain.wall.cards import PAPER_HEIGHT, PAPER_WIDTH

#: gap between two cards, and to the edge of the sheet
GAP = 24
#: height of the paper's title at the top of each sheet
TITLE = 140
#: height of the group's title above its cards
HEAD = 84


@dataclass(frozen=True)
class Box:
    """The rectangle of a card; `x` and `y` are its centre, `y` from the top of the first sheet."""

    x: float
    y: float
    width: float
    height: float

    def covers(self, other: "Box", gap: float = 0) -> bool:
        across = (self.width + other.width) / 2 + gap - abs(self.x - other.x)
        down = (self.height + other.height) / 2 + gap - abs(self.y - other.y)
        return across > 0.5 and down > 0.5

    def with_head(self) -> "Box":
        """The rectangle of a gathered card with the title above it."""
        return replace(self, y=self.y - HEAD / 2, height=self.height + HEAD)

    def squared_distance(self, x: float, y: float) -> float:
        return (self.x - x) ** 2 + (self.y - y) ** 2


def sheet_of(y: float) -> int:
    """The number of the sheet of this centre, from 0; the lower edge belongs to the sheet above it."""
    return max(0, ceil(y / PAPER_HEIGHT) - 1)


def box_on_sheet(x: float, y: float, size: Size) -> Box:
    """The rectangle of a card at this centre, moved so far that it lies within its sheet."""
    top = sheet_of(y) * PAPER_HEIGHT
    wide, high = size.width / 2, size.height / 2
    return Box(
        min(max(x, wide), PAPER_WIDTH - wide),
        min(max(y, top + high), top + PAPER_HEIGHT - high),
        size.width,
        size.height,
    )


def is_free(box: Box, taken: Iterable[Box]) -> bool:
    return not any(box.covers(other) for other in taken)


def free_place(size: Size, taken: Sequence[Box], sheet: int, near: Box | None = None) -> Box | None:
    """A free place on the sheet: the first from the left top, or the nearest to `near`; None if there is none."""
    here = [box for box in taken if sheet_of(box.y) == sheet]
    free = (box for box in _corners(size, here, sheet, near) if not any(box.covers(other, GAP) for other in here))
    return min(free, key=lambda box: box.squared_distance(near.x, near.y), default=None) if near else next(free, None)


def _corners(size: Size, taken: Sequence[Box], sheet: int, near: Box | None) -> Iterable[Box]:
    """Candidate places beside and below other cards; with `near` also above, left of them, and in line with it."""
    top = sheet * PAPER_HEIGHT
    across, down = {float(GAP)}, {float(top + TITLE)}
    for box in taken:
        across.add(box.x + box.width / 2 + GAP)
        down.add(box.y + box.height / 2 + GAP)
    if near:
        across |= {near.x - size.width / 2} | {box.x - box.width / 2 - GAP - size.width for box in taken}
        down |= {near.y - size.height / 2} | {box.y - box.height / 2 - GAP - size.height for box in taken}
    right, bottom = PAPER_WIDTH - GAP - size.width, top + PAPER_HEIGHT - GAP - size.height
    lefts = sorted(left for left in across if GAP <= left <= right)
    tops = sorted(high for high in down if top + TITLE <= high <= bottom)
    for high, left in product(tops, lefts):
        yield Box(left + size.width / 2, high + size.height / 2, size.width, size.height)
