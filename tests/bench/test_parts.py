"""The small parts that the measurements rest on."""

from base64 import b64decode
from pathlib import Path

import pytest

from bench.load.rounds import probes
from bench.load.singles import CARDS, DRAWINGS, PEOPLE, STROKES_A_DRAWING, wall_script
from bench.load.workloads import INTERLEAVED, NAMES, POINTS_A_STROKE, RAMPS, Side, sides_of
from bench.processes import family
from bench.seed import ROLES

LIVE_MESSAGES_ALLOWED = 40
COMMANDS_AT_ONCE = 60


def test_a_server_is_measured_with_its_child_processes() -> None:
    parents = {2: 1, 3: 2, 4: 3, 5: 1, 6: 2}
    assert sorted(family(2, parents)) == [2, 3, 4, 6]


def test_probe_lines_are_found_among_other_log_lines(tmp_path: Path) -> None:
    log = tmp_path / "server.log"
    log.write_text('IPK is running.\n{"probe": {"hub_p99": 1.5, "hub_max": 3}}\nsomething else\n')
    assert probes(log) == [{"hub_p99": 1.5, "hub_max": 3}]


def test_the_full_wall_script_has_its_size_and_respects_the_command_limit() -> None:
    script = wall_script()
    commands = [command for _, command, _ in script]
    assert commands.count("card.stick") == CARDS + DRAWINGS
    assert commands.count("drawing.stroke") == DRAWINGS * STROKES_A_DRAWING
    by_seat = [seat for seat, _, _ in script]
    assert max(map(by_seat.count, set(by_seat))) <= COMMANDS_AT_ONCE
    assert len({args["id"] for _, command, args in script if command == "card.stick"}) == CARDS + DRAWINGS


def test_scripted_strokes_have_sixty_points() -> None:
    strokes = [args["stroke"] for _, command, args in wall_script() if command == "drawing.stroke"]
    assert all(len(b64decode(stroke["points"], validate=True)) == 60 * 4 for stroke in strokes)


@pytest.mark.parametrize("workload", [*INTERLEAVED, *RAMPS], ids=lambda one: one.name)
def test_our_load_clients_respect_the_live_rate_limit(workload) -> None:
    ours = next(side for side in workload.sides if side.server == "ours")
    assert ours.rate <= LIVE_MESSAGES_ALLOWED
    assert workload.senders < PEOPLE


@pytest.mark.parametrize("workload", [*INTERLEAVED, *RAMPS], ids=lambda one: one.name)
def test_all_servers_get_the_same_amount_of_ink(workload) -> None:
    """Sixty points a second, joined as the server likes; in w2 and w3 the same number of messages instead."""
    rates = {side.rate if workload.name in ("w2", "w3", "note") else side.rate * side.points for side in workload.sides}
    assert len(rates) == 1
    assert all(POINTS_A_STROKE % side.points == 0 for side in workload.sides)


def test_the_quick_run_has_the_sides_that_every_figure_needs() -> None:
    needed = {"headline": {"ours", "node", "node_batched"}, "w1n": {"ours", "node"}, "w2": {"ours", "node", "ws"}}
    needed |= {"note": {"ours", "node"}, "headline_rooms": {"ours", "node"}, "w3": {"ours", "node", "stock"}}
    for workload in (*INTERLEAVED, *RAMPS):
        assert {side.name for side in sides_of(workload, quick=True)} == needed[workload.name]
        assert workload.name in NAMES


def test_strokes_are_stored_only_with_the_keep_option() -> None:
    drawing = Side("ours", "ours", 20, 3, keep=True)
    assert "--keep" in INTERLEAVED[0].words(drawing)
    assert "--keep" not in INTERLEAVED[0].words(Side("node", "relay", 60))


def test_a_room_has_every_role_that_a_conference_needs() -> None:
    assert len(ROLES) == PEOPLE
    assert {"child", "guide", "facilitator", "recorder", "organizer", "support", "display"} <= set(ROLES)
    assert ROLES[0] == "facilitator"
