"""The child's own screen: big, few and calm; hard to leave by accident, easy to leave at will."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.profile.test_workbook_reachable import lie_on_each_other
from tests.browser.screens.test_sizes import LANGUAGES, speaks
from tests.browser.support.devices import PATIENCE_MS, Room, card, child_writes, stands
from tests.browser.support.measuring import resize

pytestmark = pytest.mark.browser

#: words of which a part stands on one line and the rest on the next
BROKEN_WORDS = """(selector) => [...document.querySelectorAll(selector)].flatMap((owner) => {
    const walker = document.createTreeWalker(owner, NodeFilter.SHOW_TEXT), broken = [];
    while (walker.nextNode()) {
        for (const { 0: word, index } of walker.currentNode.data.matchAll(/\\S+/g)) {
            const range = document.createRange();
            range.setStart(walker.currentNode, index);
            range.setEnd(walker.currentNode, index + word.length);
            if (range.getClientRects().length > 1) broken.push(word);
        }
    }
    return broken;
})"""

TABLETS = [(1180, 820), (820, 1180), (1024, 768), (1280, 800)]


def boxes(page: Page, *selectors: str) -> list[dict[str, Any]]:
    """What can be seen of these, where it lies."""
    return page.evaluate(
        """(wanted) => [...document.querySelectorAll(wanted)]
            .filter((element) => element.checkVisibility({ visibilityProperty: true }))
            .map((element) => {
                const { left, top, right, bottom, width, height } = element.getBoundingClientRect();
                return { name: element.className, left, top, right, bottom, width, height };
            })""",
        ", ".join(selectors),
    )


def apart(one: dict[str, Any], other: dict[str, Any]) -> float:
    """How far two boxes are from each other along the better axis; below zero they overlap."""
    across = max(one["left"] - other["right"], other["left"] - one["right"])
    down = max(one["top"] - other["bottom"], other["top"] - one["bottom"])
    return max(across, down)


@pytest.mark.parametrize("hand", ["right", "left"])
def test_the_childs_screen_fits_every_tablet_for_either_hand(room: Room, hand: str) -> None:
    child = room.comes("child", "child")
    expect(child.locator(".paper")).to_be_visible(timeout=PATIENCE_MS)
    child.evaluate("(hand) => document.documentElement.dataset.hand = hand", hand)
    for width, height in TABLETS:
        resize(child, width, height)
        pressed = boxes(child, ".tile", ".corner", ".round:enabled")
        paper = boxes(child, ".paper")[0]
        assert len(pressed) >= 5
        for box in pressed:
            least = 96 if "round" in box["name"] else 128
            assert min(box["width"], box["height"]) >= least - 0.5, (width, box)
            assert box["left"] >= 0, (width, box)
            assert box["top"] >= 0, (width, box)
            assert box["right"] <= width, (width, box)
            assert box["bottom"] <= height, (width, box)
            assert apart(box, paper) >= 0, (width, box)
        close = [(a["name"], b["name"]) for i, a in enumerate(pressed) for b in pressed[:i] if apart(a, b) < 15.5]
        assert close == [], width
        assert paper["width"] > 0.5 * width
        stop = next(box for box in pressed if "stop" in box["name"])
        assert (stop["left"] > width / 2) is (hand == "right")


def test_an_open_dialog_hides_other_tiles_but_not_stop(room: Room) -> None:
    """While something lies over the paper nothing else is offered, but STOP is there."""
    child = room.comes("child", "child")
    child.locator(".tile--write").click()
    expect(child.locator(".tiles .tile--picture")).to_be_hidden()
    expect(child.locator(".tile--undo")).to_be_hidden()
    expect(child.locator(".corner--stop")).to_be_in_viewport(ratio=1)
    child.keyboard.press("Escape")
    expect(child.locator(".tiles .tile--picture")).to_be_visible()


def knocks(child: Page) -> None:
    """Upper left, upper right, upper left."""
    size = child.viewport_size
    assert size
    for x in (12, size["width"] - 12, 12):
        child.touchscreen.tap(x, 12)


def test_the_guide_locks_the_childs_screen_and_unlocks_it(room: Room) -> None:
    child, guide = room.comes("child", "child"), room.comes("guide", "laptop")
    lock = guide.locator(".childs-screen .button").first
    lock.click()
    screen = child.locator(".child")
    expect(screen).to_have_attribute("data-locked", "", timeout=PATIENCE_MS)
    child_writes(child, "Zůstávám tady.")
    stands(card(child, "Zůstávám tady."), "shown")

    address = child.url
    child.go_back()
    assert child.url == address
    expect(card(child, "Zůstávám tady.")).to_be_visible()
    assert not child.evaluate("dispatchEvent(new Event('beforeunload', { cancelable: true }))"), "the browser asks"
    assert not child.evaluate(
        "document.querySelector('.tile').dispatchEvent(new Event('contextmenu', { bubbles: true, cancelable: true }))"
    )

    lock.click()
    expect(screen).not_to_have_attribute("data-locked", "", timeout=PATIENCE_MS)
    assert child.evaluate("dispatchEvent(new Event('beforeunload', { cancelable: true }))")


def test_only_consecutive_corner_taps_open_the_adults_dialog(room: Room) -> None:
    child = room.comes("child", "child")
    child.touchscreen.tap(12, 12)
    child.touchscreen.tap(600, 300)
    child.touchscreen.tap(1168, 12)
    child.touchscreen.tap(12, 12)
    expect(child.locator("dialog[open]")).to_have_count(0)
    child.touchscreen.tap(600, 300)
    knocks(child)
    sheet = child.locator("dialog[open]")
    expect(sheet).to_be_visible()
    sheet.locator(".button").first.click()
    expect(child.locator(".child")).to_have_attribute("data-locked", "", timeout=PATIENCE_MS)
    sheet.locator(".button").first.click()
    expect(child.locator(".child")).not_to_have_attribute("data-locked", "", timeout=PATIENCE_MS)


def test_the_guide_but_not_the_father_sees_that_the_child_wants_to_leave(room: Room) -> None:
    child, guide = room.comes("child", "child"), room.comes("guide", "laptop")
    father = room.comes("Táta", "phone")
    child.locator(".corner--stop").click()
    child.locator(".pause-ways .tile").first.click()
    expect(child.locator(".pause-ways .tile").first).to_have_attribute("aria-pressed", "true", timeout=PATIENCE_MS)
    expect(guide.locator("dialog.pause .notice")).to_contain_text("Anička", timeout=PATIENCE_MS)
    expect(father.locator("dialog.pause")).to_be_visible(timeout=PATIENCE_MS)
    expect(father.locator("dialog.pause .notice")).to_be_hidden()
    child.locator(".pause-ways .tile").first.click()
    child.locator(".pause-resume").click()
    expect(guide.locator("dialog.pause")).to_be_hidden(timeout=PATIENCE_MS)
    expect(guide.locator(".now-ping")).to_be_hidden(timeout=PATIENCE_MS)


def test_the_child_changes_its_settings_during_a_pause(room: Room) -> None:
    child = room.comes("child", "child")
    child.locator(".corner--stop").click()
    child.locator(".pause-ways .tile").last.click()
    child.locator(".choice", has_text="levá").click()
    expect(child.locator("html")).to_have_attribute("data-hand", "left")
    child.locator(".choice", has_text="pravá").click()
    expect(child.locator("html")).not_to_have_attribute("data-hand", "left")
    child.keyboard.press("Escape")
    child.locator(".pause-resume").click()
    expect(child.locator("dialog.pause")).to_be_hidden(timeout=PATIENCE_MS)


def test_in_no_language_do_buttons_lie_on_each_other_while_the_child_makes_a_card(room: Room) -> None:
    child = room.comes("child", "child")
    for language in LANGUAGES:
        speaks(child, language)
        for tile in (".tile--write", ".tile--picture"):
            child.locator(tile).click()
            expect(child.locator(".tiles")).to_be_hidden(timeout=PATIENCE_MS)
            assert lie_on_each_other(child) == [], f"{tile} in {language}"
            child.keyboard.press("Escape")
            expect(child.locator(".tiles")).to_be_visible(timeout=PATIENCE_MS)


def test_the_words_of_signals_are_never_broken_within_a_word(room: Room) -> None:
    guide = room.comes("guide", "laptop")
    for language in LANGUAGES:
        speaks(guide, language)
        assert guide.evaluate(BROKEN_WORDS, ".signal") == [], language


def test_the_words_of_a_step_cover_no_arrow_on_any_tablet(room: Room) -> None:
    child = room.comes("child", "child")
    expect(child.locator(".child-hint")).to_be_visible(timeout=PATIENCE_MS)
    for text, sizes in (("100", TABLETS), ("200", TABLETS[:1])):
        child.evaluate("(size) => document.documentElement.dataset.text = size", text)
        for size in sizes:
            resize(child, *size)
            (hint,) = boxes(child, ".child-hint")
            for other in boxes(child, ".turn button, .turn span", ".tile", ".corner"):
                assert apart(hint, other) > 0, f"{other['name']} at {size}, letters of {text} percent"
