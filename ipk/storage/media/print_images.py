"""Scales photos for printing, as JPEG."""

import io
from dataclasses import dataclass

from PIL import Image

QUALITY = 82


@dataclass(frozen=True)
class ScaledImage:
    """A JPEG. `shape` is its width divided by its height."""

    data: bytes
    shape: float


def printed(data: bytes, longest: int) -> ScaledImage | None:
    """The picture with at most `longest` pixels a side, None for what is no picture.

    Takes some milliseconds: call it in a worker thread. It needs no sandbox, because stored pictures were encoded by
    us (docs/decisions/023).
    """
    try:
        with Image.open(io.BytesIO(data), formats=("JPEG", "WEBP")) as picture:
            shape = picture.width / picture.height
            if picture.format == "JPEG" and max(picture.size) <= longest:
                return ScaledImage(data, shape)
            return ScaledImage(_smaller(picture, longest), shape)
    except (OSError, ValueError, SyntaxError):
        return None


def as_jpeg(png: bytes) -> bytes:
    """A PNG that we rendered as JPEG, a third of its size. Slow: call it in a worker thread."""
    with Image.open(io.BytesIO(png), formats=("PNG",)) as picture:
        file = io.BytesIO()
        picture.convert("RGB").save(file, "JPEG", quality=QUALITY)
    return file.getvalue()


def _smaller(picture: Image.Image, longest: int) -> bytes:
    picture.draft("RGB", (longest, longest))  # decodes a JPEG at a reduced size
    picture.thumbnail((longest, longest), Image.Resampling.BILINEAR)
    page = Image.new("RGB", picture.size, "white")
    page.paste(picture, mask=picture.getchannel("A") if picture.mode == "RGBA" else None)
    file = io.BytesIO()
    page.save(file, "JPEG", quality=QUALITY)
    return file.getvalue()
