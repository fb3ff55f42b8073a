"""Starts this server with conferences and a file of session cookies for the load client."""

import json
import sys
from dataclasses import dataclass, field
from pathlib import Path
from subprocess import run

from bench.load.client import load
from bench.places import CLIENT
from bench.processes import Program, free_port
from prepare.errors import CannotPrepare
from prepare.places import ROOT


@dataclass(frozen=True)
class Invitation:
    """A conference and its people's session cookies in seat order."""

    conference: str
    cookies: list[str]


@dataclass
class ServerUnderTest:
    """A data folder, the processes that serve it, and a file of seats: "port conference cookie" for each person."""

    folder: Path
    conferences: int
    env: dict[str, str] = field(default_factory=dict)
    processes: int = 1
    programs: list[Program] = field(default_factory=list)

    @property
    def seats(self) -> Path:
        return self.folder / "seats"

    @property
    def log(self) -> Path:
        return self.folder / "server.log"

    @property
    def wall_room(self) -> int:
        """The number of the last conference, which has the full wall; the loads use those before it."""
        return self.conferences - 1

    def build(self) -> "ServerUnderTest":
        """Creates the conferences with admitted people and open meetings, then starts the server."""
        invitations = self._create_conferences()
        self.programs = [self._program() for _ in range(self.processes)]
        self._write_seats(invitations)
        self.start()
        return self

    def start(self) -> None:
        for program in self.programs:
            program.start()

    def stop(self) -> None:
        for program in self.programs:
            program.stop()

    def restart(self, **env: str) -> None:
        """Restarts the processes on the same data and ports, with further environment variables."""
        self.stop()
        for program in self.programs:
            program.env = {**self._environment(), **env}
        self.start()

    def pids(self) -> list[int]:
        return [pid for program in self.programs for pid in program.pids()]

    def _environment(self) -> dict[str, str]:
        place = {"IPK_DATA_DIR": str(self.folder / "data"), "IPK_KEY_FILE": str(self.folder / "key")}
        return {**place, **self.env}

    def _program(self) -> Program:
        port = free_port()
        command = [sys.executable, ROOT / "run.py", "serve", "--host", "127.0.0.1", "--port", str(port)]
        return Program("IPK", command, port, self.log, self._environment())

    def _create_conferences(self) -> list[Invitation]:
        command = [sys.executable, "-m", "bench.seed", str(self.conferences)]
        clean = Program("founding", command, 0, self.log, self._environment()).environment()
        ended = run(command, cwd=ROOT, env=clean, capture_output=True, text=True, check=False)
        if ended.returncode != 0:
            raise CannotPrepare(f"No conferences could be made:\n{ended.stderr[-2000:]}")
        return [Invitation(**json.loads(line)) for line in ended.stdout.splitlines() if line.startswith("{")]

    def _write_seats(self, invitations: list[Invitation]) -> None:
        """Writes the file of seats. Each conference belongs to one process, as with the proxy's hash."""
        lines = []
        for number, one in enumerate(invitations):
            port = self.programs[number % self.processes].port
            lines += [f"{port} {one.conference} {cookie}\n" for cookie in one.cookies]
        self.seats.write_text("".join(lines))


def run_script(seats: Path, script: Path, *, rooms: int, per_room: int, first_room: int = 0) -> None:
    """Sends the commands of a file, each line "seat command arguments". Raises CannotPrepare when one is refused."""
    words = ["--job=script", f"--rooms={rooms}", f"--per-room={per_room}", "--senders=0", f"--script={script}"]
    words.append(f"--first-room={first_room}")
    done = json.loads(load(CLIENT, "ours", seats, words)[-1])
    if done["refused"]:
        raise CannotPrepare(f"{done['refused']} commands of {script.name} were refused.")
