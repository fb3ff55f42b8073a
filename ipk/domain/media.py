"""Pictures and sounds that cards carry. The bytes are kept elsewhere."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import ClassVar, Literal

from ipk.domain.records import Record

MediaKind = Literal["picture", "voice"]

#: bytes of one upload, by what it is for: a voice is short, a song of the child is a sound, too
MEDIA_BYTES: dict[MediaKind, int] = {"picture": 20 * 1024 * 1024, "voice": 16 * 1024 * 1024}
#: what nothing carries after so long was never hung and goes away
ORPHAN_LIFE = timedelta(days=2)


@dataclass(frozen=True, kw_only=True)
class MediaItem(Record):
    """A picture or sound. `upload` is its bringer's mark of the sending: sent again it makes no second one."""

    TYPE: ClassVar[str] = "media"

    kind: MediaKind
    mime: str
    owner: str
    width: int = 0
    height: int = 0
    upload: str = ""
    brought_at: str = ""
    used: bool = False
    """Did a card ever carry it? A peeled card may be hung again, with its picture."""

    def is_orphan(self, now: datetime) -> bool:
        brought = datetime.fromisoformat(self.brought_at) if self.brought_at else now
        return not self.used and now - brought > ORPHAN_LIFE
