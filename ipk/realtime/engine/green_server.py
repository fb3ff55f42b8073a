"""eventlet's WSGI server with what it lacks: deadlines for headers and a bound on half-open connections (L1)."""

from collections import OrderedDict
from typing import Any

import eventlet
from eventlet import wsgi

try:
    import resource
except ImportError:  # Windows has no such limit
    resource = None

LISTEN_BACKLOG = 1024
HEADERS_SECONDS = 10
#: connections that have not sent a whole request head yet; the oldest give way to new ones
HALF_OPEN_LIMIT = 400
SOCKETS_LIMIT = 8192
URL_LIMIT = 4096


class HalfOpen:
    """The connections whose request head is still to come, oldest first."""

    def __init__(self) -> None:
        self._sockets: OrderedDict[int, Any] = OrderedDict()

    def add(self, socket: Any) -> None:
        self._sockets[id(socket)] = socket
        if len(self._sockets) > HALF_OPEN_LIMIT:
            _, oldest = self._sockets.popitem(last=False)
            try:
                oldest.shutdown(2)
            except OSError:
                pass

    def remove(self, socket: Any) -> None:
        self._sockets.pop(id(socket), None)


_half_open = HalfOpen()


class PatientProtocol(wsgi.HttpProtocol):
    """Reads one request head within a deadline, however slowly it drips."""

    def handle_one_request(self) -> None:
        _half_open.add(self.connection)
        self._deadline: Any = eventlet.Timeout(HEADERS_SECONDS, False)
        try:
            super().handle_one_request()
        except eventlet.Timeout:
            self.close_connection = True
        finally:
            self._head_is_whole()

    def parse_request(self) -> bool:
        try:
            return bool(super().parse_request())
        finally:
            self._head_is_whole()

    def _head_is_whole(self) -> None:
        self._deadline.cancel()
        _half_open.remove(self.connection)

    def log_message(self, format: str, *args: Any) -> None:
        """Addresses and paths are nobody's business (S4)."""


def allow_sockets() -> None:
    """Systems give a program 1,024 open files by habit; a hostile phone opens more (L1). Ask for what is allowed."""
    if resource is None:
        return
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = 2 * SOCKETS_LIMIT
    allowed = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
    if soft != resource.RLIM_INFINITY and soft < allowed:
        resource.setrlimit(resource.RLIMIT_NOFILE, (allowed, hard))


def server_options() -> dict[str, Any]:
    return {
        "protocol": PatientProtocol,
        "log_output": False,
        "debug": False,
        "socket_timeout": 15,
        "keepalive": 15,
        "max_size": SOCKETS_LIMIT,
        "url_length_limit": URL_LIMIT,
    }
