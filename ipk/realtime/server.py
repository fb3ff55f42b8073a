"""The Socket.IO server: accepts connections and hands every event to the dispatcher."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from operator import attrgetter
from typing import Any, NamedTuple

from flask import Flask, Request, request, session
from flask_socketio import SocketIO
from socketio.exceptions import ConnectionRefusedError

from ipk.domain.kernel.errors import AnotherPerson, Closed, Invalid, IpkError, NotFound
from ipk.domain.kernel.languages import LANGUAGES
from ipk.domain.people.audiences import audience_of
from ipk.realtime.commands.dispatcher import CommandDispatcher
from ipk.realtime.engine.interfaces import AsyncRuntime
from ipk.realtime.protocol.limits import LIMITS, PING_INTERVAL, PING_TIMEOUT
from ipk.realtime.protocol.packets import Payload, StrictPacket
from ipk.realtime.sync.broadcaster import Broadcaster
from ipk.realtime.transport import websocket_adapter
from ipk.realtime.transport.connection import Connection
from ipk.realtime.transport.heartbeat import Heartbeat
from ipk.realtime.transport.origin import KnownHosts
from ipk.realtime.transport.socket_requests import SocketRequests

#: the libraries' log messages would contain private data (C4)
_silent = logging.getLogger("ipk.silent")
_silent.addHandler(logging.NullHandler())
_silent.propagate = False
_silent.setLevel(logging.CRITICAL + 1)


@dataclass(frozen=True)
class Parts:
    """Dependencies of the server. `digest(secret)` is the id of a device."""

    engine: AsyncRuntime
    dispatcher: CommandDispatcher
    broadcaster: Broadcaster
    hosts: KnownHosts
    digest: Callable[[str], str]
    fast_path: bool


class SocketServer:
    """The sockets of one process."""

    def __init__(self, app: Flask, parts: Parts) -> None:
        self._dispatcher = parts.dispatcher
        self._broadcaster = parts.broadcaster
        self._digest = parts.digest
        self._direct = parts.fast_path and parts.engine.writes_directly
        self._connections: dict[str, Connection] = {}
        sockets: Any = _socketio(app, parts)
        self._server = sockets.server
        heartbeat = Heartbeat(parts.engine, self._server.eio.sockets)
        adapter = websocket_adapter.adapter(
            parts.engine, parts.dispatcher.receive, heartbeat.on_pong, fast_path=self._direct
        )
        self._server.eio._async = {**self._server.eio._async, "websocket": adapter}
        sockets.on_event("connect", self._connect)
        # registered on python-socketio: they need no Flask request context
        self._server.on("disconnect", self._disconnect)
        self._server.on("*", self._event)
        heartbeat.start()
        # python-socketio's dictionary: the request that opened each session, by its id
        opened = attrgetter("environ")(self._server)
        app.wsgi_app = SocketRequests(app.wsgi_app, _device_reader(app), opened.get)

    def _connect(self, auth: Any = None) -> None:
        """Identify the device by the session cookie. Refuses with one of the contract's codes."""
        sid: str = request.sid  # pyright: ignore[reportAttributeAccessIssue] - Flask-SocketIO puts it there
        try:
            wanted = _wanted(auth)
            connection = Connection(sid, self._engine_socket(sid), direct=self._direct)
            connection.conference, connection.delta_strokes = wanted.conference, wanted.delta_strokes
            self._admit(connection, wanted.person)
        except IpkError as refusal:
            language = request.accept_languages.best_match(LANGUAGES) or "cs"
            message = self._dispatcher.localised_sentence(refusal, language)
            data = {"code": refusal.code, "message": message, **refusal.details}
            raise ConnectionRefusedError(refusal.code, data) from None

    def _admit(self, connection: Connection, page_person: str) -> None:
        """`page_person` is the person that the page was rendered for, or "". Raises AnotherPerson or Closed."""
        kept = session.get("devices")
        secrets = kept.get(connection.conference) if isinstance(kept, dict) else None
        if not secrets:
            raise NotFound
        connection.device = self._digest(secrets if isinstance(secrets, str) else secrets[-1])
        room = self._broadcaster.room(connection.conference)
        if page_person and room.owner_of(connection.device) not in ("", page_person):
            raise AnotherPerson
        room, person = self._broadcaster.authorise_device(connection.conference, connection.device)
        if page_person and person.id != page_person:
            raise AnotherPerson
        if room.meeting.closed:
            raise Closed  # afterwards everybody has their own page, and nothing of the wall (A13)
        connection.person = person.id
        connection.audience = audience_of(person)
        chosen = request.accept_languages.best_match(LANGUAGES)
        connection.language = room.language_of(person) or chosen or room.meeting.lang
        self._connections[connection.sid] = connection
        websocket_adapter.bind(connection)
        self._broadcaster.join(room, connection)

    def _disconnect(self, sid: str, *_: Any) -> None:
        connection = self._connections.pop(sid, None)
        if connection is not None:
            self._broadcaster.leave(connection)
            connection.dispose()  # breaks reference cycles, so that the memory is freed at once

    def _event(self, event: str, sid: str, *given: Any) -> Any:
        """An event that did not take the fast path: by polling, or without the fast path."""
        connection = self._connections.get(sid)
        if connection is None:
            return None
        if len(given) == 1 and isinstance(given[0], Payload):
            self._dispatcher.receive(connection, event, given[0])
            return None
        # binary attachments, which our client never sends
        return {
            "ok": False,
            "code": Invalid.code,
            "message": self._dispatcher.localised_sentence(Invalid(), connection.language),
        }

    def _engine_socket(self, sid: str) -> Any:
        return self._server.eio.sockets[self._server.manager.eio_sid_from_sid(sid, "/")]


def _device_reader(app: Flask) -> Callable[[dict[str, Any]], frozenset[str]]:
    """The secrets of all devices in a request's cookie."""

    def read(environ: dict[str, Any]) -> frozenset[str]:
        kept = (app.session_interface.open_session(app, Request(environ)) or {}).get("devices")
        by_conference = kept.values() if isinstance(kept, dict) else ()
        return frozenset(one for some in by_conference for one in ([some] if isinstance(some, str) else some))

    return read


def _socketio(app: Flask, parts: Parts) -> SocketIO:
    options: dict[str, Any] = {
        "async_mode": parts.engine.mode,
        "serializer": StrictPacket,
        "async_handlers": False,
        "manage_session": False,
        "cors_allowed_origins": parts.hosts.allows,
        "cors_credentials": False,
        "http_compression": False,
        "max_http_buffer_size": LIMITS["frame_bytes"],
        "ping_interval": PING_INTERVAL,
        "ping_timeout": PING_TIMEOUT,
        "monitor_clients": False,  # `Heartbeat` does
        "logger": _silent,
        "engineio_logger": _silent,
    }
    return SocketIO(app, **options)


class _Wanted(NamedTuple):
    """The auth payload. `person`: for whom the page was rendered, or "". `delta_strokes`: wants stroke deltas."""

    conference: str
    person: str
    delta_strokes: bool


def _wanted(auth: Any) -> _Wanted:
    """Raises Invalid."""
    if not isinstance(auth, dict) or not auth.keys() <= {"conference", "person", "strokes"}:
        raise Invalid
    conference, person = auth.get("conference"), auth.get("person", "")
    strokes = auth.get("strokes", "whole")
    if not isinstance(conference, str) or not isinstance(person, str) or strokes not in ("apart", "whole"):
        raise Invalid
    return _Wanted(conference, person, strokes == "apart")
