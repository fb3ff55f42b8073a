"""The protocols of the concurrency engine, beyond `ipk.services.ports.Runtime`."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any, Protocol

from ipk.concurrency import Runtime
from ipk.realtime.protocol.frames import Message

#: handles a message at once, or returns False to leave it to engine.io
MessageHandler = Callable[["Channel", Message], bool]


class WaitingQueue:
    """The `NativeQueue` port over an unpatched `queue.SimpleQueue`."""

    def __init__(self, simple: Any) -> None:
        self.put = simple.put
        self._get = simple.get

    def get(self, timeout: float | None = None) -> Any:
        return self._get(True, timeout)


class Channel(Protocol):
    """A WebSocket after its handshake: the interface that engine.io expects, and writes that never wait."""

    connection: Any
    """The `Connection` bound to it, None before `connect` was accepted."""

    def wait(self) -> str | bytes | None:
        """The next message for engine.io, None when the connection is over."""
        ...

    def send(self, data: str | bytes) -> None: ...

    def write(self, frame: bytes) -> None:
        """Write an encoded frame behind the pending ones; closes the socket when too much is pending."""
        ...

    @property
    def direct_send(self) -> Callable[[bytes], int] | None:
        """The socket's own `send` while no write is pending, else None. The channel calls `connection.buffer_writes`
        before a write becomes pending."""
        ...

    @property
    def paced(self) -> bool:
        """Is the socket read only once a LIVE_TICK, because its device draws?"""
        ...

    def send_nowait(self, frame: bytes) -> None:
        """The same, but never raises."""
        ...

    def passes(self, passing: bool) -> None:
        """Note whether the last message was ephemeral: such a socket may be read once a LIVE_TICK."""
        ...

    def close(self) -> None: ...


class AsyncRuntime(Runtime, Protocol):
    """The concurrency engine of a server process."""

    mode: str
    writes_directly: bool
    """May frames be written without waiting, from where a change is announced?"""

    def lock(self) -> AbstractContextManager[Any]:
        """Guards what the serving side shares. No code waits inside it: under eventlet it is no lock at all, because
        there nothing else runs between two waits."""
        ...

    def call_later(self, seconds: float, function: Callable[[], None]) -> None:
        """Run `function`, which must not wait, after `seconds`."""
        ...

    def call_soon(self, function: Callable[[], None]) -> None:
        """Run `function`, which must not wait, after the messages and commits of this tick are handled."""
        ...

    def sleep(self, seconds: float) -> None: ...

    def open_channel(self, environ: dict[str, Any], handle: MessageHandler) -> Channel:
        """The WebSocket of a request after its handshake. `handle` gets each message first."""
        ...

    def raw_socket(self, environ: dict[str, Any]) -> Any: ...

    def upgraded(self) -> list[bytes]:
        """The value that a WSGI application returns after the upgrade."""
        ...

    def serve(self, app: Any, host: str, port: int, ready: Callable[[int], None]) -> None:
        """Serve until `stop`; calls `ready(port)` when listening."""
        ...

    def stop(self) -> None:
        """End `serve`. Callable from a signal handler."""
        ...

    def probe(self, report: Callable[[str], None]) -> None:
        """Report the event loop's latency each second."""
        ...
