"""The child's wishes about guests, and the organizer's answers."""

from dataclasses import replace

from ipk.domain.kernel.text import clean_name, clean_text, valid_id
from ipk.domain.people.person import Person
from ipk.domain.preparation.guests import GUESTS, REASON_LIMIT, Guest, Guests, Reply, Wish, guest_of
from ipk.services.ports import UnitOfWork
from ipk.services.preparation.arrangements import arranged, let_known
from ipk.services.shared.lookup import authorise, claim_id, invited, listed_people

release_guests = let_known(Guests)


def wish_guest(work: UnitOfWork, person: Person, *, id: str, wish: Wish) -> Guests:
    """Save a wish about somebody invited, or whom the child named. Raises NotFound or Invalid."""
    guests = arranged(work, person, Guests)
    guest = guests.about(id) or guest_of(invited(work, id))
    return work.save(guests.wished_by(person, guest, wish))


def name_guest(work: UnitOfWork, person: Person, *, guest: Guest) -> Guests:
    """Add somebody who is not invited. Raises NotFound, Invalid, TooBig or TooMany."""
    symbol = valid_id(guest.symbol) if guest.symbol else ""
    fresh = Guest(claim_id(work, guest.id), guest.wish, name=clean_name(guest.name), symbol=symbol)
    return work.save(arranged(work, person, Guests).named_by(person, fresh))


def drop_guest(work: UnitOfWork, person: Person, *, id: str) -> Guests:
    return work.save(arranged(work, person, Guests).without(person, id))


def answer_wish(work: UnitOfWork, person: Person, *, id: str, wish: str, reply: Reply) -> Guests:
    """Save the organizer's answer to a wish; the circle reads it.

    Raises NotFound, NotAllowed, Invalid, TooBig or TooLate.
    """
    authorise(work, person, "guests.answer")
    reply = replace(reply, reason=clean_text(reply.reason, REASON_LIMIT))
    return work.save(work.get(Guests, GUESTS).answered(id, wish, reply))


def hear_answer(work: UnitOfWork, person: Person, *, id: str) -> Guests:
    """Note that the child has read the organizer's answer about this person. Raises NotFound."""
    return work.save(arranged(work, person, Guests).heard(id))


def wishes_to_answer(work: UnitOfWork, person: Person) -> list[tuple[Guest, str]]:
    """The released wishes that need an answer, each with the person's name; for the organizer. Raises NotAllowed."""
    authorise(work, person, "guests.answer")
    guests = work.get_or_none(Guests, GUESTS)
    if guests is None or not guests.known:
        return []
    people = {one.id: one.name for one in listed_people(work)}
    named = ((guest, guest.name or people.get(guest.id, "")) for guest in guests.asking)
    return [(guest, name) for guest, name in named if name]
