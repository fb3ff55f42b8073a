"""Signs a browser in: finds the conference of a link or room code and creates a device of the person."""

from collections.abc import Callable
from secrets import token_urlsafe

from flask import request

from ipk.domain.kernel.errors import NotFound
from ipk.domain.people.person import Device, Person
from ipk.services.people import admission
from ipk.services.people.conferences import code_digest, link_digest
from ipk.services.ports import UnitOfWork
from ipk.services.shared.commands import log_event
from ipk.web.auth import session
from ipk.web.auth.current_visitor import device_id
from ipk.web.auth.throttle import FailureThrottle, code_throttle, link_throttle
from ipk.web.middleware.language import chosen_language
from ipk.web.site import site


def enter_by_link(token: str) -> str:
    """Signs in by a personal link and returns the conference. Raises NotFound.

    The throttle never blocks a right token, since 192 bits cannot be guessed; it only delays wrong ones (A14).
    """
    throttle = link_throttle()
    entry = site().store.resolve_access_token(link_digest(site().store, token))
    if entry is None:
        throttle.record_failure(request.remote_addr or "")
        raise NotFound
    conference, link = entry
    known_devices = [device_id(secret) for secret in session.devices_in(conference)]

    def bind(work: UnitOfWork, device: str) -> Person:
        return admission.enter_by_link(work, link=link, device=device, known_devices=known_devices)

    return _bind_device(throttle, conference, "link.open", bind)


def enter_by_code(code: str, name: str) -> str:
    """Signs in by the room's code as a new person in the lobby; returns the conference. Raises NotFound, TooMany."""
    throttle, chosen = code_throttle(), chosen_language()
    digest = code_digest(site().store, code)
    conference, _ = throttle.look_up(request.remote_addr or "", lambda: site().store.resolve_access_token(digest))
    return _bind_device(
        throttle,
        conference,
        "door.knock",
        lambda work, device: admission.join_by_code(work, name=name, device=device, language=chosen),
    )


def _bind_device(
    throttle: FailureThrottle, conference: str, command: str, bind: Callable[[UnitOfWork, str], Person]
) -> str:
    """Creates a device by `bind`, logs `command`, and adds the device's secret to the session cookie."""
    secret = token_urlsafe(24)
    device = device_id(secret)
    known = {device_id(one): one for one in session.devices_in(conference)}

    def run(work: UnitOfWork) -> list[str]:
        log_event(work, bind(work, device).id, command)
        return [secret for one, secret in known.items() if _is_gone(work, one)]

    try:
        dead = site().store.transact(conference, run)
    except NotFound:
        throttle.record_failure(request.remote_addr or "")
        raise
    session.enter(conference, secret, dead)
    return conference


def _is_gone(work: UnitOfWork, device: str) -> bool:
    found = work.get_or_none(Device, device)
    return found is None or found.gone
