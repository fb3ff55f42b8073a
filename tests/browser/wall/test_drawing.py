"""Drawing: the child draws, everybody sees it grow."""

import math

import pytest
from playwright.sync_api import expect

from tests.browser.support.devices import PATIENCE_MS, Network, Room, kept_commands, stands, until, waiting_card
from tests.browser.support.drawing_hands import (
    below,
    drawings,
    draws,
    draws_by_pen,
    growing,
    is_done,
    newest,
    paths,
    strokes,
    tops,
    touches,
    wants_to_draw,
    wave,
)
from tests.browser.support.measuring import NOTES_PAINTS, too_small, violations

pytestmark = pytest.mark.browser


def test_the_display_and_the_facilitator_see_a_line_grow_before_it_ends(room: Room) -> None:
    child, display, facilitator = (
        room.comes("child", "child"),
        room.comes("display", "display"),
        room.comes("facilitator", "facilitator"),
    )
    others = {screen: drawings(screen).count() for screen in (display, facilitator)}
    wants_to_draw(child)
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


def test_strokes_are_undone_redone_and_erased(room: Room) -> None:
    child, display = room.comes("child", "child"), room.comes("display", "display")
    wants_to_draw(child)
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


def test_an_empty_drawing_leaves_no_card(own_room: Room) -> None:
    child, display = own_room.comes("child", "child"), own_room.comes("display", "display")
    before = drawings(display).count()
    wants_to_draw(child)
    below(child, "done").click()
    expect(child.locator(".drawing")).to_have_count(0)
    wants_to_draw(child)
    draws(child, wave(0.5))
    expect(drawings(display)).to_have_count(before + 1, timeout=PATIENCE_MS)
    below(child, "undo").click()
    below(child, "done").click()
    expect(drawings(display)).to_have_count(before, timeout=PATIENCE_MS)
    expect(drawings(child)).to_have_count(before)


def test_stamps_are_placed_by_keyboard(room: Room) -> None:
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


def test_the_child_sees_an_adults_drawing_only_after_its_approval(own_room: Room) -> None:
    father, facilitator = own_room.comes("Táta", "phone"), own_room.comes("facilitator", "facilitator")
    child, theirs = own_room.comes("child", "child"), "ipk-card[aria-label*=Táta] ipk-drawn"
    wants_to_draw(father)
    draws(father, wave(0.3), lifts=False)
    waiting = waiting_card(facilitator, "").filter(has=facilitator.locator("ipk-drawn"))
    expect(waiting.locator("ipk-drawn .ink-layer--growing path")).to_have_count(1, timeout=PATIENCE_MS)
    father.mouse.up()
    below(father, "done").click()
    father.locator(".drawing-name").fill("Náš pes")
    father.locator(".over--naming .tile--main").click()
    expect(waiting.locator("ipk-drawn .ink-layer--kept path")).to_have_count(1, timeout=PATIENCE_MS)
    expect(waiting).to_contain_text("Náš pes", timeout=PATIENCE_MS)
    expect(child.locator(theirs)).to_have_count(0)
    waiting.locator("[data-action=approve]").click()
    expect(child.locator(theirs)).to_have_count(1, timeout=PATIENCE_MS)
    expect(child.locator("ipk-card", has_text="Náš pes")).to_be_visible(timeout=PATIENCE_MS)


def test_touch_does_not_draw_after_a_stylus_was_used_until_it_is_enabled(room: Room) -> None:
    child, display = room.comes("child", "child"), room.comes("display", "display")
    wants_to_draw(child)
    touches(child, wave(0.2))
    expect(newest(display)).to_have_count(1, timeout=PATIENCE_MS)
    expect(child.locator(".drawing-fingers")).to_be_hidden()
    draws_by_pen(child, wave(0.5))
    expect(newest(display)).to_have_count(2, timeout=PATIENCE_MS)
    expect(child.locator(".drawing-fingers")).to_be_visible()
    touches(child, wave(0.8))
    draws_by_pen(child, wave(0.6))
    expect(newest(display)).to_have_count(3, timeout=PATIENCE_MS)
    child.locator(".drawing-fingers").click()
    touches(child, wave(0.8))
    expect(newest(display)).to_have_count(4, timeout=PATIENCE_MS)
    is_done(child)


def test_a_palm_touch_before_a_stylus_stroke_leaves_no_line(room: Room) -> None:
    child, display = room.comes("child", "child"), room.comes("display", "display")
    wants_to_draw(child)
    touches(child, wave(0.8), lifts=False)
    draws_by_pen(child, wave(0.3))
    expect(newest(display)).to_have_count(1, timeout=PATIENCE_MS)
    is_done(child)
    expect(newest(display)).to_have_count(1, timeout=PATIENCE_MS)


