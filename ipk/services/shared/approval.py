"""Approval of texts other than cards: group titles, the plan, answers to it (K2)."""

from ipk.domain.kernel.errors import Invalid
from ipk.domain.kernel.records import Record
from ipk.domain.meeting.plan import Agreement, Task
from ipk.domain.meeting.topics import Topic
from ipk.domain.people.permissions import require
from ipk.domain.people.person import Person
from ipk.domain.wall.cards import Card, waits_for_approval
from ipk.services.ports import UnitOfWork
from ipk.services.shared.card_saving import save_card
from ipk.services.shared.lookup import check_unchanged_since, get_visible_card, meeting_of
from ipk.services.shared.plan_changes import save_task


def waits(work: UnitOfWork, person: Person) -> bool:
    """True if this person's text waits: an adult's with *approve first* on, except the facilitator's."""
    return waits_for_approval(person, own_words=False, approve_first=meeting_of(work).moderation == "approve")


def approve_text(work: UnitOfWork, person: Person, *, id: str, seen: int | None = None) -> Record:
    """Approve the texts of this task, agreement or topic, or the title of this card's group.

    Raises NotFound, NotAllowed, Changed, or Invalid if no title waits.
    """
    require(person, "text.approve")
    for kind in (Task, Agreement, Topic):
        record = work.get_or_none(kind, id)
        if record is not None and not record.gone:
            check_unchanged_since(work, person, [record], seen)
            return _save_approved(work, record)
    card = get_visible_card(work, person, id)
    if not card.group_waits:
        raise Invalid
    check_unchanged_since(work, person, [card], seen)
    for one in work.list(Card):
        if one.group == card.group:
            save_card(work, person, one, one.grouped(one.group))
    return work.get(Card, id)


def _save_approved(work: UnitOfWork, record: Task | Agreement | Topic) -> Record:
    return save_task(work, record, record.approved()) if isinstance(record, Task) else work.save(record.approved())
