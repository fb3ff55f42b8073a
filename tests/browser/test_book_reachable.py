"""Every page of the book on the tablets of children: nothing lies beside the window, nothing scrolls sideways."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.devices import PATIENCE_MS, Room
from tests.browser.measuring import outside, scrolls_sideways, too_small, violations
from tests.browser.test_messages import turns_to_messages, writes
from tests.browser.test_studio import lays_aside, opened

pytestmark = pytest.mark.browser

TABLETS = {"large": (1180, 820), "small": (1024, 768), "upright": (820, 1180)}


def test_every_page_stays_within_every_tablet(room: Room) -> None:
    guide, child, _ = opened(room)
    onward = guide.locator(".studio-book .turn button").last
    pages = 0
    while onward.is_enabled():
        onward.click()
        pages += 1
        here = guide.locator(".studio-stop[aria-current]").get_attribute("aria-label")
        for name, (width, height) in TABLETS.items():
            child.set_viewport_size({"width": width, "height": height})
            assert (outside(child), scrolls_sideways(child)) == ([], False), f"{here} on a {name} tablet"
    assert pages > 15
    assert not outside(guide)
    lays_aside(guide, child)


def test_prepared_messages_are_within_reach_of_every_finger_and_eye(room: Room) -> None:
    guide, child, _ = opened(room)
    turns_to_messages(guide, child)
    writes(child, 2, "Ve škole mám kamarádku Lindu a s ní je mi dobře.")
    for width, height in TABLETS.values():
        child.set_viewport_size({"width": width, "height": height})
        assert too_small(child, 96) == []
    assert violations(child, enhanced=True) == []
    assert violations(guide) == []
    child.locator(".prepared-reach").first.click()
    is_reachable(child)
    child.keyboard.press("Escape")
    child.locator(".studio-where").click()
    is_reachable(child)
    child.keyboard.press("Escape")
    lays_aside(guide, child)


def is_reachable(child: Page) -> None:
    expect(child.locator(".over[open]")).to_be_visible(timeout=PATIENCE_MS)
    assert (too_small(child, 96), violations(child, enhanced=True)) == ([], [])
