"""The facilitator decides about what was on the screen, and works through a full tray (A26)."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.support.devices import (
    PATIENCE_MS,
    Room,
    card,
    hangs_by_phone,
    kept_commands,
    my_card,
    stands,
    until,
    waiting_card,
)
from tests.browser.support.fingers import looks_again
from tests.browser.support.staying import peels_all
from tests.support.conference import Conference

pytestmark = pytest.mark.browser


def edits(phone: Page, words: str, new: str) -> None:
    my_card(phone, words).locator("[data-action=edit]").click()
    phone.locator("dialog[open] textarea").fill(new)
    phone.locator("dialog[open] .button--main").click()
    stands(my_card(phone, new), "waiting")


def waits(phone: Page, facilitator: Page, *words: str) -> None:
    for line in words:
        hangs_by_phone(phone, line)
        expect(waiting_card(facilitator, line)).to_be_visible(timeout=PATIENCE_MS)


def hangs_many(server: object, words: list[str]) -> None:
    """The mother hangs all of them before she takes her phone."""
    assert isinstance(server, Conference)
    mother = server.comes("Máma")
    for number, line in enumerate(words):
        note = {"id": f"cislo-{number}", "kind": "note", "paper": "dari-se", "x": 500, "y": 500, "text": line}
        mother.must("card.stick", note)
    server.leaves(mother)


def is_told(facilitator: Page) -> None:
    expect(facilitator.locator(".message-line")).to_contain_text("Mezitím se to změnilo", timeout=PATIENCE_MS)


def test_an_offline_approval_is_refused_when_the_card_changed_meanwhile(room: Room) -> None:
    mother, facilitator = room.comes("Máma", "phone"), room.comes("facilitator", "facilitator")
    child = room.comes("child", "child")
    peels_all(mother)
    waits(mother, facilitator, "Ráno nestíháme.", "Večer čteme.")
    facilitator.context.set_offline(True)
    heap = facilitator.locator(".heap", has=facilitator.locator(".heap-name", has_text="Máma"))
    heap.locator("[data-action=approve-all]").click()
    until(facilitator, lambda: kept_commands(facilitator) == 2)
    edits(mother, "Ráno nestíháme.", "Za všechno může škola!")
    facilitator.context.set_offline(False)
    is_told(facilitator)
    line = waiting_card(facilitator, "Za všechno může škola!")
    expect(line.locator(".card-line-changed")).to_be_visible(timeout=PATIENCE_MS)
    expect(card(child, "Večer čteme.")).to_be_visible(timeout=PATIENCE_MS)
    expect(card(child, "Za všechno")).to_have_count(0)
    line.locator("[data-action=approve]").click()
    expect(card(child, "Za všechno")).to_be_visible(timeout=PATIENCE_MS)


def test_offline_approve_and_hide_are_applied_in_order(room: Room) -> None:
    mother, facilitator = room.comes("Máma", "phone"), room.comes("facilitator", "facilitator")
    waits(mother, facilitator, "Nejdřív ano, pak ne.")
    facilitator.context.set_offline(True)
    waiting_card(facilitator, "Nejdřív ano").locator("[data-action=approve]").click()
    card(facilitator, "Nejdřív ano").first.press("Enter")
    facilitator.locator(".tools .button--hide").click()
    facilitator.locator(".kind .chip").first.click()
    until(facilitator, lambda: kept_commands(facilitator) == 3)
    facilitator.context.set_offline(False)
    stands(my_card(mother, "Nejdřív ano"), "hidden")
    expect(my_card(mother, "Nejdřív ano").locator(".card-line-words")).to_be_visible(timeout=PATIENCE_MS)
    until(facilitator, lambda: kept_commands(facilitator) == 0)
    expect(facilitator.locator(".message-line")).to_be_hidden()


def test_approving_in_the_large_view_is_refused_when_the_card_changed_meanwhile(room: Room) -> None:
    teacher, facilitator = room.comes("Horák", "phone"), room.comes("facilitator", "facilitator")
    teacher.locator(".tab[data-place=now]").click()
    waits(teacher, facilitator, "Kreslí ráda.")
    facilitator.locator("ipk-tray").evaluate(
        """(tray, words) => {
            const { id } = tray.app.store.cards.find(({ text }) => text === words);
            tray.emit("enlarge", { card: id });
        }""",
        "Kreslí ráda.",
    )
    large = facilitator.locator("dialog[open] .large")
    expect(large).to_contain_text("Kreslí ráda.")
    edits(teacher, "Kreslí ráda.", "Kreslí po zdech.")
    behind = facilitator.locator(".panel--waiting ipk-card-line", has_text="Kreslí po zdech.")
    expect(behind).to_be_attached(timeout=PATIENCE_MS)
    expect(large).to_contain_text("Kreslí ráda.")
    facilitator.locator("dialog[open] .button--approve").click()
    is_told(facilitator)
    expect(waiting_card(facilitator, "Kreslí po zdech.")).to_be_visible()


def test_several_cards_are_hidden_together_and_the_hiding_is_undone_together(room: Room) -> None:
    mother, facilitator = room.comes("Máma", "phone"), room.comes("facilitator", "facilitator")
    waits(mother, facilitator, "První.", "Druhá.", "Třetí.")
    facilitator.locator(".waiting-switch").last.click()
    for words in ("První.", "Třetí."):
        waiting_card(facilitator, words).locator("[data-action=choose]").click()
    facilitator.locator("[data-action=hide]").click()
    for words, standing in (("První.", "hidden"), ("Druhá.", "waiting"), ("Třetí.", "hidden")):
        stands(my_card(mother, words), standing)
    facilitator.locator(".kind .button", has_text="Vzít zpět").click()
    for words in ("První.", "Třetí."):
        stands(my_card(mother, words), "waiting")


def test_approving_a_card_onto_another_paper_is_undone_in_one_action(room: Room) -> None:
    mother, facilitator = room.comes("Máma", "phone"), room.comes("facilitator", "facilitator")
    child = room.comes("child", "child")
    waits(mother, facilitator, "Patří jinam.")
    line = waiting_card(facilitator, "Patří jinam.")
    before = line.locator(".card-line-author").inner_text()
    line.locator("[data-action=elsewhere]").click()
    facilitator.locator("dialog[open] .button", has_text="Otázky").click()
    paper = facilitator.locator("ipk-paper", has=facilitator.locator(".paper-title", has_text="Otázky"))
    expect(paper.locator("ipk-card", has_text="Patří jinam.")).to_have_attribute("data-standing", "shown")
    stands(my_card(mother, "Patří jinam."), "shown")
    facilitator.locator(".tools [data-tool=undo-2]").click()
    expect(waiting_card(facilitator, "Patří jinam.").locator(".card-line-author")).to_have_text(before)
    expect(card(child, "Patří jinam.")).to_have_count(0)


def test_a_skip_link_leads_to_the_first_waiting_card_and_focus_moves_to_the_next(own_room: Room) -> None:
    mother, facilitator = own_room.comes("Máma", "phone"), own_room.comes("facilitator", "facilitator")
    waits(mother, facilitator, "Jedna.", "Dvě.", "Tři.")
    keyboard = facilitator.keyboard
    facilitator.locator("body").evaluate("(body) => { body.tabIndex = -1; body.focus(); }")
    for _ in range(10):
        keyboard.press("Tab")
        if facilitator.evaluate("document.activeElement.matches('.facilitator .skip')"):
            break
    else:
        pytest.fail("ten tabs are not enough")
    keyboard.press("Enter")
    first = facilitator.locator(".heaps [data-action=approve]").first
    expect(first).to_be_focused()
    lines = facilitator.locator(".heaps ipk-card-line")
    expect(lines).to_have_count(4)
    keyboard.press("Enter")
    expect(lines).to_have_count(3)
    expect(facilitator.locator(".heaps [data-action=approve]").first).to_be_focused()


def test_sixteen_waiting_cards_can_be_approved_in_a_low_window(own_room: Room) -> None:
    words = [f"Kartička číslo {number}." for number in range(1, 16)]
    hangs_many(own_room.server, words)
    mother = own_room.comes("Máma", "phone")
    facilitator = own_room.comes("facilitator", "facilitator", viewport={"width": 1180, "height": 692})
    expect(facilitator.locator(".heaps ipk-card-line")).to_have_count(16)
    assert facilitator.evaluate("document.documentElement.scrollHeight - innerHeight") <= 1, "the page itself stands"
    visible = facilitator.evaluate(
        """[...document.querySelectorAll(".heaps [data-action=approve]")].filter((button) => {
            const { top, bottom } = button.getBoundingClientRect();
            return top >= 0 && bottom <= innerHeight;
        }).length"""
    )
    assert visible >= 3
    texts = facilitator.locator(".heaps .card-text").all_inner_texts()
    assert texts[1:] == words, "as they came, the newest below"
    for line in (words[-1], words[0]):
        waiting_card(facilitator, line).locator("[data-action=approve]").click()
        stands(my_card(mother, line), "shown")
        looks_again(facilitator)
