"""Whoever cannot drag or point anywhere moves a card to one of nine places: by taps, by keys."""

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.support.devices import PATIENCE_MS, Room, card, child_writes
from tests.browser.support.measuring import too_small, violations

pytestmark = pytest.mark.browser


def test_a_card_is_moved_by_taps_alone_and_the_move_is_undone(room: Room) -> None:
    child, display = room.comes("child", "child"), room.comes("display", "display")
    child_writes(child, "Přesuň mě prstem.")
    mine, shown = card(child, "Přesuň mě prstem."), card(display, "Přesuň mě prstem.")
    expect(shown).to_be_visible(timeout=PATIENCE_MS)
    before = part_of(mine)
    mine.click()
    child.locator(".tile--move").click()
    assert (too_small(child, 96), violations(child, enhanced=True)) == ([], [])
    child.get_by_role("button", name="Dole, vpravo").click()
    expect(child.locator(".places-of-nine")).to_be_hidden()
    hangs_in(mine, 8)
    hangs_in(shown, 8)
    child.locator(".tile--undo").click()
    hangs_in(shown, before)


def test_a_card_is_moved_by_keys_alone(room: Room) -> None:
    child = room.comes("child", "child")
    child_writes(child, "Přesuň mě klávesou.")
    mine = card(child, "Přesuň mě klávesou.")
    expect(mine).to_be_visible(timeout=PATIENCE_MS)
    mine.focus()
    child.keyboard.press("Enter")
    child.locator(".tile--move").focus()
    child.keyboard.press("Enter")
    expect(child.locator(".place-of-nine:focus")).to_have_attribute("aria-current", "location")
    child.keyboard.press("Escape")
    expect(child.locator(".places-of-nine")).to_be_hidden()
    mine.focus()
    child.keyboard.press("Enter")
    child.locator(".tile--move").focus()
    child.keyboard.press("Enter")
    for key in ("ArrowUp", "ArrowUp", "ArrowLeft", "ArrowLeft", "ArrowDown", "ArrowDown", "Enter"):
        child.keyboard.press(key)
    hangs_in(mine, 6)
    expect(mine).to_be_focused()


def part_of(one: Locator) -> int:
    """In which of the nine parts of its paper it hangs."""
    return one.evaluate(
        """(element) => {
            const { x, y } = element.card;
            return Math.floor(y / 400) * 3 + Math.floor((x * 3) / 1600);
        }"""
    )


def hangs_in(one: Locator, ninth: int) -> None:
    one.page.wait_for_function(
        """([words, ninth]) => [...document.querySelectorAll("ipk-card")].some(({ card, textContent }) =>
            textContent.includes(words) && Math.floor(card.y / 400) * 3 + Math.floor((card.x * 3) / 1600) === ninth)""",
        arg=[one.locator(".card-words, p").first.inner_text(), ninth],
        timeout=PATIENCE_MS,
    )
