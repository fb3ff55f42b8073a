"""The plan, answers to it, its coordinator and the date of review (D6, D8)."""

from dataclasses import dataclass, replace

from ipk.domain.kernel.errors import NotFound
from ipk.domain.kernel.text import clean_text
from ipk.domain.meeting.meeting import Meeting
from ipk.domain.meeting.plan import Agreement, AgreementAnswer, Task, check_date
from ipk.domain.people.person import Person
from ipk.services.ports import UnitOfWork
from ipk.services.shared.approval import waits
from ipk.services.shared.lookup import check_unchanged_since, claim_id, meeting_of

WHO_LIMIT = 120
TOPIC_LIMIT = 200


@dataclass(frozen=True)
class NewTask:
    """A new task: WHAT, WHO, BY WHEN (an ISO date), and the need and topic that it serves."""

    what: str
    who: str
    by: str
    need: str = ""
    topic: str = ""


def add_task(work: UnitOfWork, person: Person, *, id: str, new: NewTask) -> Task:
    """Add a task to the plan (S1, step 6). Raises Invalid or TooBig."""
    claim_id(work, id)
    return work.save(
        Task(
            id=id,
            what=clean_text(new.what),
            who=clean_text(new.who, WHO_LIMIT),
            by=new.by,
            need=clean_text(new.need, TOPIC_LIMIT),
            topic=clean_text(new.topic, TOPIC_LIMIT),
            waits=waits(work, person),
        )
    )


def change_task(work: UnitOfWork, person: Person, *, id: str, **changes: str | None) -> Task:
    """Change the fields that are given; the rest stays. Raises NotFound, Invalid or TooBig."""
    step = work.get(Task, id)
    limits = {"who": WHO_LIMIT, "need": TOPIC_LIMIT, "topic": TOPIC_LIMIT}
    given = {
        name: clean_text(value, limits[name]) if name in limits else clean_text(value)
        for name, value in changes.items()
        if value is not None
    }
    return work.save(step.changed_to(given, waits=waits(work, person)))


def drop_task(work: UnitOfWork, person: Person, *, id: str) -> Task:
    """Drop a task; it stays readable as dropped. Raises NotFound."""
    return work.save(replace(work.get(Task, id), state="dropped"))


def answer_plan(
    work: UnitOfWork, person: Person, *, answer: AgreementAnswer, words: str = "", seen: int | None = None
) -> Agreement:
    """Agree, agree with a wish, or not yet (S1, step 8). Raises Changed if the plan changed since `seen`."""
    check_unchanged_since(work, person, work.list(Task), seen)
    said = clean_text(words)
    waiting = bool(said) and waits(work, person)
    return work.save(Agreement(id=f"agreement-{person.id}", person=person.id, answer=answer, words=said, waits=waiting))


def coordinate(work: UnitOfWork, person: Person, *, coordinator: str, review_on: str) -> Meeting:
    """Set the plan's coordinator and date of review (S1, step 8). Raises NotFound or Invalid."""
    chosen = work.get(Person, coordinator)
    if chosen.state != "admitted":
        raise NotFound
    return work.save(replace(meeting_of(work), coordinator=chosen.id, review_on=check_date(review_on)))
