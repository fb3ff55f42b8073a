"""A drawing on paper is the drawing that hangs on the wall."""

import re
import struct
from base64 import b64encode
from io import BytesIO
from xml.etree import ElementTree

import typst
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageChops

from ipk.documents.drawing_svg import INKS, MAX_POINTS, PAPERS, draw_svg
from ipk.domain.wall.strokes import POINTS_LIMIT, SIZE_LIMIT, STROKES_LIMIT, Stroke, check_ink, check_points
from tests.documents.drawings import ROOT, house_and_sun, line, on_the_screen
from tests.wire.support.ink import long_line

TOKENS = (ROOT / "static" / "css" / "tokens.css").read_text("utf-8")


def seen(svg: bytes) -> Image.Image:
    """Where there is ink (black) and where there is none."""
    page = b'#set page(width: 400pt, height: 300pt, margin: 0pt)\n#image("a.svg", width: 100%)'
    png = typst.compile({"main": page, "a.svg": svg}, format="png", ppi=144)
    assert isinstance(png, bytes)
    return Image.open(BytesIO(png)).convert("L").point(lambda light: 255 if light > 205 else 0)


def dots(picture: Image.Image, light: int) -> int:
    return picture.histogram()[light]


def test_a_printed_drawing_looks_like_the_one_on_screen() -> None:
    ours, theirs = seen(draw_svg(house_and_sun(), "white")), seen(on_the_screen(house_and_sun()))
    differing = dots(ImageChops.difference(ours, theirs), 255)
    assert dots(theirs, 0) > 5000
    assert differing < dots(theirs, 0) * 0.08


def test_later_strokes_are_drawn_over_earlier_ones() -> None:
    below, above = line((10, 10), (90, 90), place=1, colour="red"), line((10, 90), (90, 10), place=2, colour="blue")
    svg = draw_svg([above, below], "white").decode()
    assert svg.index(INKS["red"]) < svg.index(INKS["blue"])


def test_ink_and_paper_colours_match_the_css_tokens() -> None:
    for name, colour in INKS.items():
        assert f"--ink-{name}: {colour};" in TOKENS
    for name, colour in PAPERS.items():
        assert f"--paper-{name}: {colour};" in TOKENS


def test_unknown_colours_fall_back_to_the_default_ink_and_paper() -> None:
    strange = Stroke(id="a~x", card="a", colour="#fff-onload", size=64, points=line((1, 1), (9, 9)).points)
    svg = draw_svg([strange], "url-http").decode()
    assert set(re.findall(r"#[0-9a-f]{6}", svg)) == {INKS["ink"], PAPERS["sun"]}


def test_the_largest_drawing_is_thinned_to_a_bounded_size() -> None:
    """I16 on paper: as many points as the contract lets in."""
    whole = long_line(POINTS_LIMIT)
    lines = [
        Stroke(id=f"a~{number:04d}-h-0", card="a", colour="ink", size=1, points=whole)
        for number in range(STROKES_LIMIT)
    ]
    assert len(draw_svg(lines, "white")) < 40 * MAX_POINTS


int16s = st.integers(-32768, 32767)


def packed(steps: list[tuple[int, int]]) -> str:
    return b64encode(b"".join(struct.pack("<hh", *step) for step in steps)).decode()


strokes = st.builds(
    Stroke,
    id=st.text("abz019-~", min_size=1, max_size=30),
    card=st.just("a"),
    colour=st.sampled_from([*INKS, "#123abc", "pink"]),
    size=st.floats(0.001, SIZE_LIMIT),
    points=st.lists(st.tuples(int16s, int16s), min_size=1, max_size=60).map(packed),
)


@settings(max_examples=200)
@given(lines=st.lists(strokes, max_size=12), paper=st.sampled_from([*PAPERS, "", "url(x)"]))
def test_every_valid_stroke_gives_well_formed_svg(lines: list[Stroke], paper: str) -> None:
    """I8 on paper: far outside of the sheet, without a move, with pens that nobody has."""
    for one in lines:
        check_points(one.points)
        check_ink(one.colour, one.size)
    ElementTree.fromstring(draw_svg(lines, paper))
