"""The tray by keys alone: what waits is near, and the focus never falls to the page."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.support.devices import PATIENCE_MS, Room, hangs_by_phone, waiting_card

pytestmark = pytest.mark.browser

APPROVE = ".heaps [data-action=approve]"


def wait(room: Room, facilitator: Page, *words: str) -> None:
    mother = room.comes("Máma", "phone")
    for line in words:
        hangs_by_phone(mother, line)
        expect(waiting_card(facilitator, line)).to_be_visible(timeout=PATIENCE_MS)


def from_the_top(page: Page) -> None:
    page.locator("body").evaluate("(body) => { body.tabIndex = -1; body.focus(); }")


def tabs_until(page: Page, selector: str) -> int:
    for count in range(1, 40):
        page.keyboard.press("Tab")
        if page.evaluate("(selector) => document.activeElement.matches(selector)", selector):
            return count
    pytest.fail(f"no Tab leads to {selector}")


def press_by_key(page: Page, selector: str) -> None:
    """Another key before Enter says that the hand knows where the focus is (ghost_clicks.js)."""
    page.locator(selector).first.focus()
    page.keyboard.press("Shift")
    page.keyboard.press("Enter")


def test_the_first_approval_is_at_most_ten_tabs_away(room: Room) -> None:
    facilitator = room.comes("facilitator", "facilitator")
    wait(room, facilitator, "Jedna.", "Dvě.")
    from_the_top(facilitator)
    assert tabs_until(facilitator, APPROVE) <= 10


def test_a_toolbar_is_one_tab_stop_and_arrow_keys_move_in_it(room: Room) -> None:
    facilitator = room.comes("facilitator", "facilitator")
    for bar in (".steps-list", ".wall-tools", ".tools"):
        buttons = facilitator.locator(f"{bar} button:not(:disabled):visible")
        assert [one.get_attribute("tabindex") for one in buttons.all()].count("0") == 1, bar
        buttons.first.focus()
        facilitator.keyboard.press("ArrowRight")
        expect(buttons.nth(1)).to_be_focused()
        facilitator.keyboard.press("End")
        expect(buttons.last).to_be_focused()
        facilitator.keyboard.press("ArrowRight")
        expect(buttons.first).to_be_focused()


def test_after_a_decision_by_key_the_next_approval_has_the_focus(own_room: Room) -> None:
    facilitator = own_room.comes("facilitator", "facilitator")
    wait(own_room, facilitator, "Jedna.", "Dvě.", "Tři.")
    lines = facilitator.locator(".heaps ipk-card-line")
    left = lines.count()
    press_by_key(facilitator, ".heaps [data-action=hide]")
    expect(lines).to_have_count(left - 1)
    expect(facilitator.locator(APPROVE).first).to_be_focused()
    press_by_key(facilitator, ".kind .icon-button")
    expect(facilitator.locator(".kind")).to_be_hidden()
    expect(facilitator.locator(APPROVE).first).to_be_focused()
    for rest in range(left - 2, -1, -1):
        press_by_key(facilitator, APPROVE)
        expect(lines).to_have_count(rest)
    expect(facilitator.locator("#tab-waiting")).to_be_focused()
