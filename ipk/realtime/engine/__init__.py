"""Chooses the concurrency engine: `IPK_ASYNC=eventlet` (default) or `threading`.

This package owns monkey-patching, waiting, native threads, timers, the reading of sockets and the WSGI server.
Nothing else imports eventlet; `patch` must run before anything else is imported.
"""

from importlib import import_module
from typing import Any

from ipk.realtime.engine.interfaces import AsyncRuntime

_MODULES = {
    "eventlet": "ipk.realtime.engine.eventlet_engine",
    "threading": "ipk.realtime.engine.threading_engine",
}


def patch(mode: str) -> None:
    """Make the standard library cooperative where the mode needs it."""
    import_module(_MODULES[mode]).patch()


def create(mode: str) -> AsyncRuntime:
    """Create the engine of a mode."""
    made: Any = import_module(_MODULES[mode]).create()
    return made
