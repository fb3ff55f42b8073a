"""Collects what the child takes home, by its own choice: its cards, the plan, and always whom it can tell (B13, A1)."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from ipk.domain.meeting.invitation import INVITATION, Invitation
from ipk.domain.people.audiences import require_circle
from ipk.domain.people.person import Person, Role
from ipk.domain.preparation.arrangements import PART, Part
from ipk.domain.profile.workbook import Design
from ipk.domain.wall.cards import Card
from ipk.domain.wall.strokes import Stroke
from ipk.services.ports import UnitOfWork
from ipk.services.printing.minutes import CARD_KINDS, chosen_design, item_of, print_plan
from ipk.services.printing.minutes_content import PrintedItem, PrintedMinutes
from ipk.services.shared.lookup import get_child

#: what goes home where the child has not chosen yet
USUAL = ("cards", "plan")


@dataclass(frozen=True)
class PrintedBooklet:
    """`plan` has the tasks where the child takes the plan home. `helpers` are names of its own people; `contact` that
    of the invitation, "" for none.
    """

    plan: PrintedMinutes
    design: Design
    cards: tuple[PrintedItem, ...]
    helpers: tuple[str, ...]
    contact: str


def print_booklet(work: UnitOfWork, person: Person) -> PrintedBooklet:
    """The booklet for the child and its guide. Raises NotFound for others."""
    require_circle(person)
    home = (work.get_or_none(Part, PART) or Part()).home or USUAL
    plan = print_plan(work, person)
    return PrintedBooklet(
        plan=plan if "plan" in home else replace(plan, tasks=(), coordinator="", review_on=""),
        design=chosen_design(work),
        cards=tuple(_own_cards(work)) if "cards" in home else (),
        helpers=tuple(_helpers(work)),
        contact=(work.get_or_none(Invitation, INVITATION) or Invitation()).contact,
    )


def _own_cards(work: UnitOfWork) -> Iterable[PrintedItem]:
    """Everything that the child said on the wall; it takes it home, whether it is in the minutes or not."""
    for card in work.list(Card):
        if card.own_words and card.kind in CARD_KINDS and not card.gone and card.state == "shown":
            yield replace(item_of(card), lines=tuple(work.list(Stroke, card.id)), colour=card.colour)


def _helpers(work: UnitOfWork) -> Iterable[str]:
    """The child's guides and support persons."""
    child = get_child(work)
    for one in work.list(Person):
        if one.is_listed and ((one.has(Role.GUIDE) and one.voice_of == child.id) or one.supports == child.id):
            yield one.name
