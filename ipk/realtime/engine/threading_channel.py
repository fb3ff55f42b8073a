"""A blocking WebSocket, read by the thread of its request."""

import threading
from collections import deque
from typing import Any

from ipk.realtime.engine.interfaces import MessageHandler
from ipk.realtime.protocol.frames import BINARY, CLOSE, PING, PONG, TEXT, FrameReader, Message, ProtocolError, frame

_RECEIVE = 65536
#: seconds; bounds a send to a client that does not read (dead ones are found by pings)
_SEND_TIMEOUT = 20.0


class ThreadingWebSocket:
    """Blocking reads; writes of engine.io's writer thread and of pings, under a lock."""

    paced = False
    direct_send = None

    def __init__(self, socket: Any, handle: MessageHandler) -> None:
        self.connection: Any = None
        self._handle = handle
        self._socket = socket
        self._socket.settimeout(_SEND_TIMEOUT)
        self._reader = FrameReader()
        self._ready: deque[Message] = deque()
        self._writing = threading.Lock()
        self._closed = False

    def send_nowait(self, frame: bytes) -> None:
        """Not supported: a write here may wait."""
        raise NotImplementedError

    def passes(self, passing: bool) -> None:
        """Ignored: its own thread reads the socket."""

    def wait(self) -> str | bytes | None:
        try:
            return self._next()
        except (OSError, ProtocolError, UnicodeDecodeError):
            self.close()
            return None

    def send(self, data: str | bytes) -> None:
        text = isinstance(data, str)
        self.write(frame(data.encode() if isinstance(data, str) else data, TEXT if text else BINARY))

    def write(self, frame: bytes) -> None:
        with self._writing:
            if self._closed:
                raise OSError("closed")
            self._socket.sendall(frame)

    def close(self) -> None:
        self._closed = True
        try:
            self._socket.shutdown(2)
        except OSError:
            pass

    def _next(self) -> str | bytes | None:
        while True:
            while self._ready:
                message = self._ready.popleft()
                if message.opcode == CLOSE:
                    self.close()
                    return None
                if message.opcode == PING:
                    self.write(frame(message.payload, PONG))
                elif message.opcode != PONG and not self._handle(self, message):
                    text = message.opcode == TEXT
                    return message.payload.decode() if text else message.payload
            try:
                data = self._socket.recv(_RECEIVE)
            except TimeoutError:
                if self._closed:
                    return None
                continue
            if not data:
                return None
            self._ready.extend(self._reader.feed(data))
