"""Photos on their way to paper."""

from io import BytesIO

import pytest
from PIL import Image

from ipk.storage.media.images import clean_picture
from ipk.storage.media.print_images import printed
from tests.support.media.photos import photo


def picture(data: bytes) -> Image.Image:
    return Image.open(BytesIO(data))


def test_a_photo_is_scaled_down_to_its_printed_size() -> None:
    made = printed(clean_picture(photo(1600, 1200)).data, 1100)
    assert made
    assert picture(made.data).size == (1100, 825)
    assert made.shape == pytest.approx(4 / 3)


def test_a_small_picture_is_printed_unchanged() -> None:
    thumb = clean_picture(photo(1600, 1200)).thumb
    made = printed(thumb, 400)
    assert made
    assert made.data == thumb


def test_transparent_pixels_are_printed_white() -> None:
    file = BytesIO()
    Image.new("RGBA", (60, 30), (255, 0, 0, 0)).save(file, "PNG")
    made = printed(clean_picture(file.getvalue()).data, 400)
    assert made
    paper = picture(made.data)
    assert paper.format == "JPEG"
    assert min(paper.getpixel((10, 10))) > 250  # type: ignore[arg-type]


@pytest.mark.parametrize("data", [b"", b"no picture", b"\xff\xd8\xff\xe0broken", b"GIF89a", photo()[:3000]])
def test_an_incomplete_picture_is_left_out_of_print(data: bytes) -> None:
    """I2 to I6: nothing but what the installation itself painted is read, and that whole."""
    assert printed(data, 100) is None
