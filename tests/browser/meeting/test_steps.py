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
def test_the_current_step_is_completely_visible(own_room: Room, size: tuple[int, int]) -> None:
    width, height = size
    facilitator = own_room.comes("facilitator", "facilitator", viewport={"width": width, "height": height})
    is_whole(facilitator)
    for step in range(3, 10):
        goes_to_step(facilitator, step)
        is_whole(facilitator)


def test_the_current_step_stays_visible_when_the_tablet_is_rotated(own_room: Room) -> None:
    facilitator = own_room.comes("facilitator", "facilitator")
    goes_to_step(facilitator, 9)
    for width, height in (UPRIGHT, SMALL, (600, 960), TABLET):
        resize(facilitator, width, height)
        is_whole(facilitator)
    expect(facilitator.locator(".step[aria-current] .step-name")).to_be_visible()


def test_everybody_reads_what_happens_now_in_words_of_their_own(own_room: Room) -> None:
    """The child with a picture, until it touches something; who leads with what helps to lead."""
    facilitator, child = own_room.comes("facilitator", "facilitator"), own_room.comes("child", "child")
    phone = own_room.comes("Máma", "phone")
    goes_to_step(facilitator, 3)
    hint = child.locator(".child-hint")
    expect(hint).to_contain_text("Co potřebuješ ty? Řekni, nakresli, ukaž.", timeout=PATIENCE_MS)
    expect(hint.locator("img")).to_be_visible()
    expect(phone.locator(".now-words")).to_have_text(
        "Co potřebuje dítě? Co k tomu potřebujete vy?", timeout=PATIENCE_MS
    )
    expect(facilitator.locator(".steps-lead")).to_contain_text("Kartičky dítěte první.", timeout=PATIENCE_MS)
    expect(facilitator.locator(".steps-lead")).to_contain_text("Asi 18 min.")
    child.locator(".tile--write").click()
    expect(hint).to_be_hidden()
