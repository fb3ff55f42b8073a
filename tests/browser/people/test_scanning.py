"""A child with one switch reaches everything: what is offered is taken by Space, Enter or a tap anywhere."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.profile.test_workbook import opened
from tests.browser.support.devices import PATIENCE_MS, Room, kept_commands, until
from tests.browser.support.staying import Kept

pytestmark = pytest.mark.browser

#: long enough that a press on a busy machine still meets what it was meant for
PACE = 2
A_ROUND_MS = 30_000


@pytest.fixture(scope="module")
def one_switch(kept: Kept) -> None:
    """The guide set it for Anička, and it is saved."""
    guide, child = kept.page("guide", "laptop"), kept.page("child", "child")
    sets_pace(guide, PACE)
    expect(child.locator(".offered").first).to_be_visible(timeout=PATIENCE_MS)
    until(guide, lambda: kept_commands(guide) == 0)


@pytest.fixture
def child(room: Room, one_switch: None) -> Page:
    """Anička with one switch."""
    child = room.comes("child", "child")
    expect(child.locator(".offered").first).to_be_visible(timeout=PATIENCE_MS)
    return child


def sets_pace(guide: Page, pace: int) -> None:
    guide.locator(".childs-screen .button").last.click()
    answers = guide.locator(".over .choices", has_text="Ovládání jedním tlačítkem").locator(".choice")
    answers.nth(pace).click()
    guide.keyboard.press("Escape")


def is_offered(child: Page, selector: str, count: int | None = None) -> None:
    """Wait until this, and nothing else, is offered, and a hand that pressed before may press again."""
    child.evaluate("delete window.offeredSince")
    child.wait_for_function(
        """([selector, count]) => {
            const offered = [...document.querySelectorAll(".offered")];
            const fits = offered.length > 0 && offered.every((one) => one.matches(selector));
            if (!fits || (count !== null && offered.length !== count)) delete window.offeredSince;
            else window.offeredSince ??= performance.now();
            return performance.now() - window.offeredSince > 400;
        }""",
        arg=[selector, count],
        timeout=A_ROUND_MS,
    )


def test_stop_is_offered_first_and_selected_by_one_press(child: Page) -> None:
    is_offered(child, ".corner--stop", 1)
    child.keyboard.press("Space")
    expect(child.locator("dialog.pause")).to_be_visible(timeout=PATIENCE_MS)
    is_offered(child, ".pause-resume", 1)
    child.keyboard.press("Enter")
    expect(child.locator("dialog.pause")).to_be_hidden(timeout=PATIENCE_MS)


def test_a_press_opens_a_group_and_then_its_elements_are_offered(child: Page) -> None:
    is_offered(child, ".tiles .tile")
    child.keyboard.press("Space")
    is_offered(child, ".tile--write", 1)
    child.keyboard.press("Space")
    expect(child.locator(".write-words")).to_be_visible()
    is_offered(child, ".corner--stop", 1)
    is_offered(child, ".over--beside *")
    child.keyboard.press("Space")
    is_offered(child, ".write-words", 1)
    child.keyboard.press("Escape")


def test_a_tap_anywhere_counts_as_the_switch_and_presses_nothing_under_it(child: Page) -> None:
    is_offered(child, ".corner--stop", 1)
    child.locator(".tile--write").tap()
    expect(child.locator("dialog.pause")).to_be_visible(timeout=PATIENCE_MS)
    expect(child.locator(".write-words")).to_have_count(0)
    is_offered(child, ".pause-resume", 1)
    child.touchscreen.tap(20, 400)
    expect(child.locator("dialog.pause")).to_be_hidden(timeout=PATIENCE_MS)


def test_the_space_key_types_spaces_in_a_text_field(child: Page) -> None:
    is_offered(child, ".tiles .tile")
    child.keyboard.press("Space")
    is_offered(child, ".tile--write", 1)
    child.keyboard.press("Space")
    child.locator(".write-words").focus()
    child.keyboard.type("Mám ráda psy.")
    expect(child.locator(".write-words")).to_have_value("Mám ráda psy.")
    child.keyboard.press("Escape")


def test_a_card_is_moved_with_one_switch(child: Page) -> None:
    own = child.locator("ipk-card[data-movable]").first
    before = own.evaluate("(card) => [card.card.x, card.card.y]")
    is_offered(child, ".turn *, ipk-card[data-movable]")
    child.keyboard.press("Space")
    is_offered(child, "ipk-card[data-movable]", 1)
    child.keyboard.press("Space")
    is_offered(child, ".tiles .tile")
    child.keyboard.press("Space")
    is_offered(child, ".tile--move", 1)
    child.keyboard.press("Space")
    for count in (9, 3, 1):
        is_offered(child, ".place-of-nine", count)
        child.keyboard.press("Space")
    expect(child.locator(".places-of-nine")).to_be_hidden(timeout=PATIENCE_MS)
    until(child, lambda: own.evaluate("(card) => [card.card.x, card.card.y]") != before)
    until(child, lambda: kept_commands(child) == 0)


def test_a_workbook_page_is_answered_with_one_switch(room: Room, child: Page) -> None:
    guide, _, _ = opened(room)
    guide.locator(".workbook-strip").get_by_role("button", name="Co je pro tebe důležité?").click()
    tiles = child.locator(".page--asks .picker-tile")
    expect(tiles.first).to_be_visible(timeout=PATIENCE_MS)
    for count in (None, 3, 1):
        is_offered(child, ".page--asks *", count)
        child.keyboard.press("Space")
    expect(child.locator(".workbook-answer .piece-symbol")).to_have_count(1, timeout=PATIENCE_MS)
    guide.locator(".workbook-close").click()
    expect(child.locator(".child-stage")).to_be_visible(timeout=PATIENCE_MS)
