"""The demo of `run.py --demo`: everybody is in, step 2 runs, cards hang (docs/protocol.md). All other stories live in
conferences that `run.py new` made."""

import pytest
from playwright.sync_api import expect

from tests.browser.support.devices import PATIENCE_MS, Room, card, child_writes, hangs_by_phone, stands, waiting_card
from tests.support.browsers.chromium import Devices
from tests.support.servers.server import Server

pytestmark = pytest.mark.browser


def test_demo_links_need_no_admission_and_cards_are_hung_and_approved(demo_server: Server, chromium: Devices) -> None:
    room = Room(demo_server, chromium)
    child, mother = room.comes("child", "child"), room.comes("Máma", "phone")
    facilitator, display = room.comes("facilitator", "facilitator"), room.comes("display", "display")
    expect(mother.locator(".now-title")).to_have_text("Jak to teď je", timeout=PATIENCE_MS)
    child_writes(child, "Zkouším to.")
    hangs_by_phone(mother, "Já taky.")
    waiting_card(facilitator, "Já taky.").locator("[data-action=approve]").click()
    for words in ("Zkouším to.", "Já taky."):
        expect(card(display, words)).to_be_visible(timeout=PATIENCE_MS)
    mother.locator(".tab[data-place=mine]").click()
    stands(mother.locator(".place--mine ipk-card-line", has_text="Já taky."), "shown")
