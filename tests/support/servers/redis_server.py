"""A real Redis on a free port, that keeps nothing."""

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.servers.processes import answers, end, free_port, needed, tail, wait_for


class Redis:
    """`url` is its address; `stop()` and `start()` play an outage."""

    def __init__(self, folder: Path) -> None:
        self.port = free_port()
        self.url = f"redis://127.0.0.1:{self.port}/0"
        self._folder = folder
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> "Redis":
        words = ["--port", str(self.port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"]
        log = self._folder / "redis.log"
        with log.open("ab") as out:
            command = [needed("redis-server"), *words, "--dir", str(self._folder)]
            self._process = subprocess.Popen(command, stdout=out, stderr=out)
        wait_for(lambda: answers(self.port), f"Redis did not start\n{tail(log)}")
        return self

    def stop(self) -> None:
        if self._process is not None:
            end(self._process)


@pytest.fixture(scope="session")
def redis(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Redis]:
    """One real Redis for the whole run: `redis.url`."""
    one = Redis(tmp_path_factory.mktemp("redis")).start()
    yield one
    one.stop()
