"""One run: which measurements, in which order."""

from dataclasses import dataclass, replace
from pathlib import Path

from bench.load import singles
from bench.load.ring import MOST_ROOMS, Ring
from bench.load.rounds import Pace, measure, probes, ramp
from bench.load.two_processes import measure_twins
from bench.load.workloads import INTERLEAVED, NOTE, RAMPS, Side, Workload, sides_of
from bench.report.figures import Findings
from bench.server import House

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
        found, ring = Findings(), Ring(self.folder, None)
        try:
            if self.with_ours and self.only != "two_process":
                ring.house = self._house()
                self._alone(ring, ring.house, found)
            self._rounds(ring, found)
            self._ramps(ring, found)
        finally:
            ring.stop()
        if self.with_ours and self._wants("two_process"):
            print("Two processes with PostgreSQL and Redis")
            found.rounds["two_process"] = measure_twins(self.folder / "twins", self.pace)
        return found

    def _wants(self, name: str) -> bool:
        return self.only in (None, name)

    def _house(self) -> House:
        conferences = RAMP_ROOMS["quick" if self.quick else "thorough"]
        if self.only and self.only not in {workload.name for workload in RAMPS}:
            conferences = FEW_ROOMS
        print(f"Founding {conferences} conferences of fourteen people")
        return House(self.folder, conferences).build()

    def _alone(self, ring: Ring, house: House, found: Findings) -> None:
        if self._wants("idle"):
            print("Memory of idle clients")
            found.rss_kb = singles.idle_memory(house, self.pace, IDLE_ROOMS)
        if self._wants("sync"):
            print("Reading a full wall")
            singles.fill_wall(house)
            found.wall = singles.read_wall(ring, house, self.pace)

    def _rounds(self, ring: Ring, found: Findings) -> None:
        for workload in filter(lambda one: self._wants(one.name), INTERLEAVED):
            print(f"{workload.name}: {workload.about}")
            found.rounds[workload.name] = measure(ring, workload, self._sides(workload), self.pace)
        if self._wants("note"):
            self._hub(ring, found)

    def _ramps(self, ring: Ring, found: Findings) -> None:
        most = ring.house.wall_room if ring.house else MOST_ROOMS
        for workload in filter(lambda one: self._wants(one.name), RAMPS):
            print(f"{workload.name}: {workload.about}")
            found.rooms[workload.name] = ramp(ring, workload, self._sides(workload), self.pace, most)

    def _sides(self, workload: Workload) -> list[Side]:
        sides = sides_of(workload, self.quick)
        return [side for side in sides if self.with_ours or side.server != "ours"]

    def _hub(self, ring: Ring, found: Findings) -> None:
        """The notes once more, on a server that says each second how late its hub was; saying it costs CPU."""
        if not ring.house:
            return
        ring.house.restart(IPK_PROBE="1")
        ours = [side for side in NOTE.sides if side.server == "ours"]
        seconds = max(int(self.pace.window), 1)
        for _ in range(self.pace.rounds):
            measure(ring, NOTE, ours, replace(self.pace, rounds=1))
            found.hub.append(probes(ring.house.log)[-seconds:])
        ring.house.restart()
