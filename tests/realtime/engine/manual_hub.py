"""eventlet's hub by hand."""

import select
from collections.abc import Callable


class Hub:
    """Its listeners are called when their descriptor is ready, its timers when asked to."""

    def __init__(self) -> None:
        self.listeners: dict[int, Callable[[int], None]] = {}
        self.timers: list[tuple[float, Callable[[], None]]] = []

    def add(self, _event: str, fileno: int, readable: Callable[[int], None], *lost: Callable[..., None]) -> int:
        self.listeners[fileno] = readable
        self.lost = lost
        return fileno

    def remove(self, listener: int) -> None:
        del self.listeners[listener]

    def schedule_call_global(self, seconds: float, call: Callable[[], None]) -> None:
        self.timers.append((seconds, call))

    def poll(self) -> None:
        """Whoever of the listeners is readable is called."""
        for fileno, readable in list(self.listeners.items()):
            if select.select([fileno], [], [], 0)[0]:
                readable(fileno)

    def wake(self) -> list[float]:
        """All timers go off; how long they had been set for."""
        due, self.timers = self.timers, []
        for _, call in due:
            call()
        return [seconds for seconds, _ in due]
