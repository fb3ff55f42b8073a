"""Draws strokes as SVG for paper, with the same outline as on screens (`static/js/state/drawing/ink.js`)."""

import re
import sys
from array import array
from base64 import b64decode
from collections.abc import Iterable, Iterator
from itertools import accumulate, pairwise
from math import hypot, inf

from ipk.domain.wall.cards import PAPER_HEIGHT, PAPER_WIDTH
from ipk.domain.wall.strokes import Stroke

#: static/css/tokens.css: the pencils, and the papers one draws on
INKS = {
    "ink": "#2b2a33",
    "red": "#c22b22",
    "blue": "#1f5fa8",
    "green": "#2f7a35",
    "yellow": "#e0a100",
    "brown": "#7a4a21",
}
PAPERS = {
    "white": "#fffdf8",
    "sun": "#ffe69a",
    "sky": "#cbe5f8",
    "leaf": "#d3ebbf",
    "rose": "#fbd0d5",
    "clay": "#f6d2b0",
    "lilac": "#e3d5f5",
}
SHAPE = PAPER_WIDTH / PAPER_HEIGHT
#: points of all drawings together that one page shows: nobody sees more, and nobody waits longer
MOST_POINTS = 24_000

_PER_UNIT = 4
_FIRST_PEN, _LARGEST_PEN = 18, 4
#: of a hand's way a line follows so much at each point; the quicker it is, the thinner it gets
_FOLLOWS = 0.15 + 0.85 * (1 - 0.3)
_FIRST_PRESSURE, _PRESSURE_CHANGE, _BEGINNING = 0.25, 0.275, 10
_THINNING = 0.4
#: nearer than this nobody tells two points apart, in units of the sheet
_NEAR = 3.0
#: so many widths of one pen are told apart
_WIDTHS = 24
_PLACE = re.compile(r"([0-9a-z]{4})-[0-9A-Za-z]{1,20}-\d{1,4}")

Point = tuple[float, float]


def drawn(lines: Iterable[Stroke], paper: str, most: int = MOST_POINTS) -> bytes:
    """The whole sheet as SVG. A drawing of more than `most` points is drawn from every second, third … of them."""
    placed = sorted(lines, key=_place)
    points = [_points(line.points) for line in placed]
    step = -(-sum(map(len, points)) // most) or 1
    inked = "".join(
        _inked(line, [*some[:-1:step], *some[-1:]]) for line, some in zip(placed, points, strict=True) if some
    )
    ground = PAPERS.get(paper, PAPERS["sun"])
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {PAPER_WIDTH} {PAPER_HEIGHT}">'
        f'<rect width="{PAPER_WIDTH}" height="{PAPER_HEIGHT}" fill="{ground}"/>'
        f'<g fill="none" stroke-linecap="round" stroke-linejoin="round">{inked}</g></svg>'
    ).encode()


def _place(line: Stroke) -> float:
    """What lies over what (docs/decisions/040); what another client named otherwise lies on top."""
    found = _PLACE.fullmatch(line.name)
    return int(found[1], 36) if found else inf


def _points(packed: str) -> list[Point]:
    steps = array("h", b64decode(packed))
    if sys.byteorder == "big":
        steps.byteswap()
    across, down = (accumulate(steps[first::2]) for first in (0, 1))
    return [(x / _PER_UNIT, y / _PER_UNIT) for x, y in zip(across, down, strict=True)]


def _inked(line: Stroke, points: list[Point]) -> str:
    """Pieces of one width each, one going on where the last ended; round ends hide where they meet."""
    size = _FIRST_PEN * 2 ** (min(line.size, _LARGEST_PEN) - 1)
    colour = INKS.get(line.colour, INKS["ink"])
    pieces = _pieces(list(_followed(points, size)), size)
    return f'<g stroke="{colour}">' + "".join(f'<path stroke-width="{w:.1f}" d="{d}"/>' for w, d in pieces) + "</g>"


def _followed(points: list[Point], size: float) -> Iterator[Point]:
    """The smoother way that the line takes behind the hand. It begins and ends where the hand did; what lies within
    the first blot of the pen is no way yet."""
    x, y = points[0]
    yield x, y
    gone = 0.0
    for px, py in points[1:-1]:
        nx, ny = x + (px - x) * _FOLLOWS, y + (py - y) * _FOLLOWS
        gap = hypot(nx - x, ny - y)
        if gap < _NEAR:
            continue
        gone += gap
        x, y = nx, ny
        if gone >= size:
            yield x, y
    yield points[-1]


def _pieces(way: list[Point], size: float) -> Iterator[tuple[float, str]]:
    """(width, path). Bends are rounded from the middle of one step to the middle of the next, corners stay."""
    widths = _widths(way, size)
    start, path, width, earlier = way[0], "", widths[0], way[0]
    for (before, here), wide in zip(pairwise(way), widths[1:], strict=True):
        middle = ((before[0] + here[0]) / 2, (before[1] + here[1]) / 2)
        path += f"{'L' if _turns_back(earlier, before, here) else 'Q'}{_at(before)} {_at(middle)}"
        earlier = before
        if wide != width:
            yield width, f"M{_at(start)}{path}"
            start, path, width = middle, "", wide
    yield width, f"M{_at(start)}{path}L{_at(way[-1])}"


def _turns_back(a: Point, b: Point, c: Point) -> bool:
    return (b[0] - a[0]) * (c[0] - b[0]) + (b[1] - a[1]) * (c[1] - b[1]) < 0


def _widths(way: list[Point], size: float) -> list[float]:
    """How wide the line is at each point: who draws quickly does not press."""
    gaps = [0.0, *(hypot(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(way))]
    pressure = _FIRST_PRESSURE
    for gap in gaps[:_BEGINNING]:
        pressure = (pressure + _pressed(pressure, gap, size)) / 2
    widths: list[float] = []
    for gap in gaps:
        pressure = _pressed(pressure, gap, size)
        steady = round(pressure * _WIDTHS) / _WIDTHS
        widths.append(2 * size * (0.5 - _THINNING * (0.5 - steady)))
    return widths


def _pressed(pressure: float, gap: float, size: float) -> float:
    speed = min(1.0, gap / size)
    return pressure + (1 - speed - pressure) * speed * _PRESSURE_CHANGE


def _at(point: Point) -> str:
    return f"{point[0]:.0f} {point[1]:.0f}"
