"""A dialog that leads to another: the other one is there, whole, however it was asked for."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.screens.test_child import knocks
from tests.browser.support.devices import PATIENCE_MS, Room, goes_to_step, until

pytestmark = pytest.mark.browser


def by_tap(press: Locator) -> None:
    press.tap()


def by_key(press: Locator) -> None:
    press.focus()
    press.page.keyboard.press("Enter")


def by_switch(press: Locator) -> None:
    """As a switch of the device does it: the button is clicked where no finger is."""
    press.evaluate("(button) => button.click()")


every_way = pytest.mark.parametrize("way", [by_tap, by_key, by_switch])

#: what the innermost sheet tells, and what lies under it
WATCHED = """(sheet) => {
    window.told = [];
    for (const type of ["ipk:opened", "ipk:closed"]) sheet.addEventListener(type, ({ type }) => window.told.push(type));
}"""
REPLACED = """(sheet) => {
    const words = (text) => Object.assign(document.createElement("button"), { textContent: text });
    document.activeElement?.blur();
    sheet.open("One", [words("one")]);
    sheet.close();
    sheet.open("Two", [words("two")]);
}"""


@every_way
def test_the_meeting_can_be_ended_after_the_last_step(own_room: Room, way: Callable[[Locator], None]) -> None:
    facilitator = own_room.comes("facilitator", "facilitator")
    goes_to_step(facilitator, 9)
    way(facilitator.locator("[data-tool=ellipsis]"))
    way(facilitator.locator("[data-more=check]"))
    end = facilitator.locator("dialog[open] .button--danger")
    expect(end).to_be_visible(timeout=PATIENCE_MS)
    way(end)
    closed = "document.querySelector('ipk-facilitator').app.store.meeting.closed"
    until(facilitator, lambda: facilitator.evaluate(closed))


@pytest.mark.parametrize(("who", "device"), [("child", "child"), ("facilitator", "facilitator"), ("Máma", "phone")])
def test_a_dialog_that_closes_and_reopens_in_one_tick_keeps_its_content(room: Room, who: str, device: str) -> None:
    page = room.comes(who, device)
    sheet = page.locator(".screen > ipk-dialog").first
    sheet.evaluate(WATCHED)
    sheet.evaluate(REPLACED)
    # the late `close` of the first opening has been heard by then
    page.evaluate("new Promise((resolve) => setTimeout(() => requestAnimationFrame(resolve)))")
    expect(sheet.locator("dialog[open] button", has_text="two")).to_be_visible()
    assert sheet.evaluate("(sheet) => sheet.over?.inert ?? true")
    page.keyboard.press("Escape")
    expect(sheet.locator("dialog")).to_be_hidden()
    until(page, lambda: page.evaluate("window.told.length") == 4)
    assert page.evaluate("window.told") == ["ipk:opened", "ipk:closed"] * 2
    assert not sheet.evaluate("(sheet) => sheet.over?.inert ?? false")


@every_way
def test_the_settings_dialog_opens_the_leave_dialog(room: Room, way: Callable[[Locator], None]) -> None:
    facilitator = room.comes("facilitator", "facilitator")
    opening = facilitator.locator(".top .icon-button--own")
    way(opening)
    way(facilitator.locator("dialog[open] .button", has_text="Odejít"))
    expect(facilitator.locator("dialog[open] .button--main", has_text="Odejít")).to_be_visible(timeout=PATIENCE_MS)
    inside = "document.querySelector('dialog[open]').contains(document.activeElement)"
    assert facilitator.evaluate(inside), "keyboard and switch go on in the dialog"
    facilitator.keyboard.press("Escape")
    expect(facilitator.locator("dialog[open]")).to_have_count(0)
    if way is by_key:
        expect(opening).to_be_focused()


@pytest.mark.parametrize("way", [by_tap, by_key])
def test_the_adults_dialog_opens_settings_and_the_leave_dialog(room: Room, way: Callable[[Locator], None]) -> None:
    child = room.comes("child", "child")
    for words, there in (("Nastavení", ".settings"), ("Odejít", ".button--main")):
        knocks(child)
        way(child.locator("dialog[open] .button", has_text=words))
        expect(child.locator(f"dialog[open] {there}").first).to_be_visible(timeout=PATIENCE_MS)
        child.keyboard.press("Escape")
        expect(child.locator("dialog[open]")).to_have_count(0)


@every_way
def test_the_picture_dialog_opens_the_writing_dialog(room: Room, way: Callable[[Locator], None]) -> None:
    child = room.comes("child", "child")
    way(child.locator(".tile--picture"))
    other = child.locator("dialog[open] .tile--other")
    way(other)
    expect(child.locator("dialog[open] .write-words")).to_be_visible(timeout=PATIENCE_MS)
    child.keyboard.press("Escape")
