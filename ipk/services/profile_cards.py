"""Released answers as the child's cards on the wall, line by line the same as in the book."""

from dataclasses import replace
from itertools import product

from ipk.domain.drawing import Stroke, stroke_id
from ipk.domain.errors import NotAllowed, NotFound
from ipk.domain.meeting import Paper
from ipk.domain.people import Person
from ipk.domain.profile import Answer
from ipk.domain.wall import Card, Spot
from ipk.services.ports import Work

#: places on a paper for answers that nobody has placed, from the left top, with room for the paper's title
_PLACES = tuple((x, y) for y, x in product((430, 850), (260, 620, 980, 1340)))
#: a card nearer than this lies over another
_NEAR = (330, 330)


def hang(work: Work, answer: Answer) -> Answer:
    """Hang it where it hung, else where there is room. Raises NotAllowed for a card that was put aside."""
    before = work.find(Card, answer.card)
    if before is not None and before.state == "hidden":
        raise NotAllowed("The facilitator put this card aside.")
    card = before or _carrier(work, answer)
    work.keep(_filled(card, answer).stuck(waits=False))
    _copy_lines(work, answer)
    return work.keep(answer)


def refresh(work: Work, answer: Answer) -> Answer:
    """The child went on with what hangs already."""
    card = work.find(Card, answer.card)
    if card is not None and not card.gone:
        work.keep(_filled(card, answer))
        _copy_lines(work, answer)
    return work.keep(answer)


def take_down(work: Work, answer: Answer) -> Answer:
    """Nothing of it stays in what is kept of the card (A8)."""
    card = work.find(Card, answer.card)
    if card is not None and not card.gone:
        for line in work.all(Stroke, card.id):
            work.bury(replace(line, points=""))
        bare = {"text": "", "symbol": "", "symbols": (), "album": (), "asked": "", "heading": "", "past": ()}
        work.bury(replace(card, gone=True, **bare))
    return work.keep(answer)


def _filled(card: Card, answer: Answer) -> Card:
    pictures = answer.pictures
    return replace(
        card,
        gone=False,
        shown_rev=0,
        text=answer.text,
        symbol=pictures[0] if pictures else "",
        symbols=pictures,
        album=answer.album,
        heading=answer.heading,
        asked=answer.asked or answer.question,
        colour=answer.colour,
        said_by=answer.said_by or card.author,
        own_words=not answer.said_by,
    )


def _copy_lines(work: Work, answer: Answer) -> None:
    """The card's lines become those of the answer."""
    wanted = {line.name: line for line in work.all(Stroke, answer.id)}
    for line in work.all(Stroke, answer.card):
        if line.name not in wanted:
            work.bury(replace(line, points=""))
    for name, line in wanted.items():
        id = stroke_id(answer.card, name)
        kept = work.find(Stroke, id)
        if kept is None or kept.gone:
            work.keep(replace(line, id=id, card=answer.card))


def _carrier(work: Work, answer: Answer) -> Card:
    child = _child(work)
    return Card(
        id=answer.card,
        kind="profile",
        spot=_spot(work, answer),
        author=child.id,
        z=work.seq,
        said_by=child.id,
        own_words=True,
    )


def _spot(work: Work, answer: Answer) -> Spot:
    paper = work.get(Paper, answer.paper)
    if answer.x or answer.y:
        return Spot(paper.id, answer.x, answer.y)
    taken = [card.spot for card in work.all(Card) if card.spot.paper == paper.id]
    free = (place for place in _PLACES if not any(_lies_over(place, spot) for spot in taken))
    return Spot(paper.id, *next(free, _PLACES[len(taken) % len(_PLACES)]))


def _lies_over(place: tuple[float, float], spot: Spot) -> bool:
    return abs(place[0] - spot.x) < _NEAR[0] and abs(place[1] - spot.y) < _NEAR[1]


def _child(work: Work) -> Person:
    for person in work.all(Person):
        if person.is_child:
            return person
    raise NotFound
