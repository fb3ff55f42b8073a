"""Records who has spoken in a step: everybody gets a turn (S1, step 2; D2). Only the facilitator sees it."""

from dataclasses import dataclass
from typing import ClassVar

from ipk.domain.kernel.records import Record


@dataclass(frozen=True, kw_only=True)
class SpeakingTurn(Record):
    """The last step in which this person hung a card or had the floor."""

    TYPE: ClassVar[str] = "turn"

    person: str
    step: int

    @staticmethod
    def id_of(person: str) -> str:
        return f"turn-{person}"
