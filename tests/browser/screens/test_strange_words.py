"""Words of any script and length on every screen: nothing is cut, nothing turned round."""

from collections.abc import Iterator
from io import BytesIO

import pytest
from PIL import Image, ImageOps
from playwright.sync_api import Browser, Page, expect

from tests.browser.support.devices import PATIENCE_MS
from tests.browser.support.measuring import cut_off, resize, scrolls_sideways
from tests.browser.support.strange_words import ARABIC, NAMES, WORDS, Wall
from tests.support.browsers.chromium import Devices
from tests.support.servers.server import MakeServer

pytestmark = pytest.mark.browser

SMALLEST = (320, 568)
#: where words begin and end, and the edges of the box that they stand in
EDGES = """([box, words]) => {
    const owner = [...document.querySelectorAll(box)].find((one) => one.textContent.includes(words));
    const text = [...owner.childNodes].find((node) => node.nodeType === Node.TEXT_NODE && node.data.includes(words));
    const at = (from, to) => {
        const range = document.createRange();
        range.setStart(text, from);
        range.setEnd(text, to);
        return range.getBoundingClientRect();
    };
    const { left, right } = owner.getBoundingClientRect();
    return { left: left, right, first: at(0, 1).right, last: at(text.length - 1, text.length).left };
}"""


@pytest.fixture(scope="module")
def wall(start_server: MakeServer) -> Iterator[Wall]:
    """One wall for this file: the stories only look at it."""
    wall = Wall(start_server())
    yield wall
    wall.room.close()


@pytest.fixture(scope="module")
def staying(browser: Browser) -> Iterator[Devices]:
    """The devices of this file: nobody writes on them, so that each page may be looked at again."""
    devices = Devices(browser)
    yield devices
    devices.close()


@pytest.fixture
def devices(chromium: Devices, staying: Devices) -> Devices:
    """Each story hears what those pages complain about."""
    chromium.complaints, chromium.strangers = staying.complaints, staying.strangers
    return staying


def whole(page: Page, *sizes: tuple[int, int]) -> None:
    for size in sizes:
        resize(page, *size)
        assert cut_off(page) == [], size
        assert not scrolls_sideways(page), size


def test_no_word_is_cut_off_on_the_childs_screen(wall: Wall, devices: Devices) -> None:
    child = wall.opens(devices, "child", "child")
    expect(child.locator("ipk-card", has_text="مرحبا")).to_be_visible(timeout=PATIENCE_MS)
    whole(child, (1180, 820), (820, 1180), (1024, 600), SMALLEST)
    resize(child, 1180, 820)
    child.locator(".turn").last.locator("button").click()
    expect(child.locator("ipk-card", has_text="أحب")).to_be_visible(timeout=PATIENCE_MS)
    whole(child, (1180, 820), (820, 1180), (1024, 600), SMALLEST)


def test_no_word_is_cut_off_on_a_phone(wall: Wall, devices: Devices) -> None:
    phone = wall.opens(devices, "family", "phone")
    phone.locator(".tab[data-place=wall]").click()
    expect(phone.locator("ipk-card-line", has_text=WORDS[0])).to_be_visible(timeout=PATIENCE_MS)
    whole(phone, (390, 844), SMALLEST)


def test_no_word_of_own_cards_is_cut_off_on_a_phone(wall: Wall, devices: Devices) -> None:
    phone = wall.opens_for(wall.people[0], devices, "phone")
    phone.locator(".tab[data-place=mine]").click()
    expect(phone.locator(".place--mine ipk-card-line", has_text=WORDS[0])).to_be_visible(timeout=PATIENCE_MS)
    whole(phone, (390, 844), SMALLEST)


def test_no_name_or_word_is_cut_off_on_the_facilitators_screen(wall: Wall, devices: Devices) -> None:
    facilitator = wall.opens(devices, "facilitator", "facilitator")
    for tab in ("waiting", "people"):
        facilitator.locator(f"#tab-{tab}").click()
        whole(facilitator, (1180, 820), (820, 1180), SMALLEST)
    expect(facilitator.locator(".person-name", has_text=NAMES[0])).to_be_attached()


