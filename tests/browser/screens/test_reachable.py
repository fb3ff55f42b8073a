"""Everybody can use it: axe finds nothing, and what one touches is as large as U1 asks."""

import pytest
from playwright.sync_api import expect

from tests.browser.support.devices import PATIENCE_MS, Room
from tests.browser.support.measuring import outside, resize, too_small, violations
from tests.support.browsers.chromium import DEVICES

pytestmark = pytest.mark.browser

SCREENS = [
    ("child", "child"),
    ("Máma", "phone"),
    ("guide", "laptop"),
    ("recorder", "laptop"),
    ("facilitator", "facilitator"),
    ("display", "display"),
]
SMALLEST = {"child": 96, "Máma": 44, "guide": 44, "recorder": 44, "facilitator": 44}


@pytest.mark.parametrize(("who", "device"), SCREENS)
def test_axe_finds_nothing(room: Room, who: str, device: str) -> None:
    page = room.comes(who, device)
    assert violations(page) == []
    for state in STATES.get(who, []):
        for step in state.split(" > "):
            page.locator(step).first.click()
        assert violations(page) == [], state


@pytest.mark.parametrize("who", SMALLEST)
def test_touch_targets_are_large_enough(room: Room, who: str) -> None:
    page = room.comes(who, dict(SCREENS)[who])
    if who == "child":
        page.locator(".tile--picture").click()
        assert too_small(page, SMALLEST[who]) == []
        page.locator("[data-group=feelings]").click()
        assert too_small(page, SMALLEST[who]) == []
        page.locator(".picker .tile--other").click()
    assert too_small(page, SMALLEST[who]) == []


@pytest.mark.parametrize(("who", "device"), [("Máma", "phone"), ("child", "child"), ("facilitator", "facilitator")])
def test_nothing_is_cut_off_at_200_percent_zoom(room: Room, who: str, device: str) -> None:
    """A page magnified to 200 % has half as many CSS pixels; everything that can be pressed stays within its width."""
    size = DEVICES[device]["viewport"]
    page = room.comes(who, "laptop" if device == "phone" else device)  # a phone's own browser magnifies otherwise
    resize(page, size["width"] // 2, size["height"] // 2)
    assert outside(page) == []
    if who == "child":
        expect(page.locator(".corner--stop")).to_be_in_viewport(ratio=0.9)


def test_a_child_writes_and_opens_a_card_by_keyboard(room: Room) -> None:
    child = room.comes("child", "child")
    child.locator(".tile--write").focus()
    child.keyboard.press("Enter")
    child.keyboard.type("Napsáno klávesnicí.")
    for _ in range(4):
        child.keyboard.press("Tab")
        if child.evaluate("document.activeElement.classList.contains('tile--main')"):
            break
    child.keyboard.press("Enter")
    mine = child.locator("ipk-card", has_text="Napsáno klávesnicí.")
    expect(mine).to_be_visible(timeout=PATIENCE_MS)
    mine.focus()
    child.keyboard.press("Enter")
    expect(child.locator(".tile--peel")).to_be_visible()
    child.keyboard.press("Escape")
    expect(child.locator(".tile--write")).to_be_visible()


STATES: dict[str, list[str]] = {
    "child": [
        ".tile--write",
        ".write-tools .tile",
        ".tile--picture",
        "[data-group=feelings] > [data-symbol=sad]",
        ".picker .tile--leave",
        ".tile--photo",
        ".write-tools .tile",
        ".tile--say",
        ".voice-way",
        ".voice-last .tile--main",
        ".voice-last .tile",
        "ipk-card[data-movable]",
    ],
    "Máma": [
        ".button--pictures > [data-group=home]",
        ".picker .tile--leave",
        ".tab[data-place=mine]",
        ".tab[data-place=wall]",
    ],
    "facilitator": ["#tab-people", "#tab-hands", "ipk-card"],
}
