"""As much as a person may send (protocol §8), and no more."""

from __future__ import annotations

import threading
import time


class Pace:
    """Never more commands than a person may send: 20 a second, bursts of 60, with a little to spare."""

    def __init__(self, rate: float = 19.0, burst: float = 50.0) -> None:
        self.rate, self.burst, self.left, self.at = rate, burst, burst, time.monotonic()
        self.lock = threading.Lock()

    def wait(self) -> None:
        with self.lock:
            self._refill()
            if self.left < 1:
                time.sleep((1 - self.left) / self.rate)
                self._refill()
            self.left -= 1

    def rest(self) -> None:
        """Until a whole burst may be sent again."""
        with self.lock:
            self._refill()
            time.sleep((self.burst - self.left) / self.rate)
            self._refill()

    def _refill(self) -> None:
        now = time.monotonic()
        self.left = min(self.burst, self.left + (now - self.at) * self.rate)
        self.at = now
