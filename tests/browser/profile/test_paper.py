"""The child's page on paper and on the wall: chosen, printed, hung, and gone with what the child takes back."""

from io import BytesIO

import pytest
from PIL import Image
from playwright.sync_api import Locator, Page, expect

from tests.browser.meeting.test_display import does
from tests.browser.profile.test_workbook import opened
from tests.browser.support.devices import PATIENCE_MS, Room, until
from tests.browser.support.measuring import too_small, violations

pytestmark = pytest.mark.browser

PAGE = "profile-page"
#: is what the picture was made of on the screen now?
LOADED = "(picture) => picture.complete && picture.naturalWidth > 100"


def test_the_child_chooses_a_page_design_hangs_the_page_and_withdraws_answers(own_room: Room) -> None:
    guide, child, display = opened(own_room)
    turns_to_the_end(guide, child)

    expect(looks(child)).to_have_count(3)
    for look in range(3):
        until(child, lambda look=look: looks(child).nth(look).evaluate(LOADED))  # type: ignore[misc]
    assert too_small(child, 96) == []
    assert violations(child, enhanced=True) == []
    child.locator(".workbook-paper .tile--design", has_text="Moře").click()
    expect(guide.locator(".workbook-paper .tile--design", has_text="Moře")).to_have_attribute(
        "aria-pressed", "true", timeout=PATIENCE_MS
    )

    child.locator(".tile--hang").click()
    expect(guide.locator(".tile--hang")).to_have_attribute("aria-pressed", "true", timeout=PATIENCE_MS)
    facilitator = own_room.comes("facilitator", "facilitator")
    does(facilitator, "meeting.spotlight", {"card": PAGE})
    before = pictured(display, "")

    does(child, "profile.withdraw", {"answer": "answer-rada"})
    # what was taken back is gone at once; then comes the page without it
    after = pictured(display, before)
    assert after != before

    for answer in ("pomaha", "lide"):
        does(child, "profile.withdraw", {"answer": f"answer-{answer}"})
    expect(display.locator("ipk-page-picture")).to_have_count(0, timeout=PATIENCE_MS)
    expect(child.locator(".tile--hang")).to_be_disabled(timeout=PATIENCE_MS)


def test_the_guide_prints_the_page_in_a_language_it_chooses(room: Room) -> None:
    guide = room.comes("guide", "laptop")
    guide.locator(".paper-desk summary").click()
    expect(guide.locator(".paper-desk .designs .design-look")).to_have_count(3)
    for language in ("cs", "uk"):
        link = guide.locator(f".paper-languages a[lang={language}]")
        address = link.evaluate("(one) => one.href")
        pdf = guide.context.request.get(address)
        assert pdf.headers["content-type"] == "application/pdf"
        assert f"/Lang({language}".encode() in pdf.body().replace(b"/Lang (", b"/Lang(")
    assert violations(guide) == []
    guide.locator(".paper-desk summary").click()


def test_the_label_of_a_photo_is_its_alternative_text(own_room: Room) -> None:
    """And paper says it to those who do not see it."""
    guide, child, _ = opened(own_room)
    guide.locator(".workbook-strip").get_by_role("button", name="Co se lidem na tobě líbí?").click()
    expect(guide.locator(".page--asks h2")).to_have_text("Co se lidem na tobě líbí?", timeout=PATIENCE_MS)
    guide.locator(".workbook-ways .tile--photo").click()
    guide.locator(".photo-ways input[type=file]").last.set_input_files(
        {"name": "a.png", "mimeType": "image/png", "buffer": orange()}
    )
    guide.locator(".media-label-words").fill("Anička s Rekem")
    guide.locator(".photo-last .button--main").click()
    expect(child.locator(".workbook-answer img[alt='Anička s Rekem']")).to_be_visible(timeout=PATIENCE_MS)


def turns_to_the_end(guide: Page, child: Page) -> None:
    guide.locator(".workbook-strip button").last.click()
    for page in (guide, child):
        expect(page.locator(".workbook-paper")).to_be_visible(timeout=PATIENCE_MS)


def looks(page: Page) -> Locator:
    return page.locator(".workbook-paper .design-look")


def pictured(display: Page, before: str) -> str:
    """The address of the page's picture before the room, another one than `before`."""
    picture = display.locator(".large-card .page-picture")
    other = picture.and_(display.locator(f":not([src='{before}'])")) if before else picture
    expect(other).to_have_count(1, timeout=PATIENCE_MS)
    until(display, lambda: bool(other.evaluate(LOADED)))
    return str(other.get_attribute("src"))


def orange() -> bytes:
    file = BytesIO()
    Image.new("RGB", (640, 480), "orange").save(file, "PNG")
    return file.getvalue()
