"""Measures in rounds, each server once in a round, so that a slow minute of the machine affects all of them."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.load.servers import Servers
from bench.load.windows import Window, never_full, rooms_held
from bench.load.workloads import PEOPLE, Side, Workload

#: the client itself was so late that its times mean nothing, or had no core left
LATE_MS = 50
BUSY = 0.9


@dataclass(frozen=True)
class Pace:
    """How long and how often. Seconds."""

    rounds: int
    warm: float
    window: float
    ramp_rounds: int
    ramp_window: float
    ramp_step: float
    ramp_from: float

    def words(self) -> list[str]:
        return [f"--warm={self.warm}", f"--window={self.window}"]


THOROUGH = Pace(rounds=5, warm=1.0, window=4.0, ramp_rounds=3, ramp_window=3.0, ramp_step=1.12, ramp_from=0.6)
QUICK = Pace(rounds=3, warm=0.4, window=1.3, ramp_rounds=1, ramp_window=1.0, ramp_step=1.2, ramp_from=0.9)

Measured = dict[str, list[Window]]


def measure(servers: Servers, workload: Workload, sides: Sequence[Side], pace: Pace) -> Measured:
    """Side's name → one window for each round."""
    found: Measured = {side.name: [] for side in sides}
    for number in range(pace.rounds):
        for side in sides:
            window = servers.windows(side.server, [*workload.words(side), *pace.words()])[-1]
            _doubt(workload, side, window)
            found[side.name].append(window)
        print(f"  {workload.name}: round {number + 1} of {pace.rounds}")
    return found


def ramp(
    servers: Servers, workload: Workload, sides: Sequence[Side], pace: Pace, most_rooms: int
) -> dict[str, list[int]]:
    """Side's name → how many rooms it held, for each round."""
    held: dict[str, list[int]] = {side.name: [] for side in sides}
    for number in range(pace.ramp_rounds):
        for side in sides:
            windows = servers.windows(side.server, [*workload.words(side), *_ramp_words(pace, side, most_rooms)])
            held[side.name].append(rooms_held(windows))
            _doubt(workload, side, windows[-1])
            if never_full(windows):
                print(f"    ({side.name} was not full with {most_rooms} rooms: it holds at least as many)")
        print(f"  {workload.name}: round {number + 1} of {pace.ramp_rounds}: {_last(held)}")
    return held


def probes(log: Path) -> list[dict[str, float]]:
    """What our server said of its hub's delays, a line each second."""
    lines = log.read_text(errors="replace").splitlines()
    return [json.loads(line)["probe"] for line in lines if line.startswith('{"probe"')]


def _ramp_words(pace: Pace, side: Side, most_rooms: int) -> list[str]:
    first = 3 if side.server == "stock" else 8
    return [
        "--ramp",
        f"--rooms={most_rooms}",
        f"--warm-rooms={first}",
        f"--ramp-step={pace.ramp_step}",
        f"--ramp-from={pace.ramp_from}",
        f"--warm={pace.warm}",
        f"--window={pace.ramp_window}",
    ]


def _doubt(workload: Workload, side: Side, window: Window) -> None:
    """Say so when the client, not the server, was at its limit, or when something went missing."""
    if window.client_share > BUSY or (window.late_ms > LATE_MS and not window.full):
        print(
            f"    ({side.name}, {workload.name}: the load client was busy {window.client_share:.0%}, "
            f"{window.late_ms:.0f} ms late; take this round with care)"
        )
    expected = window.sent * (PEOPLE - 1)
    if not window.full and window.delivered < 0.97 * expected:
        print(f"    ({side.name}, {workload.name}: {window.delivered} of {expected} messages arrived in time)")
    if window.refused or window.gaps or window.lost:
        print(f"    ({side.name}, {workload.name}: {window.refused} refused, {window.gaps} gaps, {window.lost} lost)")


def _last(held: dict[str, list[int]]) -> str:
    return ", ".join(f"{name} {rooms[-1]}" for name, rooms in held.items() if rooms)
