"""People mark ideas: it can be done, I can live with it (S1, step 5)."""

from ipk.domain.kernel.errors import Invalid, TooLate
from ipk.domain.people.person import Person
from ipk.domain.wall.cards import Card
from ipk.services.ports import UnitOfWork
from ipk.services.shared.lookup import get_visible_card, meeting_of
from ipk.services.shared.visitors import respondent_of


def set_mark(work: UnitOfWork, person: Person, *, card: str, mark: dict[str, bool], said_by: str = "") -> Card:
    """Mark an idea; `mark` has `realistic` or `acceptable` or both. Raises NotFound, NotAllowed, TooLate or Invalid."""
    if not meeting_of(work).weighs_ideas():
        raise TooLate("Ideas are weighed in the second half of step 5.")
    if not mark:
        raise Invalid
    respondent = respondent_of(work, person, "mark.set", said_by)
    return work.save(get_visible_card(work, person, card).marked(respondent, mark, work.seq))
