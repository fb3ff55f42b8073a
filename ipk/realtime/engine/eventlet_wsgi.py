"""Adds to eventlet's WSGI server: paced accepts, deadlines for headers and bodies, a limit on half-open connections
(L1, A33)."""

from collections import OrderedDict
from collections.abc import Callable
from itertools import count
from typing import Any

import eventlet
from eventlet import hubs, patcher, wsgi

from ipk.realtime.engine.body_deadline import FORM_BYTES, TimedBody

try:
    import resource
except ImportError:  # Windows has no such limit
    resource = None

# unpatched: the hub uses it
_select: Any = patcher.original("select")
LISTEN_BACKLOG = 1024
#: connections accepted in a row, and the pause after them, seconds
ACCEPTS_PER_TURN, ACCEPT_PAUSE_SECONDS = 8, 0.005
#: most sockets handled in one poll of the hub; the others follow at once
SOCKETS_PER_POLL = 32
HEADERS_SECONDS = 10
#: most connections without a complete request (for uploads: without complete headers); the oldest are closed
HALF_OPEN_LIMIT = 400
SOCKETS_LIMIT = 8192
URL_LIMIT = 4096


class HalfOpenConnections:
    """The connections without a complete request, oldest first."""

    def __init__(self) -> None:
        self._sockets: OrderedDict[int, Any] = OrderedDict()

    def add(self, socket: Any) -> None:
        self._sockets[id(socket)] = socket
        if len(self._sockets) > HALF_OPEN_LIMIT:
            _, oldest = self._sockets.popitem(last=False)
            _hang_up(oldest)

    def remove(self, socket: Any) -> None:
        self._sockets.pop(id(socket), None)


_half_open = HalfOpenConnections()


def _hang_up(socket: Any) -> None:
    try:
        socket.shutdown(2)
    except OSError:
        pass


class DeadlineProtocol(wsgi.HttpProtocol):
    """Closes a connection whose headers or body do not arrive within their deadlines."""

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

    def get_environ(self) -> dict[str, Any]:
        request: dict[str, Any] = super().get_environ()
        self._body = request["eventlet.input"]
        return request

    def handle_one_response(self) -> None:
        body = self._body
        if not body.content_length and not body.chunked_input:
            super().handle_one_response()
            return
        length = None if body.chunked_input else body.content_length
        timed = TimedBody(body.rfile, length, self._wait_for_body, self._cut, lambda: bool(body.headers_sent))
        body.rfile = timed
        try:
            super().handle_one_response()
        finally:
            timed.stop()

    def _wait_for_body(self, seconds: float, cut: Callable[[], None]) -> Callable[[], None]:
        """Set the deadline of a body. A form or a refused body counts as half-open, an upload in progress does not."""
        if (self._body.content_length or 0) <= FORM_BYTES or self._body.headers_sent:
            _half_open.add(self.connection)
        timer = hubs.get_hub().schedule_call_global(seconds, cut)

        def stop() -> None:
            timer.cancel()
            _half_open.remove(self.connection)

        return stop

    def _cut(self) -> None:
        self.close_connection = True
        _hang_up(self.connection)

    def _head_is_whole(self) -> None:
        self._deadline.cancel()
        _half_open.remove(self.connection)

    def log_message(self, format: str, *args: Any) -> None:
        """Log nothing: addresses and paths are private (C4)."""


def accepting_listener(accept: Callable[[], Any], sleep: Callable[[float], Any]) -> Callable[[], Any]:
    """Pause after some accepts, so that a burst of connections does not block other requests (L1)."""
    accepted = count(1)

    def accept_and_yield() -> Any:
        if next(accepted) % ACCEPTS_PER_TURN == 0:
            sleep(ACCEPT_PAUSE_SECONDS)
        return accept()

    return accept_and_yield


def reading_requests(hub: Any) -> None:
    """Limit the sockets per poll of the hub, so that a burst of disconnections does not block other requests (L1).

    epoll rotates through the ready sockets, so none is starved.
    """
    epoll = getattr(hub, "poll", None)
    if epoll is not None and isinstance(epoll, getattr(_select, "epoll", ())):
        hub.do_poll = lambda seconds: epoll.poll(seconds, SOCKETS_PER_POLL)


def allow_sockets() -> None:
    """Raise the limit of open files, usually 1,024: a hostile client opens more connections (L1)."""
    if resource is None:
        return
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = 2 * SOCKETS_LIMIT
    allowed = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
    if soft != resource.RLIM_INFINITY and soft < allowed:
        resource.setrlimit(resource.RLIMIT_NOFILE, (allowed, hard))


def server_options() -> dict[str, Any]:
    return {
        "protocol": DeadlineProtocol,
        "log_output": False,
        "debug": False,
        "socket_timeout": 15,
        "keepalive": 15,
        "max_size": SOCKETS_LIMIT,
        "url_length_limit": URL_LIMIT,
    }
