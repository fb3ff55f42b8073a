"""Cards that are written alone: unseen until the facilitator uncovers all of them at once (S1, steps 2, 3, 5)."""

from dataclasses import replace

from ipk.domain.meeting.meeting import Meeting
from ipk.domain.people.person import Person
from ipk.domain.wall.cards import Card
from ipk.services.ports import UnitOfWork
from ipk.services.shared.card_saving import save_card
from ipk.services.shared.lookup import meeting_of


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
