"""The secret dot vote (D4): one ballot for each person and card."""

from dataclasses import dataclass
from typing import ClassVar

from ipk.domain.kernel.records import Record


@dataclass(frozen=True, kw_only=True)
class Ballot(Record):
    """Dots of one person on one card; a part of the card that only this person sees until the vote is closed."""

    TYPE: ClassVar[str] = "ballot"

    card: str
    person: str
    dots: int

    @property
    def parent(self) -> str:
        return self.card


def ballot_id(card: str, person: str) -> str:
    return f"{card}~{person}.dots"
