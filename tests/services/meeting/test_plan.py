"""The plan, who takes tasks on, and the agreement (D6, D8)."""

import pytest

from ipk.domain.kernel.errors import Changed, Invalid, NotAllowed, NotFound, TooLate
from ipk.domain.meeting.plan import Agreement, Task
from ipk.domain.people.permissions import VOICES
from ipk.services.meeting import plan
from ipk.services.meeting.plan import NewTask
from ipk.services.people import people
from ipk.services.shared.approval import approve_text
from ipk.services.shared.visitors import Reply
from tests.builders import ANICKA, EVA, EVERYBODY, JANA, JIRINA, LENKA, MARIE, NOVAKOVA, PETR, PLATNO
from tests.services.sample_conference import Installation, SampleConference

TASK = NewTask("Domluvit hlídání", "2026-04-01", who=("jirina",))


@pytest.fixture
def planning(installation: Installation) -> SampleConference:
    return SampleConference(installation).everybody_in(step=6, moderation="open")


@pytest.fixture
def agreeing(planning: SampleConference) -> SampleConference:
    """Two tasks, one of the grandmother and one of the teacher, to which everybody agreed."""
    add(planning)
    add(planning, new=NewTask("Zavolat do školy", "2026-04-02", who=("novakova",)), id="skola")
    planning.set_meeting(step=8)
    for person in (ANICKA, JIRINA, NOVAKOVA):
        answer(planning, person)
    return planning


def add(sample: SampleConference, person=PETR, new: NewTask = TASK, id: str = "ukol") -> None:
    sample.send(person, "task.add", plan.add_task, id=id, new=new)


def change(sample: SampleConference, **changes) -> None:
    sample.send(PETR, "task.change", plan.change_task, **{"id": "ukol", **changes})


def take(sample: SampleConference, person, answer: str = "yes", words: str = "", by: str = "") -> None:
    reply = Reply(words, by)
    sample.send(person, "task.take", plan.take_task, id="ukol", answer=answer, reply=reply)


def answer(sample: SampleConference, person, given: str = "agree", words: str = "", by: str = "", seen=None) -> None:
    reply = Reply(words, by)
    sample.send(person, "plan.answer", plan.answer_plan, answer=given, reply=reply, seen=seen)


def stale(sample: SampleConference) -> set[str]:
    return {one.person for one in sample.all(Agreement) if one.stale}


@pytest.mark.parametrize("step", [1, 2, 3, 4, 5])
def test_a_task_cannot_be_added_before_step_six(sample: SampleConference, step: int) -> None:
    sample.set_meeting(step=step)
    with pytest.raises(TooLate), sample.nothing_changes():
        add(sample)


@pytest.mark.parametrize(
    "new",
    [
        NewTask("Domluvit hlídání", "2026-04-01"),
        NewTask("Domluvit hlídání", "2026-04-01", absent="strýc Karel"),
        NewTask("Domluvit hlídání", "", who=("jirina",)),
        NewTask("Domluvit hlídání", "brzy", who=("jirina",)),
        NewTask("", "2026-04-01", who=("jirina",)),
    ],
)
def test_a_task_without_what_who_or_when_is_refused(planning: SampleConference, new: NewTask) -> None:
    with pytest.raises(Invalid), planning.nothing_changes():
        add(planning, new=new)


@pytest.mark.parametrize("who", ["nikdo", PLATNO.id, "karta"])
def test_a_task_for_somebody_who_is_not_in_the_conference_is_refused(planning: SampleConference, who: str) -> None:
    with pytest.raises(NotFound), planning.nothing_changes():
        add(planning, new=NewTask("Domluvit hlídání", "2026-04-01", who=(who,)))


def test_a_task_may_be_for_an_absent_person_to_whom_somebody_talks(planning: SampleConference) -> None:
    add(planning, new=NewTask("Opravit kolo", "2026-04-01", absent=" strýc Karel ", told_by="jirina"))
    task = planning.get(Task, "ukol")
    assert (task.who, task.absent, task.told_by) == ((), "strýc Karel", "jirina")


