"""Every command × role × whose card, on the wire, against the table read off the contract.

Each row is tried in a step in which it is allowed and in one in which it is not; `tests/domain/people` compares all
nine steps with the permission table.
"""

from __future__ import annotations

import itertools
import threading
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.wire.support.client import Device
from tests.wire.support.permission_expectations import (
    CHOOSERS,
    COMMANDS,
    FOR_OTHERS,
    LATE,
    NO,
    NO_OR_LATE,
    ROLES,
    ROWS,
    STANDS_IN,
    STEPS,
    UNSAID,
    WRITERS,
    YES,
    Row,
)
from tests.wire.support.permission_targets import PermissionTargets
from tests.wire.support.room import Room
from tests.wire.support.rooms import own_room

pytestmark = [pytest.mark.wire, pytest.mark.slow]

#: targets that a success does not use up
SHARED = ("adults' cards", "a topic", "the child's dots")
REFUSALS = {NO: {"not_allowed"}, LATE: {"too_late"}, NO_OR_LATE: {"not_allowed", "too_late"}}


#: each row of the table has its first or its last step among these, and one beside it. A person may only do so much in
#: a second, and two rooms wait for that together
WALKS = ((4, 5), (7, 9))


@pytest.fixture(scope="module")
def wrong() -> dict[int, list[str]]:
    """What was not as the table says, step by step."""
    found: dict[int, list[str]] = {}
    with ThreadPoolExecutor(len(WALKS)) as walks:
        list(walks.map(lambda steps: walk(steps, found), WALKS))
    return found


def walk(steps: Sequence[int], found: dict[int, list[str]]) -> None:
    with own_room() as room:
        room.everybody()
        for step in steps:
            found[step] = tried(room, step)


def test_the_permission_table_has_the_expected_number_of_commands() -> None:
    assert len(COMMANDS) == 111, COMMANDS


def test_every_row_is_tried_where_it_is_allowed_and_every_limit_of_steps_where_it_refuses() -> None:
    tried = {step for walk in WALKS for step in walk}
    for row in ROWS:
        assert not row.may or tried & set(row.steps), row
        assert set(row.steps) == set(STEPS) or tried - set(row.steps), row


@pytest.mark.parametrize("step", [*WALKS[0], *WALKS[1]])
def test_everybody_may_do_in_this_step_exactly_what_the_table_says(wrong: dict[int, list[str]], step: int) -> None:
    assert not wrong[step], f"step {step}:\n" + "\n".join(sorted(wrong[step]))


def tried(room: Room, step: int) -> list[str]:
    """Every cell of the table in this step."""
    room.calm(step=step, **({"half": 2} if step == 5 else {}))
    for device in room.everybody():
        device.wait(lambda device=device: device.meeting["step"] == step, about=f"step {step}")
    targets = PermissionTargets(room, step)
    targets.prepare(list(ROWS))
    wrong: list[str] = []
    threads = [threading.Thread(target=try_role, args=(targets, role, wrong)) for role in ROLES]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(150)
        assert not thread.is_alive(), "a role did not come to its end"
    for row in ROWS:
        if row.alone:
            try_alone(targets, row, wrong)
    return wrong


def try_role(targets: PermissionTargets, role: str, wrong: list[str]) -> None:
    """All the cells of one role in which a success changes nothing for the others."""
    device = targets.room.device(role)
    for row in ROWS:
        expected = row.expects(role, targets.step)
        if expected != UNSAID and not (row.alone and expected == YES):
            try_cell(targets, row, device, expected, wrong)


def try_alone(targets: PermissionTargets, row: Row, wrong: list[str]) -> None:
    for role in ROLES:
        if row.expects(role, targets.step) == YES:
            if row.cmd in ("vote.cast", "vote.take_back"):
                targets.lead.do("vote.open", {"dots": 5})
            try_cell(targets, row, targets.room.device(role), YES, wrong)
            targets.room.calm(step=targets.step)


def try_cell(targets: PermissionTargets, row: Row, device: Device, expected: str, wrong: list[str]) -> None:
    where = f"{row.cmd} on {row.target} by {device.person.role}: expected {expected}"
    try:
        target = targets.target(row, device, fresh=expected == YES and row.target not in SHARED)
        answer = device.do(row.cmd, targets.args(row, target))
    except Exception as error:
        wrong.append(f"{where}, the cell could not be tried: {error!r}")
        return
    if not fits(row, expected, answer):
        wrong.append(f"{where}, got {answer.get('code', 'ok')} {answer.get('message', '')}")


def fits(row: Row, expected: str, answer: dict) -> bool:
    if expected == YES:
        return answer["ok"]
    codes = REFUSALS[expected] | ({"not_found"} if row.unseen else set())
    return not answer["ok"] and answer["code"] in codes


def test_no_command_of_the_contract_is_unknown(room: Room) -> None:
    codes = {
        cmd: device.do(cmd, {"nonsense": 1}).get("code")
        for cmd, device in zip(COMMANDS, itertools.cycle(room.everybody()), strict=False)
    }
    assert codes.keys() == set(COMMANDS)
    assert [cmd for cmd, code in codes.items() if code == "unknown_command"] == []


def test_may_never_lists_what_the_table_forbids_in_every_step(room: Room) -> None:
    for role in ROLES:
        may = set(room.device(role).replica.me["may"])
        assert may & {cmd for cmd in COMMANDS if never(cmd, role)} == set(), role


def never(cmd: str, role: str) -> bool:
    """Forbidden on every target in every step, in one's own name and in that of others."""
    if (cmd in FOR_OTHERS and role in WRITERS) or (cmd == "vote.order" and role in CHOOSERS):
        return False
    if cmd in STANDS_IN and role == "facilitator":
        return False
    rows = [row for row in ROWS if row.cmd == cmd]
    return all(row.expects(role, step) in (NO, NO_OR_LATE) for row in rows for step in STEPS)
