"""Interface of the concurrency engine (eventlet or threads) for storage; `ipk/realtime/engine` implements it."""

from collections.abc import Callable
from typing import Any, Protocol


class NativeQueue(Protocol):
    """A queue between the serving thread and native threads."""

    def put(self, item: Any) -> None:
        """Append an item; never blocks, callable from any thread."""
        ...

    def get(self, timeout: float | None = None) -> Any:
        """Wait for an item, in a native thread only. Raises `queue.Empty` after `timeout` seconds."""
        ...


class Future(Protocol):
    """A value that is set later."""

    def set(self, value: Any) -> None: ...

    def wait(self, timeout: float | None = None) -> Any:
        """Wait for the value without blocking other work. Raises TimeoutError after `timeout` seconds."""
        ...


class Runtime(Protocol):
    """Threads, queues and futures of the engine that `IPK_ASYNC` chose."""

    def native_queue(self) -> NativeQueue: ...

    def native_thread(self, target: Callable[[], None], name: str) -> Any:
        """Start an OS thread (daemon); the returned object has `.join(timeout)`."""
        ...

    def native_sleep(self, seconds: float) -> None:
        """Sleep in a native thread."""
        ...

    def mailbox(self, receive: Callable[[Any], None]) -> Callable[[Any], None]:
        """Return a thread-safe `post`: `post(item)` calls `receive(item)` in the serving thread, in order."""
        ...

    def promise(self) -> Future:
        """A new future without a value."""
        ...

    def spawn(self, function: Callable[[], None]) -> None:
        """Run `function`, which may wait, concurrently; returns at once."""
        ...
