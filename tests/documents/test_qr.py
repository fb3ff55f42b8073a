"""A QR code is its shape: margins, finders, the same for the same text."""

import re

import pytest
import segno

from ipk.documents.qr import MARGIN, draw_qr

LINK = "https://ipk.example.cz/j#abcdefghijklmnopqrstuvwxyz012345"
RUN = re.compile(r"M(\d+) (\d+)h(\d+)v1h-(\d+)z")


def dark(text: str) -> set[tuple[int, int]]:
    shape = draw_qr(text)
    runs = RUN.findall(shape.path)
    assert "".join(f"M{x} {y}h{width}v1h-{back}z" for x, y, width, back in runs) == shape.path
    return {(int(x) + step, int(y)) for x, y, width, _ in runs for step in range(int(width))}


@pytest.mark.parametrize("text", [LINK, "http://192.168.1.20:5000/join"])
def test_the_drawn_modules_match_those_of_segno(text: str) -> None:
    matrix = segno.make(text, error="m", micro=False, boost_error=False).matrix
    expected = {(x + MARGIN, y + MARGIN) for y, row in enumerate(matrix) for x, bit in enumerate(row) if bit}
    assert dark(text) == expected


def test_there_is_an_empty_margin_all_around() -> None:
    size = draw_qr(LINK).size
    assert all(MARGIN <= x < size - MARGIN and MARGIN <= y < size - MARGIN for x, y in dark(LINK))


def test_the_three_finder_patterns_are_drawn() -> None:
    size, modules = draw_qr(LINK).size, dark(LINK)
    for x, y in ((MARGIN, MARGIN), (size - MARGIN - 7, MARGIN), (MARGIN, size - MARGIN - 7)):
        assert all((x + step, y) in modules and (x, y + step) in modules for step in range(7))
