"""The eventlet engine: one event loop (the hub) serves all requests; native threads do blocking work."""

import logging
import socket
import time
import warnings
from collections import deque
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from typing import Any

warnings.filterwarnings("ignore", message="(?s).*[Ee]ventlet is deprecated.*")

import eventlet  # noqa: E402 - the warning above must be silenced first
from eventlet import event, hubs, patcher, wsgi  # noqa: E402

from ipk.realtime.engine.eventlet_channel import EventletWebSocket  # noqa: E402
from ipk.realtime.engine.eventlet_poller import READ, reading  # noqa: E402
from ipk.realtime.engine.eventlet_wsgi import (  # noqa: E402
    LISTEN_BACKLOG,
    accepting_listener,
    allow_sockets,
    reading_requests,
    server_options,
)
from ipk.realtime.engine.interfaces import MessageHandler, WaitingQueue  # noqa: E402
from ipk.realtime.engine.tick import EventLoopTick  # noqa: E402

log = logging.getLogger("ipk.engine")
_queue: Any = patcher.original("queue")
_threading: Any = patcher.original("threading")
_sleep: Any = eventlet.sleep  # takes fractions, whatever its hints say
# unpatched: a native thread must not call a green function
_time: Any = patcher.original("time")
_os: Any = patcher.original("os")
_socket: Any = patcher.original("socket")


def patch() -> None:
    """Monkey-patch the standard library. Must run before any other import."""
    eventlet.monkey_patch()


class EventletFuture:
    def __init__(self) -> None:
        self._event = event.Event()

    @property
    def is_set(self) -> bool:
        return self._event.ready()

    def set(self, value: Any) -> None:
        if not self.is_set:
            self._event.send(value)

    def wait(self, timeout: float | None = None) -> Any:
        with eventlet.Timeout(timeout, TimeoutError):
            return self._event.wait()


class LoopQueue:
    """Thread-safe queue into the event loop; a byte through a socket pair wakes it."""

    def __init__(self, receive: Callable[[Any], None], tick: EventLoopTick) -> None:
        self._receive = receive
        self._tick = tick
        self._items: deque[Any] = deque()
        self._inner, self._outer = _socket.socketpair()
        self._inner.setblocking(False)
        self._outer.setblocking(False)
        hubs.get_hub().add(READ, self._inner.fileno(), self._woken, self._lost, self._lost)

    def put(self, item: Any) -> None:
        self._items.append(item)
        try:
            _os.write(self._outer.fileno(), b"!")
        except BlockingIOError:
            pass  # enough wake-ups are pending

    def _woken(self, _fileno: int) -> None:
        try:
            _os.read(self._inner.fileno(), 4096)
        except BlockingIOError:
            return  # must not raise: the hub removes a listener that does
        self._tick.take(self._open)

    def _open(self) -> None:
        while self._items:
            try:
                self._receive(self._items.popleft())
            except Exception:
                log.exception("an item could not be received")

    def _lost(self, *_: Any) -> None:
        """Nothing to do: the descriptor is open until the process ends."""


class EventletEngine:
    """Everything runs on the hub. Between two waits no other greenlet runs, so `lock` needs to do nothing."""

    mode = "eventlet"
    writes_directly = True

    def __init__(self) -> None:
        self._nothing = nullcontext()
        self._tick = EventLoopTick(self.call_later)
        self._stopped = EventletFuture()
        self._stop = self.mailbox(self._stopped.set)
        self._watch_socket: Any = None

    def native_queue(self) -> WaitingQueue:
        return WaitingQueue(_queue.SimpleQueue())

    def native_thread(self, target: Callable[[], None], name: str) -> Any:
        thread = _threading.Thread(target=target, name=name, daemon=True)
        thread.start()
        return thread

    def native_sleep(self, seconds: float) -> None:
        _time.sleep(seconds)

    def mailbox(self, receive: Callable[[Any], None]) -> Callable[[Any], None]:
        return LoopQueue(receive, self._tick).put

    def promise(self) -> EventletFuture:
        return EventletFuture()

    def lock(self) -> AbstractContextManager[Any]:
        return self._nothing

    def call_later(self, seconds: float, function: Callable[[], None]) -> None:
        hubs.get_hub().schedule_call_global(seconds, function)

    def call_soon(self, function: Callable[[], None]) -> None:
        self._tick.call_soon(function)

    def spawn(self, function: Callable[[], None]) -> None:
        eventlet.spawn_n(function)

    def sleep(self, seconds: float) -> None:
        _sleep(seconds)

    def raw_socket(self, environ: dict[str, Any]) -> Any:
        return environ["eventlet.input"].get_socket()

    def open_channel(self, environ: dict[str, Any], handle: MessageHandler) -> EventletWebSocket:
        environ["eventlet.set_idle"]()
        if self._watch_socket is None:
            self._watch_socket = reading(self._tick)
        return EventletWebSocket(self.raw_socket(environ), handle, self._watch_socket)

    def upgraded(self) -> list[bytes]:
        # tells eventlet that the response was handled
        wsgi.WSGI_LOCAL.already_handled = True
        return []

    def serve(self, app: Any, host: str, port: int, ready: Callable[[int], None]) -> None:
        allow_sockets()
        reading_requests(hubs.get_hub())
        listener = eventlet.listen((host, port), backlog=LISTEN_BACKLOG)
        # accepted sockets inherit it; without TCP_NODELAY an answer may be delayed by 33 ms
        listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        listener.accept = accepting_listener(listener.accept, _sleep)
        eventlet.spawn_n(wsgi.server, listener, app, **server_options())
        ready(listener.getsockname()[1])
        self._stopped.wait()

    def stop(self) -> None:
        # through the queue, because a signal alone does not wake a sleeping hub
        if not self._stopped.is_set:
            self._stop(None)

    def probe(self, report: Callable[[str], None]) -> None:
        eventlet.spawn_n(_watch, report)


def create() -> EventletEngine:
    return EventletEngine()


def _watch(report: Callable[[str], None]) -> None:
    """Report p50, p99 and maximum latency of the hub, in ms, each second."""
    while True:
        lags: list[float] = []
        end = time.perf_counter() + 1
        while (before := time.perf_counter()) < end:
            _sleep(0.002)
            lags.append((time.perf_counter() - before - 0.002) * 1000)
        lags.sort()
        p50, p99, worst = lags[len(lags) // 2], lags[int(len(lags) * 0.99)], lags[-1]
        report(f'{{"probe": {{"hub_p50": {p50:.2f}, "hub_p99": {p99:.2f}, "hub_max": {worst:.2f}}}}}')
