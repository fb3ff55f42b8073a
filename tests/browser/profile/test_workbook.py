"""The book of the profile: a guide and a child prepare together, on two devices at once."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.support.devices import PATIENCE_MS, Room
from tests.browser.wall.test_drawing import draws, wave

pytestmark = pytest.mark.browser

BOOK = "6–9"


def test_a_guide_and_a_child_prepare_on_two_devices(room: Room) -> None:
    """Words, pictures, a drawing and a "no"; one of them is released, seen on the display, withdrawn and gone."""
    guide, child, display = opened(room)

    turns(guide, child, "Co se lidem na tobě líbí?")
    words = "Umím rozesmát lidi."
    guide.locator(".workbook-words").fill(words)
    expect(child.locator(".page--answers .piece-words")).to_have_text(words, timeout=PATIENCE_MS)
    expect(child.locator(".workbook-by")).to_contain_text("Eva Malá")

    turns(guide, child, "Co je pro tebe důležité?")
    child.locator(".workbook-suggests .picker-tile").nth(1).click()
    expect(guide.locator(".workbook-answer .piece-symbol")).to_have_count(1, timeout=PATIENCE_MS)

    draws_a_wish(guide, child)

    turns(guide, child, "Má na setkání hrát hudba? Jaká?")
    child.locator(".workbook-ways .tile--none").click()
    expect(guide.locator(".workbook-none")).to_be_visible(timeout=PATIENCE_MS)

    turns(guide, child, "Co se lidem na tobě líbí?")
    assert words not in display.content()
    child.locator(".consent[data-consent=wall]").click()
    consents(guide, "wall")
    facilitator = room.comes("facilitator", "facilitator")
    facilitator.locator("[data-tool=book-open]").click()
    expect(display.locator(".profile-on-wall")).to_contain_text(words, timeout=PATIENCE_MS)
    child.locator(".consent[data-consent=me]").click()
    expect(display.locator(".profile-on-wall")).not_to_contain_text(words, timeout=PATIENCE_MS)
    facilitator.locator("[data-tool=presentation]").click()
    lays_aside(guide, child)


def test_a_guide_changes_consent_by_proxy_and_the_child_undoes_its_own_change(room: Room) -> None:
    guide, child, _ = opened(room)
    turns(guide, child, "Kdo je pro tebe důležitý?")
    child.locator(".consent[data-consent=me]").click()
    consents(guide, "me")
    guide.locator(".consent[data-consent=wall]").click()
    guide.locator(".over--told .tile--main").click()
    expect(child.locator(".workbook-note")).to_contain_text("Eva Malá", timeout=PATIENCE_MS)
    expect(child.locator(".consent[data-consent=wall]")).to_have_attribute("aria-pressed", "true")
    before = child.locator(".workbook-answer .piece-symbol").count()
    child.locator(".workbook-suggests .picker-tile[aria-pressed=false]").first.click()
    expect(guide.locator(".workbook-answer .piece-symbol")).to_have_count(before + 1, timeout=PATIENCE_MS)
    child.locator(".tile--undo").click()
    expect(guide.locator(".workbook-answer .piece-symbol")).to_have_count(before, timeout=PATIENCE_MS)
    lays_aside(guide, child)


def test_the_guides_prompts_are_not_sent_to_the_childs_device(room: Room) -> None:
    guide, child, _ = opened(room)
    turns(guide, child, "Co se lidem na tobě líbí?")
    prompt = guide.locator(".drawer-prompts li").first
    expect(prompt).to_be_visible(timeout=PATIENCE_MS)
    conference = room.server.links["conference"]
    asked = f"{room.server.url}/c/{conference}/sheets/6-9"
    sheets = {
        page: page.evaluate("(address) => fetch(address).then((answer) => answer.json()).then(JSON.stringify)", asked)
        for page in (guide, child)
    }
    words = prompt.inner_text().replace("\u00a0", " ")
    assert words in sheets[guide]
    assert "prompts" in sheets[guide]
    assert "prompts" not in sheets[child]
    assert words not in sheets[child]
    lays_aside(guide, child)


def test_a_young_child_tries_an_example_before_the_question(room: Room) -> None:
    guide, child, _ = opened(room, "3–5")
    child.locator(".workbook-where").click()
    child.locator(".contents-page", has_text="Kde si hraješ").click()
    child.locator(".workbook-book .turn").first.get_by_role("button").click()
    child.locator(".this-or-that .picker-tile").first.click()
    expect(guide.locator(".this-or-that .picker-tile").first).to_have_attribute(
        "aria-pressed", "true", timeout=PATIENCE_MS
    )
    child.locator(".page--teaches .tile--main").click()
    expect(guide.locator(".page--asks h2")).to_have_text(re.compile("Kde si hraješ"), timeout=PATIENCE_MS)
    child.locator(".this-or-that .picker-tile").last.click()
    expect(guide.locator(".workbook-answer .piece-symbol")).to_have_count(1, timeout=PATIENCE_MS)
    lays_aside(guide, child)


def draws_a_wish(guide: Page, child: Page) -> None:
    """The guide sees each line grow before it ends."""
    turns(guide, child, "Co si od setkání přeješ?")
    child.locator(".workbook-ways .tile--draw").click()
    draws(child, wave(0.5), lifts=False)
    expect(guide.locator(".workbook-answer")).to_be_hidden()
    child.mouse.up()
    expect(guide.locator(".workbook-answer .piece-drawing .ink-layer--kept path")).to_have_count(1, timeout=PATIENCE_MS)
    draws(child, wave(0.3), lifts=False)
    expect(guide.locator(".workbook-answer .piece-drawing .ink-layer--growing path")).to_have_count(
        1, timeout=PATIENCE_MS
    )
    child.mouse.up()
    child.locator(".drawing-below .tile--done").click()


def consents(page: Page, consent: str) -> None:
    """The page says so."""
    chosen = page.locator(f".consent[data-consent={consent}]")
    expect(chosen).to_have_attribute("aria-pressed", "true", timeout=PATIENCE_MS)


def opened(room: Room, book: str = BOOK) -> tuple[Page, Page, Page]:
    """The same book lies before the guide and the child; the display hangs in the room."""
    display = room.comes("display", "display")
    guide, child = room.comes("guide", "laptop"), room.comes("child", "child")
    again = guide.get_by_role("button", name="Jiná knížka")
    if not guide.locator(".workbook-cover").is_visible():
        guide.locator(".workbook-opener").click()
    expect(guide.locator(".workbook-sheet").first.or_(again)).to_be_visible(timeout=PATIENCE_MS)
    if again.is_visible():
        again.click()
    guide.locator(".workbook-sheet", has_text=book).click()
    guide.locator("#workbook-together").check()
    for page in (guide, child):
        expect(page.locator(".page").first).to_be_visible(timeout=PATIENCE_MS)
    return guide, child, display


def turns(guide: Page, child: Page, question: str) -> None:
    guide.locator(".workbook-strip").get_by_role("button", name=question).click()
    for page in (guide, child):
        expect(heading(page)).to_have_text(question, timeout=PATIENCE_MS)


def heading(page: Page) -> Locator:
    return page.locator(".page--asks h2")


def lays_aside(guide: Page, child: Page) -> None:
    child.locator(".tile--enough").click()
    expect(guide.locator(".workbook-cover")).to_be_hidden(timeout=PATIENCE_MS)
