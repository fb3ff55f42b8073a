"""Lays cards side by side: a group as a block, a whole paper as a grid. All numbers are paper units."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt

from ipk.domain.wall.card_sizes import Size
from ipk.domain.wall.cards import PAPER_HEIGHT, PAPER_WIDTH
from ipk.domain.wall.free_spots import GAP, HEAD, TITLE, Box, free_place

WIDEST = PAPER_WIDTH - 2 * GAP
HIGHEST = PAPER_HEIGHT - TITLE - GAP - HEAD
#: width : height of a block, about that of a sheet
SHAPE = 1.4


@dataclass(frozen=True)
class Block:
    """Cards of one group that fit on one sheet; `places` are their centres from the left top, without the title."""

    size: Size
    places: Mapping[str, tuple[float, float]]

    @property
    def with_head(self) -> Size:
        return Size(self.size.width, self.size.height + HEAD)

    def at(self, box: Box) -> dict[str, tuple[float, float]]:
        """The centres of the cards if the block with its title takes this rectangle."""
        left, top = box.x - box.width / 2, box.y - box.height / 2 + HEAD
        return {id: (left + x, top + y) for id, (x, y) in self.places.items()}


def blocks(cards: Sequence[tuple[str, Size]]) -> list[Block]:
    """Split cards into blocks of rows, each at most a sheet large."""
    widest = max(size.width for _, size in cards)
    area = sum((size.width + GAP) * (size.height + GAP) for _, size in cards)
    compact = list(_rows(cards, min(max(widest, sqrt(area * SHAPE)), WIDEST)))
    return compact if len(compact) == 1 else list(_rows(cards, WIDEST))


def _rows(cards: Sequence[tuple[str, Size]], width: float) -> Iterator[Block]:
    places: dict[str, tuple[float, float]] = {}
    left = top = right = bottom = 0.0
    for id, size in cards:
        if left and left + size.width > width:
            left, top = 0.0, bottom + GAP
        if places and top + size.height > HIGHEST:
            yield Block(_size(right, bottom), places)
            places, left, top, right, bottom = {}, 0.0, 0.0, 0.0, 0.0
        places[id] = (left + size.width / 2, top + size.height / 2)
        right, bottom = max(right, left + size.width), max(bottom, top + size.height)
        left += size.width + GAP
    yield Block(_size(right, bottom), places)


def _size(width: float, height: float) -> Size:
    return Size(round(width), round(height))


@dataclass
class Layout:
    """The rectangles on a paper while cards are placed on it; it adds a sheet where no place is free."""

    taken: list[Box]
    sheets: int = 1

    def place(self, size: Size, *, near: Box | None = None, sheet: int = 0) -> Box:
        """Take a free place: on the given sheet, else on the others in order, else on a new one."""
        sheet = min(sheet, self.sheets - 1)
        for number in (sheet, *(other for other in range(self.sheets) if other != sheet)):
            box = free_place(size, self.taken, number, near if number == sheet else None)
            if box is not None:
                return self._take(box)
        self.sheets += 1
        left, top = GAP, (self.sheets - 1) * PAPER_HEIGHT + TITLE
        return self._take(Box(left + size.width / 2, top + size.height / 2, size.width, size.height))

    def _take(self, box: Box) -> Box:
        self.taken.append(box)
        return box
