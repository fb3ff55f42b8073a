"""Finds records for a person: records that the person may not see are NotFound."""

from collections.abc import Iterable
from typing import TypeVar

from ipk.domain.kernel.errors import Changed, Invalid, NotAllowed, NotFound
from ipk.domain.kernel.records import Record
from ipk.domain.kernel.text import valid_id
from ipk.domain.meeting.meeting import MEETING, Meeting
from ipk.domain.meeting.topics import Ballot
from ipk.domain.people.audiences import Viewer, audience_of
from ipk.domain.people.permissions import require, rule
from ipk.domain.people.person import Person, Role
from ipk.domain.views.cards import may_see_card
from ipk.domain.views.projection import project
from ipk.domain.wall.cards import Card
from ipk.domain.wall.strokes import Stroke
from ipk.services.ports import UnitOfWork

R = TypeVar("R", bound=Record)
#: prefixes of ids that the server makes itself
RESERVED_ID_PREFIXES = (
    *("agreement-", "allergies-", "answer-", "arranged-", "attendance-", "confirmation-", "device-code-", "earlier-"),
    *(
        "envelope-",
        "feedback-",
        "guest-",
        "invitation-",
        "link-",
        "message-",
        "minutes",
        "music-wishes",
        "p-",
        "profile-",
        "released-cards",
    ),
    *("settings-", "signal-", "snack-wishes", "turn-"),
)


def meeting_of(work: UnitOfWork) -> Meeting:
    return work.get(Meeting, MEETING)


def authorise(work: UnitOfWork, person: Person, command: str) -> None:
    """Check that the person may do it, and now. Raises NotAllowed, NotFound, Closed or TooLate."""
    require(person, command)
    if rule(command).stand_in and person.leads and recorders(work, person):
        raise NotAllowed("The recorder writes the plan.")
    meeting_of(work).check_moment(command)


def recorders(work: UnitOfWork, leader: Person) -> list[Person]:
    """The admitted people who record, beside whoever leads. Where there are none, the facilitator stands in (D10)."""
    if leader.has(Role.RECORDER):
        return []
    return [one for one in work.list(Person) if one.state == "admitted" and one.has(Role.RECORDER) and not one.leads]


def get_visible(work: UnitOfWork, person: Person, kind: type[R], id: str) -> R:
    """The record if the person may see it. Raises NotFound for a missing and for an unseen one alike (A2)."""
    record = work.get(kind, id)
    if project(record, Viewer(audience_of(person), person.id)) is None:
        raise NotFound
    return record


def get_visible_card(work: UnitOfWork, person: Person, id: str) -> Card:
    """Like `get_visible` for a card, without building its view."""
    card = work.get(Card, id)
    if not may_see_card(card, Viewer(audience_of(person), person.id)):
        raise NotFound
    return card


def get_child(work: UnitOfWork) -> Person:
    """The child whom the conference is about, whether listed or removed. Raises NotFound."""
    for person in work.list(Person):
        if person.is_child:
            return person
    raise NotFound


def listed_people(work: UnitOfWork) -> list[Person]:
    """Everybody on the organizer's list, in the order in which they were added."""
    return [person for person in work.list(Person) if person.is_listed]


def check_unchanged_since(work: UnitOfWork, person: Person, records: Iterable[Record], seen: int | None) -> None:
    """Check that no record changed, in this person's view, since the clock `seen`. Raises Changed (A26).

    A decision counts for what was on the screen; without a clock nothing is compared.
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
    """A person whom the organizer invited. Raises NotFound, also for a guest with the room code (A2)."""
    person = work.get(Person, id)
    if not person.is_invited:
        raise NotFound
    return person


def claim_id(work: UnitOfWork, id: str) -> str:
    """Return an id made by a client if it is unused and not reserved for the server. Raises Invalid."""
    if valid_id(id).startswith(RESERVED_ID_PREFIXES) or work.id_exists(id):
        raise Invalid("This mark is already used for another thing.")
    return id
