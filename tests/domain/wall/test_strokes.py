"""Validation of strokes: whole points, length, pen."""

from base64 import b64encode

import pytest

from ipk.domain.kernel.errors import Invalid, TooBig
from ipk.domain.wall.strokes import POINTS_LIMIT, Stroke, check_ink, check_points, stroke_id


def points(count: int) -> str:
    return b64encode(bytes(4 * count)).decode()


@pytest.mark.parametrize("count", [1, 2, 3, POINTS_LIMIT])
def test_whole_points_are_accepted(count: int) -> None:
    check_points(points(count))


@pytest.mark.parametrize("length", [1, 2, 3, 5, 4 * 100 + 2])
def test_incomplete_points_are_refused(length: int) -> None:
    with pytest.raises(Invalid):
        check_points(b64encode(bytes(length)).decode())


@pytest.mark.parametrize("text", ["", "AAAA AAAA", "AAAAAA", "AAAAA===", "ČČČČ", "AAAAAA==\n", "-_-_-w=="])
def test_points_that_are_not_base64_are_refused(text: str) -> None:
    with pytest.raises(Invalid):
        check_points(text)


@pytest.mark.parametrize("count", [POINTS_LIMIT + 1, POINTS_LIMIT * 10])
def test_a_stroke_past_the_limit_is_too_big(count: int) -> None:
    with pytest.raises(TooBig):
        check_points(points(count))


def test_a_hostile_length_is_refused_before_it_is_decoded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ipk.domain.wall.strokes.b64decode", lambda *_, **__: pytest.fail("it was decoded"))
    with pytest.raises(TooBig):
        check_points("A" * 1_000_000)


@pytest.mark.parametrize(("colour", "size"), [("ink", 1), ("#aabbcc", 0.5), ("red", 64)])
def test_a_valid_colour_and_size_are_accepted(colour: str, size: float) -> None:
    check_ink(colour, size)


@pytest.mark.parametrize(
    ("colour", "size"),
    [("ink", 0), ("ink", -1), ("ink", 65), ("ink", float("nan")), ("", 1), ("url(x)", 1), ("a b", 1)],
)
def test_an_invalid_colour_or_size_is_refused(colour: str, size: float) -> None:
    with pytest.raises(Invalid):
        check_ink(colour, size)


def test_a_strokes_id_gives_its_card_and_name() -> None:
    stroke = Stroke(id=stroke_id("slunce", "paprsek-1"), card="slunce", colour="yellow", size=2, points=points(2))
    assert (stroke.parent, stroke.name) == ("slunce", "paprsek-1")
