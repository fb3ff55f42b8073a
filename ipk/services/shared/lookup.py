"""How a service gets hold of things for a person: what they cannot see does not exist for them."""

from collections.abc import Iterable
from typing import TypeVar

from ipk.domain.kernel.errors import Changed, Invalid, NotFound
from ipk.domain.kernel.records import Record
from ipk.domain.kernel.text import valid_id
from ipk.domain.meeting.meeting import MEETING, Meeting
from ipk.domain.people.audiences import Viewer, audience_of
from ipk.domain.people.permissions import require
from ipk.domain.people.person import Person
from ipk.domain.views.cards import may_see_card
from ipk.domain.views.projection import project
from ipk.domain.wall.cards import Card
from ipk.domain.wall.strokes import Stroke
from ipk.domain.wall.voting import Ballot
from ipk.services.ports import UnitOfWork

R = TypeVar("R", bound=Record)
#: how the ids begin that the house makes itself
RESERVED_ID_PREFIXES = (
    *("agreement-", "allergies-", "answer-", "arranged-", "device-code-", "earlier-", "envelope-", "feedback-"),
    *("guest-", "invitation-", "link-", "message-", "music-wishes", "p-", "profile-", "settings-", "signal-"),
    *("snack-wishes", "turn-"),
)


def meeting_of(work: UnitOfWork) -> Meeting:
    return work.get(Meeting, MEETING)


def authorise(work: UnitOfWork, person: Person, command: str) -> None:
    """May this person do it at all, and is it the time? Raises NotAllowed, Closed or TooLate."""
    require(person, command)
    meeting_of(work).check_moment(command)


def get_visible(work: UnitOfWork, person: Person, kind: type[R], id: str) -> R:
    """The living record if the person may see it. Raises NotFound for both a missing and an unseen one (A2)."""
    record = work.get(kind, id)
    if project(record, Viewer(audience_of(person), person.id)) is None:
        raise NotFound
    return record


def get_visible_card(work: UnitOfWork, person: Person, id: str) -> Card:
    """The same for a card, without building what it looks like."""
    card = work.get(Card, id)
    if not may_see_card(card, Viewer(audience_of(person), person.id)):
        raise NotFound
    return card


def listed_people(work: UnitOfWork) -> list[Person]:
    """Everybody on the organizer's list, in the order in which they were added."""
    return [person for person in work.list(Person) if person.is_listed]


def check_unchanged_since(work: UnitOfWork, person: Person, records: Iterable[Record], seen: int | None) -> None:
    """Raises Changed where a record, as this person sees it, is newer than the clock `seen` (A26).

    A decision counts only for what was on the screen; without a clock nothing is compared.
    """
    if seen is None:
        return
    viewer = Viewer(audience_of(person), person.id)
    for record in records:
        shown = project(record, viewer, _parts_of(work, record))
        if shown is not None and shown["rev"] > seen:
            raise Changed


def _parts_of(work: UnitOfWork, record: Record) -> list[Record]:
    return [*work.list(Stroke, record.id, gone=True), *work.list(Ballot, record.id, gone=True)]


def invited(work: UnitOfWork, id: str) -> Person:
    """Somebody whom the organizer invited. Raises NotFound, also for who came with the room's code (A2)."""
    person = work.get(Person, id)
    if not person.is_invited:
        raise NotFound
    return person


def claim_id(work: UnitOfWork, id: str) -> str:
    """An id that a client made, if nothing else has it or will be given it by the house. Raises Invalid."""
    if valid_id(id).startswith(RESERVED_ID_PREFIXES) or work.id_exists(id):
        raise Invalid("This mark is already used for another thing.")
    return id
