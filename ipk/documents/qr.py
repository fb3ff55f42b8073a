"""Makes QR codes of addresses as an SVG path; the page chooses size and colour."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

import segno

#: empty modules around the code; readers want four
MARGIN = 4
CACHE_SIZE = 256


@dataclass(frozen=True)
class QrShape:
    """`size` is the length of a side in modules, `path` the dark modules as the `d` of an SVG path."""

    size: int
    path: str


@lru_cache(maxsize=CACHE_SIZE)
def draw_qr(text: str) -> QrShape:
    """Returns the smallest code of level M for `text`, which stays readable with a fold in the paper."""
    code = segno.make(text, error="m", micro=False, boost_error=False)
    rows = tuple(tuple(row) for row in code.matrix)
    return QrShape(len(rows) + 2 * MARGIN, "".join(_path(rows)))


def _path(rows: tuple[tuple[int, ...], ...]) -> Iterator[str]:
    for y, row in enumerate(rows):
        x = 0
        for dark, modules in groupby(row):
            width = len(tuple(modules))
            if dark:
                yield f"M{x + MARGIN} {y + MARGIN}h{width}v1h-{width}z"
            x += width
