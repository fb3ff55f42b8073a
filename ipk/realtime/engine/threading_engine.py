"""The threading engine: the same server without eventlet, for tests, commands, and in case eventlet must go."""

import logging
import queue
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from werkzeug.serving import WSGIRequestHandler, make_server

from ipk.realtime.engine.body_deadline import TimedBody
from ipk.realtime.engine.interfaces import MessageHandler, WaitingQueue
from ipk.realtime.engine.threading_channel import ThreadingWebSocket

log = logging.getLogger("ipk.engine")


def patch() -> None:
    """Nothing to patch."""


class ThreadFuture:
    """The `Future` port over a `threading.Event`."""

    def __init__(self) -> None:
        self._event = threading.Event()
        self._value: Any = None

    def set(self, value: Any) -> None:
        self._value = value
        self._event.set()

    def wait(self, timeout: float | None = None) -> Any:
        if not self._event.wait(timeout):
            raise TimeoutError
        return self._value


class _Handler(WSGIRequestHandler):
    """Werkzeug's handler without logging, with timeouts for connections and bodies."""

    protocol_version = "HTTP/1.1"
    timeout = 15
    _body: TimedBody | None = None

    def make_environ(self) -> dict[str, Any]:
        environ: dict[str, Any] = super().make_environ()
        length = environ.get("CONTENT_LENGTH", "")
        if length or environ.get("wsgi.input_terminated"):
            size = int(length) if length.isdecimal() else None
            self._body = environ["wsgi.input"] = TimedBody(environ["wsgi.input"], size, _timer, self._cut)
        return environ

    def run_wsgi(self) -> None:
        try:
            super().run_wsgi()
        finally:
            if self._body is not None:
                self._body.stop()

    def _cut(self) -> None:
        with suppress(OSError):
            self.connection.shutdown(2)

    def log(self, type: str, message: str, *args: Any) -> None:
        """Log nothing: addresses and paths are private (C4)."""


def _timer(seconds: float, function: Callable[[], None]) -> Callable[[], None]:
    timer = threading.Timer(seconds, function)
    timer.daemon = True
    timer.start()
    return timer.cancel


class ThreadingEngine:
    """Each request has a thread; `lock` guards what they share."""

    mode = "threading"
    writes_directly = False

    def __init__(self) -> None:
        self._lock = threading.RLock()
        self._server: Any = None

    def native_queue(self) -> WaitingQueue:
        return WaitingQueue(queue.SimpleQueue())

    def native_thread(self, target: Callable[[], None], name: str) -> threading.Thread:
        thread = threading.Thread(target=target, name=name, daemon=True)
        thread.start()
        return thread

    def native_sleep(self, seconds: float) -> None:
        time.sleep(seconds)

    def mailbox(self, receive: Callable[[Any], None]) -> Callable[[Any], None]:
        items: queue.SimpleQueue[Any] = queue.SimpleQueue()

        def deliver() -> None:
            while True:
                item = items.get()
                try:
                    receive(item)
                except Exception:
                    log.exception("an item could not be received")

        self.native_thread(deliver, "mailbox")
        return items.put

    def promise(self) -> ThreadFuture:
        return ThreadFuture()

    def lock(self) -> threading.RLock:
        return self._lock

    def call_later(self, seconds: float, function: Callable[[], None]) -> None:
        _timer(seconds, function)

    def call_soon(self, function: Callable[[], None]) -> None:
        self.call_later(0, function)

    def spawn(self, function: Callable[[], None]) -> None:
        self.native_thread(function, "task")

    def sleep(self, seconds: float) -> None:
        time.sleep(seconds)

    def raw_socket(self, environ: dict[str, Any]) -> Any:
        return environ["werkzeug.socket"]

    def open_channel(self, environ: dict[str, Any], handle: MessageHandler) -> ThreadingWebSocket:
        return ThreadingWebSocket(self.raw_socket(environ), handle)

    def upgraded(self) -> list[bytes]:
        # werkzeug then closes the connection without a response
        raise ConnectionError

    def serve(self, app: Any, host: str, port: int, ready: Callable[[int], None]) -> None:
        self._server = make_server(host, port, app, threaded=True, request_handler=_Handler)
        self._server.daemon_threads = True
        ready(self._server.server_port)
        self._server.serve_forever(poll_interval=0.1)

    def stop(self) -> None:
        if self._server is not None:
            threading.Thread(target=self._server.shutdown, daemon=True).start()

    def probe(self, report: Callable[[str], None]) -> None:
        """Nothing to measure: there is no event loop."""


def create() -> ThreadingEngine:
    return ThreadingEngine()
