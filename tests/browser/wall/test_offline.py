"""Work done without a connection is never lost, and is told honestly (P6, F5)."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.support.devices import (
    PATIENCE_MS,
    Network,
    Room,
    hangs_by_phone,
    kept_commands,
    my_card,
    stands,
    until,
    waiting_card,
)

pytestmark = pytest.mark.browser


def test_notes_written_offline_arrive_once_and_in_order_after_reconnecting(room: Room) -> None:
    grandmother, facilitator = room.comes("Babička", "phone"), room.comes("facilitator", "facilitator")
    grandmother.context.set_offline(True)
    words = [f"Vzpomínka číslo {number}." for number in range(1, 6)]
    for line in words:
        hangs_by_phone(grandmother, line)
    stands(my_card(grandmother, words[0]), "offline")
    expect(grandmother.locator(".message-link")).to_be_visible(timeout=PATIENCE_MS)
    until(grandmother, lambda: kept_commands(grandmother) == len(words))

    grandmother.context.set_offline(False)
    for line in words:
        stands(my_card(grandmother, line), "waiting")
    expect(grandmother.locator(".message-link")).to_be_hidden(timeout=PATIENCE_MS)
    for line in words:
        expect(waiting_card(facilitator, line)).to_have_count(1, timeout=PATIENCE_MS)
    assert _order(facilitator, words) == words
    until(grandmother, lambda: kept_commands(grandmother) == 0)


def test_a_note_without_an_answer_survives_a_reload(room: Room) -> None:
    aunt = room.comes("Teta", "phone")
    network = Network(aunt)
    network.swallows = True
    aunt.reload()
    hangs_by_phone(aunt, "Napsáno těsně před výpadkem.")
    stands(my_card(aunt, "Napsáno těsně před výpadkem."), "saving")
    until(aunt, lambda: kept_commands(aunt) == 1)

    network.swallows = False
    aunt.reload()
    stands(my_card(aunt, "Napsáno těsně před výpadkem."), "waiting")
    expect(my_card(aunt, "Napsáno těsně před výpadkem.")).to_have_count(1)
    until(aunt, lambda: kept_commands(aunt) == 0)


def test_a_device_without_indexeddb_shows_a_notice_and_hangs_cards(room: Room) -> None:
    page = room.arrives("Nováková", "phone", "Object.defineProperty(globalThis, 'indexedDB', { value: undefined })")
    expect(page.locator(".message-unkept")).to_be_visible(timeout=PATIENCE_MS)
    hangs_by_phone(page, "Bez paměti, ale visí.")
    stands(my_card(page, "Bez paměti, ale visí."), "waiting")


def _order(facilitator: Page, words: list[str]) -> list[str]:
    texts = facilitator.locator(".panel--waiting ipk-card-line .card-text").all_inner_texts()
    return [text for text in texts if text in words]


def test_the_client_reconnects_after_a_refused_second_greeting(room: Room) -> None:
    """A second greeting on a living connection is refused; Socket.IO then believes to be connected for good."""
    aunt = room.comes("Teta", "phone")
    expect(aunt.locator(".now-title")).not_to_be_empty(timeout=PATIENCE_MS)
    aunt.evaluate(
        """() => new Promise((resolve) => {
            const { socket } = document.querySelector("ipk-phone").app.socket;
            socket.once("connect_error", resolve);
            socket.onopen();
        })"""
    )
    hangs_by_phone(aunt, "Jsem zase tady.")
    stands(my_card(aunt, "Jsem zase tady."), "waiting")


def test_devices_reconnect_and_keep_their_cards_after_a_server_is_killed_and_restarted(own_server_room: Room) -> None:
    mother, display = own_server_room.comes("Máma", "phone"), own_server_room.comes("display", "display")
    hangs_by_phone(mother, "Před pádem.")
    stands(my_card(mother, "Před pádem."), "waiting")
    own_server_room.server.kill()
    hangs_by_phone(mother, "Během pádu.")
    stands(my_card(mother, "Během pádu."), "offline")
    shown = display.locator("ipk-card").count()
    own_server_room.server.start()
    stands(my_card(mother, "Během pádu."), "waiting")
    stands(my_card(mother, "Před pádem."), "waiting")
    expect(my_card(mother, "Během pádu.")).to_have_count(1)
    expect(display.locator("ipk-card")).to_have_count(shown)
