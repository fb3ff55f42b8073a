"""Tasks have WHAT, WHO and BY WHEN; agreement; sums of feedback have no names (D6, D8, D9)."""

import pytest

from ipk.domain.kernel.errors import Invalid
from ipk.domain.meeting.plan import FeedbackSums, Task, check_date


def step(**fields: str) -> Task:
    return Task(**{"id": "krok", "what": "Domluvit hlídání", "who": "babička Jiřina", "by": "2026-12-01", **fields})


def test_a_step_with_what_who_and_when_is_kept() -> None:
    assert (step().state, step().by) == ("open", "2026-12-01")


@pytest.mark.parametrize("missing", ["what", "who", "by"])
def test_a_step_without_what_who_or_when_cannot_be_kept(missing: str) -> None:
    with pytest.raises(Invalid, match={"what": "WHAT", "who": "WHO", "by": "WHEN"}[missing]):
        step(**{missing: ""})


@pytest.mark.parametrize(
    "text",
    ["", "zítra", "2026-13-01", "2026-02-30", "1.12.2026", "20261201", "2026-12-01T10:00", "2026-1-1", " 2026-12-1"],
)
def test_a_date_is_a_day_of_the_calendar(text: str) -> None:
    with pytest.raises(Invalid):
        check_date(text)


def test_a_leap_day_is_a_day() -> None:
    assert check_date("2028-02-29") == "2028-02-29"


def test_an_answer_is_counted_once_for_each_person() -> None:
    sums = FeedbackSums().moved("safe", "", "yes").moved("safe", "", "yes").moved("safe", "yes", "no")
    assert sums.sums == {"safe": {"yes": 1, "no": 1}}


def test_the_same_answer_again_counts_the_same() -> None:
    assert FeedbackSums().moved("safe", "", "yes").moved("safe", "yes", "yes").sums == {"safe": {"yes": 1}}


def test_sums_of_one_question_leave_the_others() -> None:
    first = FeedbackSums().moved("safe", "", "yes")
    first.moved("heard", "", "no")
    assert first.sums == {"safe": {"yes": 1}}
    assert first.moved("heard", "", "no").sums == {"safe": {"yes": 1}, "heard": {"no": 1}}
