"""Runs all measurements of the benchmark in order."""

from dataclasses import dataclass, replace
from pathlib import Path

from bench.load import singles
from bench.load.rounds import Pace, measure, probes, ramp
from bench.load.servers import MOST_ROOMS, Servers
from bench.load.two_processes import measure_two_processes
from bench.load.workloads import INTERLEAVED, NOTE, RAMPS, Side, Workload, sides_of
from bench.report.figures import Findings
from bench.server import ServerUnderTest

FEW_ROOMS = 41
IDLE_ROOMS = 40
RAMP_ROOMS = {"thorough": 501, "quick": 401}


@dataclass
class Run:
    folder: Path
    pace: Pace
    quick: bool
    only: str | None
    with_ours: bool

    def everything(self) -> Findings:
        found, servers = Findings(), Servers(self.folder, None)
        try:
            if self.with_ours and self.only != "two_process":
                servers.own_server = self._house()
                self._alone(servers, servers.own_server, found)
            self._rounds(servers, found)
            self._ramps(servers, found)
        finally:
            servers.stop()
        if self.with_ours and self._wants("two_process"):
            print("Two processes with PostgreSQL and Redis")
            found.rounds["two_process"] = measure_two_processes(self.folder / "twins", self.pace)
        return found

    def _wants(self, name: str) -> bool:
        return self.only in (None, name)

    def _house(self) -> ServerUnderTest:
        conferences = RAMP_ROOMS["quick" if self.quick else "thorough"]
        if self.only and self.only not in {workload.name for workload in RAMPS}:
            conferences = FEW_ROOMS
        print(f"Founding {conferences} conferences of fourteen people")
        return ServerUnderTest(self.folder, conferences).build()

    def _alone(self, servers: Servers, own_server: ServerUnderTest, found: Findings) -> None:
        if self._wants("idle"):
            print("Memory of idle clients")
            found.rss_kb = singles.idle_memory(own_server, self.pace, IDLE_ROOMS)
        if self._wants("sync"):
            print("Reading a full wall")
            singles.fill_wall(own_server)
            found.wall = singles.read_wall(servers, own_server, self.pace)

    def _rounds(self, servers: Servers, found: Findings) -> None:
        for workload in filter(lambda one: self._wants(one.name), INTERLEAVED):
            print(f"{workload.name}: {workload.about}")
            found.rounds[workload.name] = measure(servers, workload, self._sides(workload), self.pace)
        if self._wants("note"):
            self._hub(servers, found)

    def _ramps(self, servers: Servers, found: Findings) -> None:
        most = servers.own_server.wall_room if servers.own_server else MOST_ROOMS
        for workload in filter(lambda one: self._wants(one.name), RAMPS):
            print(f"{workload.name}: {workload.about}")
            found.rooms[workload.name] = ramp(servers, workload, self._sides(workload), self.pace, most)

    def _sides(self, workload: Workload) -> list[Side]:
        sides = sides_of(workload, self.quick)
        return [side for side in sides if self.with_ours or side.server != "ours"]

    def _hub(self, servers: Servers, found: Findings) -> None:
        """The notes once more, on a server that says each second how late its hub was; saying it costs CPU."""
        if not servers.own_server:
            return
        servers.own_server.restart(IPK_PROBE="1")
        ours = [side for side in NOTE.sides if side.server == "ours"]
        seconds = max(int(self.pace.window), 1)
        for _ in range(self.pace.rounds):
            measure(servers, NOTE, ours, replace(self.pace, rounds=1))
            found.hub.append(probes(servers.own_server.log)[-seconds:])
        servers.own_server.restart()
