"""What a store is asked for, and what came of it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from sqlalchemy import Connection

from ipk.domain.kernel.errors import TryAgain
from ipk.services.ports import Change, Clock, Outcome, UnitOfWork

Done = Callable[[Outcome], None]


@dataclass(frozen=True, eq=False)
class Task:
    """A function to carry out on a conference; `fresh` when it makes the conference, `patient` when it may wait a
    little for others to share a commit with."""

    conference: str
    function: Callable[[UnitOfWork], Any]
    done: Done
    fresh: bool = False
    patient: bool = False


@dataclass(frozen=True, eq=False)
class Call:
    """Something else to do with the writing connection, between two commits. After the `last` one there is nothing."""

    patient: ClassVar[bool] = False

    function: Callable[[Connection], Any]
    done: Done
    last: bool = False


@dataclass(frozen=True)
class TaskResult:
    """What came of a task: first the change is announced, then its asker is answered.

    `cause` is why the database refused; people are only told to try again.
    """

    done: Done
    outcome: Outcome
    change: Change | None = None
    cause: BaseException | None = None


@dataclass(frozen=True)
class BackendDependencies:
    """What a database at work needs of the house: the time, the way to the askers, and somebody to work beside."""

    clock: Clock
    post: Callable[[list[TaskResult]], None]
    spawn: Callable[[Callable[[], None]], None]


def refused(tasks: Sequence[Task | Call], cause: BaseException) -> list[TaskResult]:
    """Nothing was changed, everybody may ask again. The cause is told once."""
    deliveries = [TaskResult(task.done, Outcome(error=TryAgain())) for task in tasks[1:]]
    return [TaskResult(tasks[0].done, Outcome(error=TryAgain()), cause=cause), *deliveries]


def grouped(items: Sequence[Task | Call]) -> list[list[Task] | Call]:
    """Neighbouring tasks together, calls between them alone, in the same order."""
    groups: list[list[Task] | Call] = []
    for item in items:
        if isinstance(item, Call):
            groups.append(item)
        elif groups and isinstance(groups[-1], list):
            groups[-1].append(item)
        else:
            groups.append([item])
    return groups
