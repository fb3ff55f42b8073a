"""The recorder words the minutes and corrects who was there; staff release them; the child lets own cards in (S0)."""

from dataclasses import dataclass, field

from ipk.domain.kernel.errors import NotAllowed, NotFound
from ipk.domain.kernel.text import clean_text
from ipk.domain.meeting.attendance import Attendance
from ipk.domain.meeting.minutes import (
    MINUTES,
    REFERENCE_LIMIT,
    RELEASED_CARDS,
    SECTION_LIMIT,
    Minutes,
    ReleasedCards,
)
from ipk.domain.people.person import Person, Role
from ipk.services.ports import UnitOfWork
from ipk.services.shared.lookup import authorise, get_visible_card


@dataclass(frozen=True)
class MinutesForm:
    """What the recorder changed: section → text, the office's reference number (None: it stays), person → note about
    their presence.
    """

    texts: dict[str, str] = field(default_factory=dict[str, str])
    reference: str | None = None
    notes: dict[str, str] = field(default_factory=dict[str, str])


def minutes_of(work: UnitOfWork) -> Minutes:
    return work.get_or_none(Minutes, MINUTES) or Minutes()


def notes(work: UnitOfWork) -> dict[str, str]:
    """Person → the recorder's note about their presence."""
    return {one.person: "came" if one.noted_present else one.absence for one in work.list(Attendance)}


def word_minutes(work: UnitOfWork, person: Person, *, form: MinutesForm) -> Minutes:
    """Save the form; what it does not name stays. Raises NotAllowed, NotFound, Invalid, TooBig or TooLate."""
    authorise(work, person, "minutes.write")
    texts = {name: clean_text(text, SECTION_LIMIT) for name, text in form.texts.items()}
    kept = minutes_of(work)
    reference = kept.reference if form.reference is None else clean_text(form.reference, REFERENCE_LIMIT)
    worded = kept.worded(texts, reference)
    for id, note in form.notes.items():
        _note_presence(work, id, note)
    return work.save(worded)


def release_minutes(work: UnitOfWork, person: Person) -> Minutes:
    """From now on everybody who took part reads them. Raises NotAllowed or TooLate."""
    authorise(work, person, "minutes.write")
    return work.save(minutes_of(work).released_now(work.now.isoformat()))


def reopen_minutes(work: UnitOfWork, person: Person) -> Minutes:
    """Take the release back, to mend them. Raises NotAllowed."""
    authorise(work, person, "minutes.write")
    return work.save(minutes_of(work).reopened())


def release_card(work: UnitOfWork, person: Person, *, id: str, released: bool) -> ReleasedCards:
    """The child lets one of its own cards into the minutes, or takes it back; its guide does it for the child.

    Raises NotFound, or NotAllowed for other cards.
    """
    card = get_visible_card(work, person, id)
    if not card.own_words:
        raise NotAllowed("Only the child's own cards are released for the minutes.")
    known = work.get_or_none(ReleasedCards, RELEASED_CARDS) or ReleasedCards()
    return work.save(known.with_card(card.id, released=released))


def _note_presence(work: UnitOfWork, id: str, note: str) -> None:
    person = work.get_or_none(Person, id)
    if person is None or not person.is_listed or person.has(Role.DISPLAY):
        raise NotFound
    known = work.get_or_none(Attendance, Attendance.id_of(id)) or Attendance(id=Attendance.id_of(id), person=id)
    noted = known.noted(note)
    if noted != known:
        work.save(noted)
