"""Identifies the visitor of each request by the session cookie, so that a removed person loses access at once."""

from collections.abc import Callable
from dataclasses import asdict
from typing import Any, TypeVar

from flask import Flask, g, request

from ipk.domain.kernel.errors import NotAdmitted, NotFound, Removed
from ipk.domain.people.person import Person
from ipk.services.people.conferences import device_digest
from ipk.services.ports import UnitOfWork
from ipk.services.shared.commands import audited
from ipk.services.shared.visitors import Visitor, person_of, visitor
from ipk.web.auth.session import device_in
from ipk.web.site import site

T = TypeVar("T")
#: arguments whose values go into the audit log whole; other forms may contain the child's answers
LOGGED_FORMS = ("change", "details", "guest")


def set_up(app: Flask) -> None:
    app.before_request(_load_visitor)


def device_id(secret: str) -> str:
    """Returns the id of the Device record that belongs to a browser's secret."""
    return device_digest(site().store, secret)


def current_visitor() -> Visitor:
    """Returns the visitor of this request. Raises NotFound.

    An unknown conference, an unknown device and a removed person get the same answer (A2).
    """
    if g.get("visitor") is None:
        raise NotFound
    return g.visitor


def require_admitted() -> Visitor:
    """Returns the visitor of this request. Raises NotFound, or NotAdmitted while they wait in the lobby."""
    found = current_visitor()
    if not found.admitted:
        raise NotAdmitted
    return found


def read_conference(conference: str, look: Callable[[UnitOfWork], T]) -> T:
    """Calls `look` on the committed state of the conference and returns its result. `look` must not write."""
    return site().store.read(conference, look)


def person_lookup(conference: str) -> Callable[[UnitOfWork], Person]:
    """Returns a function that finds this browser's person within a transaction."""
    device = device_id(device_in(conference))
    return lambda work: person_of(work, device)


def run_command(conference: str, command: str, service: Callable[..., T], **values: Any) -> T:
    """Runs a service as this browser's person, in one transaction that also writes a line of the audit log."""
    device = device_id(device_in(conference))
    body = {name: value for name, value in values.items() if isinstance(value, str)}
    forms = {name: asdict(value) for name, value in values.items() if name in LOGGED_FORMS}
    return site().store.transact(
        conference, audited(device, command, lambda work, person: service(work, person, **values), body | forms)
    )


def _load_visitor() -> None:
    """Sets `g.visitor` and `g.person_language` before each request; an error page needs the language, too."""
    conference = (request.view_args or {}).get("conference")
    secret = device_in(conference) if conference else ""
    if not conference or not secret:
        return
    device = device_id(secret)
    try:
        g.visitor = read_conference(conference, lambda work: visitor(work, device))
    except (NotFound, Removed):
        return
    g.person_language = g.visitor.settings.language or g.visitor.person.language
