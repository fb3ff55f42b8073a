"""Brute-force throttle: counts wrong links and codes by address (A14).

Over the limit every code is answered as wrong, and wrong links are answered more slowly.
"""

import threading
from collections import defaultdict, deque
from collections.abc import Callable
from datetime import datetime, timedelta
from ipaddress import IPv6Address, ip_address
from typing import TypeVar

from flask import Flask, current_app

from ipk.domain.kernel.errors import NotFound

T = TypeVar("T")

WINDOW = timedelta(minutes=1)
PER_ADDRESS_LIMIT = 10
TOTAL_LIMIT = 60


class FailureThrottle:
    """Counts failures of the last minute, by address and in total. Successes are not counted."""

    def __init__(self, clock: Callable[[], datetime]) -> None:
        self._clock = clock
        self._all: deque[datetime] = deque()
        self._by_address: defaultdict[str, deque[datetime]] = defaultdict(deque)
        self._lock = threading.Lock()

    def look_up(self, address: str, find: Callable[[], T | None]) -> T:
        """Returns what `find` returns. Raises NotFound when that is None or the address is over its limit.

        The lock runs one look-up at a time, so that simultaneous guesses are counted, too.
        """
        address = network_of(address)
        with self._lock:
            found = None if self._is_limited(address) else find()
            if found is None:
                self._record(address)
                raise NotFound
            return found

    def is_limited(self, address: str) -> bool:
        """Says whether this address, or all addresses together, are over the limit."""
        with self._lock:
            return self._is_limited(network_of(address))

    def record_failure(self, address: str) -> None:
        """Counts a failure: nothing was found, or a link that is expired or revoked."""
        with self._lock:
            self._record(network_of(address))

    def _is_limited(self, address: str) -> bool:
        self._forget_old()
        return len(self._by_address.get(address, ())) >= PER_ADDRESS_LIMIT or len(self._all) >= TOTAL_LIMIT

    def _record(self, address: str) -> None:
        if not self._is_limited(address):
            now = self._clock()
            self._all.append(now)
            self._by_address[address].append(now)

    def _forget_old(self) -> None:
        oldest = self._clock() - WINDOW
        _drop_before(self._all, oldest)
        for address in list(self._by_address):
            times = self._by_address[address]
            _drop_before(times, oldest)
            if not times:
                del self._by_address[address]


def _drop_before(times: deque[datetime], oldest: datetime) -> None:
    while times and times[0] <= oldest:
        times.popleft()


def set_up(app: Flask, clock: Callable[[], datetime]) -> None:
    """Creates two throttles, so that mistyped codes do not slow down personal links."""
    app.extensions["ipk-wrong-links"] = FailureThrottle(clock)
    app.extensions["ipk-wrong-codes"] = FailureThrottle(clock)


def link_throttle() -> FailureThrottle:
    return current_app.extensions["ipk-wrong-links"]


def code_throttle() -> FailureThrottle:
    return current_app.extensions["ipk-wrong-codes"]


def network_of(address: str) -> str:
    """Returns the IPv4 address, or the /64 network of an IPv6 address: one household has a whole /64."""
    try:
        parsed = ip_address(address.partition("%")[0])
    except ValueError:
        return address
    if isinstance(parsed, IPv6Address):
        return str(parsed.ipv4_mapped or (int(parsed) >> 64))
    return str(parsed)
