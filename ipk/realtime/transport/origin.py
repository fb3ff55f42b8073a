"""Which addresses this server answers to: closes cross-site sockets and DNS rebinding (A4)."""

import ipaddress
import socket
from collections.abc import Callable, Iterable
from typing import Any
from urllib.parse import urlsplit


class KnownHosts:
    """An IP address or this machine's own name is fine: nobody else's page can have it. Other names must be set."""

    def __init__(self, names: Iterable[str] = ()) -> None:
        own = socket.gethostname().lower()
        self._names = {"localhost", own, f"{own}.local", *(name.lower() for name in names)}

    def knows(self, host: str) -> bool:
        """`host` as in the Host header, with or without a port."""
        try:
            name = urlsplit(f"//{host}").hostname or ""
        except ValueError:
            return False
        if name in self._names:
            return True
        try:
            ipaddress.ip_address(name)
        except ValueError:
            return False
        return True

    def allows(self, origin: str | None, environ: dict[str, Any]) -> bool:
        """May a page of `origin` open a socket here? Programs that are no browsers send none."""
        host = environ.get("HTTP_HOST", "")
        if not self.knows(host):
            return False
        if origin is None:
            return True
        try:
            parts = urlsplit(origin)
        except ValueError:
            return False
        return parts.scheme in ("http", "https") and parts.netloc == host


def guard(app: Callable[..., Any], hosts: KnownHosts) -> Callable[..., Any]:
    """A WSGI application that answers only to known hosts."""

    def answer(environ: dict[str, Any], start_response: Callable[..., Any]) -> Any:
        if not hosts.knows(environ.get("HTTP_HOST", "")):
            start_response("421 Misdirected Request", [("Content-Length", "0")])
            return [b""]
        return app(environ, start_response)

    return answer
