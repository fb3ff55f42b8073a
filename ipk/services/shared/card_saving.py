"""Saves cards with a history of earlier states; cards that are written alone are uncovered at once (S1, step 2)."""

from dataclasses import replace

from ipk.domain.meeting.meeting import Meeting
from ipk.domain.people.person import Person
from ipk.domain.wall.cards import Card
from ipk.services.ports import UnitOfWork
from ipk.services.shared.lookup import meeting_of


def save_card(work: UnitOfWork, person: Person, before: Card | None, after: Card) -> Card:
    """Save a card that `person` changed, with its earlier state in the history. `before` is None for a new one."""
    return work.save(after.after(before, person=person.id, at=work.now.isoformat(), op=work.op))


def delete_card(work: UnitOfWork, person: Person, card: Card) -> Card:
    return save_card(work, person, card, replace(card, gone=True))


def count_unseen(work: UnitOfWork) -> None:
    """Save how many cards hang unseen, for the facilitator."""
    meeting, unseen = meeting_of(work), sum(bool(card.alone) for card in work.list(Card))
    if unseen != meeting.unseen:
        work.save(replace(meeting, unseen=unseen))


def uncover_cards(work: UnitOfWork, person: Person) -> Meeting:
    """Hang all unseen cards at once. A card that waits for approval goes on waiting."""
    for card in work.list(Card):
        if card.alone:
            save_card(work, person, card, card.uncovered())
    return work.save(replace(meeting_of(work), alone=False, unseen=0))
