"""python -m bench.libraries.parts PART: CPU of our server with and without a part (bench/libraries/without.py)."""

import argparse
import sys
import tempfile
import time
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles

from bench.building import load_client
from bench.libraries.without import PARTS
from bench.load.client import load
from bench.load.windows import Window, read_windows
from bench.load.workloads import HEADLINE, NOTE, PEOPLE, W2, Workload
from bench.places import CLIENT, WORK
from bench.processes import Program, free_port
from bench.server import ServerUnderTest
from ipk.realtime.protocol.limits import PING_INTERVAL

ROUNDS = 9
#: seconds until everybody is connected and has been asked at least once
SETTLE = 3 * PING_INTERVAL
IDLE_ROOMS = 40
IDLE_WINDOW, IDLE_WINDOWS = 5 * PING_INTERVAL, 4
#: what is done to the two servers; the heartbeat is measured with clients that do nothing
LOADS: dict[str, tuple[Workload, ...]] = {"epoll_groups": (W2, NOTE), "group_commit": (NOTE, HEADLINE)}


@dataclass
class ServerWithoutPart(ServerUnderTest):
    """The same server without one part."""

    part: str = ""

    def _program(self) -> Program:
        port = free_port()
        module = [sys.executable, "-m", "bench.libraries.without", self.part]
        command = [*module, "serve", "--host", "127.0.0.1", "--port", str(port)]
        return Program(f"IPK without {self.part}", command, port, self.log, self._environment())


def cpu_seconds(own_server: ServerUnderTest) -> float:
    """CPU of all threads of its processes, by the scheduler's nanoseconds."""
    files = (file for pid in own_server.pids() for file in Path(f"/proc/{pid}/task").glob("*/schedstat"))
    return sum(int(file.read_text().split()[0]) for file in files) / 1e9


def idle_windows(own_servers: list[ServerUnderTest], count: int) -> list[list[float]]:
    """CPU seconds per second of each server in `count` windows, both at the same time.

    Clients that came together are asked together, so a window of one ping interval may hold two such moments or none.
    """
    found = []
    for _ in range(count):
        begun, before = time.monotonic(), [cpu_seconds(own_server) for own_server in own_servers]
        time.sleep(IDLE_WINDOW)
        seconds = time.monotonic() - begun
        found.append([(cpu_seconds(own) - one) / seconds for own, one in zip(own_servers, before, strict=True)])
    return found


def idle_clients(own_server: ServerUnderTest) -> list[str]:
    """Connect everybody and answer pings until the measurement is over. Gives the load client's words."""
    seconds = SETTLE + IDLE_WINDOWS * IDLE_WINDOW + PING_INTERVAL
    words = ["--job=idle", f"--rooms={IDLE_ROOMS}", "--warm-rooms=1", f"--per-room={PEOPLE}"]
    return load(CLIENT, "ours", own_server.seats, [*words, "--warm=1", f"--window={seconds}"], own_server.pids())


def measure_idle(own_servers: list[ServerUnderTest]) -> None:
    (empty,) = idle_windows(own_servers, 1)
    with ThreadPoolExecutor(len(own_servers)) as pool:
        clients: list[Future[list[str]]] = [pool.submit(idle_clients, own_server) for own_server in own_servers]
        time.sleep(SETTLE)
        found = idle_windows(own_servers, IDLE_WINDOWS)
        print("load clients:", *(client.result()[-1] for client in clients))
    count = IDLE_ROOMS * PEOPLE
    for name, empty_one, column in zip(("with", "without"), empty, zip(*found, strict=True), strict=True):
        each = median(column) * 1e6 / count
        print(f"{name}: {each:.1f} us a second for each client; the empty server {empty_one * 1e6:.0f} us a second")
    ratios = ", ".join(f"{without / with_it:.2f}" for with_it, without in found)
    print(f"CPU without divided by CPU with, {count} idle clients, each window: {ratios}")


def measure_load(own_servers: list[ServerUnderTest], workload: Workload) -> None:
    """In turns; who begins alternates."""
    pairs: list[list[Window]] = []
    words = [*workload.words(workload.sides[0]), "--warm=1", "--window=4"]
    for number in range(ROUNDS):
        order = (0, 1) if number % 2 else (1, 0)
        found = {
            which: read_windows(load(CLIENT, "ours", own_servers[which].seats, words, own_servers[which].pids()))[-1]
            for which in order
        }
        pairs.append([found[0], found[1]])
    print(f"{workload.name}, without divided by with:")
    for what in ("cpu_us_per_delivery", "p95_ms", "ack_p50_ms", "ack_p95_ms"):
        ours, theirs = (median(getattr(pair[which], what) for pair in pairs) for which in (0, 1))
        if ours > 0:
            ratios = [getattr(without, what) / getattr(ours_, what) for ours_, without in pairs]
            print(f"  {what}: {spread(ratios)}; {theirs:.2f} and {ours:.2f}")


def spread(ratios: list[float]) -> str:
    """The median, and the quartiles around it."""
    low, middle, high = quantiles(ratios, n=4)
    return f"{middle:.2f} ({low:.2f} to {high:.2f})"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("part", choices=PARTS)
    part = parser.parse_args().part
    loads = LOADS.get(part, ())
    rooms = max((one.rooms for one in loads), default=IDLE_ROOMS - 1) + 1
    load_client()
    WORK.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=WORK, prefix=f"{part}-") as folder:
        own_servers = [
            ServerUnderTest(Path(folder, "with"), rooms),
            ServerWithoutPart(Path(folder, "without"), rooms, part=part),
        ]
        try:
            for own_server in own_servers:
                own_server.folder.mkdir()
                own_server.build()
            for workload in loads:
                measure_load(own_servers, workload)
            if not loads:
                measure_idle(own_servers)
        finally:
            for own_server in own_servers:
                own_server.stop()


if __name__ == "__main__":
    main()
