"""Builds addresses of this server that other devices can open."""

from flask import request

from ipk.web.site import site

LOOPBACK_HOSTS = ("localhost", "127.0.0.1", "[::1]")


def base_address() -> str:
    """Returns the server's address without a final slash; for a request from localhost its address in the network."""
    here = request.host_url.rstrip("/")
    name = request.host if request.host.endswith("]") else request.host.rpartition(":")[0] or request.host
    known = site().public_url or (site().lan_url if name in LOOPBACK_HOSTS else "")
    return known.rstrip("/") or here


def personal_link(token: str) -> str:
    """Returns the address of a personal link. Browsers do not send the fragment, which holds the token."""
    return f"{base_address()}/j#{token}"


def join_address() -> str:
    return f"{base_address()}/join"
