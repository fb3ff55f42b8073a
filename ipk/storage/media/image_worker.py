"""Run as a process of its own by `pictures.py`: a picture comes in by stdin, a clean one and its small copy go out.

It writes nothing but its answer: one line of JSON, then both pictures.
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
#: a stored picture is at most this big, whatever its quality has to be
LARGEST = 1024 * 1024
#: what covers less than this of 255 is seen by nobody on any ground
FAINTEST = 8
ORIENTATION = 0x0112

#: width and height are checked below, from the header
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
        picture.draft("RGB", (LONGEST, LONGEST))  # a JPEG is decoded at a fraction of its size at once
        upright = ImageOps.exif_transpose(downscale(plain(picture), LONGEST))
    clean = strip_metadata(upright)
    big, small = encoded(clean), encoded(downscale(clean.copy(), SMALL))
    mime = "image/webp" if clean.mode == "RGBA" else "image/jpeg"
    return {"width": clean.width, "height": clean.height, "mime": mime, "size": len(big)}, big + small


def plain(picture: Image.Image) -> Image.Image:
    """RGB or RGBA of the first frame, in sRGB where the picture's own colours say what they are."""
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
    """How the camera was held, 1 where it does not say. Nothing else that it wrote is read: it may be written wrongly
    although the picture is whole."""
    try:
        turned = picture.getexif().get(ORIENTATION, 1)
    except (OSError, ValueError, SyntaxError, struct.error):
        return 1
    return turned if turned in range(1, 9) else 1


def downscale(picture: Image.Image, longest: int) -> Image.Image:
    picture.thumbnail((longest, longest), Image.Resampling.LANCZOS)
    return picture


def strip_metadata(picture: Image.Image) -> Image.Image:
    """The pixels alone. Transparency that nothing shows through goes too."""
    opaque = picture.mode != "RGBA" or picture.getchannel("A").getextrema() == (255, 255)
    mode = "RGB" if opaque else "RGBA"
    clean = Image.new(mode, picture.size)
    clean.paste(picture.convert(mode) if opaque else without_hidden_colours(picture))
    return clean


def without_hidden_colours(picture: Image.Image) -> Image.Image:
    """Where nothing can be seen, an RGBA picture becomes see-through black: a picture could hide there."""
    seen = picture.getchannel("A").point([*bytes(FAINTEST), *range(FAINTEST, 256)])
    picture.putalpha(seen)
    return picture.convert("RGBa").convert("RGBA")  # each colour times its alpha, and back: zero stays zero


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
