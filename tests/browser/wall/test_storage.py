"""What a device says of its memory is true at every moment (P5, P6)."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.support.devices import PATIENCE_MS, Room, hangs_by_phone, kept_commands, my_card, stands, until
from tests.support.media.photos import photo_file

pytestmark = pytest.mark.browser

#: a storage whose connections, disk and quiet a story can break
BREAKABLE = """
    globalThis.fault = "";
    globalThis.connections = [];
    const { transaction } = IDBDatabase.prototype;
    IDBDatabase.prototype.transaction = function (...how) {
        if (!connections.includes(this)) connections.push(this);
        if (fault === "silent") return { objectStore: () => new Proxy({}, { get: () => () => ({}) }) };
        return transaction.apply(this, how);
    };
    const { put } = IDBObjectStore.prototype;
    IDBObjectStore.prototype.put = function (value) {
        if (fault === "full") throw new DOMException("no room", "QuotaExceededError");
        return put.call(this, value);
    };
    const { open } = IDBFactory.prototype;
    IDBFactory.prototype.open = function (...how) {
        if (fault === "refused") throw new DOMException("private window", "SecurityError");
        return open.apply(this, how);
    };
"""


def notice(page: Page) -> None:
    expect(page.locator(".message-unkept").first).to_be_visible(timeout=PATIENCE_MS)


def no_notice(page: Page) -> None:
    expect(page.locator(".message-unkept").first).to_be_hidden(timeout=PATIENCE_MS)


def breaks(page: Page, fault: str) -> None:
    page.evaluate("(fault) => { globalThis.fault = fault; }", fault)


@pytest.mark.parametrize("fault", ["full", "silent"])
def test_a_failing_storage_is_reported_and_commands_are_stored_when_it_works_again(room: Room, fault: str) -> None:
    aunt = room.arrives("Teta", "phone", BREAKABLE)
    expect(aunt.locator(".composer-words")).to_be_visible(timeout=PATIENCE_MS)
    no_notice(aunt)
    aunt.context.set_offline(True)
    expect(aunt.locator(".message-link")).to_be_visible(timeout=PATIENCE_MS)
    breaks(aunt, fault)
    words = f"Bez paměti ({fault})."
    hangs_by_phone(aunt, words)
    notice(aunt)
    stands(my_card(aunt, words), "unkept")
    expect(aunt.locator(".message-link")).to_have_text("Teď není spojení.")

    breaks(aunt, "")
    no_notice(aunt)
    stands(my_card(aunt, words), "offline")
    aunt.context.set_offline(False)
    stands(my_card(aunt, words), "waiting")
    until(aunt, lambda: kept_commands(aunt) == 0)


def test_database_connections_closed_by_the_browser_are_reopened_without_a_notice(room: Room) -> None:
    aunt = room.arrives("Teta", "phone", BREAKABLE)
    expect(aunt.locator(".composer-words")).to_be_visible(timeout=PATIENCE_MS)
    aunt.context.set_offline(True)
    hangs_by_phone(aunt, "Před spánkem.")
    stands(my_card(aunt, "Před spánkem."), "offline")
    aunt.evaluate("() => connections.forEach((one) => one.close())")
    hangs_by_phone(aunt, "Po spánku.")
    stands(my_card(aunt, "Po spánku."), "offline")
    until(aunt, lambda: kept_commands(aunt) == 2)
    no_notice(aunt)
    aunt.context.set_offline(False)
    stands(my_card(aunt, "Po spánku."), "waiting")


def test_commands_are_stored_again_after_the_database_was_deleted(room: Room) -> None:
    aunt = room.comes("Teta", "phone")
    aunt.context.set_offline(True)
    hangs_by_phone(aunt, "Napsané před smazáním.")
    stands(my_card(aunt, "Napsané před smazáním."), "offline")
    aunt.evaluate(
        """() => new Promise((resolve, reject) => {
            const request = indexedDB.deleteDatabase("ipk");
            request.onsuccess = resolve;
            request.onerror = reject;
        })"""
    )
    until(aunt, lambda: kept_commands(aunt) == 1)
    no_notice(aunt)
    stands(my_card(aunt, "Napsané před smazáním."), "offline")
    aunt.context.set_offline(False)
    stands(my_card(aunt, "Napsané před smazáním."), "waiting")


def test_the_child_gets_a_short_notice_when_its_device_cannot_store_commands(room: Room) -> None:
    child = room.arrives("child", "child", BREAKABLE + "fault = 'refused';")
    notice(child)
    expect(child.locator(".message-unkept").first).to_have_text(
        "Tablet si to teď nedokáže zapamatovat. Nech ho zapnutý."
    )
    breaks(child, "")
    no_notice(child)


def test_the_page_of_a_captive_portal_is_not_accepted_as_answer_to_an_upload(room: Room, tmp_path: Path) -> None:
    mother = room.comes("Máma", "phone")
    portal = {"there": True, "asked": 0}

    def carry(route: Route) -> None:
        portal["asked"] += 1
        if portal["there"]:
            route.fulfill(status=200, content_type="text/html", body="<title>Přihlaste se k síti</title>")
        else:
            route.continue_()

    mother.route("**/media?*", carry)
    mother.locator(".composer-makes input[type=file]").last.set_input_files(photo_file(tmp_path))
    mother.locator(".photo-last .button--main").click()
    until(mother, lambda: portal["asked"] >= 2)
    mother.locator(".tab[data-place=mine]").click()
    line = mother.locator(".place--mine ipk-card-line").first
    stands(line, "saving")
    portal["there"] = False
    stands(line, "waiting")


def test_a_refused_picture_is_shown_again_and_can_be_resent(room: Room, tmp_path: Path) -> None:
    mother = room.comes("Máma", "phone")
    proxy = {"small": True}
    mother.route("**/media?*", lambda route: route.fulfill(status=413) if proxy["small"] else route.continue_())
    mother.locator(".composer-makes input[type=file]").last.set_input_files(photo_file(tmp_path))
    mother.locator(".photo-last .button--main").click()
    shown = mother.locator(".over img.photo-canvas")
    expect(shown).to_be_visible(timeout=PATIENCE_MS)
    assert shown.evaluate("(image) => image.complete && image.naturalWidth > 0")
    proxy["small"] = False
    before = mother.locator(".place--mine ipk-card-line").count()
    mother.locator(".photo-last .button--main").click()
    mother.locator(".tab[data-place=mine]").click()
    expect(mother.locator(".place--mine ipk-card-line")).to_have_count(before + 1, timeout=PATIENCE_MS)
    stands(mother.locator(".place--mine ipk-card-line").first, "waiting")
    room.devices.complaints[:] = [line for line in room.devices.complaints if "413" not in line]
