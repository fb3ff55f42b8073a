"""eventlet's WSGI server with what it lacks: connections accepted in turns, deadlines for heads and bodies, and a bound
on those that are not whole yet (L1, A33)."""

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

# the unpatched one: it is the hub's own
_select: Any = patcher.original("select")
LISTEN_BACKLOG = 1024
#: so many new connections, then everybody else has a turn for so long
ACCEPTED_AT_ONCE, ACCEPTING_RESTS = 8, 0.005
#: so many sockets with news at one look; the others come right after
HEARD_AT_ONCE = 32
HEADERS_SECONDS = 10
#: connections that have not sent a whole request yet (of one with a file: its head); the oldest give way to new ones
HALF_OPEN_LIMIT = 400
SOCKETS_LIMIT = 8192
URL_LIMIT = 4096


class HalfOpenConnections:
    """The connections whose request is still to come, oldest first."""

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


class PatientProtocol(wsgi.HttpProtocol):
    """Reads one request head and its body within their deadlines, however slowly they drip."""

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
        """A file that somebody reads is waited for apart; forms, and what is only thrown away, stand among what is not
        whole yet."""
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
        """Addresses and paths are nobody's business (C4)."""


def accepting_listener(accept: Callable[[], Any], rest: Callable[[float], Any]) -> Callable[[], Any]:
    """A thousand connections at once would all be accepted before anybody else is heard (L1)."""
    accepted = count(1)

    def in_turn() -> Any:
        if next(accepted) % ACCEPTED_AT_ONCE == 0:
            rest(ACCEPTING_RESTS)
        return accept()

    return in_turn


def reading_requests(hub: Any) -> None:
    """A thousand connections that end at once would all be looked after before anybody else is heard (L1). The kernel
    goes round those that have news, so whoever was not among the first is among the next."""
    epoll = getattr(hub, "poll", None)
    if epoll is not None and isinstance(epoll, getattr(_select, "epoll", ())):
        hub.do_poll = lambda seconds: epoll.poll(seconds, HEARD_AT_ONCE)


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
