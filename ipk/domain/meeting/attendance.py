"""Who was in the meeting, from when to when; written down as it happens (S0, minutes)."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, ClassVar, Literal

from ipk.domain.kernel.errors import Invalid
from ipk.domain.kernel.records import Record

#: what the recorder says of somebody who was not there: by message, excused, or not said
Absence = Literal["", "message", "excused"]


def _read_stays(stays: list[list[str]]) -> tuple[tuple[str, str], ...]:
    return tuple((came, left) for came, left in stays)


@dataclass(frozen=True, kw_only=True)
class Attendance(Record):
    """One person's presence. `stays` are (came, left) as ISO times with offset; `left` is "" while they are there.

    The recorder corrects it: `absence` says why somebody was not there, `noted_present` that they were, although no
    device showed it.
    """

    TYPE: ClassVar[str] = "attendance"
    READERS: ClassVar[Mapping[str, Any]] = {"stays": _read_stays}

    person: str
    stays: tuple[tuple[str, str], ...] = ()
    absence: Absence = ""
    noted_present: bool = False

    @staticmethod
    def id_of(person: str) -> str:
        return f"attendance-{person}"

    @property
    def is_in(self) -> bool:
        return bool(self.stays) and not self.stays[-1][1]

    @property
    def was_there(self) -> bool:
        return bool(self.stays) or self.noted_present

    def came(self, at: str) -> "Attendance":
        return self if self.is_in else replace(self, stays=(*self.stays, (at, "")))

    def left(self, at: str) -> "Attendance":
        if not self.is_in:
            return self
        return replace(self, stays=(*self.stays[:-1], (self.stays[-1][0], at)))

    def noted(self, note: str) -> "Attendance":
        """The recorder's correction: "came", "message", "excused", or "" for what arose by itself. Raises Invalid."""
        if note == "came":
            return replace(self, noted_present=True, absence="")
        if note in ("", "message", "excused"):
            return replace(self, noted_present=False, absence=note)  # type: ignore[arg-type] - one of its values
        raise Invalid
