"""Pictures come in upright, small, without a word about where and with what they were taken (P10, I2–I6)."""

import array
import io
import struct
import zlib
from collections.abc import Callable
from typing import Any

import pytest
from PIL import Image, ImageCms, ImageDraw

from ipk.domain.kernel.errors import Invalid, TooBig
from ipk.domain.kernel.media import MEDIA_BYTES
from ipk.storage.media import image_worker, images, sandbox
from ipk.storage.media.images import clean_picture

RED, BLUE = (255, 0, 0), (0, 0, 255)
PLACE = b"49.1951N 16.6068E Canon"


def file_of(picture: Image.Image, format: str = "JPEG", **options: Any) -> bytes:
    file = io.BytesIO()
    picture.save(file, format, **options)
    return file.getvalue()


def red(width: int = 300, height: int = 100, mode: str = "RGB") -> Image.Image:
    return Image.new("RGB", (width, height), RED).convert(mode)


def exif(orientation: int = 1) -> Image.Exif:
    data = Image.Exif()
    data[0x0112], data[0x010F], data[0x9286] = orientation, "Canon", PLACE
    data.get_ifd(0x8825)[2] = (49.0, 11.0, 42.0)
    return data


def colour(data: bytes) -> tuple[int, int, int]:
    pixel: Any = Image.open(io.BytesIO(data)).convert("RGB").getpixel((5, 5))
    return pixel


def near(one: tuple[int, int, int], other: tuple[int, int, int]) -> bool:
    return all(abs(a - b) < 12 for a, b in zip(one, other, strict=True))


@pytest.mark.parametrize("format", ["JPEG", "PNG", "WEBP"])
def test_a_clean_picture_has_no_location_and_camera_metadata(format: str) -> None:
    options: dict[str, Any] = {"exif": exif()}
    if format == "JPEG":
        options["comment"] = PLACE
    if format == "WEBP":
        options["xmp"] = PLACE
    dirty = file_of(red(), format, **options)
    assert PLACE in dirty
    clean = clean_picture(dirty)
    for data in (clean.data, clean.thumb):
        assert PLACE not in data
        assert b"Canon" not in data
        assert b"Exif" not in data
        assert len(Image.open(io.BytesIO(data)).getexif()) == 0
    assert near(colour(clean.data), RED)


def test_text_chunks_of_a_png_are_removed() -> None:
    text = b"Comment\0" + PLACE
    chunk = struct.pack(">I", len(text)) + b"tEXt" + text + struct.pack(">I", zlib.crc32(b"tEXt" + text))
    plain = file_of(red(), "PNG")
    dirty = plain[:33] + chunk + plain[33:]
    assert PLACE in dirty
    assert PLACE not in clean_picture(dirty).data


@pytest.mark.parametrize(("orientation", "size"), [(1, (300, 100)), (3, (300, 100)), (6, (100, 300)), (8, (100, 300))])
def test_a_picture_is_rotated_by_its_exif_orientation(orientation: int, size: tuple[int, int]) -> None:
    half = red()
    half.paste(BLUE, (0, 0, 150, 100))
    clean = clean_picture(file_of(half, exif=exif(orientation), quality=95))
    assert (clean.width, clean.height) == size
    top_left = {1: BLUE, 3: RED, 6: BLUE, 8: RED}[orientation]
    assert near(colour(clean.data), top_left)


def app1(exif_bytes: bytes) -> bytes:
    """A JPEG that carries these bytes where the camera's notes stand."""
    body = b"Exif\0\0" + exif_bytes
    whole = file_of(red())
    return whole[:2] + b"\xff\xe1" + struct.pack(">H", len(body) + 2) + body + whole[2:]


def entries(*rows: tuple[int, int, int, int]) -> bytes:
    """A directory of big-endian notes: tag, type, count, value or where it is."""
    packed = b"".join(struct.pack(">HHIHH", tag, kind, count, value, 0) for tag, kind, count, value in rows)
    return b"MM\0*\0\0\0\x08" + struct.pack(">H", len(rows)) + packed + bytes(4)


