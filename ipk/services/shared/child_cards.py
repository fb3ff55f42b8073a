"""Cards made from an answer or prepared message of the child."""

from dataclasses import replace

from ipk.domain.wall.cards import Card
from ipk.domain.wall.strokes import Stroke, stroke_id
from ipk.services.ports import UnitOfWork


def copy_strokes(work: UnitOfWork, source: str, target: str) -> None:
    """Make the strokes of `target` equal to those of `source`."""
    wanted = {line.name: line for line in work.list(Stroke, source)}
    for line in work.list(Stroke, target):
        if line.name not in wanted:
            work.delete(line.purged())
    for name, line in wanted.items():
        id = stroke_id(target, name)
        kept = work.get_or_none(Stroke, id)
        if kept is None or kept.gone:
            work.save(replace(line, id=id, card=target, gone=False))


def remove_card(work: UnitOfWork, card: Card) -> None:
    """Delete a card with its strokes; only the tombstone with its place and state stays (A8)."""
    for line in work.list(Stroke, card.id):
        work.delete(line.purged())
    work.delete(card.purged())
