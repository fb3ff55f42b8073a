"""The person behind a device, and the person in whose name a command counts (`said_by`)."""

from dataclasses import dataclass

from ipk.domain.kernel.errors import NotFound
from ipk.domain.meeting.meeting import Meeting
from ipk.domain.people.permissions import Whose, require
from ipk.domain.people.person import Device, Person, check_alive, let_in
from ipk.domain.people.respondents import check_answers_for
from ipk.domain.people.settings import PersonSettings
from ipk.services.ports import UnitOfWork
from ipk.services.shared.lookup import meeting_of
from ipk.services.shared.settings import settings_of


@dataclass(frozen=True)
class Visitor:
    """The person of a device. `admitted`: the device may see more than the lobby."""

    person: Person
    admitted: bool
    meeting: Meeting
    settings: PersonSettings


def person_of(work: UnitOfWork, device: str) -> Person:
    """The admitted person of a device. Raises NotFound, Removed or NotAdmitted."""
    found = work.get_or_none(Device, device)
    if found is None:
        raise NotFound
    person = work.get_or_none(Person, found.person)
    if person is None:
        raise NotFound
    return let_in(person, found)


def visitor(work: UnitOfWork, device: str) -> Visitor:
    """The person of a device, admitted or not. Raises NotFound or Removed."""
    found = work.get_or_none(Device, device)
    person = work.get_or_none(Person, found.person) if found else None
    if found is None or person is None:
        raise NotFound
    check_alive(person, found)
    return Visitor(person, person.state == "admitted" and found.admitted, meeting_of(work), settings_of(work, person))


@dataclass(frozen=True)
class Reply:
    """The words of an answer, and in whose name it is written: a person's id, "" for the writer."""

    words: str = ""
    said_by: str = ""


def respondent_of(work: UnitOfWork, writer: Person, command: str, said_by: str) -> Person:
    """The person whose answer it is: `said_by`, or the writer. Raises NotFound or NotAllowed.

    It is this person who must be allowed to do it, too.
    """
    if said_by in ("", writer.id):
        require(writer, command, Whose.OWN)
        return writer
    respondent = work.get(Person, said_by)
    if respondent.state != "admitted":
        raise NotFound
    require(writer, command, Whose.CHILDS if respondent.is_child else Whose.OTHERS)
    check_answers_for(writer, respondent)
    require(respondent, command, Whose.OWN)
    return respondent
