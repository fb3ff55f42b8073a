"""Subprocess of `images.py`: reads a picture from stdin and writes it anew, with a thumbnail, to stdout.

The output is one line of JSON (size, mime), then both pictures.
"""

import contextlib
import io
import json
import struct
import sys

from PIL import Image, ImageCms, ImageOps, UnidentifiedImageError

MOST_PIXELS = 50_000_000
LONGEST = 2048
SMALL = 400
#: most bytes of a stored picture; the quality is lowered until it fits
LARGEST = 1024 * 1024
#: an alpha below this (of 255) is invisible on any background
FAINTEST = 8
ORIENTATION = 0x0112

#: off: width and height are checked below
Image.MAX_IMAGE_PIXELS = None


def main() -> None:
    try:
        head, body = paint(sys.stdin.buffer.read())
    except (OSError, ValueError, SyntaxError, EOFError, MemoryError, UnidentifiedImageError):
        head, body = {"trouble": "broken"}, b""
    sys.stdout.buffer.write(json.dumps(head).encode() + b"\n" + body)


def paint(data: bytes) -> tuple[dict[str, object], bytes]:
    with Image.open(io.BytesIO(data), formats=("JPEG", "PNG", "WEBP")) as picture:
        if picture.width * picture.height > MOST_PIXELS:
            return {"trouble": "too_big"}, b""
        picture.draft("RGB", (LONGEST, LONGEST))  # decodes a JPEG at a reduced size
        upright = ImageOps.exif_transpose(downscale(plain(picture), LONGEST))
    clean = strip_metadata(upright)
    big, small = encoded(clean), encoded(downscale(clean.copy(), SMALL))
    mime = "image/webp" if clean.mode == "RGBA" else "image/jpeg"
    return {"width": clean.width, "height": clean.height, "mime": mime, "size": len(big)}, big + small


def plain(picture: Image.Image) -> Image.Image:
    """The first frame as RGB or RGBA, converted to sRGB when the picture has a colour profile."""
    picture.load()
    profile = picture.info.get("icc_profile")
    turned_by = orientation(picture)
    mode = "RGBA" if picture.has_transparency_data else "RGB"
    if picture.mode.startswith("I"):
        picture = picture.point(lambda value: value / 256).convert("L")
    if profile and picture.mode in ("RGB", "CMYK"):
        with contextlib.suppress(ImageCms.PyCMSError, OSError):
            own = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            turned = ImageCms.profileToProfile(picture, own, ImageCms.createProfile("sRGB"), outputMode="RGB")
            picture = turned or picture
    result = picture.convert(mode)
    exif = Image.Exif()
    exif[ORIENTATION] = turned_by
    result.info["exif"] = exif.tobytes()
    return result


def orientation(picture: Image.Image) -> int:
    """The EXIF orientation, 1 when it is missing or damaged. No other EXIF field is read."""
    try:
        turned = picture.getexif().get(ORIENTATION, 1)
    except (OSError, ValueError, SyntaxError, struct.error):
        return 1
    return turned if turned in range(1, 9) else 1


def downscale(picture: Image.Image, longest: int) -> Image.Image:
    picture.thumbnail((longest, longest), Image.Resampling.LANCZOS)
    return picture


def strip_metadata(picture: Image.Image) -> Image.Image:
    """A copy of the pixels alone; without an alpha channel when every pixel is opaque."""
    opaque = picture.mode != "RGBA" or picture.getchannel("A").getextrema() == (255, 255)
    mode = "RGB" if opaque else "RGBA"
    clean = Image.new(mode, picture.size)
    clean.paste(picture.convert(mode) if opaque else without_hidden_colours(picture))
    return clean


def without_hidden_colours(picture: Image.Image) -> Image.Image:
    """Make invisible pixels transparent black: a picture could be hidden in their colours."""
    seen = picture.getchannel("A").point([*bytes(FAINTEST), *range(FAINTEST, 256)])
    picture.putalpha(seen)
    return picture.convert("RGBa").convert("RGBA")  # premultiplied and back: invisible colours become zero


def encoded(picture: Image.Image) -> bytes:
    data = b""
    for quality in (85, 72, 55, 35):
        file = io.BytesIO()
        if picture.mode == "RGBA":
            picture.save(file, "WEBP", quality=quality)
        else:
            picture.save(file, "JPEG", quality=quality, optimize=True)
        data = file.getvalue()
        if len(data) <= LARGEST:
            break
    return data


if __name__ == "__main__":
    main()
