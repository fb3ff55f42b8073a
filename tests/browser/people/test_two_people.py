"""Two people in one browser: a page speaks for the person it was made for, or not at all (A25)."""

from itertools import permutations
from typing import NamedTuple

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.support.devices import PATIENCE_MS, Room, card, hangs_by_phone, kept_commands, until

pytestmark = pytest.mark.browser

#: a request of the page's own, with its own token
ASKS_FOR_A_CODE = """async () => {
    const { conference, csrf } = JSON.parse(document.querySelector("#page").textContent);
    const answer = await fetch(`/c/${conference}/device-code`, { method: "POST", headers: { "X-CSRFToken": csrf } });
    return answer.status;
}"""
#: author and own words of the cards with a text
WHOSE = """(words) => document.querySelector("ipk-facilitator").app.store.cards
    .filter((card) => card.text === words).map((card) => [card.author, Boolean(card.own_words)])"""
IS_CONNECTED = "() => Boolean(document.querySelector('ipk-phone')?.app.store.online)"


def opens(context: BrowserContext, room: Room, who: str) -> Page:
    """A further page in the same browser, by this person's own link."""
    page = context.new_page()
    page.goto(room.server.person(who)["url"])
    page.wait_for_url("**/c/**")
    if page.locator("main.door").count():
        room.server.admit(who)
        page.reload()
    expect(page.locator(".screen").first).to_be_visible(timeout=PATIENCE_MS)
    return page


def stands_aside(page: Page) -> None:
    """The page says that somebody else is in this browser now, and does nothing in anybody's name."""
    expect(page.locator(".farewell form[action$='/again']")).to_be_visible(timeout=PATIENCE_MS)


def test_an_unsent_note_keeps_its_author_after_another_person_logs_in(own_room: Room) -> None:
    """A mother writes without a connection, the child opens its link in the same browser, the network comes back: in
    each of the six orders her note is hers, once, after she goes on; nothing of it is the child's."""
    facilitator = own_room.comes("facilitator", "facilitator")
    browser = own_room.devices.open("phone").context
    acts = {"write": _writes, "come": _the_child_comes, "back": _the_network_is_back}
    for order in permutations(acts):
        note = Note(own_room, opens(browser, own_room, "Máma"), f"Tohle psala máma: {' '.join(order)}.")
        expect(note.mother.locator(".composer-words")).to_be_visible(timeout=PATIENCE_MS)
        browser.set_offline(True)
        expect(note.mother.locator(".message-link")).to_be_visible(timeout=PATIENCE_MS)
        for act in order:
            acts[act](note)
        browser.set_offline(False)
        _is_hers_once(note, facilitator)
        for page in browser.pages:
            page.close()


class Note(NamedTuple):
    """What the mother writes on her page of the shared browser."""

    room: Room
    mother: Page
    words: str


def _is_hers_once(note: Note, facilitator: Page) -> None:
    arrived = facilitator.locator(".panel--waiting ipk-card-line", has_text=note.words)
    until(note.mother, lambda: note.mother.locator(".farewell").count() + arrived.count() > 0)
    _goes_on(note.mother)
    facilitator.locator("#tab-waiting").click()
    expect(arrived).to_have_count(1, timeout=PATIENCE_MS)
    until(note.mother, lambda: kept_commands(note.mother) == 0)
    assert facilitator.evaluate(WHOSE, note.words) == [[note.room.server.person("Máma")["id"], False]], note.words


def _writes(note: Note) -> None:
    _goes_on(note.mother)
    hangs_by_phone(note.mother, note.words)
    until(note.mother, lambda: kept_commands(note.mother) == 1 or not _is_away(note.mother))


def _the_child_comes(note: Note) -> None:
    was_away = _is_away(note.mother)
    note.mother.context.set_offline(False)
    opens(note.mother.context, note.room, "child")
    note.mother.context.set_offline(was_away)


