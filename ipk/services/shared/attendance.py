"""Writes down who comes to the meeting and who leaves it (S0). Nobody is asked: it arises from what people do."""

from ipk.domain.meeting.attendance import Attendance
from ipk.domain.people.person import Person, Role
from ipk.services.ports import UnitOfWork
from ipk.services.shared.lookup import meeting_of


def note_arrival(work: UnitOfWork, person: Person) -> None:
    """The person was let in, or did something, while the meeting runs. The display is nobody."""
    if person.has(Role.DISPLAY):
        return
    known = work.get_or_none(Attendance, Attendance.id_of(person.id))
    if known is not None and known.is_in:
        return
    meeting = meeting_of(work)
    if meeting.step > 0 and not meeting.closed:
        work.save((known or Attendance(id=Attendance.id_of(person.id), person=person.id)).came(work.now.isoformat()))


def note_leaving(work: UnitOfWork, person: str) -> None:
    known = work.get_or_none(Attendance, Attendance.id_of(person))
    if known is not None and known.is_in and not meeting_of(work).closed:
        work.save(known.left(work.now.isoformat()))


def end_attendance(work: UnitOfWork) -> None:
    """The meeting ends: everybody who is there leaves now."""
    for one in work.list(Attendance):
        if one.is_in:
            work.save(one.left(work.now.isoformat()))