def test_strokes_drawn_offline_survive_a_reload_and_are_saved_in_order(room: Room) -> None:
    display, facilitator = room.comes("display", "display"), room.comes("facilitator", "facilitator")
    grandmother = room.comes("Babička", "phone")
    network = Network(grandmother)
    network.swallows = True
    grandmother.reload()
    wants_to_draw(grandmother)
    for height in (0.2, 0.4, 0.6):
        draws(grandmother, wave(height))
    until(grandmother, lambda: kept_commands(grandmother) == 4)
    network.swallows = False
    grandmother.reload()
    until(grandmother, lambda: kept_commands(grandmother) == 0)
    waiting = waiting_card(facilitator, "").filter(has=facilitator.locator("ipk-drawn")).last
    expect(waiting.locator(".ink-layer--kept path")).to_have_count(3, timeout=PATIENCE_MS)
    assert tops(waiting) == sorted(tops(waiting)), "the lines landed in the order in which they were drawn"
    expect(display.locator("ipk-card", has_text="Babička").locator("ipk-drawn")).to_have_count(0)


def test_a_closed_drawing_can_be_continued(room: Room) -> None:
    child, display = room.comes("child", "child"), room.comes("display", "display")
    wants_to_draw(child)
    draws(child, wave(0.3))
    child.locator(".papers").click()
    child.locator(".paper-choice[data-colour=sky]").click()
    below(child, "done").click()
    child.locator(".drawing-name").fill("Moře")
    child.locator(".over--naming .tile--main").click()
    mine = child.locator("ipk-card", has_text="Moře")
    stands(mine, "shown")
    mine.click(position={"x": 20, "y": 20})
    child.locator(".tile--edit").click()
    draws(child, wave(0.6))
    below(child, "done").click()
    expect(child.locator("dialog.over[open]")).to_have_count(0)
    sea = display.locator("ipk-card.card--sky", has_text="Moře")
    expect(sea.locator(".ink-layer--kept path")).to_have_count(2, timeout=PATIENCE_MS)


def test_a_drawing_by_the_guide_for_the_child_is_marked_as_own_words(room: Room) -> None:
    guide, display = room.comes("guide", "laptop"), room.comes("display", "display")
    guide.locator("#composer-childs").check()
    wants_to_draw(guide)
    draws(guide, wave(0.5))
    is_done(guide)
    top = display.locator("ipk-card[data-own-words] ipk-drawn").last
    expect(top.locator(".ink-layer--kept path")).to_have_count(1, timeout=PATIENCE_MS)


def test_a_line_that_is_never_finished_disappears_from_the_display(room: Room) -> None:
    child, display = room.comes("child", "child"), room.comes("display", "display")
    wants_to_draw(child)
    draws(child, wave(0.5), lifts=False)
    expect(growing(display)).to_have_count(1, timeout=PATIENCE_MS)
    child.context.set_offline(True)
    child.close()
    expect(growing(display)).to_have_count(0, timeout=PATIENCE_MS)


@pytest.mark.parametrize(("who", "device", "least"), [("child", "child", 96), ("Máma", "phone", 44)])
def test_the_drawing_screen_is_accessible(room: Room, who: str, device: str, least: int) -> None:
    page = room.comes(who, device)
    wants_to_draw(page)
    draws(page, wave(0.5))
    for opened in ("", ".stamps", ".papers"):
        if opened:
            page.locator(opened).click()
        assert too_small(page, least) == [], opened
        assert violations(page) == [], opened
    below(page, "done").click()
    expect(page.locator(".drawing-name")).to_be_visible()
    assert too_small(page, least) == []
    assert violations(page) == []
    page.locator(".tile--pass").click()


def test_ink_is_painted_within_50_milliseconds(room: Room) -> None:
    """50 ms is the promise (issue 3); a busy machine gets more, a broken one does not pass."""
    child = room.comes("child", "child")
    wants_to_draw(child)
    child.evaluate(NOTES_PAINTS)
    medians: list[float] = []
    while len(medians) < 3 and min(medians, default=math.inf) >= 50:
        child.evaluate("window.waits = []")
        draws(child, [(0.5 + 0.4 * math.sin(step / 9), 0.5 + 0.4 * math.cos(step / 13)) for step in range(300)])
        waits = sorted(child.evaluate("window.waits"))
        assert len(waits) > 50
        medians.append(waits[len(waits) // 2])
    assert min(medians) < 50, medians
    is_done(child)
