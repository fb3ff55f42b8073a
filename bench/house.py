"""Our server with conferences full of people, as the load client needs it."""

import http.client
import json
import signal
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from subprocess import run
from urllib.parse import urlencode

from bench.load import load
from bench.places import CLIENT
from bench.processes import Program, free_port
from bench.workloads import PEOPLE
from prepare.errors import CannotPrepare
from prepare.places import ROOT

DOORS_AT_ONCE = 4
COOKIE = "ipk="

#: what the facilitator does before the others come
OPENING = (
    ("meeting.open", {}),
    ("meeting.moderation", {"moderation": "open"}),
)


@dataclass(frozen=True)
class Invitation:
    """A conference and its people's tokens in seat order."""

    conference: str
    tokens: list[str]


Invitations = list[Invitation]


@dataclass
class House:
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
        """The last conference is kept for the full wall; the loads use those before it."""
        return self.conferences - 1

    def build(self) -> "House":
        """Found the conferences, let everybody in, open the meetings; then start afresh."""
        invitations = self._found()
        self.programs = [self._program() for _ in range(self.processes)]
        self.start()
        cookies = self._enter(invitations)
        self._write_seats(self.seats, invitations, cookies, range(PEOPLE))
        self._open(invitations, cookies)
        self.restart()  # what all this left in memory would make an idle client look cheaper
        return self

    def start(self) -> None:
        for program in self.programs:
            program.start()

    def restart(self, **env: str) -> None:
        """New processes on the same data and ports, with more said in their environment."""
        self.stop()
        for program in self.programs:
            program.env = {**self._environment(), **env}
        self.start()

    def stop(self) -> None:
        for program in self.programs:
            program.stop(signal.SIGTERM)

    def pids(self) -> list[int]:
        return [pid for program in self.programs for pid in program.pids()]

    def _environment(self) -> dict[str, str]:
        place = {"IPK_DATA_DIR": str(self.folder / "data"), "IPK_KEY_FILE": str(self.folder / "key")}
        return {**place, **self.env}

    def _program(self) -> Program:
        port = free_port()
        command = [sys.executable, ROOT / "run.py", "serve", "--host", "127.0.0.1", "--port", str(port)]
        return Program("IPK", command, port, self.log, self._environment())

    def _found(self) -> Invitations:
        command = [sys.executable, "-m", "bench.founding", str(self.conferences)]
        clean = Program("founding", command, 0, self.log, self._environment()).environment()
        ended = run(command, cwd=ROOT, env=clean, capture_output=True, text=True, check=False)
        if ended.returncode != 0:
            raise CannotPrepare(f"No conferences could be made:\n{ended.stderr[-2000:]}")
        return [Invitation(**json.loads(line)) for line in ended.stdout.splitlines() if line.startswith("{")]

    def _enter(self, invitations: Invitations) -> dict[str, str]:
        """Token → cookie, through the front door."""
        tokens = [token for one in invitations for token in one.tokens]
        parts = [tokens[start::DOORS_AT_ONCE] for start in range(DOORS_AT_ONCE)]
        cookies: dict[str, str] = {}
        with ThreadPoolExecutor(DOORS_AT_ONCE) as doors:
            for some in doors.map(lambda part: enter(self.programs[0].port, part), parts):
                cookies.update(some)
        return cookies

    def _write_seats(self, file: Path, invitations: Invitations, cookies: dict[str, str], seats: range) -> None:
        """With several processes a conference belongs to one of them, as the proxy's hash would have it."""
        lines = []
        for number, one in enumerate(invitations):
            port = self.programs[number % self.processes].port
            lines += [f"{port} {one.conference} {cookies[one.tokens[seat]]}\n" for seat in seats]
        file.write_text("".join(lines))

    def _open(self, invitations: Invitations, cookies: dict[str, str]) -> None:
        leaders, script = self.folder / "leaders", self.folder / "opening"
        self._write_seats(leaders, invitations, cookies, range(1))
        script.write_text("".join(f"0 {command} {json.dumps(args)}\n" for command, args in OPENING))
        run_script(leaders, script, rooms=self.conferences, per_room=1)


def run_script(seats: Path, script: Path, *, rooms: int, per_room: int, first_room: int = 0) -> None:
    """Have commands of a file carried out, "seat command arguments" a line. Raises CannotPrepare for a refusal."""
    words = ["--job=script", f"--rooms={rooms}", f"--per-room={per_room}", "--senders=0", f"--script={script}"]
    words.append(f"--first-room={first_room}")
    done = json.loads(load(CLIENT, "ours", seats, words)[-1])
    if done["refused"]:
        raise CannotPrepare(f"{done['refused']} commands of {script.name} were refused.")


def enter(port: int, tokens: list[str]) -> dict[str, str]:
    """Use invitations one after another. Raises CannotPrepare when the door stays closed."""
    cookies = {}
    door = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    for token in tokens:
        door.request("POST", "/j", urlencode({"token": token}), {"Content-Type": "application/x-www-form-urlencoded"})
        answer = door.getresponse()
        answer.read()
        cookies[token] = session_cookie(answer.headers.get_all("Set-Cookie") or [])
        if answer.status != 303 or not cookies[token]:
            raise CannotPrepare(f"An invitation did not open the door (POST /j answered {answer.status}).")
    door.close()
    return cookies


def session_cookie(headers: list[str]) -> str:
    """The session's "ipk=…" out of what the server sets, "" when it is not there."""
    found = [header.partition(";")[0].strip() for header in headers]
    return next((cookie for cookie in found if cookie.startswith(COOKIE)), "")
