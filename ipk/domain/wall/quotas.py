"""Quotas of the wall for one person, with a reserve for the child and its guide (A28).

They are far above what a meeting needs: sixty cards and ten pictures are a long afternoon.
"""

from dataclasses import dataclass

from ipk.domain.kernel.errors import TooMany
from ipk.domain.people.audiences import Audience, audience_of
from ipk.domain.people.person import Person, Role
from ipk.domain.wall.cards import CARDS_LIMIT

_MEGABYTE = 1024 * 1024


@dataclass(frozen=True)
class Quota:
    """`total` is for the conference, `each` for one person, `staff` for a facilitator or recorder, who write for
    others. `reserve` of the total is left to the child and its guide, who have no personal limit.
    """

    total: int
    each: int
    staff: int
    reserve: int
    used_up: str
    """Message for somebody who has reached their own limit."""
    full: str
    """Message when the conference has reached its limit."""

    def check(self, person: Person, *, own: int, everybodys: int, more: int = 1) -> None:
        """Check that this person may add `more` to `own` and `everybodys`. Raises TooMany."""
        in_circle = audience_of(person) is Audience.CIRCLE
        share = self.staff if person.has(Role.FACILITATOR, Role.RECORDER) else self.each
        if not in_circle and own + more > share:
            raise TooMany(self.used_up)
        if everybodys + more > self.total - (0 if in_circle else self.reserve):
            raise TooMany(self.full)


_FULL = "The wall is full."
CARDS = Quota(
    total=CARDS_LIMIT,
    each=400,
    staff=800,
    reserve=100,
    used_up="You have hung as many cards as one person can. Please take one of them down first.",
    full=_FULL,
)
#: cards that wait for approval: the facilitator reads each of them
WAITING = Quota(
    total=600,
    each=60,
    staff=200,
    reserve=200,
    used_up="Many of your cards are waiting already. Please wait until some of them are read.",
    full="Many cards are waiting already. Please wait until some of them are read.",
)
#: cards ever made, those taken down too: each leaves a record
MADE = Quota(total=20_000, each=2000, staff=4000, reserve=8000, used_up=_FULL, full=_FULL)
DRAWINGS = Quota(
    total=120,
    each=20,
    staff=40,
    reserve=40,
    used_up="You have made as many drawings as one person can. Please take one of them down first.",
    full=_FULL,
)
LETTERS = Quota(
    total=600_000,
    each=40_000,
    staff=160_000,
    reserve=200_000,
    used_up="Your cards have as many words as one person can write. Please take one of them down first.",
    full=_FULL,
)
MEDIA = Quota(
    total=500,
    each=60,
    staff=120,
    reserve=100,
    used_up="You have brought as many pictures and sounds as one person can.",
    full="There are too many pictures on the wall.",
)
MEDIA_BYTES = Quota(
    total=1024 * _MEGABYTE,
    each=64 * _MEGABYTE,
    staff=128 * _MEGABYTE,
    reserve=256 * _MEGABYTE,
    used_up=MEDIA.used_up,
    full=MEDIA.full,
)
#: limit of the points of one drawing, in characters of base64, for adults and for the circle
INK_OF_A_DRAWING, INK_OF_THE_CIRCLES = 128 * 1024, 512 * 1024


def ink_of(person: Person) -> int:
    """The limit of one drawing of this person, in characters of base64."""
    return INK_OF_THE_CIRCLES if audience_of(person) is Audience.CIRCLE else INK_OF_A_DRAWING
