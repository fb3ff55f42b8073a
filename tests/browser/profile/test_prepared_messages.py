"""Prepared messages: made in the book, hung when their step comes, also when the child is not in the room (D13)."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.profile.test_workbook import opened
from tests.browser.support.devices import PATIENCE_MS, Room, card, goes_to_step
from tests.browser.support.fingers import taps_twice
from tests.browser.wall.test_drawing import draws, wave
from tests.browser.wall.test_voice import child_is_done, child_records

pytestmark = pytest.mark.browser

NOW, WISH, THANKS = "Nejraději jsem u babičky.", "Chci, aby se doma nekřičelo.", "Děkuji, že jste tu kvůli mně."


def test_a_child_takes_part_by_messages_alone(own_room: Room) -> None:
    """It prepares them with its guide and goes home; its guide and the facilitator hang them step by step."""
    guide, child, display = opened(own_room)
    turns_to_messages(guide, child)
    writes(child, 2, NOW)
    writes(child, 3, WISH)
    draws_one(child, 5)
    says_one(child, 9)
    writes(guide, 9, THANKS)
    gives(child, 9, THANKS, "facilitator")
    expect(guide.locator(".prepared-reach", has_text="přečíst")).to_be_visible(timeout=PATIENCE_MS)
    child.locator(".tile--enough").click()
    expect(guide.locator(".workbook-cover")).to_be_hidden(timeout=PATIENCE_MS)
    child.context.close()

    facilitator, phone = own_room.comes("facilitator", "facilitator"), own_room.comes("Jiřina", "phone")
    hangs(guide, NOW)
    is_the_childs(display, NOW)
    assert not own_words(display, WISH).count()
    for step, words in ((3, WISH), (5, "")):
        expect(facilitator.locator(".prepared-row")).to_be_hidden()
        goes_to_step(facilitator, step)
        hangs(guide, words)
    is_the_childs(facilitator, WISH)
    expect(display.locator("ipk-card[data-own-words] ipk-drawn")).to_have_count(1, timeout=PATIENCE_MS)
    phone.locator(".tab[data-place=wall]").click()
    expect(phone.locator("ipk-card-line[data-own-words] ipk-drawn")).to_be_visible(timeout=PATIENCE_MS)

    assert THANKS not in facilitator.content()
    goes_to_step(facilitator, 9)
    facilitator.locator(".prepared-row button").click()
    expect(facilitator.locator(".large")).to_have_text(THANKS, timeout=PATIENCE_MS)
    taps_twice(facilitator.locator(".over .button--main"))
    expect(facilitator.locator(".prepared-row")).to_be_hidden(timeout=PATIENCE_MS)
    is_the_childs(facilitator, THANKS)
    expect(own_words(facilitator, THANKS)).to_have_count(1)
    hangs(guide, "")
    expect(facilitator.locator("ipk-card[data-own-words] ipk-voice")).to_have_count(1, timeout=PATIENCE_MS)


def test_the_childs_prepared_message_is_offered_in_its_step_and_can_be_peeled(own_room: Room) -> None:
    guide, child, display = opened(own_room)
    turns_to_messages(guide, child)
    writes(child, 3, WISH)
    gives(child, 3, WISH, "tells")
    child.locator(".tile--enough").click()
    expect(child.locator(".child-stage")).to_be_visible(timeout=PATIENCE_MS)
    expect(child.locator(".tile--prepared")).to_be_hidden()

    facilitator = own_room.comes("facilitator", "facilitator")
    goes_to_step(facilitator, 3)
    expect(facilitator.locator(".prepared-row p")).to_contain_text("Anička", timeout=PATIENCE_MS)
    expect(facilitator.locator(".prepared-row button")).to_be_hidden()
    assert WISH not in facilitator.content()
    child.locator(".tile--prepared").click()
    taps_twice(child.locator(".write-tools .tile--main"))
    expect(child.locator(".tile--prepared")).to_be_hidden(timeout=PATIENCE_MS)
    expect(child.locator("dialog[open]")).to_have_count(0)
    is_the_childs(display, WISH)
    expect(facilitator.locator(".prepared-row")).to_be_hidden(timeout=PATIENCE_MS)

    own_words(child, WISH).click()
    child.locator(".tile--peel").click()
    expect(own_words(display, WISH)).to_have_count(0, timeout=PATIENCE_MS)
    expect(child.locator(".tile--prepared")).to_be_visible(timeout=PATIENCE_MS)
    expect(guide.locator(".prepared-line[data-due]", has_text=WISH)).to_be_visible(timeout=PATIENCE_MS)


def test_a_guide_peels_a_prepared_message_only_after_confirming_that_the_child_said_so(own_room: Room) -> None:
    """A7: the guide is asked, and the child reads that its guide says so."""
    guide, child, display = opened(own_room)
    turns_to_messages(guide, child)
    writes(child, 2, NOW)
    child.locator(".tile--enough").click()
    hangs(guide, NOW)
    is_the_childs(display, NOW)
    guide.reload()  # what slid under the finger a moment ago is not pressed (A27)
    line = guide.locator(".prepared-line", has_text=NOW)
    line.get_by_role("button", name="Vzít zpátky").click()
    asked = guide.locator("dialog[open]")
    expect(asked).to_contain_text("Anička")
    asked.get_by_role("button", name="Ještě ne").click()
    expect(asked).to_have_count(0)
    is_the_childs(display, NOW)
    line.get_by_role("button", name="Vzít zpátky").click()
    asked.get_by_role("button", name="Ano").click()
    expect(own_words(display, NOW)).to_have_count(0, timeout=PATIENCE_MS)
    expect(guide.locator(".prepared-line[data-due]", has_text=NOW)).to_be_visible(timeout=PATIENCE_MS)


def turns_to_messages(guide: Page, child: Page) -> None:
    guide.locator(".workbook-strip").get_by_role("button", name="Moje vzkazy").click()
    for page in (guide, child):
        expect(page.locator(".page--moments")).to_be_visible(timeout=PATIENCE_MS)


def turns_to_step(page: Page, step: int) -> Locator:
    tile = page.locator(f".prepared-step[data-step='{step}']")
    tile.click()
    expect(tile).to_have_attribute("aria-pressed", "true", timeout=PATIENCE_MS)
    return page.locator(".prepared")


def writes(page: Page, step: int, words: str) -> None:
    made = turns_to_step(page, step)
    page.locator(".workbook-ways .tile--write").click()
    page.locator(".write-words").fill(words)
    page.locator(".write .tile--main").click()
    expect(made.filter(has_text=words)).to_have_count(1, timeout=PATIENCE_MS)


def draws_one(child: Page, step: int) -> None:
    made = turns_to_step(child, step)
    child.locator(".workbook-ways .tile--draw").click()
    draws(child, wave(0.5))
    child.locator(".drawing-below .tile--done").click()
    child.locator(".tile--pass").click()
    expect(made.locator("ipk-drawn")).to_have_count(1, timeout=PATIENCE_MS)


def says_one(child: Page, step: int) -> None:
    made = turns_to_step(child, step)
    child_records(child)
    child_is_done(child)
    child.locator(".voice-last .tile--main").click()
    expect(made.locator("ipk-voice")).to_have_count(1, timeout=PATIENCE_MS)


def gives(child: Page, step: int, words: str, reach: str) -> None:
    turns_to_step(child, step).filter(has_text=words).locator(".prepared-reach").click()
    child.locator(f".consent[data-reach={reach}]").click()
    expect(child.locator(".reaches")).to_have_count(0)


def hangs(guide: Page, words: str) -> None:
    """From the guide's list; without words whatever is due now."""
    due = guide.locator(".prepared-line[data-due]", has_text=words)
    expect(due).to_have_count(1, timeout=PATIENCE_MS)
    due.locator(".button--main").click()
    expect(due).to_have_count(0, timeout=PATIENCE_MS)


def own_words(page: Page, words: str) -> Locator:
    return card(page, words).and_(page.locator("[data-own-words]"))


def is_the_childs(page: Page, words: str) -> None:
    expect(own_words(page, words)).to_have_count(1, timeout=PATIENCE_MS)
