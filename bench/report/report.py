"""Writes the report of a run: on the screen, and as docs/benchmarks.md."""

from datetime import UTC, datetime
from statistics import median

from bench.load.rounds import Measured
from bench.load.windows import middle
from bench.load.workloads import INTERLEAVED, OTHERS, PEOPLE, POINTS_A_STROKE, RAMPS
from bench.places import BENCH
from bench.report.figures import AT_LEAST, AT_MOST, Findings, reached
from bench.report.machine import about_machine, versions

Values = dict[str, float | None]

NAMES = {
    "ours": "this server",
    "node": "Node socket.io, point by point",
    "node_batched": "Node socket.io, two points at 30 Hz",
    "ws": "Node ws, raw",
    "stock": "Flask-SocketIO on eventlet, stock",
    "one": "one process, PostgreSQL",
    "two": "two processes, PostgreSQL and Redis",
}

COLUMNS = (
    ("CPU µs a point", "cpu_us_per_point", 2),
    ("CPU µs a delivery", "cpu_us_per_delivery", 2),
    ("bytes a point", "bytes_per_point", 1),
    ("p50 ms", "p50_ms", 1),
    ("p95 ms", "p95_ms", 1),
    ("answer p95 ms", "ack_p95_ms", 1),
    ("server's core", "cpu_share", 3),
    ("client's core", "client_share", 3),
)


def on_screen(found: Findings, values: Values, minutes: float) -> str:
    """The figures with what is to be reached, one a line."""
    lines = [f"\n{'figure':<32}{'measured':>12}   to reach"]
    for key, value in values.items():
        shown = "–" if value is None else f"{value:g}"
        lines.append(f"{key:<32}{shown:>12}   {_wanted(key)}{_verdict(key, value)}")
    lines += [f"\n{line}" for name, sides in found.rounds.items() for line in _table(name, sides)]
    return "\n".join(lines) + f"\n\n{minutes:.1f} minutes"


def page(found: Findings, values: Values, *, quick: bool, minutes: float) -> str:
    """docs/benchmarks.md."""
    parts = [
        "# How fast\n",
        f"Measured on {datetime.now(UTC).date()} by `python3 run.py bench{' --quick' if quick else ''}` "
        f"in {minutes:.0f} minutes, {_rounds_of(found)} rounds. Written by the benchmark: do not edit, run it again.\n",
        f"{about_machine()}\n\n{versions()}\n",
        "Only ratios within one run mean anything. Every figure is the median over the rounds; in each round the "
        "servers take turns, so that a slow minute of the machine strikes all of them.\n",
        "## Figures\n",
        _figures(values),
        "## What is measured\n",
        (BENCH / "about.md").read_text(encoding="utf-8").format(people=PEOPLE, others=OTHERS, stroke=POINTS_A_STROKE),
        "## Workload by workload\n",
        *(_section(workload.name, workload.about, found.rounds.get(workload.name, {})) for workload in INTERLEAVED),
        *(_ramp_section(workload.name, workload.about, found.rooms.get(workload.name, {})) for workload in RAMPS),
        _section(
            "two_process",
            "the headline with twelve conferences for each process; CPU of our processes only",
            found.rounds.get("two_process", {}),
        ),
        _wall(found),
        (BENCH / "hot_path.md").read_text(encoding="utf-8"),
    ]
    return "\n".join(part for part in parts if part).rstrip() + "\n"


def _figures(values: Values) -> str:
    rows = [
        f"| `{key}` | {'–' if value is None else f'{value:g}'} | {_wanted(key)} | {_verdict(key, value).strip()} |"
        for key, value in values.items()
    ]
    return "\n".join(["| figure | measured | to reach | |", "|---|---|---|---|", *rows]) + "\n"


def _wanted(key: str) -> str:
    if key in AT_MOST:
        return f"≤ {AT_MOST[key]:g}"
    return f"≥ {AT_LEAST[key]:g}" if key in AT_LEAST else ""


def _verdict(key: str, value: float | None) -> str:
    return {None: "", True: "  reached", False: "  not reached"}[reached(key, value)]


def _section(name: str, about: str, sides: Measured) -> str:
    if not sides:
        return ""
    return f"### {name}\n\n{about[0].upper()}{about[1:]}.\n\n" + "\n".join(_table(name, sides)) + "\n"


def _table(name: str, sides: Measured) -> list[str]:
    columns = [column for column in COLUMNS if _means_something(name, column[1])]
    head = "| server | " + " | ".join(title for title, _, _ in columns) + " |"
    rows = [
        f"| {_side_name(name, side)} | "
        + " | ".join(_cell(middle(windows, field), digits) for _, field, digits in columns)
        + " |"
        for side, windows in sides.items()
        if windows
    ]
    return [head, "|---" * (len(columns) + 1) + "|", *rows]


def _cell(value: float, digits: int) -> str:
    return "–" if value < 0 else f"{value:.{digits}f}"


def _side_name(workload: str, side: str) -> str:
    return "Node socket.io" if workload in ("note", "w2", "w3") and side == "node" else NAMES[side]


def _means_something(workload: str, field: str) -> bool:
    return workload != "note" or not field.endswith("_point")


def _ramp_section(name: str, about: str, held: dict[str, list[int]]) -> str:
    if not held:
        return ""
    rows = [
        f"| {_side_name(name, side)} | {median(rooms):g} | {', '.join(map(str, rooms))} |"
        for side, rooms in held.items()
        if rooms
    ]
    table = "\n".join(["| server | conferences held | rounds |", "|---|---|---|", *rows])
    return f"### {name}\n\n{about[0].upper()}{about[1:]}.\n\n{table}\n"


def _wall(found: Findings) -> str:
    lines = []
    if found.rss_kb is not None:
        lines.append(f"One more idle client: {found.rss_kb:.0f} KB of the server's memory.")
    if found.wall:
        lines.append(
            f"`sync` of a wall with 300 cards and 30 drawings: {found.wall['cpu_ms']:.1f} ms of CPU, "
            f"{found.wall['raw_kb']:.0f} KB, {found.wall['kb']:.0f} KB compressed by gzip."
        )
    if found.hub:
        seconds = [line for lines_of_round in found.hub for line in lines_of_round]
        worst = max((line["hub_max"] for line in seconds), default=0)
        lines.append(f"While notes were written, the hub's longest delay was {worst:.1f} ms.")
    return "### Alone\n\n" + "\n\n".join(lines) + "\n" if lines else ""


def _rounds_of(found: Findings) -> int:
    return max((len(windows) for sides in found.rounds.values() for windows in sides.values()), default=0)
