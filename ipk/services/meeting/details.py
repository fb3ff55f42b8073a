"""The organizer changes the details of the meeting: goal, title, language, length, date, place and more."""

from dataclasses import dataclass, replace

from ipk.domain.kernel.languages import known_language
from ipk.domain.kernel.text import clean_text
from ipk.domain.meeting.invitation import INVITATION, Invitation
from ipk.domain.people.person import Person
from ipk.services.people.conferences import GOAL_LIMIT
from ipk.services.ports import UnitOfWork
from ipk.services.shared.lookup import authorise, meeting_of

WORDS_LIMIT = 200
EXPECTATIONS_LIMIT = 500


@dataclass(frozen=True)
class Details:
    """All fields of the organizer's form."""

    goal: str
    title: str
    language: str
    minutes: int
    date: str = ""
    place: str = ""
    contact: str = ""
    expectations: str = ""


def change_details(work: UnitOfWork, person: Person, *, details: Details) -> None:
    """Save the form; unchanged records are not saved again. Raises Invalid, TooBig or NotAllowed."""
    authorise(work, person, "people.manage")
    meeting = meeting_of(work)
    changed = meeting.about(
        goal=clean_text(details.goal, GOAL_LIMIT),
        title=clean_text(details.title, GOAL_LIMIT),
        lang=known_language(details.language),
        minutes=details.minutes,
        expectations=clean_text(details.expectations, EXPECTATIONS_LIMIT),
    )
    if changed != meeting:
        work.save(changed)
    before = invitation_of(work)
    after = replace(
        before,
        date=clean_text(details.date, WORDS_LIMIT),
        place=clean_text(details.place, WORDS_LIMIT),
        contact=clean_text(details.contact, WORDS_LIMIT),
    )
    if after != before:
        work.save(after)


def invitation_of(work: UnitOfWork) -> Invitation:
    return work.get_or_none(Invitation, INVITATION) or Invitation()
