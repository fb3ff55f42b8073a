"""Times of commands: steps, freeze, the child's STOP, the end of the meeting."""

import pytest

from ipk.domain.kernel.errors import Closed, Invalid, TooLate, UnknownCommand
from ipk.domain.meeting.meeting import STEPS
from ipk.domain.people.permissions import TABLE
from tests.builders import GOES_WELL, PLAN, meeting

MOMENTS = [(command, step) for command in TABLE for step in range(10)]


@pytest.mark.parametrize(("command", "step"), MOMENTS)
def test_a_command_is_accepted_only_in_its_steps(command: str, step: int) -> None:
    first, last = TABLE[command].steps
    if first <= step <= last:
        meeting(step).check_moment(command)
    else:
        with pytest.raises(TooLate):
            meeting(step).check_moment(command)


@pytest.mark.parametrize("reason", ["frozen", "paused_by_child"])
@pytest.mark.parametrize("command", TABLE)
def test_a_frozen_or_paused_wall_refuses_only_commands_that_change_it(command: str, reason: str) -> None:
    resting = meeting(TABLE[command].steps[1], **{reason: True})
    if TABLE[command].rests:
        with pytest.raises(TooLate, match="break" if reason == "paused_by_child" else "facilitator"):
            resting.check_moment(command)
    else:
        resting.check_moment(command)


@pytest.mark.parametrize(
    "command", ["signal.raise", "signal.clear", "card.hide", "card.approve", "music.pause", "person.admit"]
)
def test_a_frozen_wall_still_allows_help_moderation_and_music_pause(command: str) -> None:
    meeting(4, frozen=True, paused_by_child=True).check_moment(command)


@pytest.mark.parametrize("command", TABLE)
def test_after_the_end_only_management_printing_export_and_deletion_are_allowed(command: str) -> None:
    ended = meeting(TABLE[command].steps[0], closed=True)
    papers = ("profile.print", "shopping.read", "minutes.read", "minutes.write")
    if command in ("people.manage", "door.manage", "conference.delete", "profile.delete", "profile.export", *papers):
        ended.check_moment(command)
    else:
        with pytest.raises(Closed):
            ended.check_moment(command)


def test_a_task_cannot_be_added_before_step_six() -> None:
    with pytest.raises(TooLate):
        meeting(5).check_moment("task.add")
    meeting(6).check_moment("task.add")


def test_an_unknown_command_is_refused() -> None:
    with pytest.raises(UnknownCommand):
        meeting().check_moment("card.burn")


def test_opening_starts_step_one_and_records_the_start_time() -> None:
    opened = meeting(0).opened("2026-03-02T09:00:00+00:00")
    assert (opened.step, opened.started_at) == (1, "2026-03-02T09:00:00+00:00")


@pytest.mark.parametrize(("step", "half"), [(0, 1), (10, 1), (-1, 1), (5, 0), (5, 3), (4, 2)])
def test_an_invalid_step_or_half_is_refused(step: int, half: int) -> None:
    with pytest.raises(Invalid):
        meeting().at_step(step, half)


def test_the_meeting_may_go_back_to_any_step() -> None:
    assert {meeting(9).at_step(step, 1).step for step in STEPS} == set(STEPS)


def test_ideas_are_weighed_only_in_the_second_half_of_step_five() -> None:
    weighing = [(step, half) for step in STEPS for half in (1, 2) if meeting(step, half=half).weighs_ideas()]
    assert weighing == [(5, 2)]


def test_a_paper_opens_with_its_step_and_stays_open() -> None:
    assert not GOES_WELL.opened_by(1).open
    opened = GOES_WELL.opened_by(2)
    assert opened.open
    assert opened.opened_by(1) is opened
    assert PLAN.opened_by(9).open
