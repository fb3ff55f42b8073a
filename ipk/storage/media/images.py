"""Decodes uploaded pictures in a sandboxed process and encodes them anew."""

from dataclasses import dataclass
from pathlib import Path

from ipk.domain.kernel.errors import Invalid, TooBig
from ipk.domain.kernel.media import MEDIA_BYTES, UNKNOWN
from ipk.storage.media.sandbox import run_sandboxed

#: HEIF, as some phones write it; not supported, because its decoders have many vulnerabilities (docs/decisions/023)
_HEIF = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"}
_PAINTER = Path(__file__).with_name("image_worker.py")


@dataclass(frozen=True)
class CleanPicture:
    """At most 2048 px, JPEG (WebP with transparency), without metadata; `thumb` at most 400 px."""

    data: bytes
    thumb: bytes
    width: int
    height: int
    mime: str


def clean_picture(data: bytes) -> CleanPicture:
    """The first frame of a JPEG, PNG or WebP, upright and in sRGB. Raises Invalid, TooBig, TryAgain."""
    if len(data) > MEDIA_BYTES["picture"]:
        raise TooBig("This picture is too big.")
    if data[4:8] == b"ftyp" and data[8:12] in _HEIF:
        raise Invalid("This phone keeps pictures in a way that we cannot show. Please take it here with the camera.")
    if not _is_picture(data):
        raise Invalid(UNKNOWN)
    head, body = run_sandboxed(_PAINTER, data)
    if "trouble" in head:
        raise {"too_big": TooBig("This picture is too big.")}.get(
            head["trouble"], Invalid("This picture cannot be read. Please try another one.")
        )
    size = head["size"]
    return CleanPicture(body[:size], body[size:], head["width"], head["height"], head["mime"])


def _is_picture(data: bytes) -> bool:
    png, jpeg = data.startswith(b"\x89PNG\r\n\x1a\n"), data.startswith(b"\xff\xd8\xff")
    return png or jpeg or (data.startswith(b"RIFF") and data[8:12] == b"WEBP")
