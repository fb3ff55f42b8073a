"""Seats around the U: where the child sits, and beside whom (B15)."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, ClassVar

from ipk.domain.kernel.errors import Invalid
from ipk.domain.people.person import Person
from ipk.domain.preparation.arrangements import ARRANGED, Arrangement

SEATS = ARRANGED + "seats"
#: most chairs on each side of the middle one
FARTHEST = 24
#: least chairs on each side, in a small meeting too
LEAST = 3


@dataclass(frozen=True)
class Seat:
    """A chair and its person. Chair 0 is the middle of the bend, negative numbers are left of it as seen from the bend,
    positive ones right: more chairs lengthen the ends, and no neighbours change.
    """

    chair: int
    person: str


def read_seats(seats: list[dict[str, Any]]) -> tuple[Seat, ...]:
    return tuple(Seat(**one) for one in seats)


@dataclass(frozen=True, kw_only=True)
class Seats(Arrangement):
    """All seats of the meeting."""

    TYPE: ClassVar[str] = "seats"
    READERS: ClassVar[Mapping[str, Any]] = {"seats": read_seats}

    id: str = SEATS
    seats: tuple[Seat, ...] = ()

    def sat(self, by: Person, chair: int, person: str) -> "Seats":
        """Seat a person; who sat there gets the chair that they left, if any. "" frees the chair. Raises Invalid."""
        if not -FARTHEST <= chair <= FARTHEST:
            raise Invalid("There is no such chair.")
        left = next((seat.chair for seat in self.seats if seat.person == person), None)
        moved = [replace(seat, chair=left) for seat in self.seats if seat.chair == chair and left is not None]
        rest = [seat for seat in self.seats if seat.chair != chair and seat.person != person]
        here = [Seat(chair, person)] if person else []
        keeps = moved if left != chair else []
        seats = sorted([*rest, *here, *keeps], key=lambda seat: seat.chair)
        return self.changed_by(by, seats=tuple(seats))

    def reach(self, people: int) -> int:
        """The number of chairs on each side of the middle one for so many people."""
        return max([LEAST, (people + 1) // 2, *(abs(seat.chair) for seat in self.seats)])
