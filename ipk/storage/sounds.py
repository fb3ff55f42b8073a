"""Sounds, kept as they came. Their first bytes say of which kind they are: a given name and type prove nothing."""

from dataclasses import dataclass

from ipk.domain.errors import Invalid, TooBig
from ipk.domain.media import MEDIA_BYTES

_M4A_BRANDS = {b"M4A ", b"M4B ", b"mp41", b"mp42", b"isom", b"iso2", b"iso4", b"iso5", b"iso6", b"dash"}


@dataclass(frozen=True)
class CleanSound:
    data: bytes
    mime: str


def clean_sound(data: bytes) -> CleanSound:
    """MP3, M4A, Ogg, WebM or WAV. Raises TooBig and Invalid."""
    if len(data) > MEDIA_BYTES["voice"]:
        raise TooBig("This recording is too long.")
    mime = sound_kind(data)
    if not mime:
        raise Invalid("This is not a picture or sound that we can show.")
    return CleanSound(data, mime)


def sound_kind(data: bytes) -> str:
    """The fixed type it will be served with, "" when it is no sound that browsers play."""
    if data.startswith(b"OggS"):
        return "audio/ogg"
    if data.startswith(b"\x1a\x45\xdf\xa3") and b"webm" in data[:64]:
        return "audio/webm"
    if data.startswith(b"RIFF") and data[8:12] == b"WAVE":
        return "audio/wav"
    if data[4:8] == b"ftyp" and data[8:12] in _M4A_BRANDS:
        return "audio/mp4"
    if data.startswith(b"ID3") or (len(data) > 3 and _is_mp3_frame(data)):
        return "audio/mpeg"
    return ""


def _is_mp3_frame(data: bytes) -> bool:
    """A frame header of MPEG layer III: sync, a version and bit rate that exist."""
    return data[0] == 0xFF and data[1] & 0xE6 == 0xE2 and data[1] & 0x18 != 0x08 and data[2] & 0xF0 != 0xF0
