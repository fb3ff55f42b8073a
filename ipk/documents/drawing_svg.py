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

#: the colours of pencils and papers, as in static/css/tokens.css
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
ASPECT_RATIO = PAPER_WIDTH / PAPER_HEIGHT
#: points of one drawing on a page; more would not be visible but take longer
MAX_POINTS = 24_000

_PER_UNIT = 4
_FIRST_PEN, _LARGEST_PEN = 18, 4
#: smoothing factor: the part of the way to the next point that the line follows
_SMOOTHING = 0.15 + 0.85 * (1 - 0.3)
_FIRST_PRESSURE, _PRESSURE_CHANGE, _FIRST_POINTS = 0.25, 0.275, 10
_THINNING = 0.4
#: points nearer than this are dropped, in units of the paper
_MIN_DISTANCE = 3.0
#: number of different widths of one pen
_WIDTH_STEPS = 24
_PLACE = re.compile(r"([0-9a-z]{4})-[0-9A-Za-z]{1,20}-\d{1,4}")

Point = tuple[float, float]


def draw_svg(lines: Iterable[Stroke], paper: str, max_points: int = MAX_POINTS) -> bytes:
    """Returns the drawing on its paper as SVG. Beyond `max_points` it uses every second, third … point."""
    placed = sorted(lines, key=_order)
    points = [_decoded_points(line.points) for line in placed]
    step = -(-sum(map(len, points)) // max_points) or 1
    inked = "".join(
        _stroke_svg(line, [*some[:-1:step], *some[-1:]]) for line, some in zip(placed, points, strict=True) if some
    )
    ground = PAPERS.get(paper, PAPERS["sun"])
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {PAPER_WIDTH} {PAPER_HEIGHT}">'
        f'<rect width="{PAPER_WIDTH}" height="{PAPER_HEIGHT}" fill="{ground}"/>'
        f'<g fill="none" stroke-linecap="round" stroke-linejoin="round">{inked}</g></svg>'
    ).encode()


def _order(line: Stroke) -> float:
    """Returns the stacking order of a stroke (docs/decisions/040); strokes with names of other clients lie on top."""
    found = _PLACE.fullmatch(line.name)
    return int(found[1], 36) if found else inf


def _decoded_points(packed: str) -> list[Point]:
    steps = array("h", b64decode(packed))
    if sys.byteorder == "big":
        steps.byteswap()
    across, down = (accumulate(steps[first::2]) for first in (0, 1))
    return [(x / _PER_UNIT, y / _PER_UNIT) for x, y in zip(across, down, strict=True)]


def _stroke_svg(line: Stroke, points: list[Point]) -> str:
    """Returns a stroke as adjoining paths of one width each; round ends hide the joints."""
    size = _FIRST_PEN * 2 ** (min(line.size, _LARGEST_PEN) - 1)
    colour = INKS.get(line.colour, INKS["ink"])
    pieces = _paths(list(_smoothed(points, size)), size)
    return f'<g stroke="{colour}">' + "".join(f'<path stroke-width="{w:.1f}" d="{d}"/>' for w, d in pieces) + "</g>"


def _smoothed(points: list[Point], size: float) -> Iterator[Point]:
    """Yields the smoothed points. The first and last point stay; points within the pen's width of the start go."""
    x, y = points[0]
    yield x, y
    gone = 0.0
    for px, py in points[1:-1]:
        nx, ny = x + (px - x) * _SMOOTHING, y + (py - y) * _SMOOTHING
        gap = hypot(nx - x, ny - y)
        if gap < _MIN_DISTANCE:
            continue
        gone += gap
        x, y = nx, ny
        if gone >= size:
            yield x, y
    yield points[-1]


def _paths(way: list[Point], size: float) -> Iterator[tuple[float, str]]:
    """Yields (width, path). Curves run between the midpoints of the segments; sharp corners stay."""
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
    """Returns the width at each point. The pressure is simulated: faster movement makes a thinner line."""
    gaps = [0.0, *(hypot(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(way))]
    pressure = _FIRST_PRESSURE
    for gap in gaps[:_FIRST_POINTS]:
        pressure = (pressure + _next_pressure(pressure, gap, size)) / 2
    widths: list[float] = []
    for gap in gaps:
        pressure = _next_pressure(pressure, gap, size)
        steady = round(pressure * _WIDTH_STEPS) / _WIDTH_STEPS
        widths.append(2 * size * (0.5 - _THINNING * (0.5 - steady)))
    return widths


def _next_pressure(pressure: float, gap: float, size: float) -> float:
    speed = min(1.0, gap / size)
    return pressure + (1 - speed - pressure) * speed * _PRESSURE_CHANGE


def _at(point: Point) -> str:
    return f"{point[0]:.0f} {point[1]:.0f}"
