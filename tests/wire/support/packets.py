"""Socket.IO v4 spoken by hand over one WebSocket: every byte can be seen, and anything can be sent."""

from __future__ import annotations

import contextlib
import itertools
import json
import socket
import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import Any

import websocket

Listener = Callable[[str, Any], None]


class Refused(Exception):
    """The server said no: `said` is whatever it said."""

    def __init__(self, said: Any) -> None:
        super().__init__(repr(said))
        self.said = said


def code_of(refusal: Any) -> str:
    """The code in a `connect_error`: the protocol carries it as the message, or in the data beside it."""
    if isinstance(refusal, Refused):
        return code_of(refusal.said)
    if not isinstance(refusal, dict):
        return str(refusal)
    if "code" in refusal:
        return str(refusal["code"])
    data = refusal.get("data")
    return str(data["code"] if isinstance(data, dict) and "code" in data else refusal.get("message"))


class HandWire:
    """One WebSocket and one thread that reads it. Wants no library's help in packing or unpacking."""

    def __init__(self, url: str, cookie: str, auth: Any, listener: Listener | None = None, **options: Any) -> None:
        self.raw: list[bytes] = []
        self.closed = threading.Event()
        self.hello: dict[str, Any] = {}
        self._listener = listener or (lambda event, payload: None)
        self._answers: dict[int, Future[Any]] = {}
        self._numbers = itertools.count()
        self._entered: Future[Any] = Future()
        self.socket = self._connect(url, cookie, options)
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()
        if auth is not None:
            self.enter(auth)

    def _connect(self, url: str, cookie: str, options: dict[str, Any]) -> websocket.WebSocket:
        address = url.replace("http", "ws", 1) + "/socket.io/?EIO=4&transport=websocket"
        options = {"timeout": 20, "enable_multithread": True, "cookie": cookie or None} | options
        return websocket.create_connection(address, **options)

    def enter(self, auth: Any, timeout: float = 10) -> None:
        """Into the default namespace with this auth payload, or `Refused`."""
        self.text("40" + json.dumps(auth))
        self._entered.result(timeout)

    def send(self, event: str, payload: Any) -> None:
        self.text("42" + json.dumps([event, payload], ensure_ascii=False))

    def ask(self, event: str, payload: Any) -> Future[Any]:
        """The event, and a future of its answer."""
        return self.ask_in_words(json.dumps([event, payload], ensure_ascii=False))

    def ask_in_words(self, words: str) -> Future[Any]:
        """The same, where the JSON is the caller's own, however strange."""
        number = next(self._numbers)
        answer: Future[Any] = Future()
        self._answers[number] = answer
        self.text(f"42{number}{words}")
        return answer

    def text(self, frame: str) -> None:
        try:
            self.socket.send(frame)
        except (OSError, websocket.WebSocketException) as gone:
            self._over()
            raise Refused("closed") from gone

    def close(self) -> None:
        """Hang up, the way a phone does that loses its line; the reading thread wakes and ends."""
        with contextlib.suppress(OSError, AttributeError):
            self.socket.sock.shutdown(socket.SHUT_RDWR)
        self.closed.wait(5)

    def _read(self) -> None:
        self.socket.settimeout(None)
        with contextlib.suppress(OSError, websocket.WebSocketException, ValueError):
            while True:
                opcode, frame = self.socket.recv_data(control_frame=False)
                if opcode == websocket.ABNF.OPCODE_CLOSE:
                    break
                self.raw.append(frame)
                if opcode == websocket.ABNF.OPCODE_TEXT:
                    self._packet(frame.decode())
        self._over()

    def _over(self) -> None:
        self.closed.set()
        with contextlib.suppress(OSError, websocket.WebSocketException):
            self.socket.shutdown()
        for waiting in [self._entered, *self._answers.values()]:
            if not waiting.done():
                with contextlib.suppress(Exception):
                    waiting.set_exception(Refused("closed"))

    def _packet(self, frame: str) -> None:
        kind, rest = frame[:1], frame[1:]
        if kind == "0":
            self.hello = json.loads(rest)
        elif kind == "2":
            self.socket.send("3" + rest)
        elif kind == "4":
            self._message(rest[:1], rest[1:])

    def _message(self, kind: str, rest: str) -> None:
        if kind == "0" and not self._entered.done():
            self._entered.set_result(rest)
        elif kind == "4" and not self._entered.done():
            self._entered.set_exception(Refused(json.loads(rest)))
        elif kind == "2":
            event, *arguments = json.loads(rest)
            self._listener(event, arguments[0] if arguments else None)
        elif kind == "3":
            start = rest.index("[")
            answer = self._answers.pop(int(rest[:start]), None)
            if answer is not None and not answer.done():
                answer.set_result((json.loads(rest[start:]) or [None])[0])
