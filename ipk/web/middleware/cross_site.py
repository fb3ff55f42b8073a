"""Tells requests of other sites' pages from our own, by `Sec-Fetch-Site` and `Origin` (A32)."""

from urllib.parse import urlsplit

from flask import Request


def comes_from_elsewhere(asked: Request) -> bool:
    """Is it another site's page that asks? The browser says so itself; on plain http it only names the page's `Origin`
    (A32). A program that is no browser says neither."""
    site = asked.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site not in ("same-origin", "none")
    return not hides_its_origin(asked) and _host_of(asked.headers.get("Origin", "")) not in ("", asked.host)


def hides_its_origin(asked: Request) -> bool:
    """Does the browser say neither? On plain http it does for our own forms, whose pages send no Referer, as for a
    foreign page that wants it so: only a token tells them apart."""
    return "Sec-Fetch-Site" not in asked.headers and "Origin" in asked.headers and not _host_of(asked.headers["Origin"])


def _host_of(origin: str) -> str:
    """The host and port of an origin, "" for `null` and what is none."""
    try:
        parts = urlsplit(origin)
    except ValueError:
        return ""
    return parts.netloc if parts.scheme in ("http", "https") else ""
