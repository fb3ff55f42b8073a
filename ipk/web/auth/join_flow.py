"""From a token or a code to a device in the lobby, or further."""

from collections.abc import Callable
from secrets import token_urlsafe

from flask import request

from ipk.domain.kernel.errors import NotFound
from ipk.domain.people.person import Device, Person
from ipk.services.people import admission
from ipk.services.people.conferences import code_digest, link_digest
from ipk.services.ports import Work
from ipk.services.shared.commands import note
from ipk.web.auth import session
from ipk.web.auth.current_visitor import device_id
from ipk.web.auth.throttle import Guesses, wrong_codes, wrong_links
from ipk.web.middleware.language import language_at_the_door
from ipk.web.site import site


def enter_by_link(token: str) -> str:
    """The conference that this browser is now in. Raises NotFound.

    Nobody guesses 192 bits: a right token opens at once, whoever guesses beside it. Wrong ones only get slower (A14).
    """
    guesses = wrong_links()
    entry = site().store.find_door(link_digest(site().store, token))
    if entry is None:
        guesses.failed(request.remote_addr or "")
        raise NotFound
    conference, link = entry
    known_devices = [device_id(secret) for secret in session.devices_in(conference)]

    def bind(work: Work, device: str) -> Person:
        return admission.enter_by_link(work, link=link, device=device, known_devices=known_devices)

    return _come_in(guesses, conference, "link.open", bind)


def enter_by_code(code: str, name: str) -> str:
    """The same with the room's code. Raises NotFound, TooMany."""
    guesses, chosen = wrong_codes(), language_at_the_door()
    digest = code_digest(site().store, code)
    conference, _ = guesses.look_up(request.remote_addr or "", lambda: site().store.find_door(digest))
    return _come_in(
        guesses,
        conference,
        "door.knock",
        lambda work, device: admission.knock_by_code(work, name=name, device=device, language=chosen),
    )


def _come_in(guesses: Guesses, conference: str, command: str, bind: Callable[[Work, str], Person]) -> str:
    secret = token_urlsafe(24)
    device = device_id(secret)
    known = {device_id(one): one for one in session.devices_in(conference)}

    def run(work: Work) -> list[str]:
        note(work, bind(work, device).id, command)
        return [secret for one, secret in known.items() if _is_dead(work, one)]

    try:
        dead = site().store.transact(conference, run)
    except NotFound:
        guesses.failed(request.remote_addr or "")
        raise
    session.enter(conference, secret, dead)
    return conference


def _is_dead(work: Work, device: str) -> bool:
    found = work.find(Device, device)
    return found is None or found.gone
