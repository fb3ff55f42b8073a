"""What an engine offers to the rest of `realtime`, beyond what the services' `Engine` port asks."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any, Protocol

from ipk.concurrency import Runtime
from ipk.realtime.protocol.frames import Message

#: hands a whole message to whoever wants it at once; True when it was taken
MessageHandler = Callable[["Channel", Message], bool]


class WaitingQueue:
    """The `NativeQueue` port over an unpatched `queue.SimpleQueue`."""

    def __init__(self, simple: Any) -> None:
        self.put = simple.put
        self._get = simple.get

    def get(self, timeout: float | None = None) -> Any:
        return self._get(True, timeout)


class Channel(Protocol):
    """One WebSocket after its handshake: what engine.io expects of one, and a writer that never waits."""

    connection: Any
    """Whoever the gate bound to it, None before."""

    def wait(self) -> str | bytes | None:
        """The next message for engine.io, None when the connection is over."""
        ...

    def send(self, data: str | bytes) -> None: ...

    def write(self, frame: bytes) -> None:
        """Queue a ready frame behind what is already waiting; a reader too slow for it is closed."""
        ...

    @property
    def direct_send(self) -> Callable[[bytes], int] | None:
        """The socket's own `send`, past this channel, while nothing waits to be written. Before something has to wait,
        `connection.buffer_writes` is called."""
        ...

    @property
    def paced(self) -> bool:
        """Is it read once a tick, together with the others who draw?"""
        ...

    def send_nowait(self, frame: bytes) -> None:
        """The same for one of many devices: it never raises, also when this one is gone."""
        ...

    def passes(self, passing: bool) -> None:
        """What comes from here now is passed on with the next tick; it need not be read before."""
        ...

    def close(self) -> None: ...


class AsyncRuntime(Runtime, Protocol):
    """Concurrency for a serving process."""

    mode: str
    writes_directly: bool
    """May frames be written from wherever a change is announced, without waiting?"""

    def lock(self) -> AbstractContextManager[Any]:
        """Guards what the serving side shares. No code waits inside it: under eventlet it is no lock at all, because
        there nothing else runs between two waits."""
        ...

    def call_later(self, seconds: float, function: Callable[[], None]) -> None:
        """Run `function`, which must not wait, after a while."""
        ...

    def call_soon(self, function: Callable[[], None]) -> None:
        """Run `function`, which must not wait, when all that has come together (messages, commits) is taken in."""
        ...

    def sleep(self, seconds: float) -> None: ...

    def open_channel(self, environ: dict[str, Any], hot: MessageHandler) -> Channel:
        """The socket under a request whose handshake was answered. `hot` sees each message first."""
        ...

    def raw_socket(self, environ: dict[str, Any]) -> Any: ...

    def upgraded(self) -> list[bytes]:
        """What a WSGI application returns after the socket was taken over."""
        ...

    def serve(self, app: Any, host: str, port: int, ready: Callable[[int], None]) -> None:
        """Serve until `stop`; `ready` hears the port."""
        ...

    def stop(self) -> None:
        """End `serve`. Callable from a signal handler."""
        ...

    def probe(self, report: Callable[[str], None]) -> None:
        """Say each second how late the serving side is."""
        ...
