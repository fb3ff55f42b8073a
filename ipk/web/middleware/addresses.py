"""The address that others can reach this server at."""

from flask import request

from ipk.web.site import site

ONLY_HERE = ("localhost", "127.0.0.1", "[::1]")


def base_address() -> str:
    """Without a slash at its end. Who works on the server itself still invites by an address that phones can open."""
    here = request.host_url.rstrip("/")
    name = request.host if request.host.endswith("]") else request.host.rpartition(":")[0] or request.host
    known = site().public_url or (site().lan_url if name in ONLY_HERE else "")
    return known.rstrip("/") or here


def personal_link(token: str) -> str:
    """The token stands in the fragment: browsers keep it to themselves."""
    return f"{base_address()}/j#{token}"


def join_address() -> str:
    return f"{base_address()}/join"
