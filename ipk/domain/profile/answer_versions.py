"""Earlier versions of answers: what an answer was at the end of an earlier sitting."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Self

from ipk.domain.kernel.media import Attached, read_album
from ipk.domain.kernel.records import Record
from ipk.domain.profile.answers import Answer

#: versions kept of one answer; the oldest is deleted first
EARLIER_LIMIT = 12
#: the fields of an answer that a version keeps. Consent is not among them: it is never restored
SAID = ("text", "symbols", "album", "choice", "none", "colour", "said_by", "speaker", "written_by")


def version_id(answer: str, sitting: int) -> str:
    return f"earlier-{sitting}.{answer}"


@dataclass(frozen=True, kw_only=True)
class AnswerVersion(Record):
    """An answer as it was. `lines` are the names of its strokes; the stroke records stay with the answer."""

    TYPE: ClassVar[str] = "earlier"
    PRIVATE: ClassVar[bool] = True
    READERS: ClassVar[Mapping[str, Any]] = {"symbols": tuple, "album": read_album, "lines": tuple}

    answer: str
    sitting: int
    said_at: str = ""
    text: str = ""
    symbols: tuple[str, ...] = ()
    album: tuple[Attached, ...] = ()
    choice: str = ""
    none: bool = False
    colour: str = "sun"
    said_by: str = ""
    speaker: str = ""
    written_by: str = ""
    lines: tuple[str, ...] = ()

    @classmethod
    def of(cls, answer: Answer, lines: Iterable[str]) -> Self:
        said = {name: getattr(answer, name) for name in SAID}
        id = version_id(answer.id, answer.sitting)
        return cls(id=id, answer=answer.id, sitting=answer.sitting, said_at=answer.said_at, lines=tuple(lines), **said)

    @property
    def parent(self) -> str:
        return self.answer

    @property
    def said(self) -> dict[str, Any]:
        return {name: getattr(self, name) for name in SAID}


def at_the_end_of(sitting: int, answer: Answer, earlier: Sequence[AnswerVersion]) -> Answer | AnswerVersion | None:
    """The state of the answer at the end of that sitting; None when nobody had said anything yet.

    A version of the current sitting is what was said in it before the answer was removed or reverted.
    """
    states = [one for one in (*earlier, answer) if one.sitting <= sitting]
    return max(states, key=lambda one: (one.sitting, isinstance(one, AnswerVersion)), default=None)
