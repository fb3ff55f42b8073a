"""How something of the child comes to the wall as a card, line by line the same as it was."""

from dataclasses import replace

from ipk.domain.kernel.errors import NotFound
from ipk.domain.people.person import Person
from ipk.domain.wall.cards import Card
from ipk.domain.wall.strokes import Stroke, stroke_id
from ipk.services.ports import Work


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
