"""Takes the pictures of docs/screens anew, from a real demo in real browsers: `python -m tests.browser.screens`."""

from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Page, expect, sync_playwright

from prepare.places import ROOT
from tests.browser.devices import PATIENCE_MS, Room, card, child_writes, hangs_by_phone, my_card, stands, waiting_card
from tests.support.chromium import FLAGS, Devices
from tests.support.processes import needed
from tests.support.server import Server

FOLDER = ROOT / "docs" / "screens"


def main() -> None:
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        server = Server(Path(folder), env={}, options=[], demo=True).start()
        browser = playwright.chromium.launch(executable_path=needed("chromium"), args=FLAGS)
        try:
            _take(Room(server, Devices(browser)))
        finally:
            browser.close()
            server.stop()


def _take(room: Room) -> None:
    child, phone = room.comes("child", "child"), room.comes("Máma", "phone")
    facilitator, display = room.comes("facilitator", "facilitator"), room.comes("display", "display")
    guide, father = room.comes("guide", "laptop"), room.comes("Táta", "phone")
    child_writes(child, "Chci chodit na keramiku.")
    hangs_by_phone(phone, "Ráno nestíháme. Pomohlo by nám, kdyby ji do školy někdo doprovodil.")
    approve = waiting_card(facilitator, "doprovodil").locator("[data-action=approve]")
    approve.click()
    hangs_by_phone(phone, "Bojím se, že ve škole nebude mít kamarády.")
    stands(my_card(phone, "kamarády"), "waiting")
    father.locator(".signal--hand").click()
    for screen in (child, display):
        expect(card(screen, "keramiku")).to_be_visible(timeout=PATIENCE_MS)
        expect(card(screen, "doprovodil")).to_be_visible(timeout=PATIENCE_MS)
    expect(waiting_card(facilitator, "kamarády")).to_be_visible(timeout=PATIENCE_MS)
    phone.locator(".message-close").click()
    for name, page in {"child": child, "phone": phone, "facilitator": facilitator, "display": display}.items():
        _picture(page, name)
    _picture(guide, "guide")


def _picture(page: Page, name: str) -> None:
    page.evaluate("document.fonts.ready")
    page.screenshot(path=FOLDER / f"{name}.png")


if __name__ == "__main__":
    main()
