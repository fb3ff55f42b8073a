"""python -m bench.libraries.without PART serve …: our server with one of its own parts taken out.

PART is a key of PARTS. The parts are replaced in this process alone, after eventlet has patched it and before the app
is put together.
"""

import sys
from collections.abc import Callable
from typing import Any

from ipk.realtime import engine


class EngineioPings:
    """In place of `Heart`: nothing but the deadline of sockets that never join, which engine.io does not have."""

    def __init__(self, serving: Any, sockets: dict[str, Any]) -> None:
        from ipk.realtime.transport.unjoined_sockets import NamelessSockets

        self._serving = serving
        self._nameless = NamelessSockets(sockets)

    def start(self) -> None:
        self._serving.later(1.0, self._next)

    def heard(self, connection: Any) -> None:
        raise AssertionError("engine.io receives the pongs")

    def _next(self) -> None:
        self._serving.later(1.0, self._next)
        self._nameless.look()


def without_heartbeat() -> None:
    """A pong takes engine.io's way like any packet, and engine.io's own task looks for clients that are gone."""
    from flask_socketio import SocketIO

    from ipk.realtime import server
    from ipk.realtime.transport import websocket_adapter

    def socketio(app: Any, **options: Any) -> SocketIO:
        options["monitor_clients"] = True
        return SocketIO(app, **options)

    replace(server, "Heart", EngineioPings)
    replace(server, "SocketIO", socketio)
    replace(websocket_adapter, "PONG", b"")  # nobody sends an empty message, so nothing is taken for a pong


def without_epoll_groups() -> None:
    """The hub watches each socket by itself, as it does where there is no epoll."""
    from ipk.realtime.engine import eventlet_engine, eventlet_poller

    replace(eventlet_engine, "reading", lambda _turn: eventlet_poller.HubWatch)


def without_group_commit() -> None:
    """Each command is committed alone and at once."""
    from ipk.storage.store import write_queue

    replace(write_queue, "LARGEST", 1)
    replace(write_queue, "BUSY", 0.0)


PARTS: dict[str, Callable[[], None]] = {
    "heartbeat": without_heartbeat,
    "epoll_groups": without_epoll_groups,
    "group_commit": without_group_commit,
}


def replace(module: Any, name: str, value: Any) -> None:
    """Raises AttributeError when the name was moved: then nothing would be measured."""
    getattr(module, name)
    setattr(module, name, value)


def main() -> None:
    patch_eventlet, take_out = engine.patch, PARTS[sys.argv.pop(1)]

    def patch(mode: str) -> None:
        patch_eventlet(mode)
        take_out()

    replace(engine, "patch", patch)
    from commands.main import main as run

    run()


if __name__ == "__main__":
    main()
