"""What cards were a moment ago, so that a moment that went wrong can be taken back.

Only what differs is kept, for a few minutes. The child's own doing is not kept at all: nobody takes it back (A22),
and words that the child took down are not remembered for anybody (P4).
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

#: how long a look is remembered, and how many changes of one card
REMEMBERED = timedelta(minutes=10)
CHANGES_LIMIT = 24
SHORTEST, LONGEST = 5, int(REMEMBERED.total_seconds())

Was = Mapping[str, Any]


@dataclass(frozen=True)
class CardRevision:
    """Until `at`, when `by` changed it by the command `op`, the card was like this."""

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
    """The changes that are still worth remembering, the newest last."""
    since = new.moment - REMEMBERED
    forgotten = next((number for number, one in enumerate(past) if one.moment > since), len(past))
    return (*past[forgotten:], new)[-CHANGES_LIMIT:]


def values_before(past: tuple[CardRevision, ...], since: datetime, taken_back: Callable[[CardRevision], bool]) -> Was:
    """How fields looked before the changes to take back; what somebody else changed later stays as they left it."""
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
