"""A WebSocket that the hub's callback reads and that is written without waiting.

No greenlet is switched for a frame. Commands go straight to the dispatcher, other messages to engine.io, which waits
in `wait`. For the measurements see `docs/decisions/` and `docs/benchmarks.md`.
"""

from collections import deque
from collections.abc import Callable
from typing import Any

import eventlet
import eventlet.hubs.hub
from eventlet import hubs
from eventlet.queue import LightQueue

from ipk.realtime.engine.eventlet_poller import WatchSocket
from ipk.realtime.engine.interfaces import MessageHandler
from ipk.realtime.protocol.frames import BINARY, CLOSE, PING, PONG, TEXT, FrameReader, Message, ProtocolError, frame
from ipk.realtime.protocol.limits import QUEUE_BYTES
from ipk.realtime.protocol.rate_limit import Bucket

_WRITE = eventlet.hubs.hub.WRITE
#: bytes read at once, so that one socket does not delay the others
_RECEIVE = 16384
#: rate limits of one socket; exceeding one closes it (P13). Bytes per second and burst
_BYTES_PER_SECOND, _BYTES_BURST = 1_000_000, 4_000_000
#: messages per second and burst, about 20 times what our client sends
_MESSAGES_PER_SECOND, _MESSAGES_BURST = 1500, 2000
#: messages that engine.io reads before it yields to other greenlets
_MESSAGES_PER_TURN = 8


class EventletWebSocket:
    """The `Channel` protocol. Single-threaded: runs on the hub."""

    __slots__ = (
        "_bytes",
        "_closed",
        "_eventlet_socket",
        "_fd",
        "_fileno",
        "_handle",
        "_inbox",
        "_limit",
        "_messages",
        "_pending",
        "_pending_bytes",
        "_reader",
        "_send",
        "_taken",
        "_watch",
        "_write_listener",
        "connection",
        "passes",
    )

    def __init__(self, eventlet_socket: Any, handle: MessageHandler, watch: WatchSocket) -> None:
        self.connection: Any = None
        self._handle = handle
        self._eventlet_socket = eventlet_socket
        self._fd: Any = getattr(eventlet_socket, "fd", eventlet_socket)
        self._fd.setblocking(False)
        self._fileno: int = self._fd.fileno()
        self._send = self._fd.send
        self._reader = FrameReader()
        self._inbox: LightQueue = LightQueue()
        self._pending: deque[bytes] = deque()
        self._pending_bytes = 0
        self._limit = QUEUE_BYTES
        self._write_listener: Any = None
        self._closed = False
        self._taken = 0
        self._bytes = Bucket(_BYTES_PER_SECOND, _BYTES_BURST)
        self._messages = Bucket(_MESSAGES_PER_SECOND, _MESSAGES_BURST)
        self._watch = watch(self._fileno, self._readable, self._interrupted)
        self.passes = self._watch.passes

    @property
    def direct_send(self) -> Callable[[bytes], int] | None:
        return None if self._pending else self._send

    @property
    def paced(self) -> bool:
        return self._watch.paced

    def wait(self) -> str | bytes | None:
        if self._closed and self._inbox.empty():
            return None
        self._taken += 1
        if self._taken % _MESSAGES_PER_TURN == 0 and not self._inbox.empty():
            eventlet.sleep(0)
        return self._inbox.get()

    def send(self, data: str | bytes) -> None:
        if isinstance(data, str):
            self.write(frame(data.encode(), TEXT))
        else:
            self.write(frame(data, BINARY))

    def write(self, frame: bytes) -> None:
        if self._closed:
            raise OSError("closed")
        self.send_nowait(frame)

    def send_nowait(self, frame: bytes) -> None:
        if self._pending:
            self._queue(frame)
            return
        try:
            sent = self._send(frame)
        except (BlockingIOError, InterruptedError):
            sent = 0
        except OSError:
            self.close()
            return
        if sent < len(frame):
            self._queue(frame[sent:])

    def close(self) -> None:
        if self._closed:
            return
        self._closed = True
        self._unlisten()
        self._pending.clear()
        self._inbox.put(None)
        try:
            self._fd.shutdown(2)
        except OSError:
            pass

    def _queue(self, data: bytes) -> None:
        if self.connection is not None:
            self.connection.buffer_writes()
        if not self._pending:
            # a single frame may exceed the limit; a slow client still gets it
            self._limit = QUEUE_BYTES + len(data)
        self._pending.append(data)
        self._pending_bytes += len(data)
        if self._pending_bytes > self._limit:
            self.close()
        elif self._write_listener is None:
            self._write_listener = hubs.get_hub().add(
                _WRITE, self._fileno, self._writable, self._interrupted, self._interrupted
            )

    def _writable(self, _: int) -> None:
        while self._pending:
            data = self._pending[0]
            try:
                sent = self._send(data)
            except (BlockingIOError, InterruptedError):
                return
            except OSError:
                self.close()
                return
            self._pending_bytes -= sent
            if sent < len(data):
                self._pending[0] = data[sent:]
                return
            self._pending.popleft()
        listener, self._write_listener = self._write_listener, None
        hubs.get_hub().remove(listener)

    def _readable(self, _: int) -> None:
        try:
            data = self._fd.recv(_RECEIVE)
        except (BlockingIOError, InterruptedError):
            return
        except OSError:
            data = b""
        if not data or not self._bytes.take(len(data)):
            self.close()
            return
        try:
            for message in self._reader.feed(data):
                if not self._messages.take():
                    self.close()
                if self._closed:
                    return
                self._take(message)
        except (ProtocolError, UnicodeDecodeError):
            self.close()

    def _take(self, message: Message) -> None:
        if message.opcode == TEXT or message.opcode == BINARY:
            if not self._handle(self, message):
                text = message.opcode == TEXT
                self._inbox.put(message.payload.decode() if text else message.payload)
        elif message.opcode == PING:
            self.write(frame(message.payload, PONG))
        elif message.opcode == CLOSE:
            self.close()

    def _interrupted(self, *_: Any) -> None:
        """The hub calls this when the descriptor was closed."""
        self.close()

    def _unlisten(self) -> None:
        self._watch.stop()
        listener, self._write_listener = self._write_listener, None
        if listener is not None:
            hubs.get_hub().remove(listener)
