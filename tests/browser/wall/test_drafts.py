"""A half-written text survives a reload and the end of its tab, is sent nowhere, and is never moved unseen (P6)."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.support.devices import PATIENCE_MS, Room, goes_to_step, hangs_by_phone, my_card, stands, until

pytestmark = pytest.mark.browser

FAMILY = "👨‍👩‍👧‍👦"


def kept_drafts(page: Page) -> list[str]:
    """The half-written texts that this browser keeps over a reload."""
    return page.evaluate(
        """() => new Promise((resolve, reject) => {
            const open = indexedDB.open("ipk-drafts");
            open.onerror = () => reject(open.error);
            open.onsuccess = () => {
                const all = open.result.transaction("commands").objectStore("commands").getAll();
                all.onsuccess = () => { open.result.close(); resolve(all.result.map(({ value }) => value.text)); };
            };
        })"""
    )


def dies(page: Page) -> Page:
    """The tab is ended without a word; the same browser opens the page in another one."""
    other = page.context.new_page()
    address = page.url
    page.close(run_before_unload=False)
    other.goto(address)
    return other


def test_a_draft_is_restored_in_a_new_tab_with_its_colour_and_paper(room: Room) -> None:
    aunt = room.comes("Teta", "phone")
    other_paper = aunt.locator("#composer-where option").nth(1)
    paper, title = other_paper.get_attribute("value"), other_paper.inner_text()
    aunt.locator("#composer-where").select_option(paper)
    aunt.locator(".composer .swatch--rose").click()
    aunt.locator(".composer-words").fill("Ještě jsem chtěla říct, že")
    until(aunt, lambda: kept_drafts(aunt) == ["Ještě jsem chtěla říct, že"])

    aunt = dies(aunt)
    expect(aunt.locator(".composer-words")).to_have_value("Ještě jsem chtěla říct, že", timeout=PATIENCE_MS)
    expect(aunt.locator("#composer-where")).to_have_value(paper or "", timeout=PATIENCE_MS)
    expect(aunt.locator("ipk-composer")).to_have_attribute("data-colour", "rose")
    aunt.locator(".composer-words").press_sequentially(" to bude dobré.")
    aunt.locator(".composer .button--main").click()
    line = my_card(aunt, "Ještě jsem chtěla říct, že to bude dobré.")
    stands(line, "waiting")
    until(aunt, lambda: kept_drafts(aunt) == [])
    assert title


def test_a_reload_right_after_typing_loses_no_text(room: Room) -> None:
    aunt = room.comes("Teta", "phone")
    aunt.locator(".composer-words").press_sequentially("Právě píšu")
    aunt.reload()
    expect(aunt.locator(".composer-words")).to_have_value("Právě píšu", timeout=PATIENCE_MS)
    aunt.locator(".composer-words").fill("")
    until(aunt, lambda: kept_drafts(aunt) == [])


def test_the_childs_draft_is_restored_after_a_reload_and_deleted_after_sending(room: Room) -> None:
    child = room.comes("child", "child")
    child.locator(".tile--write").click()
    child.locator(".write-words").fill("Chtěla bych")
    until(child, lambda: kept_drafts(child) == ["Chtěla bych"])
    child.reload()
    child.locator(".tile--write").click()
    expect(child.locator(".write-words")).to_have_value("Chtěla bych", timeout=PATIENCE_MS)
    child.locator(".write .tile--main").click()
    until(child, lambda: kept_drafts(child) == [])
    child.locator(".tile--write").click()
    expect(child.locator(".write-words")).to_have_value("")


def test_a_draft_discarded_by_the_child_is_deleted_and_can_be_restored_until_a_reload(room: Room) -> None:
    child = room.comes("child", "child")
    child.locator(".tile--write").click()
    child.locator(".write-words").fill("Tohle ne")
    until(child, lambda: kept_drafts(child) == ["Tohle ne"])
    child.locator(".write-tools .tile", has_text="Nechci").click()
    until(child, lambda: kept_drafts(child) == [])
    child.locator(".tile--write").click()
    expect(child.locator(".write-words")).to_have_value("")
    child.locator(".write .tile--again").click()
    expect(child.locator(".write-words")).to_have_value("Tohle ne")
    child.locator(".write-tools .tile", has_text="Nechci").click()
    child.reload()
    child.locator(".tile--write").click()
    expect(child.locator(".write-words")).to_have_value("")
    expect(child.locator(".write .tile--again")).to_be_hidden()


def test_the_draft_of_an_edit_survives_a_reload_and_the_card_keeps_its_text(room: Room) -> None:
    uncle = room.comes("Babička", "phone")
    hangs_by_phone(uncle, "Jezdíme na kole.")
    line = my_card(uncle, "Jezdíme na kole.")
    stands(line, "waiting")
    line.locator("[data-action=edit]").click()
    uncle.locator(".over .composer-words").fill("Jezdíme na kole a plaveme.")
    until(uncle, lambda: kept_drafts(uncle) == ["Jezdíme na kole a plaveme."])
    uncle.reload()
    line = my_card(uncle, "Jezdíme na kole.")
    expect(line).to_be_visible(timeout=PATIENCE_MS)
    line.locator("[data-action=edit]").click()
    expect(uncle.locator(".over .composer-words")).to_have_value("Jezdíme na kole a plaveme.")
    uncle.locator(".over .button--main").click()
    stands(my_card(uncle, "Jezdíme na kole a plaveme."), "waiting")
    until(uncle, lambda: kept_drafts(uncle) == [])


def test_forgetting_the_store_deletes_drafts(own_room: Room) -> None:
    teacher = own_room.comes("professional", "phone")
    teacher.locator(".composer-words").fill("Důvěrná poznámka")
    until(teacher, lambda: kept_drafts(teacher) == ["Důvěrná poznámka"])
    teacher.evaluate("() => document.querySelector('ipk-phone').app.store.forget()")
    until(teacher, lambda: kept_drafts(teacher) == [])


def test_a_new_step_shows_on_which_paper_a_draft_will_hang(own_room: Room) -> None:
    aunt, facilitator = own_room.comes("Teta", "phone"), own_room.comes("facilitator", "facilitator")
    aunt.locator(".composer-words").fill("Tohle patří sem")
    before = aunt.locator("#composer-where").input_value()
    goes_to_step(facilitator, 3)
    elsewhere = aunt.locator(".composer-elsewhere")
    expect(elsewhere).to_contain_text("Kartička se pověsí na „Co se daří“.", timeout=PATIENCE_MS)
    expect(aunt.locator("#composer-where")).to_have_value(before)
    elsewhere.locator("button").click()
    expect(aunt.locator("#composer-where")).not_to_have_value(before)
    expect(elsewhere).to_be_hidden()
    aunt.locator(".composer .button--main").click()
    expect(facilitator.locator("ipk-card", has_text="Tohle patří sem")).to_be_attached(timeout=PATIENCE_MS)
    aunt.locator(".composer-words").fill("A tohle taky")
    aunt.reload()
    expect(aunt.locator(".composer-words")).to_have_value("A tohle taky", timeout=PATIENCE_MS)
    expect(elsewhere).to_be_hidden()


def test_a_text_that_is_too_long_can_be_split_into_two_cards(own_room: Room) -> None:
    teacher = own_room.comes("professional", "phone")
    report = " ".join(f"veta{number:03}." for number in range(304))
    assert len(report) == 2735
    teacher.locator(".composer-words").fill(report)
    expect(teacher.locator(".composer .text-limit")).to_have_text("Je to delší, než se vejde. Znaků navíc: 735")
    expect(teacher.locator(".composer .button--main")).to_be_disabled()
    teacher.locator(".composer-split").click()
    expect(teacher.locator(".composer-words")).to_have_value("")
    stands(my_card(teacher, "veta000."), "waiting")
    stands(my_card(teacher, "veta303."), "waiting")


def test_three_hundred_family_emoji_fit_on_one_card(own_room: Room) -> None:
    teacher = own_room.comes("professional", "phone")
    teacher.locator(".composer-words").fill(FAMILY * 300)
    expect(teacher.locator(".composer .text-limit")).to_be_hidden()
    teacher.locator(".composer .button--main").click()
    stands(my_card(teacher, FAMILY * 300), "waiting")


def test_a_child_sees_the_text_limit_only_when_it_is_exceeded(own_room: Room) -> None:
    child = own_room.comes("child", "child")
    child.locator(".tile--write").click()
    child.locator(".write-words").fill("x" * 1990)
    expect(child.locator(".write .text-limit")).to_be_hidden()
    child.locator(".write-words").fill("x" * 2010)
    expect(child.locator(".write .text-limit")).to_be_visible()
    expect(child.locator(".write .tile--main")).to_be_disabled()
    expect(child.locator(".write-words")).to_have_value("x" * 2010)
