"""Executes a command once in one transaction: identify, deduplicate, authorise, handle, log."""

from collections.abc import Callable
from dataclasses import dataclass
from secrets import token_urlsafe
from typing import Any, TypeVar

from ipk.domain.kernel.errors import Invalid, IpkError, RecordedRefusal
from ipk.domain.people.person import Person
from ipk.services.ports import AuditEntry, UnitOfWork
from ipk.services.shared.attendance import note_arrival
from ipk.services.shared.lookup import authorise
from ipk.services.shared.visitors import person_of

T = TypeVar("T")


@dataclass(frozen=True)
class Command:
    """A command from the wire. `digest` is of its name and arguments, `body` are the arguments."""

    op: str
    name: str
    digest: bytes
    body: dict[str, Any]


@dataclass(frozen=True)
class Result:
    """The result of a command: `seq` is the conference's clock of its change. `again`: it was executed before.

    `refusal`: it was refused, and only the attempt was saved.
    """

    seq: int
    again: bool = False
    refusal: IpkError | None = None


def execute(work: UnitOfWork, device: str, command: Command, handler: Callable[[UnitOfWork, Person], object]) -> Result:
    """Execute a command once; a repeated one gets the first answer. Raises Invalid for an op with another body."""
    person = person_of(work, device)
    before = work.processed(person.id, command.op)
    if before is not None:
        if before.digest != command.digest:
            raise Invalid("The same mark came with another content.")
        return Result(before.seq, again=True)
    authorise(work, person, command.name)
    work.op = command.op
    try:
        handler(work, person)
    except RecordedRefusal as refusal:
        work.save(refusal.trace)
        log_event(work, person.id, "attempt", {"command": command.name, **command.body})
        return Result(work.seq, refusal=refusal)
    note_arrival(work, person)
    work.log(AuditEntry(person.id, command.op, command.digest, command.name, command.body))
    return Result(work.seq)


def audited(
    device: str, command: str, service: Callable[[UnitOfWork, Person], T], body: dict[str, Any] | None = None
) -> Callable[[UnitOfWork], T]:
    """Return a transaction for a page: it calls `service(work, person)` for the device's person and logs it."""

    def run(work: UnitOfWork) -> T:
        person = person_of(work, device)
        result = service(work, person)
        log_event(work, person.id, command, body)
        return result

    return run


def log_event(work: UnitOfWork, person: str, command: str, body: dict[str, Any] | None = None) -> None:
    """Write a log entry for something that is not a client's command."""
    work.log(AuditEntry(person, token_urlsafe(16), b"", command, body or {}))