@pytest.mark.parametrize(
    "notes",
    [
        b"\xff\xff\xff\xff" + entries((0x0112, 3, 1, 1))[4:],
        entries((0x0112, 3, 1, 1), (0x010F, 2, 60_000, 50_000)),
        entries((0x011A, 5, 1, 0), (0x0112, 3, 1, 99)),
        entries((0x0112, 2, 4, 0)),
        entries((0x0103, 3, 1, 6), (0x0201, 4, 1, 60_000))[:20],
        b"",
    ],
    ids=[
        "no byte order",
        "a text that is elsewhere",
        "a way of holding that is none",
        "a word for a number",
        "cut off",
        "empty",
    ],
)
def test_invalid_exif_data_does_not_spoil_the_picture(notes: bytes) -> None:
    clean = clean_picture(app1(notes))
    assert (clean.width, clean.height) == (300, 100)
    assert near(colour(clean.data), RED)


def test_a_large_photo_is_scaled_down_and_gets_a_thumbnail() -> None:
    clean = clean_picture(file_of(Image.effect_noise((4000, 3000), 60).convert("RGB")))
    assert (clean.width, clean.height, clean.mime) == (2048, 1536, "image/jpeg")
    assert len(clean.data) <= 1024 * 1024
    assert Image.open(io.BytesIO(clean.data)).size == (2048, 1536)
    assert Image.open(io.BytesIO(clean.thumb)).size == (400, 300)
    assert len(clean.thumb) < 100_000


def test_a_small_picture_is_not_enlarged() -> None:
    clean = clean_picture(file_of(red(30, 10)))
    assert (clean.width, clean.height) == (30, 10)


@pytest.mark.parametrize("mode", ["L", "1", "P", "CMYK"])
def test_grey_palette_and_cmyk_pictures_are_converted(mode: str) -> None:
    white = Image.new("RGB", (40, 40), (255, 255, 255)).convert(mode)
    clean = clean_picture(file_of(white, "JPEG" if mode == "CMYK" else "PNG"))
    assert near(colour(clean.data), (255, 255, 255))


def test_sixteen_bit_grey_is_converted_to_eight_bits() -> None:
    grey = Image.frombytes("I;16", (40, 40), array.array("H", [0x8000] * 1600).tobytes())
    assert near(colour(clean_picture(file_of(grey, "PNG")).data), (128, 128, 128))


def test_a_colour_profile_is_removed_and_a_broken_one_is_ignored() -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    clean = clean_picture(file_of(red(), icc_profile=profile))
    assert near(colour(clean.data), RED)
    assert b"ICC_PROFILE" not in clean.data
    assert near(colour(clean_picture(file_of(red(), icc_profile=b"rubbish" * 20)).data), RED)


def test_a_transparent_picture_becomes_webp_and_an_opaque_one_jpeg() -> None:
    clean = clean_picture(file_of(Image.new("RGBA", (300, 100), (255, 0, 0, 100)), "PNG"))
    assert clean.mime == "image/webp"
    assert Image.open(io.BytesIO(clean.data)).getchannel("A").getextrema() != (255, 255)
    assert clean_picture(file_of(red(mode="RGBA"), "PNG")).mime == "image/jpeg"


def secret(alpha: int, mode: str = "RGBA") -> Image.Image:
    """A red bar on the left that is seen. Beside it words, as faint as their ground, so that nobody sees them."""
    words = Image.new("P", (160, 80), 2)
    words.putpalette([*RED, 0, 0, 0, 255, 255, 255])
    ImageDraw.Draw(words).text((50, 20), "Brno 49.1951N", fill=1)
    words.paste(0, (0, 0, 20, 80))
    words.info["transparency"] = bytes([255, alpha, alpha])
    return words if mode == "P" else words.convert(mode)


HIDDEN: dict[str, Callable[[int], bytes]] = {
    "PNG": lambda alpha: file_of(secret(alpha), "PNG"),
    "PNG with a palette": lambda alpha: file_of(secret(alpha, "P"), "PNG"),
    "WebP": lambda alpha: file_of(secret(alpha), "WEBP", lossless=True, exact=True),
}


@pytest.mark.parametrize("alpha", [0, 1, 3, 7])
@pytest.mark.parametrize("make", HIDDEN.values(), ids=HIDDEN)
def test_content_hidden_in_almost_transparent_pixels_is_erased(make: Callable[[int], bytes], alpha: int) -> None:
    dirty = make(alpha)
    faint = (40, 0, 160, 80)
    assert len(Image.open(io.BytesIO(dirty)).convert("RGBA").crop(faint).getcolors() or ()) == 2
    clean = clean_picture(dirty)
    for data in (clean.data, clean.thumb):
        bands = Image.open(io.BytesIO(data)).convert("RGBA").crop(faint).getextrema()
        assert max(highest for _, highest in bands) <= 4  # black, but for what the encoder rounds
        assert bands[3] == (0, 0)
        assert near(colour(data), RED)


