"""Items of the write queue and their results."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from sqlalchemy import Connection

from ipk.domain.kernel.errors import TryAgain
from ipk.services.ports import Change, Clock, Outcome, UnitOfWork

Done = Callable[[Outcome], None]


@dataclass(frozen=True, eq=False)
class Task:
    """A function to run in a transaction of a conference.

    `deferrable`: its commit may be delayed a little to join others. `creates_conference`: the conference is new.
    """

    conference: str
    function: Callable[[UnitOfWork], Any]
    done: Done
    creates_conference: bool = False
    deferrable: bool = False


@dataclass(frozen=True, eq=False)
class Call:
    """A function that gets the writing connection between two commits. The `last` one ends the writer."""

    deferrable: ClassVar[bool] = False

    function: Callable[[Connection], Any]
    done: Done
    last: bool = False


@dataclass(frozen=True)
class TaskResult:
    """The outcome of a task for its callback `done`, and the change for the listeners, which are called first.

    `cause` is the exception of the database, for the log; the outcome then is TryAgain.
    """

    done: Done
    outcome: Outcome
    change: Change | None = None
    cause: BaseException | None = None


@dataclass(frozen=True)
class BackendDependencies:
    """Dependencies of a backend: clock, result callback (`post`), and how to start a thread (`spawn`)."""

    clock: Clock
    post: Callable[[list[TaskResult]], None]
    spawn: Callable[[Callable[[], None]], None]


def refused(tasks: Sequence[Task | Call], cause: BaseException) -> list[TaskResult]:
    """TryAgain for every task. Only the first result carries the cause, so that it is logged once."""
    results = [TaskResult(task.done, Outcome(error=TryAgain())) for task in tasks[1:]]
    return [TaskResult(tasks[0].done, Outcome(error=TryAgain()), cause=cause), *results]


def grouped(items: Sequence[Task | Call]) -> list[list[Task] | Call]:
    """The items in order, with neighbouring tasks joined into a list; each call stands alone."""
    groups: list[list[Task] | Call] = []
    for item in items:
        if isinstance(item, Call):
            groups.append(item)
        elif groups and isinstance(groups[-1], list):
            groups[-1].append(item)
        else:
            groups.append([item])
    return groups
