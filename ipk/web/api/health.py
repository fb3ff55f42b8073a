"""Health checks for monitoring: `/healthz` (the process answers) and `/readyz` (the database is usable)."""

from flask import Blueprint, Response

from ipk.web.site import site

health = Blueprint("health", __name__)


@health.get("/healthz")
def alive() -> Response:
    return Response("ok\n", mimetype="text/plain")


@health.get("/readyz")
def ready() -> Response:
    """Returns 200 when the database is reachable and migrated, else 503."""
    if site().store.ready():
        return Response("ready\n", mimetype="text/plain")
    return Response("not ready\n", 503, mimetype="text/plain")
