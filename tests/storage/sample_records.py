"""What the tests of the store stand on: small records and a clock that ticks by itself."""

import itertools
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any, ClassVar

from ipk.domain.kernel.private_key import PrivateKey
from ipk.domain.kernel.records import Record
from ipk.services.ports import AuditEntry, UnitOfWork


@dataclass(frozen=True, kw_only=True)
class Note(Record):
    """A card in small."""

    TYPE: ClassVar[str] = "note"
    READERS: ClassVar[Mapping[str, Any]] = {"at": tuple}

    text: str = ""
    at: tuple[float, float] = (0.0, 0.0)


@dataclass(frozen=True, kw_only=True)
class Line(Record):
    """A stroke in small: a part of a note."""

    TYPE: ClassVar[str] = "line"

    note: str = ""

    @property
    def parent(self) -> str:
        return self.note


@dataclass(frozen=True, kw_only=True)
class Secret(Record):
    """An answer in small: private to the child."""

    TYPE: ClassVar[str] = "secret"
    PRIVATE: ClassVar[bool] = True

    text: str


TYPES: dict[str, type[Record]] = {"note": Note, "line": Line, "secret": Secret, PrivateKey.TYPE: PrivateKey}


@dataclass
class TickingClock:
    """A clock that is one second later each time it is asked."""

    now: datetime = field(default_factory=lambda: datetime(2026, 11, 22, 9, 0, tzinfo=UTC))

    def __call__(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now


_ops = itertools.count(1)


def sign(work: UnitOfWork, person: str = "anicka", op: str = "", **body: Any) -> None:
    work.log(AuditEntry(person, op or f"op-{next(_ops)}", b"digest", "note.stick", body))


def stick(id: str, text: str = "", **more: Any) -> Callable[[UnitOfWork], Note]:
    """A function that keeps a note and signs it."""

    def function(work: UnitOfWork) -> Note:
        note = work.save(Note(id=id, text=text))
        sign(work, **more)
        return note

    return function


def nothing(work: UnitOfWork) -> None:
    """The first, empty change of a conference."""
    sign(work, op="founding")
