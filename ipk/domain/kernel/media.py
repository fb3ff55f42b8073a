"""Pictures and sounds that cards carry. The bytes are kept elsewhere."""

import re
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any, ClassVar, Literal, Self

from ipk.domain.kernel.records import Record

MediaKind = Literal["picture", "voice", "song"]
SoundKind = Literal["voice", "song"]

_MEGABYTE = 1024 * 1024

#: bytes of one upload, by what it is for; a minute of plain samples as computers record it is 11 MB
MEDIA_BYTES: dict[MediaKind, int] = {"picture": 20 * _MEGABYTE, "voice": 12 * _MEGABYTE, "song": 16 * _MEGABYTE}
#: of one sound, as it is heard and not as its file says
LONGEST_SECONDS: dict[SoundKind, int] = {"voice": 60, "song": 15 * 60}
#: how a sound looks: so many steps of loudness from 0 to 9, as its sender's screen drew them
WAVE = re.compile(r"[0-9]{0,64}")
UNKNOWN = "This is not a picture or sound that we can show."
#: what nothing carries after so long was never hung and goes away
ORPHAN_LIFE = timedelta(days=2)
LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC).isoformat()


@dataclass(frozen=True)
class Attached:
    """A picture or voice among others on one thing; of a voice also how it looks and how long it is.

    `label` says what is in a picture, for those who do not see it.
    """

    id: str
    kind: MediaKind
    wave: str = ""
    seconds: float = 0.0
    label: str = ""


def read_album(album: list[dict[str, Any]]) -> tuple[Attached, ...]:
    return tuple(Attached(**one) for one in album)


@dataclass(frozen=True, kw_only=True)
class MediaItem(Record):
    """A picture or sound. `upload` is its bringer's mark of the sending: sent again it makes no second one."""

    TYPE: ClassVar[str] = "media"

    kind: MediaKind
    mime: str
    owner: str
    width: int = 0
    height: int = 0
    wave: str = ""
    seconds: float = 0.0
    size: int = 0
    """Bytes that are kept of it, its small copy among them; 0 for what was kept before they were counted."""
    upload: str = ""
    brought_at: str = ""
    used: bool = False
    """Did a card ever carry it? A peeled card may be hung again, with its picture."""
    key: str = ""
    """What its bytes are sealed with. Who can no longer read this note can no longer read them, in no backup."""
    profile: bool = False
    """Does an answer or a song of the child carry it?"""

    @property
    def private(self) -> bool:
        return self.profile

    def let_go(self) -> Self:
        """Nothing carries it any more: unreadable from now on, and soon cleared away."""
        return replace(self, key="", owner="", upload="", wave="", used=False, brought_at=LONG_AGO)

    def is_orphan(self, now: datetime) -> bool:
        brought = datetime.fromisoformat(self.brought_at) if self.brought_at else now
        return not self.used and now - brought > ORPHAN_LIFE
