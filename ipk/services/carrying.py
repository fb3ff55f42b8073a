"""How something of the child comes to the wall as a card: where there is room, line by line the same as it was."""

from dataclasses import replace
from itertools import product

from ipk.domain.drawing import Stroke, stroke_id
from ipk.domain.errors import NotFound
from ipk.domain.people import Person
from ipk.domain.wall import Card, Spot
from ipk.services.ports import Work

#: places on a paper for what nobody has placed, from the left top, with room for the paper's title
_PLACES = tuple((x, y) for y, x in product((430, 850), (260, 620, 980, 1340)))
#: a card nearer than this lies over another
_NEAR = (330, 330)


def free_spot(work: Work, paper: str) -> Spot:
    taken = [card.spot for card in work.all(Card) if card.spot.paper == paper]
    free = (place for place in _PLACES if not any(_lies_over(place, spot) for spot in taken))
    return Spot(paper, *next(free, _PLACES[len(taken) % len(_PLACES)]))


def copy_lines(work: Work, source: str, target: str) -> None:
    """The lines on `target` become those of `source`."""
    wanted = {line.name: line for line in work.all(Stroke, source)}
    for line in work.all(Stroke, target):
        if line.name not in wanted:
            work.bury(line.emptied())
    for name, line in wanted.items():
        id = stroke_id(target, name)
        kept = work.find(Stroke, id)
        if kept is None or kept.gone:
            work.keep(replace(line, id=id, card=target, gone=False))


def take_off(work: Work, card: Card) -> None:
    """Take a card down; nothing of it stays in what is kept of it (A8). Where it hung and that it was hidden stays."""
    for line in work.all(Stroke, card.id):
        work.bury(line.emptied())
    work.bury(card.emptied())


def the_child(work: Work) -> Person:
    for person in work.all(Person):
        if person.is_child:
            return person
    raise NotFound


def _lies_over(place: tuple[float, float], spot: Spot) -> bool:
    return abs(place[0] - spot.x) < _NEAR[0] and abs(place[1] - spot.y) < _NEAR[1]
