"""A WebSocket read by its own thread."""

import threading
from collections import deque
from typing import Any

from ipk.realtime.engine.interfaces import MessageHandler
from ipk.realtime.protocol.frames import BINARY, CLOSE, PING, PONG, TEXT, FrameReader, Message, ProtocolError, frame

_RECEIVE = 65536
#: a dead phone is found by pings; this only bounds a send to a reader that does not read
_SEND_TIMEOUT = 20.0


class ThreadingWebSocket:
    """Blocking reads; writes come from engine.io's writer thread and from pings, one at a time."""

    paced = False
    direct_send = None

    def __init__(self, socket: Any, hot: MessageHandler) -> None:
        self.connection: Any = None
        self._hot = hot
        self._socket = socket
        self._socket.settimeout(_SEND_TIMEOUT)
        self._reader = FrameReader()
        self._ready: deque[Message] = deque()
        self._writing = threading.Lock()
        self._closed = False

    def send_nowait(self, frame: bytes) -> None:
        """Nobody pushes here: what is written may have to wait."""
        raise NotImplementedError

    def passes(self, passing: bool) -> None:
        """A thread of its own reads it anyway."""

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
                elif message.opcode != PONG and not self._hot(self, message):
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