def test_a_task_keeps_the_card_it_was_made_from(planning: SampleConference) -> None:
    planning.stick(JIRINA, "napad")
    add(planning, new=NewTask("Domluvit hlídání", "2026-04-01", who=("jirina",), card="napad"))
    assert planning.get(Task, "ukol").card == "napad"


def test_a_task_can_be_changed_and_a_dropped_task_stays_readable(planning: SampleConference) -> None:
    add(planning)
    change(planning, who=("novakova", "jirina"), topic=" Spaní ")
    kept = planning.get(Task, "ukol")
    assert (kept.what, kept.who, kept.by, kept.topic) == (
        "Domluvit hlídání",
        ("novakova", "jirina"),
        "2026-04-01",
        "Spaní",
    )
    planning.send(PETR, "task.drop", plan.drop_task, id="ukol")
    assert planning.get(Task, "ukol").state == "dropped"
    assert not planning.get(Task, "ukol").gone


@pytest.mark.parametrize("changes", [{"who": ()}, {"what": " "}, {"by": ""}, {"by": "někdy"}])
def test_a_change_cannot_empty_what_who_or_when_of_a_task(planning: SampleConference, changes: dict) -> None:
    add(planning)
    with pytest.raises(Invalid), planning.nothing_changes():
        change(planning, **changes)


def test_only_the_recorder_adds_tasks(planning: SampleConference) -> None:
    for person in (ANICKA, JIRINA, NOVAKOVA, LENKA, JANA):
        with pytest.raises(NotAllowed), planning.nothing_changes():
            add(planning, person)


def test_where_nobody_records_the_facilitator_writes_the_plan_and_the_task_says_so(planning: SampleConference) -> None:
    planning.send(JANA, "person.remove", people.remove, id=PETR.id)
    add(planning, JANA)
    assert planning.get(Task, "ukol").stand_in


def test_the_person_named_takes_the_task_on(planning: SampleConference) -> None:
    add(planning)
    take(planning, JIRINA)
    assert planning.get(Task, "ukol").taken == {"jirina": "yes"}
    take(planning, JIRINA, "other", "Až v úterý.")
    task = planning.get(Task, "ukol")
    assert (task.taken, task.taken_words) == ({"jirina": "other"}, {"jirina": "Až v úterý."})


@pytest.mark.parametrize("person", [NOVAKOVA, EVA, JANA, PETR], ids=lambda one: one.role.value)
def test_nobody_takes_a_task_on_that_names_somebody_else(planning: SampleConference, person) -> None:
    add(planning)
    for by in ("", "jirina"):
        with pytest.raises((NotAllowed, NotFound)), planning.nothing_changes():
            take(planning, person, by=by)


def test_the_recorder_writes_the_answer_of_somebody_without_a_device(planning: SampleConference) -> None:
    add(planning)
    planning.without_device(JIRINA)
    take(planning, PETR, by="jirina")
    assert planning.get(Task, "ukol").taken == {"jirina": "yes"}


def test_the_child_is_asked_by_its_own_screen_only(planning: SampleConference) -> None:
    add(planning, new=NewTask("Nakreslit plán", "2026-04-01", who=("anicka",)))
    planning.without_device(ANICKA)
    for person in (EVA, PETR, MARIE):
        with pytest.raises(NotAllowed), planning.nothing_changes():
            take(planning, person, by="anicka")


@pytest.mark.parametrize("changes", [{"what": "Něco jiného"}, {"by": "2026-05-01"}])
def test_who_took_a_task_on_is_asked_again_when_the_promise_changes(planning: SampleConference, changes: dict) -> None:
    add(planning)
    take(planning, JIRINA)
    change(planning, **changes)
    assert planning.get(Task, "ukol").taken == {}


def test_who_took_a_task_on_is_not_asked_again_for_a_note_about_it(planning: SampleConference) -> None:
    add(planning)
    take(planning, JIRINA)
    change(planning, noticed="Usnu dřív.", who=("jirina", "novakova"))
    assert planning.get(Task, "ukol").taken == {"jirina": "yes"}


def test_an_answer_to_the_plan_names_the_version_it_was_given_to(planning: SampleConference) -> None:
    add(planning)
    planning.set_meeting(step=8)
    answer(planning, JIRINA, "not_yet")
    answer(planning, JIRINA, "wish", "Ať je u toho máma.")
    [one] = planning.all(Agreement)
    assert (one.person, one.answer, one.words, one.plan_version) == ("jirina", "wish", "Ať je u toho máma.", 1)


