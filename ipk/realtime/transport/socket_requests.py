"""What may be asked of `/socket.io` by HTTP: by the browser that opened a session, and never as a script (A33)."""

from collections.abc import Callable, Set
from typing import Any
from urllib.parse import parse_qs

PATH = "/socket.io/"
#: answers carry what people say: nobody keeps them, nobody reads them as anything else
HEADERS = (("Cache-Control", "no-store"), ("X-Content-Type-Options", "nosniff"))
Environ = dict[str, Any]
Application = Callable[[Environ, Callable[..., Any]], Any]


class SocketRequests:
    """A WSGI application around the one that answers sockets.

    `devices_of(environ)` are the devices in a request's cookie; `opened_by(session)` is the request that opened a
    session, None for one that is not known.
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
            return False  # JSONP is a script for any page that asks
        opened = self._opened_by(asked["sid"][0]) if "sid" in asked else None
        return opened is None or self._is_the_same_browser(opened, environ)

    def _is_the_same_browser(self, opened: Environ, now: Environ) -> bool:
        """Whoever only knows a session's id reads nothing. One that was opened by nobody has nothing to read."""
        owners = self._devices_of(opened)
        return not owners or bool(owners & self._devices_of(now))
