"""Saves changed tasks: the plan gets a new version, and those concerned are asked for their agreement again (D8)."""

from dataclasses import replace

from ipk.domain.meeting.plan import Agreement, Task
from ipk.domain.people.person import Person
from ipk.services.ports import UnitOfWork
from ipk.services.shared.lookup import meeting_of


def save_task(work: UnitOfWork, before: Task | None, after: Task) -> Task:
    """Save the task. If everybody reads something else now, agreements of those it concerns become stale.

    Every change of the plan concerns the child, whose plan it is. A text that waits for approval changes nothing yet.
    """
    if (before.as_read if before else None) == after.as_read:
        return work.save(after)
    meeting = meeting_of(work)
    version = meeting.plan_version + 1
    work.save(replace(meeting, plan_version=version))
    concerned = after.concerned | (before.concerned if before else frozenset[str]())
    concerned |= {person.id for person in work.list(Person) if person.is_child}
    for agreement in work.list(Agreement):
        if agreement.person in concerned and not agreement.stale:
            work.save(replace(agreement, stale=True))
    asked = after.asked_again(before) if before else after
    return work.save(asked.copy_with(version=version, changed_at=work.seq))
