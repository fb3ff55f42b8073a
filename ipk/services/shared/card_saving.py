"""Saves cards with a history of earlier states."""

from dataclasses import replace

from ipk.domain.people.person import Person
from ipk.domain.wall.cards import Card
from ipk.services.ports import UnitOfWork


def save_card(work: UnitOfWork, person: Person, before: Card | None, after: Card) -> Card:
    """Save a card that `person` changed, with its earlier state in the history. `before` is None for a new one."""
    return work.save(after.after(before, person=person.id, at=work.now.isoformat(), op=work.op))


def delete_card(work: UnitOfWork, person: Person, card: Card) -> Card:
    return save_card(work, person, card, replace(card, gone=True))
