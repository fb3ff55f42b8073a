"""Child, phone, facilitator and display share one wall."""

import pytest
from playwright.sync_api import expect

from tests.browser.support.devices import (
    PATIENCE_MS,
    Room,
    card,
    child_writes,
    hangs_by_phone,
    my_card,
    stands,
    waiting_card,
)

pytestmark = pytest.mark.browser


def test_the_childs_card_appears_on_the_display_without_approval(room: Room) -> None:
    child, display = room.comes("child", "child"), room.comes("display", "display")
    child_writes(child, "Baví mě keramika.")
    expect(card(display, "Baví mě keramika.")).to_be_visible(timeout=PATIENCE_MS)
    expect(card(display, "Baví mě keramika.")).to_have_attribute("data-own-words", "")


def test_an_adults_card_waits_for_the_facilitator_and_then_everybody_sees_it(room: Room) -> None:
    words = "Anička se doma hodně směje."
    mother, facilitator = room.comes("Máma", "phone"), room.comes("facilitator", "facilitator")
    child, display = room.comes("child", "child"), room.comes("display", "display")

    hangs_by_phone(mother, words)
    stands(my_card(mother, words), "waiting")
    expect(waiting_card(facilitator, words)).to_be_visible(timeout=PATIENCE_MS)
    expect(card(display, words)).to_have_count(0)
    expect(card(child, words)).to_have_count(0)

    waiting_card(facilitator, words).locator("[data-action=approve]").click()
    expect(card(display, words)).to_be_visible(timeout=PATIENCE_MS)
    expect(card(child, words)).to_be_visible(timeout=PATIENCE_MS)
    stands(my_card(mother, words), "shown")


def test_a_symbol_becomes_a_card_and_undo_peels_it(room: Room) -> None:
    child, display = room.comes("child", "child"), room.comes("display", "display")
    before = display.locator("ipk-card img.card-symbol").count()
    child.locator(".tile--picture").click()
    child.locator(".picker-tile").first.click()
    child.locator(".picker-tile").first.click()
    child.locator(".picker .tile--main").click()
    expect(display.locator("ipk-card img.card-symbol")).to_have_count(before + 1, timeout=PATIENCE_MS)
    child.locator(".tile--undo").click()
    expect(display.locator("ipk-card img.card-symbol")).to_have_count(before, timeout=PATIENCE_MS)
    expect(child.locator(".tile--undo")).to_be_disabled()


def test_a_card_is_moved_by_tapping_it_and_then_a_place(room: Room) -> None:
    child, display = room.comes("child", "child"), room.comes("display", "display")
    child_writes(child, "Tuhle posunu.")
    expect(card(display, "Tuhle posunu.")).to_be_visible(timeout=PATIENCE_MS)
    before = card(display, "Tuhle posunu.").bounding_box()
    card(child, "Tuhle posunu.").tap()
    sheet = child.locator(".paper-cards").bounding_box()
    assert before
    assert sheet
    child.touchscreen.tap(sheet["x"] + sheet["width"] * 0.85, sheet["y"] + sheet["height"] * 0.9)
    display.wait_for_function(
        "([words, x]) => [...document.querySelectorAll('ipk-card')]"
        ".some((card) => card.textContent.includes(words) && card.getBoundingClientRect().x > x + 200)",
        arg=["Tuhle posunu.", before["x"]],
        timeout=PATIENCE_MS,
    )


def test_a_card_is_moved_by_dragging_and_by_the_arrow_keys(room: Room) -> None:
    child = room.comes("child", "child")
    child_writes(child, "Táhni mě.")
    mine = card(child, "Táhni mě.")
    stands(mine, "shown")
    start = mine.bounding_box()
    assert start
    child.mouse.move(start["x"] + 30, start["y"] + 30)
    child.mouse.down()
    child.mouse.move(start["x"] + 130, start["y"] + 60, steps=5)
    child.mouse.up()
    stands(mine, "shown")
    moved = mine.bounding_box()
    assert moved
    assert abs(moved["x"] - start["x"] - 100) < 6
    mine.focus()
    child.keyboard.press("ArrowRight")
    child.wait_for_function(
        "([words, x]) => [...document.querySelectorAll('ipk-card')]"
        ".some((card) => card.textContent.includes(words) && card.getBoundingClientRect().x > x + 10)",
        arg=["Táhni mě.", moved["x"]],
        timeout=PATIENCE_MS,
    )


def test_the_facilitator_hides_a_card_and_undoes_the_hiding(room: Room) -> None:
    words = "Ve škole má dva dobré kamarády."
    teacher, facilitator = room.comes("Horák", "phone"), room.comes("facilitator", "facilitator")
    display = room.comes("display", "display")
    hangs_by_phone(teacher, words)
    waiting_card(facilitator, words).locator("[data-action=approve]").click()
    expect(card(display, words)).to_be_visible(timeout=PATIENCE_MS)
    card(facilitator, words).click()
    facilitator.locator(".tools-row--card .button--hide").click()
    expect(card(display, words)).to_have_count(0, timeout=PATIENCE_MS)
    facilitator.locator(".tools-row .button").first.click()
    expect(card(display, words)).to_be_visible(timeout=PATIENCE_MS)


def test_the_guide_writes_down_the_childs_own_words(room: Room) -> None:
    guide, child, display = (
        room.comes("guide", "laptop"),
        room.comes("child", "child"),
        room.comes("display", "display"),
    )
    guide.locator(".composer-words").fill("Chci spát u babičky.")
    guide.locator("#composer-childs").check()
    guide.locator(".composer .button--main").click()
    for screen in (child, display):
        expect(card(screen, "Chci spát u babičky.")).to_have_attribute("data-own-words", "", timeout=PATIENCE_MS)
    expect(card(display, "Chci spát u babičky.")).to_contain_text("Anička")
    card(child, "Chci spát u babičky.").click()
    child.locator(".tile--peel").click()
    expect(card(display, "Chci spát u babičky.")).to_have_count(0, timeout=PATIENCE_MS)


def test_the_display_follows_what_the_facilitator_shows(room: Room) -> None:
    facilitator, display = room.comes("facilitator", "facilitator"), room.comes("display", "display")
    paper = facilitator.locator("ipk-paper[data-paper=otazky] .paper-cards")
    paper.click()
    facilitator.locator(".tools-row--card .button--spotlight").click()
    expect(display.locator("ipk-paper[data-paper=otazky]")).to_be_visible(timeout=PATIENCE_MS)
    facilitator.locator(".tools-row").first.locator(".icon-presentation").click()
    expect(display.locator("ipk-paper[data-paper=dari-se]")).to_be_visible(timeout=PATIENCE_MS)
