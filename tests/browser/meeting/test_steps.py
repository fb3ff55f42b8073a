"""The nine steps on a tablet however it is held: this step is whole, and nothing else is cut off for it."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.support.devices import PATIENCE_MS, Room, goes_to_step
from tests.browser.support.measuring import cut_off, outside, resize, scrolls_sideways, too_small

pytestmark = pytest.mark.browser

TABLET, UPRIGHT, SMALL = (1180, 820), (820, 1180), (1024, 768)
WHOLE = """() => {
    const list = document.querySelector(".steps-list").getBoundingClientRect();
    const now = document.querySelector(".step[aria-current]").getBoundingClientRect();
    return now.width > 0 && now.left >= list.left - 1 && now.right <= list.right + 1;
}"""


def is_whole(facilitator: Page) -> None:
    facilitator.wait_for_function(WHOLE, timeout=PATIENCE_MS)
    assert (outside(facilitator), cut_off(facilitator), too_small(facilitator, 44)) == ([], [], [])
    assert not scrolls_sideways(facilitator)


@pytest.mark.parametrize("size", [UPRIGHT, SMALL], ids=["upright", "small"])
def test_every_step_is_whole(own_room: Room, size: tuple[int, int]) -> None:
    width, height = size
    facilitator = own_room.comes("facilitator", "facilitator", viewport={"width": width, "height": height})
    is_whole(facilitator)
    for step in range(3, 10):
        goes_to_step(facilitator, step)
        is_whole(facilitator)


def test_a_tablet_that_is_turned_shows_this_step(own_room: Room) -> None:
    facilitator = own_room.comes("facilitator", "facilitator")
    goes_to_step(facilitator, 9)
    for width, height in (UPRIGHT, SMALL, (600, 960), TABLET):
        resize(facilitator, width, height)
        is_whole(facilitator)
    expect(facilitator.locator(".step[aria-current] .step-name")).to_be_visible()