@pytest.mark.parametrize("person", [JANA, PETR, LENKA], ids=lambda one: one.role.value)
def test_leader_recorder_and_organizer_do_not_answer_the_plan(planning: SampleConference, person) -> None:
    planning.set_meeting(step=8)
    with pytest.raises(NotAllowed), planning.nothing_changes():
        answer(planning, person)


def test_the_recorder_writes_the_agreement_of_somebody_without_a_device(planning: SampleConference) -> None:
    planning.set_meeting(step=8)
    planning.without_device(JIRINA)
    answer(planning, PETR, by="jirina")
    [one] = planning.all(Agreement)
    assert (one.person, one.written_by) == ("jirina", "petr")


def test_a_changed_task_asks_those_again_whom_it_concerns(agreeing: SampleConference) -> None:
    change(agreeing, by="2026-05-01")
    assert stale(agreeing) == {"jirina", "anicka"}
    answer(agreeing, JIRINA)
    assert stale(agreeing) == {"anicka"}


def test_a_text_that_waits_for_approval_changes_nothing_in_the_plan_yet(agreeing: SampleConference) -> None:
    take(agreeing, JIRINA)
    agreeing.set_meeting(moderation="approve")
    change(agreeing, what="Domluvit hlídání na úterý")
    assert (stale(agreeing), agreeing.meeting.plan_version) == (set(), 2)
    assert agreeing.get(Task, "ukol").taken == {"jirina": "yes"}
    agreeing.send(JANA, "text.approve", approve_text, id="ukol")
    assert (stale(agreeing), agreeing.meeting.plan_version) == ({"jirina", "anicka"}, 3)
    assert agreeing.get(Task, "ukol").taken == {}


def test_who_is_no_longer_named_is_asked_again_too(agreeing: SampleConference) -> None:
    change(agreeing, who=("novakova",))
    assert stale(agreeing) == {"jirina", "novakova", "anicka"}


def test_taking_a_task_on_or_doing_it_asks_nobody_again(agreeing: SampleConference) -> None:
    take(agreeing, JIRINA)
    assert stale(agreeing) == set()
    assert agreeing.meeting.plan_version == 2


def test_an_answer_to_a_plan_that_changed_meanwhile_is_refused(agreeing: SampleConference) -> None:
    """A26: a decision counts for what was on the screen; that somebody took a task on changes nothing in it."""
    seen = agreeing.get(Task, "skola").rev
    take(agreeing, JIRINA)
    answer(agreeing, NOVAKOVA, seen=seen)
    change(agreeing, what="Zavolat do školy a domů")
    with pytest.raises(Changed), agreeing.nothing_changes():
        answer(agreeing, NOVAKOVA, seen=seen)


def test_the_plan_cannot_be_agreed_to_before_step_eight(planning: SampleConference) -> None:
    with pytest.raises(TooLate), planning.nothing_changes():
        answer(planning, JIRINA)


def test_the_coordinator_must_be_an_admitted_adult_and_the_review_date_valid(planning: SampleConference) -> None:
    def coordinate(coordinator: str, review_on: str = "2026-06-01") -> None:
        args = {"coordinator": coordinator, "review_on": review_on}
        planning.send(PETR, "plan.coordinate", plan.coordinate, **args)

    coordinate("novakova")
    assert (planning.meeting.coordinator, planning.meeting.review_on) == ("novakova", "2026-06-01")
    planning.send(JANA, "person.remove", people.remove, id=NOVAKOVA.id)
    with pytest.raises(NotFound), planning.nothing_changes():
        coordinate("novakova")
    for coordinator, review_on in (("jirina", "v létě"), ("anicka", "2026-06-01")):
        with pytest.raises(Invalid), planning.nothing_changes():
            coordinate(coordinator, review_on)


def test_everybody_who_discusses_may_answer_the_plan(planning: SampleConference) -> None:
    planning.set_meeting(step=8)
    voices = [one for one in EVERYBODY if one.role in VOICES]
    for person in voices:
        answer(planning, person)
    assert len(planning.all(Agreement)) == len(voices)
