"""The servers of a run, ours and those to compare with, and putting load on each of them."""

import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from bench.building import peers
from bench.load.client import load
from bench.load.windows import Window, read_windows
from bench.load.workloads import PEOPLE
from bench.places import CLIENT, PEERS
from bench.processes import Program, free_port
from bench.server import ServerUnderTest

MOST_ROOMS = 600


@dataclass
class Servers:
    """`own_server` is None when only the others are measured. The others start when they are first needed."""

    folder: Path
    own_server: ServerUnderTest | None
    others: dict[str, Program] = field(default_factory=dict)

    def windows(self, server: str, words: Sequence[str]) -> list[Window]:
        """Puts load on one server and returns the measured windows."""
        seats, pids = self._place(server)
        return read_windows(load(CLIENT, server, seats, words, pids))

    def stop(self) -> None:
        for program in self.others.values():
            program.stop()
        if self.own_server:
            self.own_server.stop()

    def _place(self, server: str) -> tuple[Path, list[int]]:
        if server == "ours":
            assert self.own_server is not None
            return self.own_server.seats, self.own_server.pids()
        if server not in self.others:
            self.others[server] = self._start(server)
        return self.folder / f"{server}.seats", self.others[server].pids()

    def _start(self, name: str) -> Program:
        port = free_port()
        commands = {
            "relay": lambda: [peers().node, PEERS / "relay.js"],
            "raw": lambda: [peers().node, PEERS / "broadcaster.js"],
            "stock": lambda: [sys.executable, PEERS / "stock.py"],
        }
        program = Program(name, [*commands[name](), str(port)], port, self.folder / f"{name}.log")
        program.start()
        lines = (f"{port} room{room} -\n" for room in range(MOST_ROOMS) for _ in range(PEOPLE))
        (self.folder / f"{name}.seats").write_text("".join(lines))
        return program
