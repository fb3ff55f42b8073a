"""For those who watch over the server: alive, ready."""

from flask import Blueprint, Response

from ipk.web.site import site

health = Blueprint("health", __name__)


@health.get("/healthz")
def alive() -> Response:
    return Response("ok\n", mimetype="text/plain")


@health.get("/readyz")
def ready() -> Response:
    """Is the database reachable and migrated?"""
    if site().store.ready():
        return Response("ready\n", mimetype="text/plain")
    return Response("not ready\n", 503, mimetype="text/plain")
