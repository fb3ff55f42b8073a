"""What the load client prints is read strictly, and counted by medians and side by side."""

import json
from typing import Any

import pytest

from bench.load.windows import NAMES, Window, middle, never_full, ratio, read_windows, rooms_held


def window(**given: Any) -> Window:
    return Window(**{**dict.fromkeys(NAMES, 0), "seconds": 2.0, "full": False, **given})


def test_a_window_is_read_from_its_line() -> None:
    line = json.dumps({**dict.fromkeys(NAMES, 1), "full": True})
    assert [one.full for one in read_windows([line, ""])] == [True]


@pytest.mark.parametrize("change", [{"more": 1}, {"cpu_s": None}])
def test_a_line_with_other_fields_is_refused(change: dict[str, Any]) -> None:
    body = {**dict.fromkeys(NAMES, 1), **change}
    if change == {"cpu_s": None}:
        del body["cpu_s"]
    with pytest.raises(ValueError, match="not a window"):
        read_windows([json.dumps(body)])


def test_costs_are_computed_per_point_and_per_delivery() -> None:
    one = window(cpu_s=0.5, delivered=1000, points=3000, bytes=60_000, client_cpu_s=0.2)
    assert one.cpu_us_per_delivery == 500
    assert one.cpu_us_per_point == pytest.approx(166.67, abs=0.01)
    assert one.bytes_per_point == 20
    assert one.bytes_per_delivery == 60
    assert (one.cpu_share, one.client_share) == (0.25, 0.1)


def test_a_window_without_points_does_not_divide_by_zero() -> None:
    assert window(cpu_s=0.5).cpu_us_per_point == 500_000


def test_one_bad_round_does_not_move_the_median() -> None:
    assert middle([window(p95_ms=value) for value in (3, 900, 4)], "p95_ms") == 4


def test_a_ratio_compares_rounds_pairwise() -> None:
    """A machine twice as slow in the second round slows both; the ratio stays."""
    ours = [window(cpu_s=cpu, points=1000) for cpu in (1.0, 2.0, 1.0)]
    theirs = [window(cpu_s=cpu, points=1000) for cpu in (4.0, 8.0, 2.0)]
    assert ratio(ours, theirs, "cpu_us_per_point") == 0.25


def test_a_ratio_of_unequal_numbers_of_rounds_is_refused() -> None:
    with pytest.raises(ValueError):
        ratio([window(points=1)], [], "cpu_us_per_point")


def test_a_ramp_counts_the_rooms_before_it_was_full() -> None:
    steps = [window(rooms=8), window(rooms=45, full=True), window(rooms=40)]
    assert rooms_held(steps) == 40
    assert not never_full(steps)
    assert never_full(steps[:1])
    assert rooms_held([window(rooms=8, full=True)]) == 0
