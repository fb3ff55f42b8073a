"""An address as a QR code: the shape only, so that the page decides how it looks."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

import segno

#: empty modules around the code; readers want four
MARGIN = 4
KEPT = 256


@dataclass(frozen=True)
class QrShape:
    """A square of `size` units and the path of its dark modules, as SVG's `d`."""

    size: int
    path: str


@lru_cache(maxsize=KEPT)
def draw_qr(text: str) -> QrShape:
    """The smallest code for `text` that still reads with a fold in the paper (level M)."""
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