@pytest.mark.parametrize("alpha", [0, 1, 3, 7])
def test_almost_transparent_pixels_are_cleared_before_encoding(alpha: int) -> None:
    """The encoder of today blots most of them by itself; it promises nothing."""
    assert image_worker.strip_metadata(secret(alpha)).getcolors() == [(20 * 80, (*RED, 255)), (140 * 80, (0, 0, 0, 0))]


def test_faint_but_visible_pixels_keep_their_colour() -> None:
    clean = clean_picture(file_of(Image.new("RGBA", (300, 100), (*RED, 20)), "PNG"))
    assert near(colour(clean.data), RED)
    assert Image.open(io.BytesIO(clean.data)).getchannel("A").getextrema() == (20, 20)


@pytest.mark.parametrize("format", ["WEBP", "PNG"])
def test_only_the_first_frame_of_an_animation_is_kept(format: str) -> None:
    moving = file_of(red(), format, save_all=True, append_images=[Image.new("RGB", (300, 100), BLUE)])
    clean = clean_picture(moving)
    assert near(colour(clean.data), RED)
    assert getattr(Image.open(io.BytesIO(clean.data)), "n_frames", 1) == 1


def test_bytes_appended_to_a_picture_are_removed() -> None:
    clean = clean_picture(file_of(red()) + b"<script>alert(1)</script>")
    assert b"script" not in clean.data


OTHERS: dict[str, bytes] = {
    "nothing": b"",
    "gif": file_of(red(), "GIF"),
    "tiff": file_of(red(), "TIFF"),
    "bmp": file_of(red(), "BMP"),
    "eps": file_of(red(), "EPS"),
    "heic": b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + b"\0" * 200,
    "avif": b"\0\0\0\x18ftypavif\0\0\0\0mif1avif" + b"\0" * 200,
    "svg": b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
    "html": b"<!doctype html><script>alert(1)</script>",
    "a head alone": b"\x89PNG\r\n\x1a\n",
    "half a jpeg": file_of(Image.effect_noise((800, 600), 60))[:20_000],
    "half a png": file_of(Image.effect_noise((800, 600), 60), "PNG")[:20_000],
    "a gif that says it is a png": b"\x89PNG\r\n\x1a\n" + file_of(red(), "GIF"),
    "a wave that says it is a webp": b"RIFF\0\0\0\0WEBP" + b"\0" * 100,
}


@pytest.mark.parametrize("data", OTHERS.values(), ids=OTHERS)
def test_a_file_that_is_no_picture_is_refused_with_a_sentence(data: bytes) -> None:
    with pytest.raises(Invalid, match=r"\.$"):
        clean_picture(data)


def test_a_picture_over_the_size_limit_is_refused() -> None:
    with pytest.raises(TooBig):
        clean_picture(file_of(red()) + b"\0" * MEDIA_BYTES["picture"])


def test_a_picture_with_too_many_pixels_is_refused() -> None:
    bomb = file_of(Image.new("1", (20_000, 20_000)), "PNG")
    assert len(bomb) < 100_000
    with pytest.raises(TooBig):
        clean_picture(bomb)


def test_a_picture_of_48_megapixels_is_accepted() -> None:
    assert clean_picture(file_of(Image.new("RGB", (8000, 6000)), "JPEG")).width == 2048


def test_a_decoder_that_takes_too_long_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sandbox, "PATIENCE", 0.01)
    with pytest.raises(Invalid):
        clean_picture(file_of(red()))


def test_a_decoder_that_allocates_too_much_memory_is_stopped(tmp_path: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """The limits are there before the first byte is decoded."""
    pytest.importorskip("resource")
    probe = tmp_path / "image_worker.py"
    greedy = '({"width": 1, "height": 1, "mime": "", "size": 0 * len(bytes(2**31))}, b"")'
    code = images._PAINTER.read_text().replace("paint(sys.stdin.buffer.read())", greedy)
    assert greedy in code
    probe.write_text(code)
    monkeypatch.setattr(images, "_PAINTER", probe)
    with pytest.raises(Invalid):
        clean_picture(file_of(red()))
