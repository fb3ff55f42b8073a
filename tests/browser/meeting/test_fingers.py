"""What slides under a finger is not pressed (A27): whoever taps twice, late or into a moving list decides once."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.support.devices import (
    PATIENCE_MS,
    Room,
    card,
    goes_to_step,
    hangs_by_phone,
    kept_commands,
    my_card,
    stands,
    until,
    waiting_card,
)
from tests.browser.support.drawing_hands import draws, wants_to_draw
from tests.browser.support.fingers import holds, looks_again, presses_twice, spot, taps_twice
from tests.browser.support.staying import peels_all
from tests.support.conference import Conference

pytestmark = pytest.mark.browser

#: counts what is sent from now on
COUNTED = """() => {
    const { store } = document.querySelector(".screen").app;
    const send = store.connection.send.bind(store.connection);
    window.sent = [];
    store.connection.send = (command) => (window.sent.push(command.cmd), send(command));
}"""


#: a card goes, as when its author peels it, and the list shows it at once
PEELED = """(tray, words) => {
    const { store } = tray.app;
    const { id } = store.cards.find(({ text }) => text === words);
    const { seq } = store.replica;
    store.patched({ prev: seq, seq: seq + 0.5, records: [], removed: [id] });
    tray.show();
}"""


def counts(page: Page) -> None:
    page.evaluate(COUNTED)


def sent(page: Page, cmd: str) -> int:
    """How often a command was sent, once all that was given is answered."""
    until(page, lambda: kept_commands(page) == 0)
    return page.evaluate("(cmd) => window.sent.filter((one) => one === cmd).length", cmd)


def three_wait(room: Room) -> tuple[Page, Page]:
    """A facilitator before whom three cards of the mother wait, and no other card of hers."""
    mother, facilitator = room.comes("Máma", "phone"), room.comes("facilitator", "facilitator")
    peels_all(mother)
    expect(waiting_card(facilitator, "Kartička")).to_have_count(0)
    for number in range(3):
        hangs_by_phone(mother, f"Kartička {number}.")
        expect(waiting_card(facilitator, f"Kartička {number}.")).to_be_visible(timeout=PATIENCE_MS)
    counts(facilitator)
    return mother, facilitator


def press(facilitator: Page, action: str, number: int = 0) -> Locator:
    return waiting_card(facilitator, f"Kartička {number}.").locator(f"[data-action={action}]")


@pytest.mark.parametrize("action", ["approve", "hide"])
@pytest.mark.parametrize("twice", [taps_twice, presses_twice, holds])
def test_a_double_tap_or_held_key_decides_about_one_card(room: Room, action: str, twice: object) -> None:
    _, facilitator = three_wait(room)
    assert callable(twice)
    twice(press(facilitator, action))
    expect(waiting_card(facilitator, "Kartička 0.")).to_have_count(0)
    assert sent(facilitator, f"card.{action}") == 1
    expect(waiting_card(facilitator, "Kartička")).to_have_count(2)
    looks_again(facilitator)
    press(facilitator, action, 1).click()
    expect(waiting_card(facilitator, "Kartička")).to_have_count(1)


def test_a_tap_on_a_button_that_just_moved_there_is_ignored(room: Room) -> None:
    _, facilitator = three_wait(room)
    looks_again(facilitator)
    place = spot(press(facilitator, "approve", 1))
    facilitator.locator("ipk-tray").evaluate(PEELED, "Kartička 0.")
    place.tap()
    assert sent(facilitator, "card.approve") == 0
    expect(waiting_card(facilitator, "Kartička")).to_have_count(2)
    looks_again(facilitator)
    place.tap()
    expect(waiting_card(facilitator, "Kartička")).to_have_count(1)


def test_the_tray_does_not_move_while_it_is_pressed(room: Room) -> None:
    mother, facilitator = three_wait(room)
    line = waiting_card(facilitator, "Kartička 2.")
    place = spot(line.locator("[data-action=approve]"))
    facilitator.mouse.move(place.x, place.y)
    facilitator.mouse.down()
    before = line.bounding_box()
    my_card(mother, "Kartička 0.").locator("[data-action=peel]").click()
    gone = "document.querySelector('.screen').app.store.cards.every(({ text }) => text !== 'Kartička 0.')"
    until(facilitator, lambda: facilitator.evaluate(gone))
    facilitator.evaluate("new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))")
    assert line.bounding_box() == before
    facilitator.mouse.up()
    expect(waiting_card(facilitator, "Kartička")).to_have_count(1)
    expect(waiting_card(facilitator, "Kartička 1.")).to_be_visible()
    assert sent(facilitator, "card.approve") == 1


def test_a_double_tap_on_approve_all_approves_the_cards_of_one_person_once(room: Room) -> None:
    _, facilitator = three_wait(room)
    teacher = room.comes("Horák", "phone")
    hangs_by_phone(teacher, "Ještě počkat.")
    expect(waiting_card(facilitator, "Ještě počkat.")).to_be_visible(timeout=PATIENCE_MS)
    heap = facilitator.locator(".heap", has=facilitator.locator(".heap-name", has_text="Máma"))
    taps_twice(heap.locator("[data-action=approve-all]"))
    assert sent(facilitator, "card.approve") == 3
    expect(waiting_card(facilitator, "Ještě počkat.")).to_be_visible()


def test_a_double_tap_hangs_the_childs_note_once_and_opens_no_dialog(room: Room) -> None:
    child = room.comes("child", "child")
    counts(child)
    child.locator(".tile--write").tap()
    child.locator(".write-words").fill("Dvakrát ťuk.")
    taps_twice(child.locator(".write .tile--main"))
    expect(card(child, "Dvakrát ťuk.")).to_have_count(1)
    assert sent(child, "card.stick") == 1
    expect(child.locator("dialog[open]")).to_have_count(0)


def test_a_double_tap_on_done_does_not_answer_the_next_dialog(room: Room) -> None:
    child = room.comes("child", "child")
    wants_to_draw(child)
    draws(child, [(0.4, 0.4), (0.6, 0.6)])
    taps_twice(child.locator(".drawing-done, .tile--done, .drawing .tile--main").first)
    # the question what it is; the second tap neither answers nor leaves it
    expect(child.locator(".drawing-name")).to_be_visible(timeout=PATIENCE_MS)
    taps_twice(child.locator(".tile--pass"))
    expect(child.locator("dialog[open]")).to_have_count(0, timeout=PATIENCE_MS)


def test_a_double_tap_on_a_tile_opens_one_dialog(room: Room) -> None:
    child = room.comes("child", "child")
    for tile in (".tile--write", ".tile--picture", ".tile--photo", ".tile--say", ".tile--music"):
        taps_twice(child.locator(tile))
        expect(child.locator("dialog[open]")).to_have_count(1, timeout=PATIENCE_MS)
        child.keyboard.press("Escape")
        expect(child.locator("dialog[open]")).to_have_count(0, timeout=PATIENCE_MS)


def test_a_double_tap_on_stop_pauses_and_does_not_resume(room: Room) -> None:
    child = room.comes("child", "child")
    taps_twice(child.locator(".corner--stop"))
    expect(child.locator("dialog.pause")).to_be_visible(timeout=PATIENCE_MS)
    taps_twice(child.locator(".pause-resume"))
    expect(child.locator("dialog.pause")).to_be_hidden(timeout=PATIENCE_MS)
    until(child, lambda: kept_commands(child) == 0)
    expect(child.locator("dialog[open]")).to_have_count(0)


def test_a_double_press_on_remove_does_not_remove_a_person(room: Room) -> None:
    aunt, facilitator = room.comes("Teta", "phone"), room.comes("facilitator", "facilitator")
    counts(facilitator)
    facilitator.locator("#tab-people").click()
    line = facilitator.locator(".person", has_text="Teta Marie")
    taps_twice(line.locator(".icon-button").first)
    line = facilitator.locator(".person", has_text="Teta Marie")
    if line.locator(".person-acts").is_hidden():
        line.locator(".icon-button").first.click()
    presses_twice(line.locator("[data-act=remove]"))
    assert sent(facilitator, "person.remove") == 0
    expect(aunt.locator(".phone")).to_be_visible()


def test_a_repeated_press_does_not_end_the_meeting(own_room: Room) -> None:
    facilitator = own_room.comes("facilitator", "facilitator")
    goes_to_step(facilitator, 9)
    counts(facilitator)
    for twice in (taps_twice, presses_twice, holds):
        looks_again(facilitator)
        facilitator.locator("[data-tool=ellipsis]").click()
        twice(facilitator.locator("[data-more=check]"))
        expect(facilitator.locator("dialog[open] .button--danger")).to_be_visible(timeout=PATIENCE_MS)
        assert sent(facilitator, "meeting.close") == 0, twice
        facilitator.keyboard.press("Escape")
        expect(facilitator.locator("dialog[open]")).to_have_count(0)


def test_a_double_tap_admits_one_guest_once(own_room: Room) -> None:
    display, facilitator = own_room.comes("display", "display"), own_room.comes("facilitator", "facilitator")
    code = display.locator(".join-code").inner_text()
    for name in ("strýc Jára", "soused Karel"):
        guest = own_room.devices.open("phone", f"{own_room.server.url}/join")
        guest.locator("input[name=code]").fill(code)
        guest.locator("input[name=name]").fill(name)
        guest.locator("form [type=submit]").first.click()
        expect(facilitator.locator(".at-door")).to_contain_text(name, timeout=PATIENCE_MS)
    facilitator.locator(".at-door").click()
    counts(facilitator)
    taps_twice(facilitator.locator(".person--knocking .button--main").first)
    expect(facilitator.locator(".person--knocking")).to_have_count(1, timeout=PATIENCE_MS)
    assert sent(facilitator, "person.admit") == 1


def test_a_double_tap_on_gather_gathers_once(room: Room) -> None:
    mother, facilitator = room.comes("Máma", "phone"), room.comes("facilitator", "facilitator")
    hangs_by_phone(mother, "Ráno pláče.")
    waiting_card(facilitator, "Ráno pláče.").locator("[data-action=approve]").click()
    stands(my_card(mother, "Ráno pláče."), "shown")
    counts(facilitator)
    facilitator.locator("[data-tool=group]").click()
    card(facilitator, "Ráno pláče.").first.press("Enter")
    facilitator.locator(".gather-title").fill("Ráno")
    taps_twice(facilitator.locator(".tools [data-act=gather]"))
    assert sent(facilitator, "card.gather") == 1
    expect(facilitator.locator("dialog[open]")).to_have_count(0)


def test_the_same_button_may_be_pressed_again_at_once(room: Room) -> None:
    facilitator = room.comes("facilitator", "facilitator")
    counts(facilitator)
    facilitator.locator("[data-tool=ellipsis]").click()
    facilitator.keyboard.press("Escape")
    freeze = facilitator.locator("[data-tool=snowflake]")
    taps_twice(freeze)
    assert sent(facilitator, "meeting.freeze") == 1
    assert sent(facilitator, "meeting.thaw") == 1


def test_a_double_tap_on_admit_family_admits_only_the_family(new_room: Room) -> None:
    facilitator = new_room.comes("facilitator", "facilitator")
    for who in ("Máma", "Táta", "OSPOD", "učitel"):
        new_room.devices.open("phone", new_room.server.person(who)["url"])
    knocking = facilitator.locator(".person--knocking")
    facilitator.locator("#tab-people").click()
    expect(knocking).to_have_count(4, timeout=PATIENCE_MS)
    counts(facilitator)
    taps_twice(facilitator.locator("[data-let=family]"))
    expect(knocking).to_have_count(2, timeout=PATIENCE_MS)
    assert sent(facilitator, "person.admit") == 2
    looks_again(facilitator)
    facilitator.locator("[data-let=everybody]").click()
    expect(knocking).to_have_count(0, timeout=PATIENCE_MS)


def test_the_lobby_button_scrolls_to_the_person_who_waits(own_room: Room) -> None:
    facilitator = own_room.comes("facilitator", "facilitator")
    conference = own_room.server
    assert isinstance(conference, Conference)
    everybody = ("child", "guide", "recorder", "Máma", "Táta", "Babička", "učitel", "Teta")
    inside = [conference.comes(who) for who in everybody]  # a long list needs no browser of each
    facilitator.locator("#tab-people").click()
    panel = facilitator.locator(".panel--people")
    panel.evaluate("(list) => list.scrollTo(0, list.scrollHeight)")
    facilitator.locator("#tab-waiting").click()
    own_room.devices.open("phone", own_room.server.person("OSPOD")["url"])
    facilitator.locator(".at-door").click()
    expect(facilitator.locator(".person--knocking .button--main")).to_be_in_viewport(ratio=1)
    for device in inside:
        device.close()
