"""Records of uploaded pictures and sounds. The media store keeps the bytes."""

import re
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any, ClassVar, Literal, Self

from ipk.domain.kernel.records import Record

MediaKind = Literal["picture", "voice", "song"]
SoundKind = Literal["voice", "song"]

_MEGABYTE = 1024 * 1024

#: size limit of one upload in bytes; a minute of uncompressed sound is 11 MB
MEDIA_BYTES: dict[MediaKind, int] = {"picture": 20 * _MEGABYTE, "voice": 12 * _MEGABYTE, "song": 16 * _MEGABYTE}
#: longest duration of a sound in seconds, measured on the decoded sound, not taken from the file's header
LONGEST_SECONDS: dict[SoundKind, int] = {"voice": 60, "song": 15 * 60}
#: waveform of a sound: up to 64 digits, each the loudness from 0 to 9, computed by the sender's browser
WAVE = re.compile(r"[0-9]{0,64}")
UNKNOWN = "This is not a picture or sound that we can show."
#: media that no record has used after this time are deleted
ORPHAN_LIFE = timedelta(days=2)
LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC).isoformat()


@dataclass(frozen=True)
class Attached:
    """One of several pictures or sounds of a record; `wave` and `seconds` are the waveform and length of a sound.

    `label` describes a picture for people who do not see it.
    """

    id: str
    kind: MediaKind
    wave: str = ""
    seconds: float = 0.0
    label: str = ""


def read_album(album: list[dict[str, Any]]) -> tuple[Attached, ...]:
    """Read `Attached` values from their stored form."""
    return tuple(Attached(**one) for one in album)


@dataclass(frozen=True, kw_only=True)
class MediaItem(Record):
    """A picture or sound. `upload` is the uploader's idempotency key: an upload sent again makes no second item."""

    TYPE: ClassVar[str] = "media"

    kind: MediaKind
    mime: str
    owner: str
    width: int = 0
    height: int = 0
    wave: str = ""
    seconds: float = 0.0
    size: int = 0
    """Bytes on disk with the small copy; 0 for items stored before sizes were recorded."""
    upload: str = ""
    brought_at: str = ""
    used: bool = False
    """True once a card carried it; a peeled card may be hung again, with its picture."""
    key: str = ""
    """Key that encrypts the bytes. Who cannot decrypt this record cannot decrypt the bytes, in backups either."""
    profile: bool = False
    """True when an answer or a song of the child carries it."""

    @property
    def private(self) -> bool:
        return self.profile

    def let_go(self) -> Self:
        """Copy for an item that nothing carries any more: without key, and old enough for the next clean-up."""
        return replace(self, key="", owner="", upload="", wave="", used=False, brought_at=LONG_AGO)

    def is_orphan(self, now: datetime) -> bool:
        """True for an item that nothing used within `ORPHAN_LIFE` of its upload."""
        brought = datetime.fromisoformat(self.brought_at) if self.brought_at else now
        return not self.used and now - brought > ORPHAN_LIFE
