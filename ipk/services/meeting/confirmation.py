"""Everybody promises confidentiality (S1, step 1)."""

from ipk.domain.meeting.confirmation import Confirmation
from ipk.domain.people.person import Person
from ipk.services.ports import UnitOfWork
from ipk.services.shared.visitors import voice_of


def confirm(work: UnitOfWork, person: Person, *, said_by: str = "") -> Confirmation:
    """Save the promise of this person, or of `said_by` who has no device. Raises NotFound or NotAllowed."""
    voice = voice_of(work, person, "meeting.confirm", said_by)
    id = Confirmation.id_of(voice.id)
    known = work.get_or_none(Confirmation, id)
    if known is not None and not known.gone:
        return known
    written_by = "" if voice.id == person.id else person.id
    return work.save(Confirmation(id=id, person=voice.id, at=work.now.isoformat(), written_by=written_by))
