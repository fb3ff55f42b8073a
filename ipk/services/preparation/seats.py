"""Child and guide place people around the U of chairs (B15)."""

from ipk.domain.kernel.errors import Invalid
from ipk.domain.people.person import Person, Role
from ipk.domain.preparation.guests import Guests
from ipk.domain.preparation.seats import Seats
from ipk.services.ports import UnitOfWork
from ipk.services.preparation.arrangements import arranged, let_known
from ipk.services.shared.lookup import invited

release_seats = let_known(Seats)


def sit(work: UnitOfWork, person: Person, *, chair: int, who: str) -> Seats:
    """Seat an invited person or one whom the child named; "" frees the chair. Raises NotFound or Invalid."""
    if who and not _is_named(work, person, who) and invited(work, who).has(Role.DISPLAY):
        raise Invalid("A screen needs no chair.")
    return work.save(arranged(work, person, Seats).sat(person, chair, who))


def _is_named(work: UnitOfWork, person: Person, id: str) -> bool:
    guest = arranged(work, person, Guests).about(id)
    return guest is not None and bool(guest.name)
