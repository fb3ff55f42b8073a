"""The session cookie: the secrets of this browser's devices in each conference. Signed, hidden from scripts."""

from collections.abc import Collection
from datetime import timedelta

from flask import Flask, request, session
from flask.sessions import SecureCookieSessionInterface

COOKIE = "ipk"
LIFETIME = timedelta(days=14)
#: a cookie holds 4 KB; the oldest of more conferences are dropped
CONFERENCES_KEPT = 12
#: people of one conference who use this browser in turn
PEOPLE_KEPT = 4
#: session key: a wrong code of a further device was entered
WRONG_CODE = "wrong-device-code"
#: session key in which Flask-WTF keeps the secret of its tokens
CSRF = "csrf_token"


class Sessions(SecureCookieSessionInterface):
    """Marks the cookie `Secure` on https only, so that one server can serve http and https."""

    def get_cookie_secure(self, app: Flask) -> bool:
        return request.is_secure


def set_up(app: Flask) -> None:
    app.session_interface = Sessions()
    app.config.update(
        SESSION_COOKIE_NAME=COOKIE,
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_REFRESH_EACH_REQUEST=False,
        PERMANENT_SESSION_LIFETIME=LIFETIME,
    )


def devices() -> dict[str, list[str]]:
    """Returns conference → secrets of this browser's devices there, one for each person, the current person last."""
    kept = session.get("devices", {})
    if not isinstance(kept, dict):
        return {}
    return {name: [secrets] if isinstance(secrets, str) else list(secrets) for name, secrets in kept.items()}


def devices_in(conference: str) -> list[str]:
    return devices().get(conference, [])


def device_in(conference: str) -> str:
    """Returns the secret of the current person's device, "" for nobody."""
    return (devices_in(conference) or [""])[-1]


def enter(conference: str, device: str, dead: Collection[str] = ()) -> None:
    """Makes `device` the current one. Devices of other people stay, so that they can return; `dead` ones go."""
    others = [secret for secret in devices_in(conference) if secret not in (device, *dead)]
    _renew(conference, [*others, device])


def leave(conference: str) -> bool:
    """Removes the current person's device. Returns whether the cookie is empty now."""
    _renew(conference, devices_in(conference)[:-1])
    return not devices()


def _renew(conference: str, secrets: list[str]) -> None:
    kept = {name: others for name, others in devices().items() if name != conference}
    token = session.get(CSRF) if devices() else None  # pages of other people and conferences stay usable
    if secrets:
        kept[conference] = secrets[-PEOPLE_KEPT:]
    session.clear()
    if kept:
        session.permanent = True
        session["devices"] = dict(list(kept.items())[-CONFERENCES_KEPT:])
    if kept and token:
        session[CSRF] = token


def flag_wrong_code() -> None:
    """Lets the lobby show once that a code was wrong."""
    session[WRONG_CODE] = True
