"""Wrong tokens and codes are counted (A14). Who guesses codes on is answered as if every guess were wrong; who guesses
links on only waits longer for each refusal."""

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
OF_ONE_ADDRESS = 10
OF_ALL = 60


class FailureThrottle:
    """Failed guesses of the last minute, by address and in all. Right ones cost nothing."""

    def __init__(self, clock: Callable[[], datetime]) -> None:
        self._clock = clock
        self._all: deque[datetime] = deque()
        self._by_address: defaultdict[str, deque[datetime]] = defaultdict(deque)
        self._turn = threading.Lock()

    def look_up(self, address: str, find: Callable[[], T | None]) -> T:
        """What `find` finds. Raises NotFound when it finds nothing or when this address has guessed enough.

        One look-up at a time: guesses sent all at once count like guesses sent one by one.
        """
        address = network_of(address)
        with self._turn:
            found = None if self._is_enough(address) else find()
            if found is None:
                self._count(address)
                raise NotFound
            return found

    def are_enough(self, address: str) -> bool:
        """Has this address, or have all together, guessed enough for now?"""
        with self._turn:
            return self._is_enough(network_of(address))

    def failed(self, address: str) -> None:
        """Nothing was found, or something of no use (expired, revoked)."""
        with self._turn:
            self._count(network_of(address))

    def _is_enough(self, address: str) -> bool:
        self._forget_old()
        return len(self._by_address.get(address, ())) >= OF_ONE_ADDRESS or len(self._all) >= OF_ALL

    def _count(self, address: str) -> None:
        if not self._is_enough(address):
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
    """Wrong links and wrong codes are counted apart: who mistypes codes holds no personal link up."""
    app.extensions["ipk-wrong-links"] = FailureThrottle(clock)
    app.extensions["ipk-wrong-codes"] = FailureThrottle(clock)


def wrong_links() -> FailureThrottle:
    return current_app.extensions["ipk-wrong-links"]


def wrong_codes() -> FailureThrottle:
    return current_app.extensions["ipk-wrong-codes"]


def network_of(address: str) -> str:
    """One household has a whole IPv6 /64 to guess from: it counts as one address."""
    try:
        parsed = ip_address(address.partition("%")[0])
    except ValueError:
        return address
    if isinstance(parsed, IPv6Address):
        return str(parsed.ipv4_mapped or (int(parsed) >> 64))
    return str(parsed)
