"""A real meeting hangs sixty cards on one paper: every word can be read and every card tapped, on every screen."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.support.devices import PATIENCE_MS, Room, until
from tests.browser.support.full_paper import GROUP, HIDDEN, HIDDEN_IN_LIST, HUNG_BEFORE, PAPER, fills, sheets_of, spots
from tests.browser.support.measuring import violations

pytestmark = [pytest.mark.browser, pytest.mark.slow]

SHOWN = "() => [...document.querySelectorAll('ipk-card')].map(({ card }) => card.id)"


@pytest.mark.parametrize(("count", "mixed"), [(17, False), (40, True), (60, False)])
def test_no_card_of_a_full_paper_is_covered_on_any_screen(own_room: Room, count: int, mixed: bool) -> None:
    fills(own_room, count, mixed=mixed)
    reads_on_the_childs_tablet(own_room.comes("child", "child"), count)
    facilitator, recorder = own_room.comes("facilitator", "facilitator"), own_room.comes("recorder", "laptop")
    for page in (facilitator, recorder):
        page.locator("[data-tool=layout-grid]").click()
        expect(page.locator(f"ipk-paper[data-paper={PAPER}]")).to_have_count(sheets_of(page), timeout=PATIENCE_MS)
        assert page.evaluate(HIDDEN) == []
    recorder.close()
    phone = own_room.comes("Babička", "phone")
    phone.locator(".tab[data-place=wall]").click()
    expect(phone.locator("ipk-card-line:visible")).to_have_count(count + HUNG_BEFORE, timeout=PATIENCE_MS)
    assert phone.evaluate(HIDDEN_IN_LIST) == []
    phone.close()
    reads_on_the_display(own_room.comes("display", "display"), facilitator, count)


def reads_on_the_childs_tablet(child: Page, count: int) -> None:
    """Sheet by sheet, from the first."""
    back, on = child.locator(".turn").first.locator("button"), child.locator(".turn").last.locator("button")
    while back.is_enabled():
        back.click()
    seen = set(child.evaluate(SHOWN))
    assert child.evaluate(HIDDEN) == []
    while on.is_enabled():
        on.click()
        seen |= set(child.evaluate(SHOWN))
        assert child.evaluate(HIDDEN) == []
    assert len([id for id in seen if id.startswith("plny-")]) == count
    child.close()


def reads_on_the_display(display: Page, facilitator: Page, count: int) -> None:
    """Page by page, as whoever leads turns them."""
    dots = display.locator(".display-board .display-dot")
    facilitator.locator("[data-tool=projector]").click()
    on = facilitator.locator("[data-steer=next]")
    seen: set[str] = set()
    for number in range(dots.count()):
        on.click()
        expect(dots.nth(number)).to_have_attribute("data-now", "", timeout=PATIENCE_MS)
        expect(display.locator("ipk-paper ipk-card").first).to_be_visible()
        seen |= set(display.evaluate(SHOWN))
        assert display.evaluate(HIDDEN) == []
    expect(on).to_be_disabled(timeout=PATIENCE_MS)
    assert len([id for id in seen if id.startswith("plny-")]) == count


def test_notes_written_offline_get_a_visible_position_on_a_full_paper(own_room: Room) -> None:
    fills(own_room, 17)
    phone, facilitator = own_room.comes("Máma", "phone"), own_room.comes("facilitator", "facilitator")
    phone.context.set_offline(True)
    for words in ("První bez sítě.", "Druhá bez sítě."):
        phone.locator(".composer-words").fill(words)
        phone.locator(".composer .button--main").click()
    phone.context.set_offline(False)
    facilitator.locator("[data-tool=layout-grid]").click()
    for words in ("První bez sítě.", "Druhá bez sítě."):
        expect(facilitator.locator("ipk-card", has_text=words)).to_have_count(1, timeout=2 * PATIENCE_MS)
    assert facilitator.evaluate(HIDDEN) == []


def test_a_full_paper_is_tidied_by_one_tap_and_put_back_by_one(own_room: Room) -> None:
    fills(own_room, 17, mixed=True)
    facilitator = own_room.comes("facilitator", "facilitator")
    sheet = facilitator.locator(f"ipk-paper[data-paper={PAPER}]").first
    expect(sheet.locator("ipk-card").first).to_be_visible(timeout=PATIENCE_MS)
    expect(facilitator.locator(f"ipk-paper[data-paper={PAPER}]", has_text=GROUP)).not_to_have_count(0)
    before, where = spots(facilitator), sheet.bounding_box()
    sheet.locator(".paper-cards").click(position={"x": 2, "y": 2})
    tidy = facilitator.locator(".button--tidy")
    expect(tidy).to_be_visible()
    assert sheet.bounding_box() == where, "nothing jumps when a paper is tapped"
    tidy.click()
    until(facilitator, lambda: spots(facilitator) != before)
    facilitator.locator(".tools-row--card .icon-button").click()
    facilitator.locator("[data-tool=undo-2]").click()
    until(facilitator, lambda: spots(facilitator) == before)


@pytest.mark.parametrize(("who", "device"), [("facilitator", "facilitator"), ("recorder", "laptop")])
def test_a_paper_is_searched_and_listed_by_author(own_room: Room, who: str, device: str) -> None:
    fills(own_room, 17)
    page = own_room.comes(who, device)
    page.locator(".wall [data-tool=list-checks]").click()
    found = page.locator("dialog[open] ipk-card-line")
    expect(found).to_have_count(17 + HUNG_BEFORE, timeout=PATIENCE_MS)
    page.locator("dialog[open] select").last.select_option("author")
    expect(page.locator(".paper-list-title", has_text="Babička Jiřina")).to_have_count(1)
    page.locator(".paper-list-search").fill("babicka")
    expect(page.locator(".paper-list-title")).to_have_count(1)
    assert violations(page) == []
    page.locator("dialog[open] .over-close").click()
    expect(page.locator("dialog[open]")).to_have_count(0)
