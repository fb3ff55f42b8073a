"""Who does not write speaks in pictures: groups, search, a sentence of up to five, on every device (D14)."""

import json
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.support.devices import PATIENCE_MS, Room, until
from tests.browser.support.fingers import looks_again

pytestmark = pytest.mark.browser

PICTURES_ARE_HERE = """performance.getEntriesByType("resource")
    .some(({ name, responseEnd }) => name.includes("/pictures-") && responseEnd > 0)"""
SENTENCE = "ipk-card .card-sentence"


def said(page: Page) -> list[list[str]]:
    """The sentences of pictures on this wall, word by word."""
    return page.eval_on_selector_all(
        SENTENCE, "all => all.map(one => [...one.querySelectorAll('figcaption')].map(word => word.textContent))"
    )


def drawn(page: Page, pictures: str) -> bool:
    """Are there such pictures, all of them really there?"""
    return page.eval_on_selector_all(
        pictures, "all => all.length > 0 && all.every(one => one.complete && one.naturalWidth > 0)"
    )


def test_a_childs_sentence_of_pictures_appears_on_the_display(room: Room) -> None:
    child, display = room.comes("child", "child"), room.comes("display", "display")
    child.locator(".tile--picture").click()
    child.locator("[data-group=say]").click()
    child.locator("[data-symbol=stop]").click()
    child.locator(".tile--groups").click()
    child.locator("[data-group=troubles]").click()
    child.locator("[data-symbol=shouting]").click()
    child.locator(".strip-symbol").first.click()
    child.locator("[data-symbol=quarrel]").click()
    child.locator(".picker .tile--main").click()
    for screen in (child, display):
        until(screen, lambda screen=screen: ["křik", "hádka"] in said(screen))
    until(display, lambda: drawn(display, f"{SENTENCE} img"))


def test_a_sentence_has_at_most_five_pictures(room: Room) -> None:
    child = room.comes("child", "child")
    child.locator(".tile--picture").click()
    expect(child.locator(".picker .tile--main")).to_be_disabled()
    child.locator("[data-group=feelings]").click()
    for place in range(5):
        child.locator("[data-symbol]").nth(place).click()
    expect(child.locator(".strip-symbol")).to_have_count(5)
    expect(child.locator("[data-symbol]:enabled")).to_have_count(0)
    child.locator(".strip-symbol").last.click()
    expect(child.locator("[data-symbol]:disabled")).to_have_count(0)
    child.locator(".tile--leave").click()
    expect(child.locator(".picker")).to_have_count(0)


def test_a_picture_is_found_without_diacritics_and_by_keyboard_alone(room: Room) -> None:
    grandmother = room.comes("Babička", "phone")
    expect(grandmother.locator(".button--pictures")).to_be_enabled()
    grandmother.locator(".button--pictures").focus()
    grandmother.keyboard.press("Enter")
    grandmother.locator(".picker-search").focus()
    grandmother.keyboard.type("SKOLNI obed")
    expect(grandmother.locator("[data-symbol]")).to_have_count(1)
    grandmother.locator("[data-symbol=school-lunch]").focus()
    grandmother.keyboard.press("Enter")
    grandmother.locator(".picker .tile--main").focus()
    grandmother.keyboard.press("Enter")
    grandmother.locator(".tab[data-place=mine]").click()
    expect(grandmother.locator(".place--mine ipk-card-line", has_text="školní oběd")).to_be_visible(timeout=PATIENCE_MS)


def test_used_pictures_are_offered_first_and_stored_on_the_device_until_removal(own_room: Room) -> None:
    child = own_room.comes("child", "child")
    wire: list[str] = []
    child.on("websocket", lambda socket: socket.on("framesent", lambda frame: wire.append(str(frame))))
    child.reload()
    child.locator(".tile--picture").click()
    child.locator("[data-group=people]").click()
    child.locator("[data-symbol=grandma]").click()
    child.locator(".picker .tile--main").click()
    child.locator(".tile--picture").click()
    first = child.locator("[data-group]").first
    expect(first).to_have_attribute("data-group", "often")
    first.click()
    expect(child.locator("[data-symbol]")).to_have_count(1)
    until(child, lambda: any('"card.stick"' in frame for frame in wire))
    assert not any("often" in frame for frame in wire)
    assert child.evaluate("Object.keys(localStorage).some(name => name.startsWith('ipk-often-'))")
    facilitator = own_room.comes("facilitator", "facilitator")
    facilitator.locator("#tab-people").click()
    line = facilitator.locator(".person", has=facilitator.locator(".person-name", has_text="Anička"))
    line.locator(".icon-button").first.click()
    line.locator("[data-act=remove]").click()
    looks_again(facilitator)
    line.locator(".person-sure .button--danger").click()
    expect(child.locator(".farewell")).to_be_visible(timeout=PATIENCE_MS)
    assert not child.evaluate("Object.keys(localStorage).some(name => name.startsWith('ipk-often-'))")


def test_the_symbol_catalogue_is_not_part_of_the_page_and_works_offline(room: Room) -> None:
    child = room.comes("child", "child")
    page = json.loads(child.locator("#page").text_content() or "{}")
    assert isinstance(page["symbols"], str), "the page carries an address, not five hundred symbols"
    until(child, lambda: child.evaluate(PICTURES_ARE_HERE))
    child.context.set_offline(True)
    child.locator(".tile--picture").click()
    child.locator("[data-group=wishes]").click()
    until(child, lambda: drawn(child, "[data-symbol] img"))


def test_picture_groups_have_accessible_names_and_a_chosen_picture_is_announced(room: Room) -> None:
    child = room.comes("child", "child")
    child.locator(".tile--picture").click()
    expect(child.get_by_role("button", name="pocity")).to_be_visible()
    child.get_by_role("button", name="pocity").press("Enter")
    expect(child.locator(".picker-heading")).to_have_text("pocity")
    assert _focused(child)["data-symbol"] == "happy"
    child.keyboard.press("Enter")
    expect(child.locator(".strip-frame [role=status]")).to_have_text("radost")
    child.keyboard.press("Escape")
    expect(child.locator("[data-group=feelings]")).to_be_visible()


def _focused(page: Page) -> dict[str, Any]:
    return page.evaluate(
        "Object.fromEntries([...document.activeElement.attributes].map(({ name, value }) => [name, value]))"
    )
