"""Tells requests of other sites' pages from our own, by `Sec-Fetch-Site` and `Origin` (A32)."""

from urllib.parse import urlsplit

from flask import Request


def is_cross_site(asked: Request) -> bool:
    """Says whether a page of another site sent the request (A32).

    Browsers send `Sec-Fetch-Site`, on plain http only `Origin`. Other programs send neither and pass.
    """
    site = asked.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site not in ("same-origin", "none")
    return not hides_origin(asked) and _host_of(asked.headers.get("Origin", "")) not in ("", asked.host)


def hides_origin(asked: Request) -> bool:
    """Says whether a browser sent neither `Sec-Fetch-Site` nor a usable `Origin`.

    On plain http that is so for our own forms (our pages send no Referer), but a foreign page can do the same.
    Then only the CSRF token tells them apart.
    """
    return "Sec-Fetch-Site" not in asked.headers and "Origin" in asked.headers and not _host_of(asked.headers["Origin"])


def _host_of(origin: str) -> str:
    """Returns the host and port of an origin, "" for `null` and for an invalid one."""
    try:
        parts = urlsplit(origin)
    except ValueError:
        return ""
    return parts.netloc if parts.scheme in ("http", "https") else ""
