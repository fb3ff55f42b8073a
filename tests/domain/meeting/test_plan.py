"""Tasks have WHAT, WHO and BY WHEN; agreement; sums of feedback have no names (D6, D8, D9)."""

from typing import Any

import pytest

from ipk.domain.kernel.errors import Invalid
from ipk.domain.meeting.evaluation import FeedbackSums
from ipk.domain.meeting.plan import Task, check_date


def step(**fields: Any) -> Task:
    return Task(**{"id": "krok", "what": "Domluvit hlídání", "who": ("jirina",), "by": "2026-12-01", **fields})


def test_a_task_with_what_who_and_when_is_open() -> None:
    assert (step().state, step().by) == ("open", "2026-12-01")


@pytest.mark.parametrize("missing", ["what", "who", "by"])
def test_a_task_without_what_who_or_when_is_refused(missing: str) -> None:
    with pytest.raises(Invalid, match={"what": "WHAT", "who": "WHO", "by": "WHEN"}[missing]):
        step(**{missing: ""})


@pytest.mark.parametrize(
    "text",
    ["", "zítra", "2026-13-01", "2026-02-30", "1.12.2026", "20261201", "2026-12-01T10:00", "2026-1-1", " 2026-12-1"],
)
def test_a_text_that_is_no_iso_calendar_date_is_refused(text: str) -> None:
    with pytest.raises(Invalid):
        check_date(text)


def test_a_leap_day_is_accepted() -> None:
    assert check_date("2028-02-29") == "2028-02-29"


def test_a_changed_evaluation_answer_moves_its_count() -> None:
    sums = FeedbackSums().moved("safe", "", "yes").moved("safe", "", "yes").moved("safe", "yes", "no")
    assert sums.sums == {"safe": {"yes": 1, "no": 1}}


def test_repeating_an_evaluation_answer_does_not_change_the_sum() -> None:
    assert FeedbackSums().moved("safe", "", "yes").moved("safe", "yes", "yes").sums == {"safe": {"yes": 1}}


def test_sums_of_one_question_do_not_change_those_of_another() -> None:
    first = FeedbackSums().moved("safe", "", "yes")
    first.moved("heard", "", "no")
    assert first.sums == {"safe": {"yes": 1}}
    assert first.moved("heard", "", "no").sums == {"safe": {"yes": 1}, "heard": {"no": 1}}
