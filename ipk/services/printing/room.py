"""Content of documents for the room: name cards and the plan of seats."""

from collections.abc import Iterable
from dataclasses import dataclass

from ipk.domain.kernel.collation import name_key
from ipk.domain.people.audiences import Audience, audience_of
from ipk.domain.people.display_names import disambiguated
from ipk.domain.people.person import Person, Role
from ipk.domain.preparation.guests import GUESTS, Guests
from ipk.domain.preparation.seats import SEATS, Seats
from ipk.domain.views.preparation import HEARERS
from ipk.services.ports import UnitOfWork
from ipk.services.shared.lookup import authorise, meeting_of


@dataclass(frozen=True)
class PrintedName:
    """A displayed name with the person's colour."""

    name: str
    colour: str = "sun"
    child: bool = False


@dataclass(frozen=True)
class PrintedNames:
    language: str
    names: tuple[PrintedName, ...]


@dataclass(frozen=True)
class PrintedSeats:
    """The plan of seats for one person. `reach`: chairs on each side of the middle; `standing` have no chair."""

    language: str
    reach: int
    seats: tuple[tuple[int, PrintedName], ...]
    standing: tuple[PrintedName, ...]


def print_names(work: UnitOfWork, person: Person) -> PrintedNames:
    """A name card for everybody invited, the child first.

    Raises NotAllowed, or Closed after the meeting.
    """
    authorise(work, person, "room.print")
    return PrintedNames(meeting_of(work).lang, tuple(_names(_coming(work)).values()))


def print_seats(work: UnitOfWork, person: Person) -> PrintedSeats:
    """The plan of seats; names only as far as the child released them. Raises NotAllowed or Closed."""
    authorise(work, person, "room.print")
    people, seats = _coming(work), work.get_or_none(Seats, SEATS) or Seats()
    taken = seats.seats if seats.known or audience_of(person) is Audience.CIRCLE else ()
    names = _names(people) | _named(work, person)
    sitting = {seat.person for seat in taken}
    return PrintedSeats(
        language=meeting_of(work).lang,
        reach=(seats if taken else Seats()).reach(len(people)),
        seats=tuple((seat.chair, names[seat.person]) for seat in taken if seat.person in names),
        standing=tuple(names[one.id] for one in people if one.id not in sitting),
    )


def _coming(work: UnitOfWork) -> list[Person]:
    """Everybody invited or admitted without displays; the child first, then by name."""
    language = meeting_of(work).lang
    people = (one for one in work.list(Person) if one.is_invited or one.state == "admitted")
    return sorted(
        (one for one in people if not one.has(Role.DISPLAY)),
        key=lambda one: (not one.is_child, name_key(one.name, language)),
    )


def _names(people: Iterable[Person]) -> dict[str, PrintedName]:
    people = list(people)
    called = disambiguated(one.name for one in people)
    return {one.id: PrintedName(name, one.colour, one.is_child) for one, name in zip(people, called, strict=True)}


def _named(work: UnitOfWork, person: Person) -> dict[str, PrintedName]:
    """People whom the child named: with names for those who may know them, else as a taken chair."""
    guests, audience = work.get_or_none(Guests, GUESTS) or Guests(), audience_of(person)
    hears = guests.known and audience in HEARERS[Guests]
    told = guests.guests if audience is Audience.CIRCLE else guests.asking if hears else ()
    return {one.id: PrintedName(one.name if one in told else "") for one in guests.guests if one.name}
