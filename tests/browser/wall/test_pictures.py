"""Pictures from a tablet and a phone: looked at first, hung by one button, never lost on the way."""

import math
import time
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Locator, Page, Route, expect

from tests.browser.support.devices import PATIENCE_MS, Room, card, my_card, stands, until, waiting_card
from tests.support.media.photos import ON_ITS_SIDE, photo_file

pytestmark = pytest.mark.browser


def child_chooses(child: Page, *files: Path) -> None:
    child.locator(".tile--photo").click()
    child.locator(".photo-ways input[multiple]").set_input_files(files)
    expect(child.locator(".photo-canvas")).to_be_visible(timeout=PATIENCE_MS)


def child_hangs(child: Page, label: str = "") -> None:
    child.locator(".media-label-words").fill(label)
    child.locator(".photo-last .tile--main").click()


def phone_photographs(phone: Page, file: Path, label: str = "") -> None:
    phone.locator(".tab[data-place=now]").click()
    phone.locator(".composer-makes input[capture=environment]").set_input_files(file)
    phone.locator(".media-label-words").fill(label)
    phone.locator(".photo-last .button--main").click()


def seen(picture: Locator) -> None:
    """The picture itself has come, not only its card."""
    expect(picture).to_be_visible(timeout=PATIENCE_MS)
    until(picture.page, lambda: picture.evaluate("(image) => image.complete && image.naturalWidth > 0"))


def colour(picture: Locator, x: float, y: float) -> str:
    """Of a place in a picture or canvas, both 0…1: red, blue, or another."""
    red, green, blue = picture.evaluate(
        """(image, [x, y]) => {
            const canvas = document.createElement("canvas");
            canvas.width = canvas.height = 100;
            const pen = canvas.getContext("2d");
            pen.drawImage(image, 0, 0, 100, 100);
            return [...pen.getImageData(x * 100, y * 100, 1, 1).data];
        }""",
        [x, y],
    )[:3]
    return {(True, False, False): "red", (False, False, True): "blue"}.get(
        (red > 128, green > 128, blue > 128), "other"
    )


def test_a_childs_photo_is_rotated_labelled_and_shown_on_the_display(room: Room, tmp_path: Path) -> None:
    child, display = room.comes("child", "child"), room.comes("display", "display")
    child_chooses(child, photo_file(tmp_path))
    canvas = child.locator(".photo-canvas")
    assert (colour(canvas, 0.5, 0.2), colour(canvas, 0.5, 0.8)) == ("red", "blue")
    child.locator(".photo-tools .icon-rotate-cw").click()
    assert (colour(canvas, 0.2, 0.5), colour(canvas, 0.8, 0.5)) == ("blue", "red")
    child_hangs(child, "Můj pokoj")
    picture = card(display, "Můj pokoj").locator("img")
    seen(picture)
    assert (colour(picture, 0.2, 0.5), colour(picture, 0.8, 0.5)) == ("blue", "red")
    expect(card(display, "Můj pokoj")).to_have_attribute("aria-label", "Obrázek, Můj pokoj · Anička")
    stands(card(child, "Můj pokoj"), "shown")


def test_a_photo_is_hung_cropped_to_its_zoomed_part(room: Room, tmp_path: Path) -> None:
    child = room.comes("child", "child")
    child_chooses(child, photo_file(tmp_path))
    for _ in range(2):
        child.locator(".photo-tools .icon-zoom-in").click()
    canvas = child.locator(".photo-canvas")
    canvas.focus()
    for _ in range(6):
        child.keyboard.press("ArrowDown")
    assert (colour(canvas, 0.5, 0.1), colour(canvas, 0.5, 0.9)) == ("blue", "blue")
    child_hangs(child, "Jen moře")
    stands(card(child, "Jen moře"), "shown")
    picture = card(child, "Jen moře").locator("img")
    seen(picture)
    assert (colour(picture, 0.5, 0.1), colour(picture, 0.5, 0.9)) == ("blue", "blue")


def test_a_photo_with_exif_orientation_is_shown_upright_and_sent_without_location(room: Room, tmp_path: Path) -> None:
    mother, facilitator = room.comes("Máma", "phone"), room.comes("facilitator", "facilitator")
    sent: list[bytes] = []
    mother.on("request", lambda request: request.method == "POST" and sent.append(request.post_data_buffer or b""))
    phone_photographs(mother, photo_file(tmp_path, orientation=ON_ITS_SIDE), "Náš dům")
    stands(my_card(mother, "Náš dům"), "waiting")
    picture = waiting_card(facilitator, "Náš dům").locator("img")
    seen(picture)
    assert (colour(picture, 0.8, 0.5), colour(picture, 0.2, 0.5)) == ("red", "blue")
    assert sent
    assert not any(b"6.6068E" in body or b"Canon" in body for body in sent)


