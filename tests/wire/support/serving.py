"""A real server with its own data, key and temp folder, whose memory and words can be looked at."""

from __future__ import annotations

import contextlib
import os
import signal
import time
from pathlib import Path

import psutil

from tests.support.servers.server import Server

PASSED_ON = ("IPK_ASYNC", "IPK_LANE", "IPK_DATABASE_URL")


class Serving(Server):
    """`python run.py serve --demo` on a folder of its own; nothing of the machine's real installation is touched."""

    def __init__(self, folder: Path, **environment: str) -> None:
        self.folder = folder
        self.temp = folder / "temp"
        self.temp.mkdir(parents=True, exist_ok=True)
        given = {name: os.environ[name] for name in PASSED_ON if name in os.environ}
        env = given | {"TMPDIR": str(self.temp)} | environment
        super().__init__(folder, env=env, options=[], demo=True)

    @property
    def environment(self) -> dict[str, str]:
        """What the server is started with: for other commands on the same data."""
        return self.env

    @property
    def running(self) -> bool:
        return self._process is not None and self._process.poll() is None

    def memory(self) -> float:
        """Resident megabytes of the serving process and whatever it started."""
        total = 0
        with contextlib.suppress(psutil.NoSuchProcess):
            first = psutil.Process(self.pid)
            for one in [first, *first.children(recursive=True)]:
                with contextlib.suppress(psutil.NoSuchProcess):
                    total += one.memory_info().rss
        return total / 1_000_000

    def seconds_to_stop(self) -> float:
        """SIGTERM, as an operator would; how long the end took."""
        started = time.monotonic()
        self.stop(signal.SIGTERM, 15)
        return time.monotonic() - started

    def stops_within(self, seconds: float) -> bool:
        """Asked twice where it took longer: a machine that stands still does so not each time."""
        if self.seconds_to_stop() >= seconds:
            self.start()
            return self.seconds_to_stop() < seconds
        return True

    def words(self) -> str:
        """All it printed."""
        return self.log.read_text(encoding="utf-8", errors="replace")
