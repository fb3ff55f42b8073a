"""Who stands at the door of a conference. Asked anew for every request: rights are lost at once."""

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
#: the organizer's forms, which are written down whole; others may hold what belongs to the child's book
FORMS = ("change", "details", "guest")


def set_up(app: Flask) -> None:
    app.before_request(_load_visitor)


def device_id(secret: str) -> str:
    """What the conference knows this browser by."""
    return device_digest(site().store, secret)


def current_visitor() -> Visitor:
    """The visitor of this request. Raises NotFound.

    An unknown conference, an unknown device and a removed person are answered alike (A2).
    """
    if g.get("visitor") is None:
        raise NotFound
    return g.visitor


def require_admitted() -> Visitor:
    """The same, let in. Raises NotAdmitted while they wait."""
    found = current_visitor()
    if not found.admitted:
        raise NotAdmitted
    return found


def read(conference: str, look: Callable[[UnitOfWork], T]) -> T:
    """Call `look` on the committed state of the conference; it must not write."""
    return site().store.read(conference, look)


def me(conference: str) -> Callable[[UnitOfWork], Person]:
    """Who uses this browser, as a transaction finds them."""
    device = device_id(device_in(conference))
    return lambda work: person_of(work, device)


def run_command(conference: str, command: str, service: Callable[..., T], **values: Any) -> T:
    """Let this browser's person do something, in one written-down transaction."""
    device = device_id(device_in(conference))
    body = {name: value for name, value in values.items() if isinstance(value, str)}
    forms = {name: asdict(value) for name, value in values.items() if name in FORMS}
    return site().store.transact(
        conference, audited(device, command, lambda work, person: service(work, person, **values), body | forms)
    )


def _load_visitor() -> None:
    """Before anything else, so that even a refusal speaks the person's language."""
    conference = (request.view_args or {}).get("conference")
    secret = device_in(conference) if conference else ""
    if not conference or not secret:
        return
    device = device_id(secret)
    try:
        g.visitor = read(conference, lambda work: visitor(work, device))
    except (NotFound, Removed):
        return
    g.person_language = g.visitor.settings.language or g.visitor.person.language
