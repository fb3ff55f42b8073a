"""Times two functions in turns and tells their ratio, so that a busy machine slows both alike."""

import time
from collections.abc import Callable
from statistics import quantiles
from typing import NamedTuple

ROUNDS = 61
#: seconds of CPU that one turn takes at least: the clock's own cost must not count
TURN_SECONDS = 0.004


class Ratio(NamedTuple):
    """CPU time of `theirs` divided by that of `ours`: the median of all rounds and the quartiles around it."""

    low: float
    middle: float
    high: float
    ours_us: float
    theirs_us: float

    def __str__(self) -> str:
        middle, quartiles = f"{self.middle:5.2f}", f"{self.low:.2f} to {self.high:.2f}"
        return f"{middle} ({quartiles}); ours {self.ours_us:.2f} us, theirs {self.theirs_us:.2f} us"


def compare(ours: Callable[[], object], theirs: Callable[[], object]) -> Ratio:
    """Run both in turns; who begins alternates."""
    repeats = _repeats(ours), _repeats(theirs)
    both = (ours, theirs)
    rounds: list[tuple[float, float]] = []
    for number in range(ROUNDS):
        order = (0, 1) if number % 2 else (1, 0)
        seconds = {which: _seconds(both[which], repeats[which]) / repeats[which] for which in order}
        rounds.append((seconds[0], seconds[1]))
    low, middle, high = quantiles((theirs / ours for ours, theirs in rounds), n=4)
    ours_us, theirs_us = (sorted(column)[ROUNDS // 2] * 1e6 for column in zip(*rounds, strict=True))
    return Ratio(low, middle, high, ours_us, theirs_us)


def _repeats(run: Callable[[], object]) -> int:
    repeats = 1
    while _seconds(run, repeats) < TURN_SECONDS:
        repeats *= 2
    return repeats


def _seconds(run: Callable[[], object], repeats: int) -> float:
    begun = time.process_time()
    for _ in range(repeats):
        run()
    return time.process_time() - begun
