"""Sounds from outside: known by their bytes, never decoded, freed of their tags in a process of their own."""

from dataclasses import dataclass
from pathlib import Path

from ipk.domain.errors import Invalid, TooBig
from ipk.domain.media import LONGEST_SECONDS, MEDIA_BYTES, UNKNOWN, SoundKind
from ipk.storage.apart import take_apart

_CUTTER = Path(__file__).with_name("cutter.py")
#: recorders stop a little late
_GRACE = 5


@dataclass(frozen=True)
class CleanSound:
    """`seconds` is its length, 0 where the file does not say."""

    data: bytes
    mime: str
    seconds: float


def clean_sound(data: bytes, kind: SoundKind = "voice") -> CleanSound:
    """MP3, M4A (AAC), Ogg (Opus, Vorbis), WebM (Opus) or WAV. Raises TooBig and Invalid."""
    if len(data) > MEDIA_BYTES[kind]:
        raise TooBig("This recording is too long.")
    head, body = take_apart(_CUTTER, data)
    match head.get("trouble"):
        case None:
            sound = CleanSound(body, head["mime"], head["seconds"])
        case "video":
            raise Invalid("This is a video. Please choose a sound only.")
        case _:
            raise Invalid(UNKNOWN)
    if kind in LONGEST_SECONDS and sound.seconds > LONGEST_SECONDS[kind] + _GRACE:
        raise TooBig("This recording is too long.")
    return sound
