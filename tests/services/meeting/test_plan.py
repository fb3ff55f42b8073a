"""The plan, the agreement, the evaluation (D6, D8, D9)."""

import pytest

from ipk.domain.kernel.errors import Invalid, NotAllowed, NotFound, TooLate
from ipk.domain.meeting.plan import Agreement, Task
from ipk.services.meeting import plan
from ipk.services.meeting.plan import NewTask
from ipk.services.people import people
from tests.builders import ANICKA, JANA, JIRINA, NOVAKOVA, PETR
from tests.services.sample_conference import Installation, SampleConference

STEP = NewTask("Domluvit hlídání", "babička Jiřina", "2026-04-01")


@pytest.fixture
def planning(installation: Installation) -> SampleConference:
    return SampleConference(installation).everybody_in(step=6)


def add(sample: SampleConference, person=PETR, new: NewTask = STEP, id: str = "krok") -> None:
    sample.send(person, "task.add", plan.add_task, id=id, new=new)


@pytest.mark.parametrize("step", [1, 2, 3, 4, 5])
def test_a_task_cannot_be_added_before_step_six(sample: SampleConference, step: int) -> None:
    sample.set_meeting(step=step)
    with pytest.raises(TooLate), sample.nothing_changes():
        add(sample)


@pytest.mark.parametrize(
    "new",
    [
        NewTask("Domluvit hlídání", "", "2026-04-01"),
        NewTask("Domluvit hlídání", " \u200b", "2026-04-01"),
        NewTask("Domluvit hlídání", "babička Jiřina", ""),
        NewTask("Domluvit hlídání", "babička Jiřina", "brzy"),
        NewTask("", "babička Jiřina", "2026-04-01"),
    ],
)
def test_a_task_without_what_who_or_when_is_refused(planning: SampleConference, new: NewTask) -> None:
    with pytest.raises(Invalid), planning.nothing_changes():
        add(planning, new=new)


def test_a_task_can_be_changed_and_a_dropped_task_stays_readable(planning: SampleConference) -> None:
    add(planning)
    planning.send(PETR, "task.change", plan.change_task, id="krok", who=" paní Nováková ", topic="Spaní")
    kept = planning.get(Task, "krok")
    assert (kept.what, kept.who, kept.by, kept.topic) == (
        "Domluvit hlídání",
        "paní Nováková",
        "2026-04-01",
        "Spaní",
    )
    planning.send(PETR, "task.drop", plan.drop_task, id="krok")
    assert planning.get(Task, "krok").state == "dropped"
    assert not planning.get(Task, "krok").gone


@pytest.mark.parametrize("change", [{"who": ""}, {"what": " "}, {"by": ""}, {"by": "někdy"}])
def test_a_change_cannot_empty_what_who_or_when_of_a_task(planning: SampleConference, change: dict[str, str]) -> None:
    add(planning)
    with pytest.raises(Invalid), planning.nothing_changes():
        planning.send(PETR, "task.change", plan.change_task, id="krok", **change)


def test_only_recorder_and_facilitator_add_tasks(planning: SampleConference) -> None:
    for person in (ANICKA, JIRINA, NOVAKOVA):
        with pytest.raises(NotAllowed), planning.nothing_changes():
            add(planning, person)
    add(planning, JANA)


def test_everybody_but_the_facilitator_answers_the_plan_and_may_change_the_answer(planning: SampleConference) -> None:
    planning.set_meeting(step=8)
    planning.send(JIRINA, "plan.answer", plan.answer_plan, answer="not_yet")
    planning.send(JIRINA, "plan.answer", plan.answer_plan, answer="wish", words="Ať je u toho máma.")
    [answer] = planning.all(Agreement)
    assert (answer.person, answer.answer, answer.words) == ("jirina", "wish", "Ať je u toho máma.")
    with pytest.raises(NotAllowed), planning.nothing_changes():
        planning.send(JANA, "plan.answer", plan.answer_plan, answer="agree")


def test_the_plan_cannot_be_agreed_to_before_step_eight(planning: SampleConference) -> None:
    with pytest.raises(TooLate), planning.nothing_changes():
        planning.send(JIRINA, "plan.answer", plan.answer_plan, answer="agree")


def test_the_coordinator_must_be_admitted_and_the_review_date_valid(planning: SampleConference) -> None:
    coordinate = {"coordinator": "novakova", "review_on": "2026-06-01"}
    planning.send(PETR, "plan.coordinate", plan.coordinate, **coordinate)
    assert (planning.meeting.coordinator, planning.meeting.review_on) == ("novakova", "2026-06-01")
    planning.send(JANA, "person.remove", people.remove, id=NOVAKOVA.id)
    with pytest.raises(NotFound), planning.nothing_changes():
        planning.send(PETR, "plan.coordinate", plan.coordinate, **coordinate)
    with pytest.raises(Invalid), planning.nothing_changes():
        planning.send(PETR, "plan.coordinate", plan.coordinate, coordinator="jirina", review_on="v létě")
