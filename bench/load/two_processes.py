"""Measures two processes with PostgreSQL and Redis against one: the cost of the pub/sub.

A conference belongs to one process, as the proxy's hash has it. On a machine of few cores two processes, the load
client and the database cannot each have their own core, so the capacity is reckoned from CPU time: two processes hold
2 × (CPU a drawn point costs with one) ÷ (CPU it costs with two) as much as one does. A full process is what counts,
and a point costs the less the more a process has to do: so each has the same number of conferences, alone or not.
"""

from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

from bench.load.rounds import Measured, Pace, measure
from bench.load.servers import Servers
from bench.load.workloads import HEADLINE, OURS_DRAWING, Workload
from bench.report import machines
from bench.server import ServerUnderTest

#: for each process
ROOMS = 12


def measure_two_processes(folder: Path, pace: Pace) -> Measured:
    """For "one" and for "two" a window for each round, with the CPU of our processes only."""
    with ExitStack() as stack:
        both = stack.enter_context(machines.running())
        alone = {"IPK_DATABASE_URL": both.database("one")}
        together = {"IPK_DATABASE_URL": both.database("two"), "IPK_REDIS_URL": both.redis_url}
        processes = {"one": 1, "two": 2}
        server_sets = {
            name: _servers(folder / name, env, processes[name]) for name, env in (("one", alone), ("two", together))
        }
        for servers in server_sets.values():
            stack.callback(servers.stop)
            assert servers.own_server is not None
            servers.own_server.build()
        found: Measured = {name: [] for name in server_sets}
        for _ in range(pace.rounds):
            for name, servers in server_sets.items():
                once = replace(pace, rounds=1)
                found[name] += measure(servers, _workload(processes[name]), (OURS_DRAWING,), once)["ours"]
        return found


def _workload(processes: int) -> Workload:
    return replace(HEADLINE, name="two_process", rooms=ROOMS * processes, sides=(OURS_DRAWING,))


def _servers(folder: Path, env: dict[str, str], processes: int) -> Servers:
    folder.mkdir(parents=True)
    return Servers(folder, ServerUnderTest(folder, ROOMS * processes + 1, env, processes))
