"""Checks HTTP requests to `/socket.io`: only the browser that opened a session may use it, and no JSONP (A33)."""

from collections.abc import Callable, Set
from typing import Any
from urllib.parse import parse_qs

PATH = "/socket.io/"
#: responses carry private data: not cached, not interpreted as another type
HEADERS = (("Cache-Control", "no-store"), ("X-Content-Type-Options", "nosniff"))
Environ = dict[str, Any]
Application = Callable[[Environ, Callable[..., Any]], Any]


class SocketRequests:
    """WSGI middleware around the Socket.IO application.

    `devices_of(environ)`: the devices in a request's cookie. `opened_by(session)`: the request that opened a session,
    None for an unknown session.
    """

    def __init__(
        self,
        app: Application,
        devices_of: Callable[[Environ], Set[str]],
        opened_by: Callable[[str], Environ | None],
    ) -> None:
        self._app = app
        self._devices_of = devices_of
        self._opened_by = opened_by

    def __call__(self, environ: Environ, start_response: Callable[..., Any]) -> Any:
        if not environ["PATH_INFO"].startswith(PATH):
            return self._app(environ, start_response)

        def start(status: str, headers: list[tuple[str, str]], *more: Any) -> Any:
            return start_response(status, [*headers, *HEADERS], *more)

        if self._is_proper(environ):
            return self._app(environ, start)
        start("400 Bad Request", [("Content-Length", "0")])
        return [b""]

    def _is_proper(self, environ: Environ) -> bool:
        asked = parse_qs(environ.get("QUERY_STRING", ""), keep_blank_values=True)
        if "j" in asked or environ.get("HTTP_SEC_FETCH_SITE", "same-origin") not in ("same-origin", "none"):
            return False  # JSONP would be readable by any page
        opened = self._opened_by(asked["sid"][0]) if "sid" in asked else None
        return opened is None or self._is_the_same_browser(opened, environ)

    def _is_the_same_browser(self, opened: Environ, now: Environ) -> bool:
        """Is a device of the opening request in this one? A session id alone gives no access; a session without device
        has no data."""
        owners = self._devices_of(opened)
        return not owners or bool(owners & self._devices_of(now))
