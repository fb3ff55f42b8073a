"""The figures are exactly those that were asked for, and say honestly what was not measured."""

from typing import Any

import pytest

from bench.load.windows import NAMES, Window
from bench.report.figures import AT_LEAST, AT_MOST, KEYS, Findings, figures, reached
from bench.report.report import on_screen


def window(**given: Any) -> Window:
    return Window(**{**dict.fromkeys(NAMES, 0), "seconds": 2.0, "full": False, **given})


def cost(cpu: float, points: int = 1000, delivered: int = 1000, size: int = 1000) -> list[Window]:
    return [window(cpu_s=cpu, points=points, delivered=delivered, bytes=size, p95_ms=20, ack_p95_ms=15)] * 3


def everything() -> Findings:
    return Findings(
        rounds={
            "headline": {"ours": cost(0.1, size=300), "node": cost(0.5), "node_batched": cost(0.2)},
            "w1n": {"ours": cost(0.1, size=250), "node": cost(0.4)},
            "w2": {"ours": cost(0.1, points=2000), "node": cost(0.2), "ws": cost(0.125)},
            "note": {"ours": cost(0.3), "node": cost(0.2)},
            "two_process": {"one": cost(0.18), "two": cost(0.2)},
        },
        rooms={
            "headline_rooms": {"ours": [60, 40, 50], "node": [10, 10, 10]},
            "w3": {"ours": [300], "node": [200], "stock": [30]},
        },
        hub=[[{"hub_p99": 2.0}, {"hub_p99": 4.0}], [{"hub_p99": 9.0}], [{"hub_p99": 5.0}]],
        rss_kb=66.0,
        wall={"cpu_ms": 12.0, "kb": 40.0, "raw_kb": 200.0},
    )


def test_all_figures_of_a_whole_run() -> None:
    assert figures(everything()) == {
        "headline_cpu_vs_node": 0.2,
        "headline_cpu_vs_node_batched": 0.5,
        "headline_bytes_vs_node": 0.3,
        "headline_p95_ms": 20,
        "headline_conferences_vs_node": 5,
        "ink_cpu_vs_node_w1n": 0.25,
        "ink_cpu_vs_node_w2": 0.5,
        "ink_cpu_vs_ws_w2": 0.8,
        "ink_bytes_vs_json": 0.25,
        "ink_p95_ms_w2": 20,
        "note_ack_p95_ms": 15,
        "hub_p99_ms": 5,
        "note_cpu_vs_node": 1.5,
        "rooms_vs_stock": 10,
        "rooms_vs_node": 1.5,
        "two_process_ratio": 1.8,
        "rss_kb_per_client": 66,
        "sync_cpu_ms": 12,
        "sync_kb": 40,
    }


def test_unmeasured_figures_are_none_and_all_keys_are_present() -> None:
    values = figures(Findings())
    assert tuple(values) == KEYS
    assert set(values.values()) == {None}


@pytest.mark.parametrize(
    ("key", "value", "verdict"),
    [
        ("note_cpu_vs_node", 1.0, True),
        ("note_cpu_vs_node", 1.01, False),
        ("rooms_vs_stock", 8, True),
        ("rooms_vs_stock", 7.9, False),
        ("headline_p95_ms", 500, None),
        ("sync_kb", None, None),
    ],
)
def test_a_figure_is_compared_with_its_target(key: str, value: float | None, verdict: bool | None) -> None:
    assert reached(key, value) is verdict


def test_every_target_belongs_to_a_figure() -> None:
    assert (AT_MOST.keys() | AT_LEAST.keys()) <= set(KEYS)


def test_the_printed_table_says_whether_a_target_was_reached() -> None:
    found = everything()
    said = on_screen(found, figures(found), 3.0).splitlines()
    assert any(line.startswith("note_cpu_vs_node") and line.endswith("not reached") for line in said)
    assert any(line.startswith("rooms_vs_node") and line.endswith("  reached") for line in said)
