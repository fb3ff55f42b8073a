"""Photos as a phone would bring them, made here."""

from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

from PIL import Image, ImageDraw

PLACE = b"49.1951N 16.6068E"
UPRIGHT, ON_ITS_SIDE = 1, 6


@cache
def photo(width: int = 800, height: int = 600, orientation: int = UPRIGHT, noise: float = 0) -> bytes:
    """A JPEG, red on its upper half and blue below, with what a camera writes about where it was taken.

    `noise` makes it as heavy as a real one: 60 gives 12 megapixels about 9 MB.
    """
    picture = Image.new("RGB", (width, height), "blue")
    ImageDraw.Draw(picture).rectangle((0, 0, width, height // 2), fill="red")
    if noise:
        grain = Image.effect_noise((width, height), noise).convert("RGB")
        picture = Image.blend(picture, grain, 0.4)
    file = BytesIO()
    picture.save(file, "JPEG", quality=88, exif=_exif(orientation))
    return file.getvalue()


def photo_file(folder: Path, name: str = "fotka.jpg", **wishes: Any) -> Path:
    path = folder / name
    path.write_bytes(photo(**wishes))
    return path


def _exif(orientation: int) -> Image.Exif:
    exif = Image.Exif()
    exif[0x0112], exif[0x010F], exif[0x9286] = orientation, "Canon", PLACE
    exif.get_ifd(0x8825)[2] = (49.0, 11.0, 42.0)
    return exif
