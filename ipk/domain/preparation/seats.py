"""The U of chairs: where the child sits, and beside whom (B15)."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, ClassVar

from ipk.domain.kernel.errors import Invalid
from ipk.domain.people.person import Person
from ipk.domain.preparation.arrangements import ARRANGED, Arrangement

SEATS = ARRANGED + "seats"
#: chairs to each side of the middle one
FARTHEST = 24
#: so many even in a small meeting
LEAST = 3


@dataclass(frozen=True)
class Seat:
    """A chair and who sits there. Chair 0 is the middle of the U's bend, less than that to the left as one looks from
    the bend to the wall, more to the right: whoever comes later lengthens the ends, and nobody's neighbours change."""

    chair: int
    person: str


def read_seats(seats: list[dict[str, Any]]) -> tuple[Seat, ...]:
    return tuple(Seat(**one) for one in seats)


@dataclass(frozen=True, kw_only=True)
class Seats(Arrangement):
    TYPE: ClassVar[str] = "seats"
    READERS: ClassVar[Mapping[str, Any]] = {"seats": read_seats}

    id: str = SEATS
    seats: tuple[Seat, ...] = ()

    def sat(self, by: Person, chair: int, person: str) -> "Seats":
        """Somebody sits down; who sat there takes the place they left, if they had one. Nobody ("") frees the chair."""
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
        """How many chairs stand to each side of the middle one, for so many people."""
        return max([LEAST, (people + 1) // 2, *(abs(seat.chair) for seat in self.seats)])
