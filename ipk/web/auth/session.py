"""The one cookie: which devices this browser is in which conference. Signed, never readable by scripts."""

from collections.abc import Collection
from datetime import timedelta

from flask import Flask, request, session
from flask.sessions import SecureCookieSessionInterface

COOKIE = "ipk"
LIFETIME = timedelta(days=14)
#: a cookie holds 4 KB; who is in more conferences than this enters the oldest one anew
CONFERENCES_KEPT = 12
#: people of one conference who share this browser, one after another
PEOPLE_KEPT = 4
#: a wrong code for a further device was typed in the lobby
WRONG_CODE = "wrong-device-code"
#: where Flask-WTF keeps what its tokens are signed with
CSRF = "csrf_token"


class Sessions(SecureCookieSessionInterface):
    """The cookie is `Secure` exactly when the page came by https, so that one server serves both."""

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
    """Conference → secrets of this browser's devices there, one for each person; the last one is who is here now."""
    kept = session.get("devices", {})
    if not isinstance(kept, dict):
        return {}
    return {name: [secrets] if isinstance(secrets, str) else list(secrets) for name, secrets in kept.items()}


def devices_in(conference: str) -> list[str]:
    return devices().get(conference, [])


def device_in(conference: str) -> str:
    """The secret of whoever is here now, "" for nobody."""
    return (devices_in(conference) or [""])[-1]


def enter(conference: str, device: str, dead: Collection[str] = ()) -> None:
    """Somebody is here from now on. Devices of others stay known, so that they find back to themselves in the same
    browser; those that are `dead` go."""
    others = [secret for secret in devices_in(conference) if secret not in (device, *dead)]
    _renew(conference, [*others, device])


def leave(conference: str) -> bool:
    """Forget whoever is here now. Says whether nothing at all is left in this browser."""
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


def say_wrong_code() -> None:
    """The lobby says it once."""
    session[WRONG_CODE] = True
