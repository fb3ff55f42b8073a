"""Earlier states of cards, kept for a few minutes so that changes can be undone.

Only changed fields are kept. Changes by the child itself are not kept: nobody undoes them (A22), and words that the
child took down are stored nowhere (P4).
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

#: how long an earlier state is kept, and how many of one card
REMEMBERED = timedelta(minutes=10)
CHANGES_LIMIT = 24
SHORTEST, LONGEST = 5, int(REMEMBERED.total_seconds())

Was = Mapping[str, Any]


@dataclass(frozen=True)
class CardRevision:
    """The state of a card before `by` changed it at `at` by the command `op`."""

    at: str
    by: str
    op: str
    was: dict[str, Any]

    @property
    def moment(self) -> datetime:
        return datetime.fromisoformat(self.at)


def read_history(past: list[dict[str, Any]]) -> tuple[CardRevision, ...]:
    return tuple(CardRevision(**one) for one in past)


def with_history(past: tuple[CardRevision, ...], new: CardRevision) -> tuple[CardRevision, ...]:
    """Add a revision and drop those that are too old or too many; newest last."""
    since = new.moment - REMEMBERED
    forgotten = next((number for number, one in enumerate(past) if one.moment > since), len(past))
    return (*past[forgotten:], new)[-CHANGES_LIMIT:]


def values_before(past: tuple[CardRevision, ...], since: datetime, taken_back: Callable[[CardRevision], bool]) -> Was:
    """Field values before the changes to undo; fields that somebody else changed later are left out."""
    before: dict[str, Any] = {}
    settled: set[str] = set()
    for one in _newest_first(past, since):
        if taken_back(one):
            before |= {name: value for name, value in one.was.items() if name not in settled}
        else:
            settled |= one.was.keys()
    return before


def _newest_first(past: tuple[CardRevision, ...], since: datetime) -> Iterator[CardRevision]:
    return (one for one in reversed(past) if one.moment >= since)
