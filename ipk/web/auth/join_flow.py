"""From a token or a code to a device in the lobby, or further."""

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
from ipk.web.auth.throttle import FailureThrottle, wrong_codes, wrong_links
from ipk.web.middleware.language import chosen_language
from ipk.web.site import site


def enter_by_link(token: str) -> str:
    """The conference that this browser is now in. Raises NotFound.

    Nobody guesses 192 bits: a right token opens at once, whoever guesses beside it. Wrong ones only get slower (A14).
    """
    guesses = wrong_links()
    entry = site().store.resolve_access_token(link_digest(site().store, token))
    if entry is None:
        guesses.failed(request.remote_addr or "")
        raise NotFound
    conference, link = entry
    known_devices = [device_id(secret) for secret in session.devices_in(conference)]

    def bind(work: UnitOfWork, device: str) -> Person:
        return admission.enter_by_link(work, link=link, device=device, known_devices=known_devices)

    return _come_in(guesses, conference, "link.open", bind)


def enter_by_code(code: str, name: str) -> str:
    """The same with the room's code. Raises NotFound, TooMany."""
    guesses, chosen = wrong_codes(), chosen_language()
    digest = code_digest(site().store, code)
    conference, _ = guesses.look_up(request.remote_addr or "", lambda: site().store.resolve_access_token(digest))
    return _come_in(
        guesses,
        conference,
        "door.knock",
        lambda work, device: admission.join_by_code(work, name=name, device=device, language=chosen),
    )


def _come_in(guesses: FailureThrottle, conference: str, command: str, bind: Callable[[UnitOfWork, str], Person]) -> str:
    secret = token_urlsafe(24)
    device = device_id(secret)
    known = {device_id(one): one for one in session.devices_in(conference)}

    def run(work: UnitOfWork) -> list[str]:
        log_event(work, bind(work, device).id, command)
        return [secret for one, secret in known.items() if _is_dead(work, one)]

    try:
        dead = site().store.transact(conference, run)
    except NotFound:
        guesses.failed(request.remote_addr or "")
        raise
    session.enter(conference, secret, dead)
    return conference


def _is_dead(work: UnitOfWork, device: str) -> bool:
    found = work.get_or_none(Device, device)
    return found is None or found.gone
