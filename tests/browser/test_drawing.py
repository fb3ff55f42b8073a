"""Drawing: the child draws, everybody sees it grow."""

import math

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.devices import PATIENCE_MS, Room, stands, waiting_card

pytestmark = pytest.mark.browser

Place = tuple[float, float]


def test_the_display_and_the_facilitator_see_a_line_grow_before_it_ends(room: Room) -> None:
    child, display, facilitator = (
        room.comes("child", "child"),
        room.comes("display", "display"),
        room.comes("facilitator", "facilitator"),
    )
    others = {screen: drawings(screen).count() for screen in (display, facilitator)}
    takes_a_sheet(child)
    draws(child, wave(0.3), lifts=False)
    for screen, before in others.items():
        expect(drawings(screen)).to_have_count(before + 1, timeout=PATIENCE_MS)
        expect(growing(screen)).to_have_count(1, timeout=PATIENCE_MS)
    assert strokes(child).count() == 0, "the line is still in the hand"
    child.mouse.up()
    for screen in others:
        expect(growing(screen)).to_have_count(0, timeout=PATIENCE_MS)
        expect(strokes(screen)).to_have_count(1, timeout=PATIENCE_MS)
    is_done(child)
    mine = child.locator("ipk-card", has=child.locator("ipk-drawn"))
    stands(mine, "shown")
    assert paths(child) == paths(display) == paths(facilitator), "everybody sees the same shape"


def test_what_was_drawn_is_taken_back_done_again_and_rubbed_out(room: Room) -> None:
    child, display = room.comes("child", "child"), room.comes("display", "display")
    takes_a_sheet(child)
    for height in (0.2, 0.5, 0.8):
        draws(child, wave(height))
    lines = newest(display)
    expect(lines).to_have_count(3, timeout=PATIENCE_MS)
    below(child, "undo").click()
    expect(lines).to_have_count(2, timeout=PATIENCE_MS)
    below(child, "redo").click()
    expect(lines).to_have_count(3, timeout=PATIENCE_MS)
    before = [line.get_attribute("d") for line in lines.all()]
    below(child, "rubber").click()
    draws(child, [(0.45, 0.35), (0.5, 0.65)])
    expect(lines).to_have_count(2, timeout=PATIENCE_MS)
    below(child, "undo").click()
    expect(lines).to_have_count(3, timeout=PATIENCE_MS)
    assert [line.get_attribute("d") for line in lines.all()] == before, "what was rubbed out lies where it lay"
    is_done(child)


def test_an_empty_sheet_leaves_nothing_behind(room: Room) -> None:
    child, display = room.comes("child", "child"), room.comes("display", "display")
    before = drawings(display).count()
    takes_a_sheet(child)
    below(child, "done").click()
    expect(child.locator(".drawing")).to_have_count(0)
    takes_a_sheet(child)
    draws(child, wave(0.5))
    expect(drawings(display)).to_have_count(before + 1, timeout=PATIENCE_MS)
    below(child, "undo").click()
    below(child, "done").click()
    expect(drawings(display)).to_have_count(before, timeout=PATIENCE_MS)
    expect(drawings(child)).to_have_count(before)


def test_a_child_who_cannot_draw_puts_stamps_by_keyboard(room: Room) -> None:
    child, display = room.comes("child", "child"), room.comes("display", "display")
    child.locator(".tile--draw").focus()
    child.keyboard.press("Enter")
    sheet = child.locator(".drawing-sheet")
    expect(sheet).to_be_focused()
    for key in ("ArrowRight", "ArrowDown", "Enter"):
        child.keyboard.press(key)
    expect(newest(display)).to_have_count(4, timeout=PATIENCE_MS)
    below(child, "undo").press("Enter")
    expect(newest(display)).to_have_count(0, timeout=PATIENCE_MS)
    below(child, "redo").press("Enter")
    expect(newest(display)).to_have_count(4, timeout=PATIENCE_MS)
    is_done(child)


def test_an_adults_waiting_drawing_is_not_there_for_the_child_until_it_is_approved(room: Room) -> None:
    father, facilitator = room.comes("Táta", "phone"), room.comes("facilitator", "facilitator")
    child = room.comes("child", "child")
    before = drawings(child).count()
    father.locator(".composer").get_by_role("button", name="Nakreslit").click()
    draws(father, wave(0.3), lifts=False)
    waiting = waiting_card(facilitator, "Táta").filter(has=facilitator.locator("ipk-drawn"))
    expect(waiting.locator("ipk-drawn g:last-child path")).to_have_count(1, timeout=PATIENCE_MS)
    father.mouse.up()
    below(father, "done").click()
    father.locator(".drawing-name").fill("Náš pes")
    father.locator(".over--naming .tile--main").click()
    expect(waiting.locator("ipk-drawn g:first-child path")).to_have_count(1, timeout=PATIENCE_MS)
    expect(waiting).to_contain_text("Náš pes", timeout=PATIENCE_MS)
    assert drawings(child).count() == before
    waiting.locator("[data-action=approve]").click()
    try:
        expect(drawings(child)).to_have_count(before + 1, timeout=PATIENCE_MS)
    except AssertionError:
        facilitator.screenshot(path="/tmp/ink/t2.png")
        child.screenshot(path="/tmp/ink/t3.png")
        father.screenshot(path="/tmp/ink/t4.png")
        raise
    expect(child.locator("ipk-card", has_text="Náš pes")).to_be_visible(timeout=PATIENCE_MS)


# --- hands ---


def takes_a_sheet(child: Page) -> None:
    child.locator(".tile--draw").click()
    expect(child.locator(".drawing-sheet")).to_be_visible()


def draws(page: Page, places: list[Place], *, lifts: bool = True) -> None:
    """A line through places of the sheet, each 0…1 of its width and height."""
    box = page.locator(".drawing-sheet").bounding_box()
    assert box
    spots = [(box["x"] + x * box["width"], box["y"] + y * box["height"]) for x, y in places]
    page.mouse.move(*spots[0])
    page.mouse.down()
    for spot in spots[1:]:
        page.mouse.move(*spot)
    if lifts:
        page.mouse.up()


def wave(height: float) -> list[Place]:
    return [(0.1 + step / 50, height + 0.05 * math.sin(step)) for step in range(30)]


def below(page: Page, kind: str) -> Locator:
    return page.locator(f".drawing-below .tile--{kind}")


def is_done(page: Page) -> None:
    below(page, "done").click()
    page.locator(".over--naming .tile--pass").click()
    expect(page.locator("dialog.over[open]")).to_have_count(0)


# --- what hangs ---


def drawings(page: Page) -> Locator:
    return page.locator("ipk-card ipk-drawn")


def strokes(page: Page) -> Locator:
    return page.locator("ipk-card ipk-drawn g:first-child path")


def growing(page: Page) -> Locator:
    return page.locator("ipk-card ipk-drawn g:last-child path")


def newest(page: Page) -> Locator:
    """The lines of the drawing that lies on top."""
    return drawings(page).last.locator("g:first-child path")


def paths(page: Page) -> list[str]:
    return page.evaluate(
        "[...document.querySelectorAll('ipk-card ipk-drawn g:first-child path')].map((path) => path.getAttribute('d'))"
    )
