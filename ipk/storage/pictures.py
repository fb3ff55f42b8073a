"""Pictures from outside: decoded in a process of their own that may take only so much, and written anew."""

import subprocess
import sys
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec

from ipk.domain.errors import Invalid, TooBig, TryAgain
from ipk.domain.media import MEDIA_BYTES

#: what phones of some kinds write; its decoders have a bad record, so none is here (docs/decisions/023)
_HEIF = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"}
#: seconds after which the decoding is given up
PATIENCE = 30

_PAINTER = Path(__file__).with_name("painter.py")
#: a photo takes a core for a moment: the meeting must keep the other
_at_once = threading.BoundedSemaphore(2)


@dataclass(frozen=True)
class CleanPicture:
    """At most 2048 px, JPEG (WebP where something is see-through), without metadata; `thumb` at most 400 px."""

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
        raise Invalid("This is not a picture or sound that we can show.")
    head, body = _paint(data)
    if "trouble" in head:
        raise {"too_big": TooBig("This picture is too big.")}.get(
            head["trouble"], Invalid("This picture cannot be read. Please try another one.")
        )
    size = head["size"]
    return CleanPicture(body[:size], body[size:], head["width"], head["height"], head["mime"])


def _is_picture(data: bytes) -> bool:
    png, jpeg = data.startswith(b"\x89PNG\r\n\x1a\n"), data.startswith(b"\xff\xd8\xff")
    return png or jpeg or (data.startswith(b"RIFF") and data[8:12] == b"WEBP")


def _paint(data: bytes) -> tuple[dict[str, Any], bytes]:
    """What the other process says in its first line, and the bytes after it."""
    with _at_once:
        try:
            done = subprocess.run(
                [sys.executable, "-I", str(_PAINTER)],
                input=data,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                timeout=PATIENCE,
                env={} if sys.platform != "win32" else None,
                check=False,
            )
        except subprocess.TimeoutExpired:
            return {"trouble": "slow"}, b""
        except OSError as error:
            raise TryAgain from error
    line, _, body = done.stdout.partition(b"\n")
    if done.returncode != 0 or not line:
        return {"trouble": "broken"}, b""
    return msgspec.json.decode(line), body