def test_several_pictures_are_reviewed_and_hung_one_after_another(room: Room, tmp_path: Path) -> None:
    child, display = room.comes("child", "child"), room.comes("display", "display")
    files = [photo_file(tmp_path, f"{number}.jpg", width=400 + number) for number in range(3)]
    child_chooses(child, *files)
    for number in range(3):
        expect(child.locator(".photo-dots li").nth(number)).to_have_attribute("data-now", "", timeout=PATIENCE_MS)
        child_hangs(child, f"Výlet {number}.")
    expect(child.locator(".photo")).to_have_count(0)
    for number in range(3):
        seen(card(display, f"Výlet {number}.").locator("img"))


def test_a_photo_taken_offline_survives_a_reload_and_is_hung_once(room: Room, tmp_path: Path) -> None:
    father, facilitator = room.comes("Táta", "phone"), room.comes("facilitator", "facilitator")
    cuts = _Cuts(father)
    cuts.now = True
    phone_photographs(father, photo_file(tmp_path), "Na houbách")
    line = my_card(father, "Na houbách")
    expect(line.locator("ipk-sending")).to_be_visible(timeout=PATIENCE_MS)
    until(father, lambda: cuts.count > 0)
    father.reload()
    line = my_card(father, "Na houbách")
    stands(line, "saving")
    seen(line.locator("img"))
    cuts.now = False
    stands(line, "waiting")
    expect(line).to_have_count(1)
    expect(waiting_card(facilitator, "Na houbách")).to_have_count(1, timeout=PATIENCE_MS)
    assert cuts.marks == {cuts.mark}


def test_a_picture_that_the_browser_cannot_show_is_refused_with_a_message(room: Room, tmp_path: Path) -> None:
    phone = room.comes("Teta", "phone")
    file = tmp_path / "IMG_0042.HEIC"
    file.write_bytes(b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic" + bytes(400))
    phone.locator(".composer-makes input[multiple]").set_input_files(file)
    expect(phone.locator(".photo-moment[role=alert]")).to_contain_text("neumíme ukázat", timeout=PATIENCE_MS)
    phone.locator(".photo-last .button--main").click()
    expect(phone.locator(".photo")).to_have_count(0)


def test_undoing_a_photo_peels_it(room: Room, tmp_path: Path) -> None:
    child, display = room.comes("child", "child"), room.comes("display", "display")
    child_chooses(child, photo_file(tmp_path))
    child_hangs(child, "Tohle ne")
    expect(card(display, "Tohle ne")).to_be_visible(timeout=PATIENCE_MS)
    child.locator(".tile--undo").click()
    expect(card(display, "Tohle ne")).to_have_count(0, timeout=PATIENCE_MS)


class _Cuts:
    """A network that swallows uploads while it is cut."""

    def __init__(self, page: Page) -> None:
        self.now = False
        self.count = 0
        self.mark = ""
        self.marks: set[str] = set()
        page.route("**/media?*", self._carry)

    def _carry(self, route: Route) -> None:
        body = route.request.post_data_buffer or b""
        self.mark = body.partition(b'name="upload"\r\n\r\n')[2].partition(b"\r\n")[0].decode()
        self.marks.add(self.mark)
        if self.now:
            self.count += 1
            route.abort("connectionreset")
        else:
            route.continue_()


def test_a_photo_of_twelve_megapixels_appears_on_the_display_soon(room: Room, tmp_path: Path) -> None:
    """Three seconds from the tap that hangs it is the promise; a machine that reads photos slowly gets more."""
    child, display = room.comes("child", "child"), room.comes("display", "display")
    file = photo_file(tmp_path, width=4000, height=3000, noise=60)
    began = time.monotonic()
    Image.open(file).resize((2048, 1536)).save(tmp_path / "floor.jpg")
    patience = max(3, 12 * (time.monotonic() - began))
    times: list[float] = []
    while len(times) < 3 and min(times, default=math.inf) > patience:
        words = f"Pohoří {len(times)}."
        child_chooses(child, file)
        child.locator(".media-label-words").fill(words)
        started = time.monotonic()
        child.locator(".photo-last .tile--main").click()
        seen(card(display, words).locator("img"))
        times.append(time.monotonic() - started)
    assert min(times) <= patience, times