def test_no_name_or_word_is_cut_off_on_the_display(wall: Wall, devices: Devices) -> None:
    display = wall.opens(devices, "display", "display")
    expect(display.locator(".somebody", has_text="Lan")).to_be_visible(timeout=PATIENCE_MS)
    whole(display, (1920, 1080), (1280, 720), (1024, 768))
    expect(display.locator(".somebody", has_text="Nguyễn")).to_have_count(0)


def test_no_name_is_cut_off_on_the_organizers_page(wall: Wall, devices: Devices) -> None:
    organizer = wall.opens(devices, "organizer", "laptop")
    organizer.goto(f"{organizer.url}?screen=organizer")
    expect(organizer.locator(".person-line-name", has_text=NAMES[0])).to_be_visible(timeout=PATIENCE_MS)
    organizer.evaluate("for (const more of document.querySelectorAll('details')) more.open = true")
    whole(organizer, (1366, 768), (390, 844), SMALLEST)


@pytest.mark.parametrize("who", ["recorder", "guide"])
def test_no_word_is_cut_off_on_the_laptops_of_recorder_and_guide(wall: Wall, devices: Devices, who: str) -> None:
    laptop = wall.opens(devices, who, "laptop")
    whole(laptop, (1366, 768), (820, 1180), (390, 844))


def test_no_name_is_cut_off_on_its_invitation(wall: Wall, devices: Devices) -> None:
    organizer = wall.opens(devices, "organizer", "laptop")
    organizer.goto(f"{wall.server.url}/c/{wall.room.conference}/invitations")
    expect(organizer.locator("article", has_text=NAMES[0])).to_be_visible(timeout=PATIENCE_MS)
    whole(organizer, (1366, 768), (390, 844), SMALLEST)


def test_arabic_text_starts_at_the_right_edge_and_czech_text_at_the_left(wall: Wall, devices: Devices) -> None:
    phone = wall.opens(devices, "family", "phone")
    phone.locator(".tab[data-place=wall]").click()
    expect(phone.locator("ipk-card-line", has_text="أحب")).to_be_visible(timeout=PATIENCE_MS)
    theirs = phone.evaluate(EDGES, [".card-text", "مرحبا"])
    assert theirs["right"] - theirs["first"] < 2, "the first letter stands at the right edge"
    assert theirs["last"] < theirs["first"] - 20, "and the bracket that closes at the left end"
    ours = phone.evaluate(EDGES, [".card-text", "Příliš"])
    assert ours["first"] - ours["left"] < 20


def test_a_text_field_follows_the_direction_of_its_text(wall: Wall, devices: Devices) -> None:
    """The caret of an empty field stands at the left; with the first Arabic letter the words go to the right."""
    phone = wall.opens(devices, "family", "phone")
    field = phone.locator(".composer-words")
    field.fill("Ahoj!")
    ours = inked(phone)
    field.fill(f"{ARABIC}!")
    theirs = inked(phone)
    assert ours < 0.5 < theirs
    field.fill("")


def inked(page: Page) -> float:
    """Where the middle of what is written in the composer lies: 0 at its left edge, 1 at its right."""
    picture = Image.open(BytesIO(page.locator(".composer-words").screenshot())).convert("L")
    width, height = picture.size
    inside = ImageOps.invert(picture.crop((8, 8, width - 8, height - 8))).point([0] * 146 + [255] * 110)
    box = inside.getbbox()
    assert box
    return (box[0] + box[2]) / 2 / inside.width


def test_a_right_to_left_name_in_a_sentence_is_isolated(wall: Wall, devices: Devices) -> None:
    organizer = wall.opens(devices, "organizer", "laptop")
    organizer.goto(f"{organizer.url}?screen=organizer")
    label = organizer.locator("label", has_text=ARABIC)
    assert label.text_content() == f"Osobní odkaz: \u2068{ARABIC}\u2069"
