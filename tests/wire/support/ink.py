"""Points as §5 packs them: little-endian int16 pairs, the first absolute, the rest steps, in paper units × 4."""

from __future__ import annotations

import base64
import itertools
import secrets
import struct

from tests.wire.support.client import new_id


def points(*spots: tuple[float, float]) -> str:
    scaled = [(round(x * 4), round(y * 4)) for x, y in spots]
    steps = scaled[:1] + [(b[0] - a[0], b[1] - a[1]) for a, b in itertools.pairwise(scaled)]
    return base64.b64encode(b"".join(struct.pack("<hh", *step) for step in steps)).decode()


def own_line() -> str:
    """A line that nobody else ever drew: wherever it is found, it was this one."""
    return points(*[(secrets.randbelow(1600), secrets.randbelow(1200)) for _ in range(5)])


def long_line(count: int) -> str:
    return points(*[(i % 300, i % 200) for i in range(count)])


def stroke(count: int = 3, **more: object) -> dict[str, object]:
    return {"id": new_id("stroke"), "colour": "ink", "size": 2, "points": long_line(count)} | more
