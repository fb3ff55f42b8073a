"""The plan, who takes tasks on, answers to the plan, its coordinator and date of review (S1, steps 6, 8; D6, D8)."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any

from ipk.domain.kernel.errors import Changed, Invalid, NotAllowed, NotFound
from ipk.domain.kernel.text import clean_name, clean_text
from ipk.domain.meeting.meeting import Meeting
from ipk.domain.meeting.plan import Agreement, AgreementAnswer, TakeAnswer, Task, check_date
from ipk.domain.people.audiences import Viewer, audience_of
from ipk.domain.people.person import Person, Role
from ipk.domain.people.respondents import written_by
from ipk.domain.views.projection import project
from ipk.services.ports import UnitOfWork
from ipk.services.shared.approval import waits
from ipk.services.shared.lookup import claim_id, get_visible, get_visible_card, meeting_of
from ipk.services.shared.plan_changes import save_task
from ipk.services.shared.visitors import Reply, respondent_of

#: most characters of the short fields of a task
SHORT_LIMIT = 200
_SHORT = ("need", "topic", "noticed", "otherwise")


@dataclass(frozen=True)
class NewTask:
    """A new task: WHAT, WHO (people, or an absent person with whoever talks to them), BY WHEN (an ISO date), and more.

    The fields are those of `Task`.
    """

    what: str
    by: str
    who: tuple[str, ...] = ()
    absent: str = ""
    told_by: str = ""
    need: str = ""
    topic: str = ""
    checked_by: str = ""
    noticed: str = ""
    otherwise: str = ""
    card: str = ""


def add_task(work: UnitOfWork, person: Person, *, id: str, new: NewTask) -> Task:
    """Add a task to the plan (S1, step 6). Raises Invalid, NotFound or TooBig."""
    claim_id(work, id)
    fields = _checked(work, person, asdict(new))
    task = Task(id=id, waits=waits(work, person), stand_in=not person.has(Role.RECORDER), **fields)
    _check_absent(task)
    return save_task(work, None, task)


def change_task(work: UnitOfWork, person: Person, *, id: str, **changes: Any) -> Task:
    """Change the fields that are given; the rest stays. Raises NotFound, Invalid or TooBig."""
    before = work.get(Task, id)
    given = _checked(work, person, {name: value for name, value in changes.items() if value is not None})
    after = before.changed_to(given, waits=waits(work, person))
    if {"who", "absent", "told_by"} & given.keys():
        _check_absent(after)
    return save_task(work, before, after)


def drop_task(work: UnitOfWork, person: Person, *, id: str) -> Task:
    """Drop a task; it stays readable as dropped. Raises NotFound."""
    before = work.get(Task, id)
    return save_task(work, before, before.copy_with(state="dropped"))


def take_task(work: UnitOfWork, person: Person, *, id: str, answer: TakeAnswer, reply: Reply = Reply()) -> Task:
    """Say whether one takes the task on. Only people named in it are asked, the child by its own screen.

    Raises NotFound, NotAllowed or TooBig.
    """
    respondent = respondent_of(work, person, "task.take", reply.said_by)
    if respondent.is_child and respondent.id != person.id:
        raise NotAllowed("The child answers this itself.")
    task = get_visible(work, person, Task, id)
    return work.save(task.taken_by(respondent.id, answer, clean_text(reply.words, SHORT_LIMIT)))


def answer_plan(
    work: UnitOfWork, person: Person, *, answer: AgreementAnswer, reply: Reply = Reply(), seen: int | None = None
) -> Agreement:
    """Agree, agree with a wish, or not yet (S1, step 8). Raises Changed if the plan changed since `seen`."""
    respondent = respondent_of(work, person, "plan.answer", reply.said_by)
    _check_plan_unchanged(work, person, seen)
    words = clean_text(reply.words)
    return work.save(
        Agreement(
            id=f"agreement-{respondent.id}",
            person=respondent.id,
            answer=answer,
            words=words,
            plan_version=meeting_of(work).plan_version,
            written_by=written_by(person, respondent),
            waits=bool(words) and waits(work, person),
        )
    )


def coordinate(work: UnitOfWork, person: Person, *, coordinator: str, review_on: str) -> Meeting:
    """Set the plan's coordinator and date of review (S1, step 8). Raises NotFound or Invalid."""
    chosen = _admitted(work, coordinator)
    if chosen.is_child:
        raise Invalid("The plan is looked after by an adult.")
    return work.save(replace(meeting_of(work), coordinator=chosen.id, review_on=check_date(review_on)))


def _check_plan_unchanged(work: UnitOfWork, person: Person, seen: int | None) -> None:
    """Raises Changed if a task says something else, in this person's view, than at the clock `seen` (A26).

    Somebody's *I take it on* changes nothing in what the plan says.
    """
    if seen is None:
        return
    viewer = Viewer(audience_of(person), person.id)
    for task in work.list(Task):
        shown = project(task, viewer)
        if shown is not None and shown["rev"] > seen and task.changed_at > seen:
            raise Changed


def _checked(work: UnitOfWork, person: Person, given: Mapping[str, Any]) -> dict[str, Any]:
    """The fields with texts cleaned and people looked up. Raises NotFound, Invalid or TooBig."""
    fields = dict(given)
    for name in _SHORT:
        if fields.get(name):
            fields[name] = clean_text(fields[name], SHORT_LIMIT)
    if "what" in fields:
        fields["what"] = clean_text(fields["what"])
    if fields.get("absent"):
        fields["absent"] = clean_name(fields["absent"])
    if "who" in fields:
        fields["who"] = tuple(_admitted(work, id).id for id in dict.fromkeys(fields["who"]))
    for name in ("told_by", "checked_by"):
        if fields.get(name):
            fields[name] = _admitted(work, fields[name]).id
    if fields.get("card"):
        fields["card"] = _shown_card(work, person, fields["card"])
    return fields


def _check_absent(task: Task) -> None:
    if task.absent and not task.told_by:
        raise Invalid("Please say who will talk to somebody who is not here.")


def _admitted(work: UnitOfWork, id: str) -> Person:
    chosen = work.get(Person, id)
    if chosen.state != "admitted" or chosen.has(Role.DISPLAY):
        raise NotFound
    return chosen


def _shown_card(work: UnitOfWork, person: Person, id: str) -> str:
    card = get_visible_card(work, person, id)
    if not card.hangs_for_all:
        raise NotFound
    return card.id
