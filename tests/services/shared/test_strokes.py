"""Strokes are stored one by one, on one's own drawing only."""

import pytest

from ipk.domain.kernel.errors import Invalid, NotAllowed, NotFound, TooBig, TooMany
from ipk.domain.wall.strokes import Stroke
from ipk.services.shared import strokes
from ipk.services.shared.strokes import NewStroke
from ipk.services.wall import cards
from tests.builders import ANICKA, EVA, JANA, JIRINA, NOVAKOVA
from tests.services.sample_conference import SampleConference

LINE = NewStroke("paprsek", "yellow", 2, "AAAAAA==")


def draw(sample: SampleConference, person=ANICKA, stroke: NewStroke = LINE, card: str = "slunce") -> None:
    sample.send(person, "drawing.stroke", strokes.draw_stroke, id=card, stroke=stroke)


@pytest.fixture
def sun(sample: SampleConference) -> SampleConference:
    sample.stick(ANICKA, "slunce", text="", kind="drawing")
    return sample


def test_a_stroke_is_stored_as_a_part_of_its_drawing(sun: SampleConference) -> None:
    draw(sun)
    assert [stroke.name for stroke in sun.read(lambda work: work.list(Stroke, "slunce"))] == ["paprsek"]


@pytest.mark.parametrize("person", [EVA, JANA, JIRINA, NOVAKOVA], ids=lambda one: one.id)
def test_nobody_else_draws_into_the_childs_drawing(sun: SampleConference, person) -> None:
    with pytest.raises(NotAllowed), sun.nothing_changes():
        draw(sun, person)


def test_only_the_author_takes_back_a_stroke(sun: SampleConference) -> None:
    draw(sun)
    with pytest.raises(NotAllowed), sun.nothing_changes():
        sun.send(JANA, "drawing.unstroke", strokes.take_stroke_back, id="slunce", name="paprsek")
    sun.send(ANICKA, "drawing.unstroke", strokes.take_stroke_back, id="slunce", name="paprsek")
    assert sun.read(lambda work: work.list(Stroke, "slunce")) == []
    with pytest.raises(NotFound):
        sun.send(ANICKA, "drawing.unstroke", strokes.take_stroke_back, id="slunce", name="paprsek")


@pytest.mark.parametrize(
    ("stroke", "refusal"),
    [
        (NewStroke("paprsek", "yellow", 2, "AAAA"), Invalid),
        (NewStroke("paprsek", "yellow", 0, "AAAAAA=="), Invalid),
        (NewStroke("a~b", "yellow", 2, "AAAAAA=="), Invalid),
        (NewStroke("paprsek", "yellow", 2, "A" * 40_000), TooBig),
    ],
)
def test_an_invalid_stroke_is_refused(sun: SampleConference, stroke: NewStroke, refusal: type[Exception]) -> None:
    with pytest.raises(refusal), sun.nothing_changes():
        draw(sun, stroke=stroke)


def test_a_stroke_name_can_be_used_once(sun: SampleConference) -> None:
    draw(sun)
    with pytest.raises(Invalid), sun.nothing_changes():
        draw(sun)


def test_a_stroke_on_a_note_is_refused(sun: SampleConference) -> None:
    sun.stick(ANICKA, "dopis")
    with pytest.raises(NotFound), sun.nothing_changes():
        draw(sun, card="dopis")


def test_a_stroke_on_a_locked_drawing_is_refused(sun: SampleConference) -> None:
    sun.send(JANA, "card.lock", cards.lock_card, id="slunce")
    with pytest.raises(NotAllowed), sun.nothing_changes():
        draw(sun)


def test_strokes_of_a_drawing_are_limited(sun: SampleConference, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(strokes, "STROKES_LIMIT", 1)
    draw(sun)
    with pytest.raises(TooMany), sun.nothing_changes():
        draw(sun, stroke=NewStroke("druhy", "yellow", 2, "AAAAAA=="))
