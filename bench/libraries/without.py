"""python -m bench.libraries.without PART serve …: our server with one of its own parts taken out.

PART is a key of PARTS. The parts are replaced in this process alone, after eventlet has patched it and before the app
is put together.
"""

import sys
from collections.abc import Callable
from typing import Any

from ipk.realtime import engine


class EngineioPings:
    """Replaces `Heartbeat`: closes sockets that never join; engine.io sends the pings."""

    def __init__(self, runtime: Any, sockets: dict[str, Any]) -> None:
        from ipk.realtime.transport.unjoined_sockets import UnjoinedSockets

        self._runtime = runtime
        self._unjoined = UnjoinedSockets(sockets)

    def start(self) -> None:
        self._runtime.call_later(1.0, self._next)

    def on_pong(self, connection: Any) -> None:
        raise AssertionError("engine.io receives the pongs")

    def _next(self) -> None:
        self._runtime.call_later(1.0, self._next)
        self._unjoined.close_overdue()


def without_heartbeat() -> None:
    """Lets engine.io handle pongs like any packet and detect clients that are gone."""
    from flask_socketio import SocketIO

    from ipk.realtime import server
    from ipk.realtime.transport import websocket_adapter

    def socketio(app: Any, **options: Any) -> SocketIO:
        options["monitor_clients"] = True
        return SocketIO(app, **options)

    replace(server, "Heartbeat", EngineioPings)
    replace(server, "SocketIO", socketio)
    replace(websocket_adapter, "PONG", b"")  # nobody sends an empty message, so nothing is taken for a pong


def without_epoll_groups() -> None:
    """Lets the event loop poll each socket by itself, as on systems without epoll."""
    from ipk.realtime.engine import eventlet_engine, eventlet_poller

    replace(eventlet_engine, "reading", lambda _turn: eventlet_poller.HubWatch)


def without_group_commit() -> None:
    """Commits each command alone and at once."""
    from ipk.storage.store import write_queue

    replace(write_queue, "LARGEST", 1)
    replace(write_queue, "BUSY", 0.0)


PARTS: dict[str, Callable[[], None]] = {
    "heartbeat": without_heartbeat,
    "epoll_groups": without_epoll_groups,
    "group_commit": without_group_commit,
}


def replace(module: Any, name: str, value: Any) -> None:
    """Replaces a name of a module. Raises AttributeError when there is no such name any more."""
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
