"""The real server as a process of its own, with the arguments that anybody would give to `run.py`."""

import json
import signal
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.support.servers.forking import started
from tests.support.servers.processes import Process, clean_environment, end, free_port, tail, wait_for


class Server:
    """A running server.

    `url`    "http://127.0.0.1:<port>"
    `links`  what `--links-file` says: url, conference, people [{name, role, url, token}], staff
    `pid`    of the serving process (signals go straight to it)
    `data`   its data folder; `log` the file with all it printed
    """

    def __init__(self, folder: Path, *, env: dict[str, str], options: list[str], demo: bool) -> None:
        self.data = folder / "data"
        self.log = folder / "server.log"
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.links: dict[str, Any] = {}
        self.demo = demo
        self._links_file = folder / "links.json"
        self._options = options
        self.env = clean_environment(**{"IPK_KEY_FILE": str(folder / "key"), **env})
        self._process: Process | None = None

    @property
    def process(self) -> Process:
        assert self._process is not None, "the server was not started"
        return self._process

    @property
    def pid(self) -> int:
        return self.process.pid

    def start(self) -> "Server":
        """Start it and wait until it answers and its links are written."""
        self._links_file.unlink(missing_ok=True)
        self._process = started(self._arguments(), self.env, self.log)
        wait_for(self._answers, f"the server did not write its links\n{tail(self.log)}", 60)
        self.links = json.loads(self._links_file.read_text(encoding="utf-8"))
        return self

    def stop(self, signum: int = signal.SIGTERM, seconds: float = 10) -> int:
        """End it calmly; gives the exit code. Nothing happens when it has ended already."""
        return end(self.process, signum, seconds)

    def kill(self) -> None:
        """kill −9: as if the power of this process were cut."""
        end(self.process, signal.SIGKILL)

    def restart(self, signum: int = signal.SIGTERM) -> "Server":
        """End it by that signal and start it on the same data and port."""
        self.stop(signum)
        return self.start()

    def person(self, name_or_role: str) -> dict[str, Any]:
        """The first person of the demo with that role, or whose name contains the word."""
        return found_person(self.links["people"], name_or_role)

    def _arguments(self) -> list[str]:
        place = ["--host", "127.0.0.1", "--port", str(self.port), "--data-dir", str(self.data)]
        demo = ["--demo"] if self.demo else []
        links = ["--links-file", str(self._links_file)]
        return ["serve", *place, *demo, *links, *self._options]

    def _answers(self) -> bool:
        if self.process.poll() is not None:
            pytest.fail(f"the server ended with {self.process.returncode}\n{tail(self.log)}")
        return self._links_file.exists()


MakeServer = Callable[..., Server]


def found_person(people: list[dict[str, Any]], name_or_role: str) -> dict[str, Any]:
    """The first with that role, else the first whose name contains the word."""
    by_role = [person for person in people if person["role"] == name_or_role]
    return (by_role or [person for person in people if name_or_role in person["name"]])[0]


@pytest.fixture(scope="session")
def start_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[MakeServer]:
    """Factory for servers that live until the session's end (or until you stop them).

    `start_server(env={"IPK_ASYNC": "threading"}, demo=False, options=["--host", "0.0.0.0"], folder=path)`;
    every argument may be left out. The key lies in `<folder>/key`, the data in `<folder>/data`.
    """
    servers: list[Server] = []

    def start(
        *,
        env: dict[str, str] | None = None,
        options: list[str] | None = None,
        demo: bool = True,
        folder: Path | None = None,
    ) -> Server:
        where = folder or tmp_path_factory.mktemp("server")
        servers.append(Server(where, env=env or {}, options=options or [], demo=demo))
        return servers[-1].start()

    yield start
    for each in servers:
        if each._process is not None:
            each.stop()


@pytest.fixture
def server(start_server: MakeServer) -> Iterator[MakeServer]:
    """Factory like `start_server`, whose servers end with the test: `wall = server(); wall.url; wall.links`."""
    mine: list[Server] = []

    def start(**wishes: Any) -> Server:
        mine.append(start_server(**wishes))
        return mine[-1]

    yield start
    for each in mine:
        each.stop()


@pytest.fixture(scope="module")
def demo_server(start_server: MakeServer) -> Iterator[Server]:
    """One running demo for all tests of a file, for those that do not stop or break it."""
    one = start_server()
    yield one
    one.stop()
