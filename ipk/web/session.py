"""The one cookie: which device this browser is in which conference. Signed, never readable by scripts."""

from datetime import timedelta

from flask import Flask, Request, request, session
from flask.sessions import SecureCookieSessionInterface

COOKIE = "ipk"
LIFETIME = timedelta(days=14)
#: a cookie holds 4 KB; who is in more conferences than this enters the oldest one anew
CONFERENCES_KEPT = 12


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


def devices() -> dict[str, str]:
    """Conference → secret of this browser's device there."""
    kept = session.get("devices", {})
    return dict(kept) if isinstance(kept, dict) else {}


def device_in(conference: str) -> str:
    return devices().get(conference, "")


def enter(conference: str, device: str) -> None:
    """Begin anew: nothing that the browser brought (a planted token, an older device here) lives on."""
    others = {name: secret for name, secret in devices().items() if name != conference}
    _begin({**others, conference: device})


def leave(conference: str) -> bool:
    """Forget this conference. Says whether nothing at all is left."""
    others = {name: secret for name, secret in devices().items() if name != conference}
    _begin(others)
    return not others


def _begin(kept: dict[str, str]) -> None:
    session.clear()
    if kept:
        session.permanent = True
        session["devices"] = dict(list(kept.items())[-CONFERENCES_KEPT:])


def is_same_origin(asked: Request) -> bool:
    """What the browser itself says about where a request comes from; silence (old browsers, plain http) is no proof."""
    return asked.headers.get("Sec-Fetch-Site", "same-origin") in ("same-origin", "none")
