"""One thing done by one person in one transaction: who, once, allowed, done, written down."""

from collections.abc import Callable
from dataclasses import dataclass
from secrets import token_urlsafe
from typing import Any, TypeVar

from ipk.domain.kernel.errors import Invalid, IpkError, RecordedRefusal
from ipk.domain.people.person import Person
from ipk.services.ports import AuditEntry, UnitOfWork
from ipk.services.shared.lookup import authorise
from ipk.services.shared.visitors import person_of

T = TypeVar("T")


@dataclass(frozen=True)
class Command:
    """A command from the wire. `digest` is of its name and arguments, `body` is them."""

    op: str
    name: str
    digest: bytes
    body: dict[str, Any]


@dataclass(frozen=True)
class Result:
    """The answer to a command: its place in the conference's clock. `again`: it was carried out before.

    `refusal`: it was not carried out, only the attempt is kept.
    """

    seq: int
    again: bool = False
    refusal: IpkError | None = None


def execute(work: UnitOfWork, device: str, command: Command, handler: Callable[[UnitOfWork, Person], object]) -> Result:
    """Carry a command out once. Sent again it gets the first answer; the same op with another body is Invalid."""
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
    work.log(AuditEntry(person.id, command.op, command.digest, command.name, command.body))
    return Result(work.seq)


def audited(
    device: str, command: str, service: Callable[[UnitOfWork, Person], T], body: dict[str, Any] | None = None
) -> Callable[[UnitOfWork], T]:
    """A transaction of one page's action: `service(work, person)` by the person of that device, written down."""

    def run(work: UnitOfWork) -> T:
        person = person_of(work, device)
        result = service(work, person)
        log_event(work, person.id, command, body)
        return result

    return run


def log_event(work: UnitOfWork, person: str, command: str, body: dict[str, Any] | None = None) -> None:
    """Write a line that no client's op stands behind."""
    work.log(AuditEntry(person, token_urlsafe(16), b"", command, body or {}))
