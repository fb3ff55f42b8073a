"""What the tests of the store stand on: small records, plain threads, a clock that ticks by itself."""

import itertools
import queue
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any, ClassVar

from ipk.domain.kernel.private_key import PrivateKey
from ipk.domain.kernel.records import Record
from ipk.services.ports import AuditEntry, UnitOfWork


@dataclass(frozen=True, kw_only=True)
class Leaf(Record):
    """A card in small."""

    TYPE: ClassVar[str] = "leaf"
    READERS: ClassVar[Mapping[str, Any]] = {"at": tuple}

    text: str = ""
    at: tuple[float, float] = (0.0, 0.0)


@dataclass(frozen=True, kw_only=True)
class Line(Record):
    """A stroke in small: a part of a leaf."""

    TYPE: ClassVar[str] = "line"

    leaf: str = ""

    @property
    def parent(self) -> str:
        return self.leaf


@dataclass(frozen=True, kw_only=True)
class Secret(Record):
    """An answer in small: private to the child."""

    TYPE: ClassVar[str] = "secret"
    PRIVATE: ClassVar[bool] = True

    text: str


TYPES: dict[str, type[Record]] = {"leaf": Leaf, "line": Line, "secret": Secret, PrivateKey.TYPE: PrivateKey}


class Threads:
    """The `Engine` port on plain threads. The serving side is one thread of its own."""

    def __init__(self) -> None:
        self._inbox: queue.SimpleQueue[Callable[[], None] | None] = queue.SimpleQueue()
        threading.Thread(target=self._serve, daemon=True, name="serving").start()

    def _serve(self) -> None:
        while (letter := self._inbox.get()) is not None:
            letter()

    def stop(self) -> None:
        self._inbox.put(None)

    def native_queue(self) -> "Native":
        return Native()

    def native_thread(self, target: Callable[[], None], name: str) -> threading.Thread:
        thread = threading.Thread(target=target, name=name, daemon=True)
        thread.start()
        return thread

    def native_sleep(self, seconds: float) -> None:
        time.sleep(seconds)

    def mailbox(self, receive: Callable[[Any], None]) -> Callable[[Any], None]:
        return lambda item: self._inbox.put(lambda: receive(item))

    def promise(self) -> "Vow":
        return Vow()

    def spawn(self, function: Callable[[], None]) -> None:
        self.native_thread(function, "beside")


class Native:
    def __init__(self) -> None:
        self._queue: queue.SimpleQueue[Any] = queue.SimpleQueue()

    def put(self, item: Any) -> None:
        self._queue.put(item)

    def get(self, timeout: float | None = None) -> Any:
        return self._queue.get(timeout=timeout)


class Vow:
    def __init__(self) -> None:
        self._set = threading.Event()
        self._value: Any = None

    def set(self, value: Any) -> None:
        self._value = value
        self._set.set()

    def wait(self, timeout: float | None = None) -> Any:
        if not self._set.wait(timeout):
            raise TimeoutError
        return self._value


@dataclass
class Ticking:
    """A clock that is one second later each time it is asked."""

    now: datetime = field(default_factory=lambda: datetime(2026, 11, 22, 9, 0, tzinfo=UTC))

    def __call__(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now


_ops = itertools.count(1)


def sign(work: UnitOfWork, person: str = "anicka", op: str = "", **body: Any) -> None:
    work.log(AuditEntry(person, op or f"op-{next(_ops)}", b"digest", "leaf.stick", body))


def stick(id: str, text: str = "", **more: Any) -> Callable[[UnitOfWork], Leaf]:
    """A function that keeps a leaf and signs it."""

    def function(work: UnitOfWork) -> Leaf:
        leaf = work.save(Leaf(id=id, text=text))
        sign(work, **more)
        return leaf

    return function


def nothing(work: UnitOfWork) -> None:
    """The first, empty change of a conference."""
    sign(work, op="founding")
