"""Photos as paper needs them: JPEG, not larger than it will be printed."""

import io
from dataclasses import dataclass

from PIL import Image

QUALITY = 82


@dataclass(frozen=True)
class ScaledImage:
    """`shape` is its width by its height."""

    data: bytes
    shape: float


def printed(data: bytes, longest: int) -> ScaledImage | None:
    """None for what is no picture. Takes some milliseconds without the interpreter's lock: call it off the hub.

    What is kept was painted anew when it came (docs/decisions/023), so it is decoded here without a process of its own.
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
    """A picture that was painted here, in a third of its bytes. Takes some time: call it off the hub."""
    with Image.open(io.BytesIO(png), formats=("PNG",)) as picture:
        file = io.BytesIO()
        picture.convert("RGB").save(file, "JPEG", quality=QUALITY)
    return file.getvalue()


def _smaller(picture: Image.Image, longest: int) -> bytes:
    picture.draft("RGB", (longest, longest))  # a JPEG is decoded at a fraction of its size at once
    picture.thumbnail((longest, longest), Image.Resampling.BILINEAR)
    page = Image.new("RGB", picture.size, "white")
    page.paste(picture, mask=picture.getchannel("A") if picture.mode == "RGBA" else None)
    file = io.BytesIO()
    page.save(file, "JPEG", quality=QUALITY)
    return file.getvalue()
