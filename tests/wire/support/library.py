"""The same wire through python-socketio's own client: what any ordinary Socket.IO client would do."""

from __future__ import annotations

import contextlib
import threading
from concurrent.futures import Future
from typing import Any

import requests
import socketio
import websocket

from tests.wire.support.packets import Listener, Refused


class Recording(websocket.WebSocket):
    """A WebSocket that keeps every frame it received."""

    raw: list[bytes]

    def recv_data_frame(self, control_frame: bool = False) -> tuple[int, Any]:
        opcode, frame = super().recv_data_frame(control_frame)
        self.raw.append(bytes(frame.data))
        return opcode, frame


def recording_into(raw: list[bytes]) -> type[Recording]:
    return type("RecordingHere", (Recording,), {"raw": raw})


class LibraryWire:
    """python-socketio in threads, WebSocket or polling."""

    transports = ("websocket",)

    def __init__(self, url: str, cookie: str, auth: Any, listener: Listener | None = None) -> None:
        self.raw: list[bytes] = []
        self.closed = threading.Event()
        session = requests.Session()
        session.headers["Cookie"] = cookie  # with every request, as a browser does
        session.hooks["response"].append(lambda response, **_: self.raw.append(response.content))
        self.client = socketio.Client(
            reconnection=False,
            http_session=session,
            websocket_extra_options={"class_": recording_into(self.raw)},
        )
        self.client.on("*", listener or (lambda event, payload=None: None))
        self.client.on("disconnect", lambda *_: self.closed.set())
        self._refusal: Any = None
        self.client.on("connect_error", self._refused)
        try:
            self.client.connect(
                url, auth=auth, headers={"Cookie": cookie}, transports=list(self.transports), wait_timeout=20
            )
        except socketio.exceptions.ConnectionError as error:
            self.closed.set()
            raise Refused(self._refusal if self._refusal is not None else str(error)) from error

    def _refused(self, said: Any) -> None:
        self._refusal = said

    def send(self, event: str, payload: Any) -> None:
        self.client.emit(event, payload)

    def ask(self, event: str, payload: Any) -> Future[Any]:
        answer: Future[Any] = Future()

        def answered(*said: Any) -> None:
            answer.set_result(said[0] if said else None)

        try:
            self.client.emit(event, payload, callback=answered)
        except socketio.exceptions.SocketIOError as gone:
            raise Refused("closed") from gone
        return answer

    def close(self) -> None:
        with contextlib.suppress(Exception):
            self.client.disconnect()
        self.closed.set()


class PollingWire(LibraryWire):
    """HTTP long-polling alone, for networks that forbid WebSockets."""

    transports = ("polling",)
