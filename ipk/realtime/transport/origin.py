"""Checks Host and Origin headers against cross-site sockets and DNS rebinding (A4)."""

import ipaddress
import socket
from collections.abc import Callable, Iterable
from typing import Any
from urllib.parse import urlsplit


class KnownHosts:
    """Accepts IP addresses, this machine's name and configured names: no other site's page has such a host."""

    def __init__(self, names: Iterable[str] = ()) -> None:
        own = socket.gethostname().lower()
        self._names = {"localhost", own, f"{own}.local", *(name.lower() for name in names)}

    def knows(self, host: str) -> bool:
        """Is `host` (a Host header, with or without port) accepted?"""
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
        """May a page of `origin` open a socket here? Clients that are not browsers send no origin."""
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
    """Wrap a WSGI application: answer 421 to unknown hosts."""

    def answer(environ: dict[str, Any], start_response: Callable[..., Any]) -> Any:
        if not hosts.knows(environ.get("HTTP_HOST", "")):
            start_response("421 Misdirected Request", [("Content-Length", "0")])
            return [b""]
        return app(environ, start_response)

    return answer
