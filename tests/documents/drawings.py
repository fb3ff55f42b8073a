"""Drawings as children make them, and their ink as the browser paints it."""

import json
import math
import subprocess
from pathlib import Path

from ipk.documents.drawing_svg import INKS
from ipk.domain.wall.strokes import Stroke
from tests.support.servers.processes import needed
from tests.wire.support.ink import points

ROOT = Path(__file__).resolve().parents[2]
PAINT = """
import { outlineOf, decodePoints } from "./static/js/state/drawing/ink.js";
import { readFileSync } from "node:fs";
const lines = JSON.parse(readFileSync(0, "utf8"));
const paths = lines.map((one) => `<path fill="${one.fill}" d="${outlineOf(decodePoints(one.points), one.size)}"/>`);
console.log(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1600 1200">${paths.join("")}</svg>`);
"""


def line(*spots: tuple[float, float], place: int = 0, size: float = 1, colour: str = "ink") -> Stroke:
    return Stroke(id=f"a~{place:04d}-hand-0", card="a", colour=colour, size=size, points=points(*spots))


def house_and_sun() -> list[Stroke]:
    """With every pen: quick and slow, around corners, a dot, a scribble."""
    roof = [(200 + 10 * n, 700 - 10 * n) for n in range(30)] + [(500 + 10 * n, 400 + 10 * n) for n in range(30)]
    wall = [(250, 700), (250, 760), (252, 840), (255, 960), (300, 1080), (480, 1085), (700, 1080), (745, 900)]
    sun = [(1250 + 160 * math.cos(n / 8), 260 + 160 * math.sin(n / 8)) for n in range(54)]
    grass = [(820 + 8 * n, 1050 + 15 * abs(n % 12 - 6)) for n in range(84)]
    return [
        line(*roof, place=1, size=2, colour="red"),
        line(*wall, place=2),
        line(*sun, place=3, size=3, colour="yellow"),
        line(*grass, place=4, colour="green"),
        line((500, 900), place=5, size=3, colour="blue"),
        line((560, 800), (640, 830), place=6, colour="brown"),
    ]


def on_the_screen(lines: list[Stroke]) -> bytes:
    """What the browser's own code makes of them, as SVG."""
    given = [{"points": one.points, "size": one.size, "fill": INKS[one.colour]} for one in lines]
    command = [needed("node"), "--input-type=module", "-e", PAINT]
    return subprocess.run(
        command, cwd=ROOT, input=json.dumps(given).encode(), stdout=subprocess.PIPE, check=True
    ).stdout
