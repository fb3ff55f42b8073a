"""Token buckets for each person, not for each address: a whole room shares one address (protocol §8)."""

import time


class Bucket:
    """A token bucket: `rate` tokens per second, at most `burst`."""

    __slots__ = ("_at", "_burst", "_left", "_rate")

    def __init__(self, rate: float, burst: float) -> None:
        self._rate, self._burst = rate, burst
        self._left, self._at = burst, time.monotonic()

    def take(self, amount: float = 1) -> bool:
        now = time.monotonic()
        self._left = min(self._burst, self._left + (now - self._at) * self._rate)
        self._at = now
        if self._left < amount:
            return False
        self._left -= amount
        return True


class Buckets:
    """A bucket for each person. All are dropped when there are too many."""

    _KEPT = 10_000

    def __init__(self, rate: float, burst: float) -> None:
        self._rate, self._burst = rate, burst
        self._buckets: dict[tuple[str, str], Bucket] = {}

    def take(self, who: tuple[str, str]) -> bool:
        bucket = self._buckets.get(who)
        if bucket is None:
            if len(self._buckets) >= self._KEPT:
                self._buckets.clear()
            bucket = self._buckets[who] = Bucket(self._rate, self._burst)
        return bucket.take()
