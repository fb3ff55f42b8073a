"""Adds strokes to drawings and deletes them."""

from collections.abc import Sequence
from dataclasses import dataclass

from ipk.domain.kernel.errors import Invalid, NotAllowed, NotFound, TooMany
from ipk.domain.kernel.text import valid_id
from ipk.domain.people.permissions import require
from ipk.domain.people.person import Person
from ipk.domain.wall.cards import Card
from ipk.domain.wall.quotas import INK_OF_THE_CIRCLES, ink_of
from ipk.domain.wall.strokes import STROKES_LIMIT, Stroke, check_ink, check_points, stroke_id
from ipk.services.ports import UnitOfWork
from ipk.services.shared.lookup import get_visible_card


@dataclass(frozen=True)
class NewStroke:
    """A stroke as a client sent it; `name` is its id within the card."""

    name: str
    colour: str
    size: float
    points: str


def draw_stroke(work: UnitOfWork, person: Person, *, id: str, stroke: NewStroke) -> Stroke:
    """Add a stroke to one's own drawing. Raises NotAllowed, NotFound, TooMany, TooBig or Invalid."""
    _own_drawing(work, person, id, "drawing.stroke")
    return work.save(drawn_stroke(work, id, stroke, most_ink=ink_of(person)))


def take_stroke_back(work: UnitOfWork, person: Person, *, id: str, name: str) -> Stroke:
    _own_drawing(work, person, id, "drawing.unstroke")
    return work.delete(find_stroke(work, id, name))


def drawn_stroke(work: UnitOfWork, on: str, stroke: NewStroke, *, most_ink: int = INK_OF_THE_CIRCLES) -> Stroke:
    """A new stroke on the record `on`, validated and within the limits. Raises TooMany, TooBig or Invalid."""
    (line,) = drawn_strokes(work, on, [stroke], most_ink=most_ink)
    return line


def drawn_strokes(
    work: UnitOfWork, on: str, strokes: Sequence[NewStroke], *, most_ink: int = INK_OF_THE_CIRCLES
) -> list[Stroke]:
    """Like `drawn_stroke` for several strokes. `most_ink` limits the points of the drawing, in characters of base64."""
    there = work.list(Stroke, on)
    ink = sum(len(line.points) for line in (*there, *strokes))
    if len(there) + len(strokes) > STROKES_LIMIT or ink > most_ink:
        raise TooMany("This drawing is full. Please take another card.")
    return [_line(work, on, stroke) for stroke in strokes]


def _line(work: UnitOfWork, on: str, stroke: NewStroke) -> Stroke:
    id = stroke_id(on, valid_id(stroke.name))
    check_ink(stroke.colour, stroke.size)
    check_points(stroke.points)
    if work.id_exists(id):
        raise Invalid("This mark is already used for another thing.")
    return Stroke(id=id, card=on, colour=stroke.colour, size=stroke.size, points=stroke.points)


def find_stroke(work: UnitOfWork, on: str, name: str) -> Stroke:
    """The stroke of this name. Raises NotFound or Invalid."""
    return work.get(Stroke, stroke_id(on, valid_id(name)))


def _own_drawing(work: UnitOfWork, person: Person, card: str, command: str) -> Card:
    drawing = get_visible_card(work, person, card)
    require(person, command, drawing.whose(person))
    if drawing.kind != "drawing":
        raise NotFound
    if drawing.locked:
        raise NotAllowed("This card is locked for now.")
    return drawing
