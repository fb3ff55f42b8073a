"""The facilitator opens the meeting, leads it through its steps, freezes the wall and closes it."""

from dataclasses import replace

from ipk.domain.kernel.errors import Invalid
from ipk.domain.kernel.text import clean_text
from ipk.domain.meeting.meeting import Meeting, Moderation, Paper, Target
from ipk.domain.people.person import Person
from ipk.services.meeting import music
from ipk.services.meeting.signals import lower_all_hands
from ipk.services.meeting.voting import end_vote
from ipk.services.ports import UnitOfWork
from ipk.services.profile import prepared_messages
from ipk.services.shared.attendance import end_attendance
from ipk.services.shared.card_saving import uncover_cards
from ipk.services.shared.lookup import get_visible_card, listed_people, meeting_of
from ipk.services.shared.speaking_turns import begin_turns


def open_meeting(work: UnitOfWork, person: Person, *, without_support: str = "") -> Meeting:
    """Open step 1. A child without a support person needs a written reason (S0, S1; B10). Raises Invalid."""
    people = listed_people(work)
    supported = {one.supports for one in people if one.supports != one.id}
    lonely = [one for one in people if one.is_child and one.id not in supported]
    reason = clean_text(without_support)
    if lonely and not reason:
        raise Invalid("The child needs a support person, or a reason why there is none.")
    work.save(meeting_of(work).opened(work.now.isoformat(), reason if lonely else ""))
    meeting = music.begin(work)
    _begin_step(work, meeting.step)
    return meeting


def go_to_step(work: UnitOfWork, person: Person, *, step: int, half: int = 1) -> Meeting:
    """Go to a step. Leaving a step closes its vote, and uncovers what was written alone; nothing is lost."""
    before = meeting_of(work)
    if step != before.step:
        end_vote(work)
        if before.alone:
            uncover_cards(work, person)
    meeting = work.save(meeting_of(work).at_step(step, half))
    if step != before.step:
        begin_turns(work, step)
        lower_all_hands(work)
    _begin_step(work, step)
    return meeting


def freeze(work: UnitOfWork, person: Person) -> Meeting:
    return work.save(replace(meeting_of(work), frozen=True))


def thaw(work: UnitOfWork, person: Person) -> Meeting:
    return work.save(replace(meeting_of(work), frozen=False))


def set_moderation(work: UnitOfWork, person: Person, *, moderation: Moderation) -> Meeting:
    return work.save(replace(meeting_of(work), moderation=moderation))


def spotlight(work: UnitOfWork, person: Person, *, target: Target) -> Meeting:
    """Show everybody a paper, a card or the page about the child; an empty target ends it. Raises Invalid or NotFound.

    Only what all may see can be shown; the page consists of the cards that the child released.
    """
    target.check()
    lit: dict[str, str | int] = {"page": target.page} if target.page else {}
    if target.paper:
        lit["paper"] = work.get(Paper, target.paper).id
    if target.card:
        card = get_visible_card(work, person, target.card)
        if not card.hangs_for_all:
            raise Invalid("Only a card that everybody sees can be pointed at.")
        lit |= {"paper": card.spot.paper, "card": card.id}
    if target.part is not None:
        lit["part"] = target.part
    return work.save(replace(meeting_of(work), spotlight=lit or None))


def set_length(work: UnitOfWork, person: Person, *, minutes: int) -> Meeting:
    """Set how long the meeting takes, in minutes. Raises Invalid."""
    return work.save(meeting_of(work).with_length(minutes))


def write_alone(work: UnitOfWork, person: Person) -> Meeting:
    """Everybody writes alone from now on; new cards hang unseen (S1, steps 2, 3, 5). Raises TooLate."""
    return work.save(meeting_of(work).writing_alone())


def close_meeting(work: UnitOfWork, person: Person) -> Meeting:
    """Close the meeting for good: commands are refused; links lead to each person's own page (A13)."""
    end_vote(work)
    if meeting_of(work).alone:
        uncover_cards(work, person)
    end_attendance(work)
    return work.save(replace(music.stop(work), closed=True, closed_at=work.now.isoformat(), word="", round=None))


def _begin_step(work: UnitOfWork, step: int) -> None:
    """Open the papers of the step; prepared messages for it become due."""
    prepared_messages.come_due(work, step)
    for paper in work.list(Paper):
        opened = paper.opened_by(step)
        if opened is not paper:
            work.save(opened)