def _the_network_is_back(note: Note) -> None:
    mother = note.mother
    mother.context.set_offline(False)
    # her socket may have outlived the gap, and is hers; a new one is refused when the child has come meanwhile
    until(mother, lambda: mother.locator(".farewell").count() == 1 or mother.evaluate(IS_CONNECTED))


def _goes_on(mother: Page) -> None:
    """Where her page stood aside she says that it is she again."""
    if mother.locator(".farewell").count():
        stands_aside(mother)
        mother.locator(".farewell form button").click()
        expect(mother.locator(".phone")).to_be_visible(timeout=PATIENCE_MS)


def _is_away(page: Page) -> bool:
    return page.evaluate("() => !navigator.onLine")


def test_a_reload_does_not_turn_one_persons_page_into_anothers(own_room: Room) -> None:
    mother = own_room.comes("Máma", "phone")
    opens(mother.context, own_room, "guide")
    mother.reload()
    stands_aside(mother)
    mother.locator(".farewell form button").click()
    expect(mother.locator(".phone")).to_be_visible(timeout=PATIENCE_MS)
    assert mother.evaluate("() => document.querySelector('ipk-phone').app.store.me?.role ?? 'family'") == "family"


def test_leaving_keeps_the_unsent_commands_of_another_person(own_room: Room) -> None:
    mother = own_room.comes("Máma", "phone")
    expect(mother.locator(".composer-words")).to_be_visible(timeout=PATIENCE_MS)
    mother.context.set_offline(True)
    hangs_by_phone(mother, "Počká tu na mámu.")
    until(mother, lambda: kept_commands(mother) == 1)
    mother.context.set_offline(False)
    father = opens(mother.context, own_room, "Táta")
    father.locator(".foots .foot:last-child").click()
    father.locator("dialog[open] .button--main").click()
    father.wait_for_url("**/left")
    facilitator = own_room.comes("facilitator", "facilitator")
    again = opens(mother.context, own_room, "Máma")
    facilitator.locator("#tab-waiting").click()
    expect(facilitator.locator(".panel--waiting ipk-card-line", has_text="Počká tu na mámu.")).to_have_count(
        1, timeout=PATIENCE_MS
    )
    again.close()


def test_two_conferences_in_one_browser_go_on_side_by_side(own_room: Room, new_room: Room) -> None:
    """The pages of one stay usable when a link of the other is opened: writing, uploads, leaving."""
    mother = own_room.comes("Máma", "phone")
    lead = opens(mother.context, new_room, "facilitator")
    facilitator = own_room.comes("facilitator", "facilitator")
    hangs_by_phone(mother, "Pořád jsem v první.")
    facilitator.locator("#tab-waiting").click()
    expect(card(facilitator, "Pořád jsem v první.")).to_have_count(1, timeout=PATIENCE_MS)
    assert mother.evaluate(ASKS_FOR_A_CODE) == 200
    lead.locator(".icon-button--own").click()
    lead.locator("dialog[open] .button", has_text="Odejít").click()
    lead.locator("dialog[open] .button--main").click()
    lead.wait_for_url("**/left")
    hangs_by_phone(mother, "A pořád.")
    expect(facilitator.locator(".panel--waiting ipk-card-line", has_text="A pořád.")).to_have_count(
        1, timeout=PATIENCE_MS
    )


def test_a_reload_does_not_show_the_lobby_of_another_person(own_room: Room) -> None:
    """The father opened his link in the mother's browser and waits; her page, loaded anew, is not his lobby."""
    mother = own_room.comes("Máma", "phone")
    father = mother.context.new_page()
    father.goto(own_room.server.person("Táta")["url"])
    expect(father.locator("main.door")).to_be_visible(timeout=PATIENCE_MS)
    mother.reload()
    another = mother.locator("#another")
    expect(another).to_be_visible(timeout=PATIENCE_MS)
    expect(mother.locator("main.door")).to_be_hidden()
    another.locator("form button").click()
    expect(mother.locator(".phone")).to_be_visible(timeout=PATIENCE_MS)
