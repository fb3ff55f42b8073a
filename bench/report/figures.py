"""Computes the figures of `--json` from the measurements."""

from dataclasses import dataclass, field
from statistics import mean, median

from bench.load.rounds import Measured
from bench.load.windows import middle, ratio

KEYS = (
    "headline_cpu_vs_node",
    "headline_cpu_vs_node_batched",
    "headline_bytes_vs_node",
    "headline_p95_ms",
    "headline_conferences_vs_node",
    "ink_cpu_vs_node_w1n",
    "ink_cpu_vs_node_w2",
    "ink_cpu_vs_ws_w2",
    "ink_bytes_vs_json",
    "ink_p95_ms_w2",
    "note_ack_p95_ms",
    "hub_p99_ms",
    "note_cpu_vs_node",
    "rooms_vs_stock",
    "rooms_vs_node",
    "two_process_ratio",
    "rss_kb_per_client",
    "sync_cpu_ms",
    "sync_kb",
)
#: what is to be reached (at most, or at least)
AT_MOST = {
    "headline_cpu_vs_node": 0.4,
    "headline_cpu_vs_node_batched": 0.6,
    "headline_bytes_vs_node": 0.35,
    "ink_cpu_vs_node_w1n": 0.5,
    "ink_cpu_vs_node_w2": 0.55,
    "ink_cpu_vs_ws_w2": 0.9,
    "ink_bytes_vs_json": 0.35,
    "ink_p95_ms_w2": 45,
    "note_ack_p95_ms": 30,
    "hub_p99_ms": 10,
    "note_cpu_vs_node": 1.0,
    "rss_kb_per_client": 80,
    "sync_cpu_ms": 25,
    "sync_kb": 150,
}
AT_LEAST = {"headline_conferences_vs_node": 4, "rooms_vs_stock": 8, "rooms_vs_node": 1.1, "two_process_ratio": 1.7}


@dataclass
class Findings:
    """All that one run measured; what was not measured is empty."""

    rounds: dict[str, Measured] = field(default_factory=dict)
    rooms: dict[str, dict[str, list[int]]] = field(default_factory=dict)
    hub: list[list[dict[str, float]]] = field(default_factory=list)
    rss_kb: float | None = None
    wall: dict[str, float] = field(default_factory=dict)


def figures(found: Findings) -> dict[str, float | None]:
    """Exactly the keys of `--json`; None for what was not measured."""
    values = {**_headline(found), **_ink(found), **_note(found), **_rooms(found), **_alone(found)}
    return {key: None if values.get(key) is None else round(float(values[key]), 4) for key in KEYS}


def reached(key: str, value: float | None) -> bool | None:
    """Is the figure where it should be? None where nothing is asked, or nothing was measured."""
    if value is None or (key not in AT_MOST and key not in AT_LEAST):
        return None
    return value <= AT_MOST[key] if key in AT_MOST else value >= AT_LEAST[key]


def _headline(found: Findings) -> dict[str, float]:
    sides = found.rounds.get("headline", {})
    values = {}
    if {"ours", "node"} <= sides.keys():
        values["headline_cpu_vs_node"] = ratio(sides["ours"], sides["node"], "cpu_us_per_point")
        values["headline_bytes_vs_node"] = ratio(sides["ours"], sides["node"], "bytes_per_point")
        values["headline_p95_ms"] = middle(sides["ours"], "p95_ms")
    if {"ours", "node_batched"} <= sides.keys():
        values["headline_cpu_vs_node_batched"] = ratio(sides["ours"], sides["node_batched"], "cpu_us_per_point")
    return values


def _ink(found: Findings) -> dict[str, float]:
    one, many = found.rounds.get("w1n", {}), found.rounds.get("w2", {})
    values = {}
    if {"ours", "node"} <= one.keys():
        values["ink_cpu_vs_node_w1n"] = ratio(one["ours"], one["node"], "cpu_us_per_point")
        values["ink_bytes_vs_json"] = ratio(one["ours"], one["node"], "bytes_per_point")
    if "ours" in many:
        values["ink_p95_ms_w2"] = middle(many["ours"], "p95_ms")
        for name, key in (("node", "ink_cpu_vs_node_w2"), ("ws", "ink_cpu_vs_ws_w2")):
            if name in many:
                values[key] = ratio(many["ours"], many[name], "cpu_us_per_delivery")
    return values


def _note(found: Findings) -> dict[str, float]:
    sides = found.rounds.get("note", {})
    values = {}
    if "ours" in sides:
        values["note_ack_p95_ms"] = middle(sides["ours"], "ack_p95_ms")
    if {"ours", "node"} <= sides.keys():
        values["note_cpu_vs_node"] = ratio(sides["ours"], sides["node"], "cpu_us_per_delivery")
    seconds = [line["hub_p99"] for lines in found.hub for line in lines]
    if seconds:
        values["hub_p99_ms"] = median(mean(line["hub_p99"] for line in lines) for lines in found.hub if lines)
    return values


def _rooms(found: Findings) -> dict[str, float]:
    values = {}
    pairs = (
        ("headline_rooms", "node", "headline_conferences_vs_node"),
        ("w3", "stock", "rooms_vs_stock"),
        ("w3", "node", "rooms_vs_node"),
    )
    for workload, other, key in pairs:
        held = found.rooms.get(workload, {})
        if held.get("ours") and held.get(other):
            values[key] = median(a / max(b, 1) for a, b in zip(held["ours"], held[other], strict=True))
    return values


def _alone(found: Findings) -> dict[str, float | None]:
    values: dict[str, float | None] = {"rss_kb_per_client": found.rss_kb}
    values["sync_cpu_ms"], values["sync_kb"] = found.wall.get("cpu_ms"), found.wall.get("kb")
    twins = found.rounds.get("two_process", {})
    if twins.get("one") and twins.get("two"):
        values["two_process_ratio"] = 2 * ratio(twins["one"], twins["two"], "cpu_us_per_point")
    return values
