"""Everybody promises confidentiality (S1, step 1)."""

from ipk.domain.meeting.confirmation import Confirmation
from ipk.domain.people.person import Person
from ipk.domain.people.respondents import written_by
from ipk.services.ports import UnitOfWork
from ipk.services.shared.visitors import respondent_of


def confirm(work: UnitOfWork, person: Person, *, said_by: str = "") -> Confirmation:
    """Save the promise of this person, or of `said_by` who has no device. Raises NotFound or NotAllowed."""
    respondent = respondent_of(work, person, "meeting.confirm", said_by)
    id = Confirmation.id_of(respondent.id)
    known = work.get_or_none(Confirmation, id)
    if known is not None and not known.gone:
        return known
    writer = written_by(person, respondent)
    return work.save(Confirmation(id=id, person=respondent.id, at=work.now.isoformat(), written_by=writer))
