"""What a participant sees after the meeting: their own tasks, the plan in plain words, who looks after it."""

from dataclasses import dataclass

from ipk.domain.kernel.errors import IpkError, NotFound
from ipk.domain.meeting.plan import Agreement, Task
from ipk.domain.people.person import Person, Role
from ipk.services.meeting.minutes import minutes_of
from ipk.services.ports import UnitOfWork
from ipk.services.shared.lookup import authorise, meeting_of


@dataclass(frozen=True)
class PlanRow:
    """A task for reading. `who` are names, `by` is an ISO date, `mine`: the reader is named in it."""

    what: str
    who: tuple[str, ...]
    by: str
    noticed: str
    mine: bool


@dataclass(frozen=True)
class OwnPage:
    """The page of one person. `coordinator` is a name, `review_on` an ISO date, both "" where nobody chose them.

    `answer` is the person's own agreement with the plan, "" for none.
    """

    title: str
    goal: str
    rows: tuple[PlanRow, ...]
    coordinator: str
    review_on: str
    answer: str
    minutes_released: bool
    writes_minutes: bool
    is_child: bool
    in_circle: bool

    @property
    def own_rows(self) -> tuple[PlanRow, ...]:
        return tuple(row for row in self.rows if row.mine)


def read_own_page(work: UnitOfWork, person: Person) -> OwnPage:
    """The page of an admitted participant after the meeting. Raises NotFound before its end, and for the display.

    It holds what was approved and read by everybody in the meeting, nothing of the wall.
    """
    meeting = meeting_of(work)
    if not meeting.closed or person.has(Role.DISPLAY):
        raise NotFound
    names = {one.id: one.name for one in work.list(Person)}
    agreement = work.get_or_none(Agreement, f"agreement-{person.id}")
    return OwnPage(
        title=meeting.title,
        goal=meeting.goal,
        rows=tuple(row for task in work.list(Task) if (row := _row(task, person, names)) is not None),
        coordinator=names.get(meeting.coordinator, ""),
        review_on=meeting.review_on,
        answer=agreement.answer if agreement and not agreement.gone else "",
        minutes_released=minutes_of(work).released,
        writes_minutes=_writes_minutes(work, person),
        is_child=person.is_child,
        in_circle=person.in_circle,
    )


def _writes_minutes(work: UnitOfWork, person: Person) -> bool:
    try:
        authorise(work, person, "minutes.write")
    except IpkError:
        return False
    return True


def _row(task: Task, person: Person, names: dict[str, str]) -> PlanRow | None:
    words = task.shown_words
    if words is None or task.state == "dropped":
        return None
    who = [names[id] for id in task.who if id in names]
    if words.get("absent"):
        who.append(words["absent"])
    return PlanRow(words["what"], tuple(who), task.by, words.get("noticed", ""), person.id in task.concerned)
