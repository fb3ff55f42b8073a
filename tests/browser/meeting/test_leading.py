"""The facilitator leads: approves, hides with a kind word, gathers, points, gives the word, takes back."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.support.devices import (
    PATIENCE_MS,
    Room,
    card,
    child_writes,
    goes_to_step,
    hangs_by_phone,
    my_card,
    stands,
    waiting_card,
)
from tests.browser.support.fingers import looks_again

pytestmark = pytest.mark.browser


def undo(facilitator: Page) -> None:
    facilitator.locator(".tools [data-tool=undo-2]").click()


def heap(facilitator: Page, who: str) -> Locator:
    facilitator.locator("#tab-waiting").click()
    return facilitator.locator(".heap", has=facilitator.locator(".heap-name", has_text=who))


def see_everything(facilitator: Page) -> None:
    facilitator.locator(".wall-tools [data-tool=layout-grid]").click()


def test_a_card_is_hidden_by_one_tap_and_its_author_gets_a_note(room: Room) -> None:
    father, facilitator = room.comes("Táta", "phone"), room.comes("facilitator", "facilitator")
    display = room.comes("display", "display")
    hangs_by_phone(father, "Vy jste ji nikdy nechtěli!")
    waiting_card(facilitator, "nikdy nechtěli").locator("[data-action=hide]").click()
    stands(my_card(father, "nikdy nechtěli"), "hidden")
    facilitator.locator(".kind .chip").first.click()
    expect(facilitator.locator(".kind")).to_be_hidden()
    expect(my_card(father, "nikdy nechtěli").locator(".card-line-words")).to_be_visible(timeout=PATIENCE_MS)
    expect(card(display, "nikdy nechtěli")).to_have_count(0)

    undo(facilitator)
    expect(waiting_card(facilitator, "nikdy nechtěli")).to_be_visible(timeout=PATIENCE_MS)
    stands(my_card(father, "nikdy nechtěli"), "waiting")
    expect(card(display, "nikdy nechtěli")).to_have_count(0)


def test_a_waiting_edit_shows_the_old_and_the_new_text(room: Room) -> None:
    mother, facilitator = room.comes("Máma", "phone"), room.comes("facilitator", "facilitator")
    hangs_by_phone(mother, "Ráno spěcháme.")
    waiting_card(facilitator, "Ráno spěcháme.").locator("[data-action=approve]").click()
    stands(my_card(mother, "Ráno spěcháme."), "shown")
    my_card(mother, "Ráno spěcháme.").locator("[data-action=edit]").click()
    mother.locator("dialog textarea").fill("Ráno nestíháme.")
    mother.locator("dialog .button--main").click()
    line = waiting_card(facilitator, "Ráno nestíháme.")
    expect(line.locator("s")).to_have_text("Ráno spěcháme.", timeout=PATIENCE_MS)
    expect(line.locator(".card-text")).to_have_text("Ráno nestíháme.")


def test_all_cards_of_one_person_are_approved_by_one_tap_and_undone_by_one(room: Room) -> None:
    teacher, facilitator = room.comes("Horák", "phone"), room.comes("facilitator", "facilitator")
    words = ("Anička pomáhá mladším.", "Ve škole má kamarádku.")
    for line in words:
        hangs_by_phone(teacher, line)
    expect(heap(facilitator, "Horák").locator("ipk-card-line")).to_have_count(2, timeout=PATIENCE_MS)
    heap(facilitator, "Horák").locator(".heap-head .button").click()
    for line in words:
        stands(my_card(teacher, line), "shown")
    undo(facilitator)
    for line in words:
        stands(my_card(teacher, line), "waiting")


def test_similar_cards_are_gathered_under_a_title_for_everybody_and_scattered_again(room: Room) -> None:
    child, facilitator = room.comes("child", "child"), room.comes("facilitator", "facilitator")
    mother = room.comes("Máma", "phone")
    words = ("Ráno pláče.", "Ráno bolí bříško.")
    for line in words:
        hangs_by_phone(mother, line)
        waiting_card(facilitator, line).locator("[data-action=approve]").click()
        stands(my_card(mother, line), "shown")
    child_writes(child, "Ráno se mi nechce.")
    facilitator.locator("[data-tool=group]").click()
    for line in (*words, "Ráno se mi nechce."):
        card(facilitator, line).first.press("Enter")
    facilitator.locator(".gather-title").fill("Ráno")
    before = card(facilitator, "Ráno se mi nechce.").evaluate("({ spot }) => [spot.x, spot.y]")
    facilitator.locator(".tools [data-act=gather]").click()
    for screen in (facilitator, child):
        expect(screen.locator(".group-title", has_text="Ráno")).to_have_count(1, timeout=PATIENCE_MS)
    own = card(facilitator, "Ráno se mi nechce.")
    expect(own.locator(".card-group")).to_have_text("Ráno")
    assert own.evaluate("({ spot }) => [spot.x, spot.y]") == before, "the child's own words stay where they hang"

    card(facilitator, "Ráno pláče.").first.press("Enter")
    facilitator.locator(".button--scatter").click()
    for screen in (facilitator, child):
        expect(screen.locator(".group-frame")).to_have_count(0, timeout=PATIENCE_MS)


def test_the_spotlight_shows_a_paper_or_a_card_on_other_screens(room: Room) -> None:
    child, facilitator = room.comes("child", "child"), room.comes("facilitator", "facilitator")
    display = room.comes("display", "display")
    see_everything(facilitator)
    with_cards = 'ipk-paper:not([data-closed]):has(ipk-card[data-standing="shown"])'
    title = facilitator.locator(f"{with_cards} .paper-title").last.inner_text()
    paper = facilitator.locator("ipk-paper", has=facilitator.locator(".paper-title", has_text=title))
    paper.locator(".paper-cards").click(position={"x": 6, "y": 6})
    facilitator.locator(".tools .button--spotlight").click()
    for screen in (child, display):
        expect(screen.locator("ipk-paper .paper-title").first).to_have_text(title, timeout=PATIENCE_MS)
    lit = paper.locator('ipk-card[data-standing="shown"]').first
    lit.press("Enter")
    facilitator.locator(".tools .button--spotlight").click()
    expect(child.locator("ipk-card.card--lit")).to_have_count(1, timeout=PATIENCE_MS)
    expect(display.locator(".large-card")).to_be_visible(timeout=PATIENCE_MS)
    facilitator.locator(".tools [data-tool=presentation]").click()
    expect(child.locator("ipk-card.card--lit")).to_have_count(0, timeout=PATIENCE_MS)


def test_raised_hands_queue_in_order_and_the_display_shows_neither_queue_nor_silent_people(own_room: Room) -> None:
    facilitator, display = own_room.comes("facilitator", "facilitator"), own_room.comes("display", "display")
    father, grandmother = own_room.comes("Táta", "phone"), own_room.comes("Babička", "phone")
    goes_to_step(facilitator, 3)
    facilitator.locator("#tab-hands").click()
    silent = facilitator.locator(".silent .chip")
    for name in ("Táta", "Babička", "Anička"):
        expect(silent.filter(has_text=name)).to_be_visible(timeout=PATIENCE_MS)
    for phone in (grandmother, father):
        phone.locator(".signal--hand").click()
        expect(phone.locator(".signal--hand[aria-pressed=true]")).to_be_visible(timeout=PATIENCE_MS)
        expect(facilitator.locator(".queue .person")).to_have_count(1 if phone is grandmother else 2)
    assert "Babička" in facilitator.locator(".queue .person").first.inner_text()

    facilitator.locator(".queue .person .button--main").first.click()
    expect(grandmother.locator(".now-speaking")).not_to_be_empty(timeout=PATIENCE_MS)
    expect(silent.filter(has_text="Babička")).to_have_count(0, timeout=PATIENCE_MS)
    facilitator.locator(".speaking .button--main").click()
    expect(father.locator(".now-speaking")).not_to_be_empty(timeout=PATIENCE_MS)
    expect(facilitator.locator(".queue .person")).to_have_count(0, timeout=PATIENCE_MS)
    expect(silent.filter(has_text="Anička")).to_be_visible()
    expect(display.locator(".queue, .silent")).to_have_count(0)


def test_signals_i_do_not_understand_are_counted_without_names(room: Room) -> None:
    facilitator, display = room.comes("facilitator", "facilitator"), room.comes("display", "display")
    child, mother = room.comes("child", "child"), room.comes("Máma", "phone")
    child.locator(".corner--unclear").click()
    mother.locator(".signal--unclear").click()
    facilitator.locator("#tab-hands").click()
    ping = facilitator.locator(".person--ping")
    expect(ping).to_contain_text("2", timeout=PATIENCE_MS)
    expect(ping).not_to_contain_text("Anič")
    expect(display.locator("body")).not_to_contain_text("rozumí")
    ping.locator(".button").click()
    expect(ping).to_have_count(0, timeout=PATIENCE_MS)


def test_undoing_the_last_minute_keeps_what_the_child_did(room: Room) -> None:
    child, father = room.comes("child", "child"), room.comes("Táta", "phone")
    facilitator = room.comes("facilitator", "facilitator")
    hangs_by_phone(father, "Za všechno může škola!")
    waiting_card(facilitator, "Za všechno").locator("[data-action=approve]").click()
    child_writes(child, "Nekřičte.")
    expect(card(child, "Za všechno")).to_be_visible(timeout=PATIENCE_MS)
    facilitator.locator("[data-tool=ellipsis]").click()
    facilitator.locator("[data-more=rotate-ccw]").click()
    expect(card(child, "Za všechno")).to_have_count(0, timeout=PATIENCE_MS)
    stands(my_card(father, "Za všechno"), "hidden")
    stands(card(child, "Nekřičte."), "shown")
    undo(facilitator)
    stands(my_card(father, "Za všechno"), "shown")
    expect(card(child, "Za všechno")).to_be_visible(timeout=PATIENCE_MS)


def test_not_now_keeps_a_guest_in_the_lobby_and_clears_the_count(room: Room) -> None:
    display, facilitator = room.comes("display", "display"), room.comes("facilitator", "facilitator")
    uncle = room.devices.open("phone", f"{room.server.url}/join")
    uncle.locator("input[name=code]").fill(display.locator(".join-code").inner_text())
    uncle.locator("input[name=name]").fill("strýc Jára")
    uncle.locator("form [type=submit]").first.click()
    expect(facilitator.locator(".at-door")).to_contain_text("strýc Jára", timeout=PATIENCE_MS)
    facilitator.locator(".at-door").click()
    facilitator.locator(".person-later").click()
    expect(facilitator.locator("#tab-people .count")).to_be_empty()
    line = facilitator.locator(".person--later", has_text="strýc Jára")
    line.locator(".button--main").click()
    expect(uncle.locator(".phone")).to_be_visible(timeout=PATIENCE_MS)


def test_removing_a_person_needs_a_confirmation(own_room: Room) -> None:
    aunt, facilitator = own_room.comes("Teta", "phone"), own_room.comes("facilitator", "facilitator")
    facilitator.locator("#tab-people").click()
    line = facilitator.locator(".person", has_text="Teta Marie")
    line.locator(".icon-button").first.click()
    line.locator("[data-act=remove]").click()
    looks_again(facilitator)
    line.locator(".person-sure .button--plain").click()
    expect(line.locator(".person-sure")).to_be_hidden()
    expect(aunt.locator(".phone")).to_be_visible()
    line.locator("[data-act=remove]").click()
    looks_again(facilitator)
    line.locator(".person-sure .button--danger").click()
    expect(aunt.locator(".phone")).to_have_count(0, timeout=PATIENCE_MS)
    expect(line).to_have_count(0, timeout=PATIENCE_MS)


def test_a_person_can_be_removed_together_with_their_cards(own_room: Room) -> None:
    aunt, facilitator = own_room.comes("Teta", "phone"), own_room.comes("facilitator", "facilitator")
    hangs_by_phone(aunt, "Zlá slova")
    waiting_card(facilitator, "Zlá slova").locator("[data-action=approve]").click()
    expect(card(facilitator, "Zlá slova").first).to_be_visible(timeout=PATIENCE_MS)
    facilitator.locator("#tab-people").click()
    line = facilitator.locator(".person", has_text="Teta Marie")
    line.locator(".icon-button").first.click()
    line.locator("[data-act=remove]").click()
    looks_again(facilitator)
    line.locator(".person-sure [data-act=clear]").click()
    expect(line).to_have_count(0, timeout=PATIENCE_MS)
    expect(card(facilitator, "Zlá slova")).to_have_count(0, timeout=PATIENCE_MS)


def test_the_facilitator_but_not_the_child_sees_a_group_title_before_its_approval(own_room: Room) -> None:
    facilitator, recorder = own_room.comes("facilitator", "facilitator"), own_room.comes("recorder", "laptop")
    child = own_room.comes("child", "child")
    words = "Anička mi každý den volá"
    expect(card(recorder, words).first).to_be_attached(timeout=PATIENCE_MS)
    id = card(facilitator, words).evaluate("(one) => one.card.id")
    store = "document.querySelector('.screen').app.store"
    gather = f"(id) => {store}.do('card.gather', {{ ids: [id], group: 'Ráno a škola' }})"
    recorder.evaluate(gather, id)
    expect(facilitator.locator(".group-frame")).to_have_count(1, timeout=PATIENCE_MS)
    card(facilitator, words).press("Enter")
    expect(facilitator.locator(".tools-row--card > .tools-card")).to_have_text("Ráno a škola")
    assert "Ráno a škola" not in child.locator("body").inner_text()
    facilitator.locator(".tools button", has_text="Schválit nadpis").click()
    expect(child.locator(".group-title")).to_have_text("Ráno a škola", timeout=PATIENCE_MS)


def test_an_approval_can_be_undone_after_a_reload(own_room: Room) -> None:
    mother, facilitator = own_room.comes("Máma", "phone"), own_room.comes("facilitator", "facilitator")
    hangs_by_phone(mother, "Ráno nestíháme.")
    waiting_card(facilitator, "Ráno nestíháme.").locator("[data-action=approve]").click()
    stands(my_card(mother, "Ráno nestíháme."), "shown")
    facilitator.reload()
    undo(facilitator)
    stands(my_card(mother, "Ráno nestíháme."), "waiting")
    facilitator.reload()
    expect(facilitator.locator(".tools [data-tool=undo-2]")).to_be_disabled()
