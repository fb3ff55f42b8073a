"""Who does not understand, needs support or wants to leave: the facilitator sees it and says that they are coming."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.support.devices import PATIENCE_MS, Room
from tests.browser.support.measuring import outside, resize, too_small, violations

pytestmark = pytest.mark.browser


def call(facilitator: Page, words: str) -> Locator:
    return facilitator.locator(".call", has_text=words)


def places(page: Page) -> list[object]:
    """Where everything is that is pressed, and how the wall lies."""
    return page.evaluate(
        """() => [...document.querySelectorAll(".top button, .tools button, .tray button, .wall-tools button, .paper")]
            .filter((one) => one.checkVisibility())
            .map((one) => Object.values(one.getBoundingClientRect().toJSON()).map(Math.round).join(" "))"""
    )


def test_the_child_who_wants_to_leave_reads_who_is_coming(room: Room) -> None:
    child, facilitator = room.comes("child", "child"), room.comes("facilitator", "facilitator")
    display, mother = room.comes("display", "display"), room.comes("Máma", "phone")
    child.locator(".corner--stop").click()
    child.locator(".tile--wants-to-leave").click()
    line = call(facilitator, "Anička chce odejít")
    expect(line).to_be_visible(timeout=PATIENCE_MS)
    line.get_by_role("button", name="Jdu k tobě").click()
    expect(line).to_have_count(0)
    expect(child.locator(".tile--wants-to-leave")).to_contain_text("jde k tobě", timeout=PATIENCE_MS)
    for page in (display, mother):
        expect(page.locator("body")).not_to_contain_text("odejít")
        expect(page.locator("body")).not_to_contain_text("jde k tobě")
    child.locator(".tile--wants-to-leave").click()
    child.locator(".pause-resume").click()
    expect(display.locator("dialog.pause")).to_be_hidden(timeout=PATIENCE_MS)


def test_the_signal_i_do_not_understand_is_anonymous_and_gets_an_answer(room: Room) -> None:
    child, mother = room.comes("child", "child"), room.comes("Máma", "phone")
    facilitator, display = room.comes("facilitator", "facilitator"), room.comes("display", "display")
    before = places(facilitator)
    child.locator(".corner--unclear").click()
    mother.locator(".signal--help").click()
    expect(call(facilitator, "Někdo nerozumí")).to_be_visible(timeout=PATIENCE_MS)
    expect(call(facilitator, "Máma")).to_be_visible(timeout=PATIENCE_MS)
    expect(call(facilitator, "Anič")).to_have_count(0)
    assert places(facilitator) == before, "nothing moves"
    for width, height in ((820, 1180), (1024, 768), (1180, 820)):
        resize(facilitator, width, height)
        assert (violations(facilitator), outside(facilitator), too_small(facilitator, 44)) == ([], [], [])
    call(facilitator, "Někdo nerozumí").get_by_role("button", name="Vysvětlím to").click()
    expect(child.locator(".corner--unclear")).to_contain_text("to vysvětlí", timeout=PATIENCE_MS)
    call(facilitator, "Máma").get_by_role("button", name="Jdu k vám").click()
    expect(mother.locator(".signal--help")).to_contain_text("jde k vám", timeout=PATIENCE_MS)
    expect(facilitator.locator(".calls")).to_be_hidden()
    expect(display.locator("body")).not_to_contain_text("rozumí")
