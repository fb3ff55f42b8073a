"""Pictures and sounds that cards carry. The bytes are kept elsewhere."""

from dataclasses import dataclass
from typing import ClassVar, Literal

from ipk.domain.records import Record


@dataclass(frozen=True, kw_only=True)
class MediaItem(Record):
    TYPE: ClassVar[str] = "media"

    kind: Literal["picture", "voice"]
    mime: str
    owner: str
    width: int = 0
    height: int = 0
