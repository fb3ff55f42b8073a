"""Words that wait for the facilitator before everybody reads them: titles of groups, the plan, what is said to it."""

from ipk.domain.kernel.errors import Invalid
from ipk.domain.kernel.records import Record
from ipk.domain.meeting.plan import Agreement, PlanStep
from ipk.domain.people.permissions import require
from ipk.domain.people.person import Person
from ipk.domain.wall.cards import Card, waits_for_approval
from ipk.services.ports import Work
from ipk.services.shared.card_saving import keep_card
from ipk.services.shared.lookup import check_seen, meeting_of, seen_card


def waits(work: Work, person: Person) -> bool:
    """With approve first, what an adult writes waits; what the facilitator writes is approved by being written."""
    return waits_for_approval(person, own_words=False, approve_first=meeting_of(work).moderation == "approve")


def approve_text(work: Work, person: Person, *, id: str, seen: int | None = None) -> Record:
    """Everybody reads the words of this step of the plan or agreement, or the title of this card's group.

    Raises NotFound, Changed, and Invalid for what nothing waits on.
    """
    require(person, "text.approve")
    for kind in (PlanStep, Agreement):
        record = work.find(kind, id)
        if record is not None:
            check_seen(work, person, [record], seen)
            return work.keep(record.approved())
    card = seen_card(work, person, id)
    if not card.group_waits:
        raise Invalid
    check_seen(work, person, [card], seen)
    for one in work.all(Card):
        if one.group == card.group:
            keep_card(work, person, one, one.grouped(one.group))
    return work.get(Card, id)
