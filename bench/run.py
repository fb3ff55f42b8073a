"""One run: which measurements, in which order."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from bench import singles
from bench.figures import Findings
from bench.house import House
from bench.ring import MOST_ROOMS, Ring
from bench.rounds import Pace, measure, probes, ramp
from bench.twins import measure_twins
from bench.workloads import INTERLEAVED, RAMPS, Side, Workload, sides_of

FEW_ROOMS = 41
IDLE_ROOMS = 40
RAMP_ROOMS = {"thorough": 361, "quick": 221}


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
            listen = self._listener(ring, found) if workload.name == "note" else None
            found.rounds[workload.name] = measure(ring, workload, self._sides(workload), self.pace, listen)

    def _ramps(self, ring: Ring, found: Findings) -> None:
        most = ring.house.wall_room if ring.house else MOST_ROOMS
        for workload in filter(lambda one: self._wants(one.name), RAMPS):
            print(f"{workload.name}: {workload.about}")
            found.rooms[workload.name] = ramp(ring, workload, self._sides(workload), self.pace, most)

    def _sides(self, workload: Workload) -> list[Side]:
        sides = sides_of(workload, self.quick)
        return [side for side in sides if self.with_ours or side.server != "ours"]

    def _listener(self, ring: Ring, found: Findings) -> Callable[[Side], None]:
        """Hears after each measurement of ours what the hub said during its window, the last whole seconds."""

        def listen(side: Side) -> None:
            if side.server == "ours" and ring.house:
                found.hub.append(probes(ring.house.log)[-max(int(self.pace.window), 1) :])

        return listen
