"""Takes the screenshots of docs/screens from a real demo: `python -m tests.browser.support.doc_screens`."""

import math
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Page, expect, sync_playwright

from prepare.places import ROOT
from tests.browser.preparation.test_arranging import arranges, chair
from tests.browser.preparation.test_snacks import wishes_for_everybody, wishes_for_itself
from tests.browser.profile.test_paper import turns_to_the_end
from tests.browser.profile.test_workbook import opened, turns
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
from tests.browser.support.drawing_hands import draws, is_done, wants_to_draw
from tests.browser.support.step_pictures import take_steps
from tests.support.browsers.chromium import FLAGS, Devices
from tests.support.media.photos import photo_file
from tests.support.servers.processes import needed
from tests.support.servers.server import Server

FOLDER = ROOT / "docs" / "screens"


def main() -> None:
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        server = Server(Path(folder), env={}, options=[], demo=True).start()
        browser = playwright.chromium.launch(executable_path=needed("chromium"), args=FLAGS)
        try:
            _take(Room(server, Devices(browser)), Path(folder))
            take_steps(browser, Path(folder), _picture)
        finally:
            browser.close()
            server.stop()


def _take(room: Room, folder: Path) -> None:
    child, phone = room.comes("child", "child"), room.comes("Máma", "phone")
    facilitator, display = room.comes("facilitator", "facilitator"), room.comes("display", "display")
    guide, father = room.comes("guide", "laptop"), room.comes("Táta", "phone")
    _sheets_of_the_child(child, photo_file(folder, width=1600, height=1200))
    child_writes(child, "Chci chodit na keramiku.")
    hangs_by_phone(phone, "Ráno nestíháme. Pomohlo by nám, kdyby ji do školy někdo doprovodil.")
    waiting_card(facilitator, "doprovodil").locator("[data-action=approve]").click()
    hangs_by_phone(phone, "Bojím se, že ve škole nebude mít kamarády.")
    stands(my_card(phone, "kamarády"), "waiting")
    father.locator(".signal--hand").click()
    # what no longer finds a place hangs on a second sheet: the display turns to it, the child stays where it is
    expect(card(child, "keramiku")).to_be_visible(timeout=PATIENCE_MS)
    expect(card(display, "doprovodil")).to_be_visible(timeout=PATIENCE_MS)
    expect(waiting_card(facilitator, "kamarády")).to_be_visible(timeout=PATIENCE_MS)
    phone.locator(".message-close").click()
    for name, page in {"child": child, "phone": phone, "facilitator": facilitator, "display": display}.items():
        _picture(page, name)
    _picture(guide, "guide")
    father.locator(".tab[data-place=wall]").click()
    _picture(father, "phone-wall")
    child.locator(".corner--stop").click()
    expect(display.locator("ipk-pause")).to_be_visible(timeout=PATIENCE_MS)
    _picture(child, "child-stop")
    child.locator(".pause-resume").click()
    _book(room)


def _book(room: Room) -> None:
    """A guide and the child prepare: a question, chairs in a U, food for everybody, the page at the end."""
    guide, child, _ = opened(room)
    turns(guide, child, "Kdo je pro tebe důležitý?")
    _picture(child, "book")
    _picture(guide, "book-guide")
    arranges(guide, child, "seats")
    for number in range(2, 7):
        guide.locator(chair(number)).click()
        guide.locator(".seats-inside .arrange-person").first.click()
        expect(child.locator(f"{chair(number)}[data-taken]")).to_be_visible(timeout=PATIENCE_MS)
    _picture(child, "book-seats")
    wishes_for_itself(guide, child)
    wishes_for_everybody(guide, child)
    _picture(child, "book-food")
    turns_to_the_end(guide, child)
    _picture(child, "book-end")
    organizer = room.arrives("organizer", "laptop")
    organizer.goto(f"{organizer.url}?screen=organizer")
    organizer.locator("#shopping").screenshot(path=FOLDER / "shopping.png")


def _sheets_of_the_child(child: Page, photo: Path) -> None:
    """Each way of saying something, while it is being said."""
    ways: dict[str, Callable[[], None]] = {
        "child-picture": lambda: child.locator(".tile--picture").click(),
        "child-say": lambda: child.locator(".tile--say").click(),
        "child-music": lambda: child.locator(".tile--music").click(),
    }
    for name, begin in ways.items():
        begin()
        _picture(child, name)
        child.keyboard.press("Escape")
    wants_to_draw(child)
    draws(child, [(0.5 + 0.3 * math.cos(turn / 8), 0.5 + 0.3 * math.sin(turn / 8)) for turn in range(52)])
    draws(child, [(0.38, 0.42), (0.39, 0.43)])
    draws(child, [(0.62, 0.42), (0.63, 0.43)])
    draws(child, [(0.36 + 0.28 * step / 20, 0.6 + 0.09 * math.sin(math.pi * step / 20)) for step in range(21)])
    _picture(child, "child-drawing")
    is_done(child)
    child.locator(".tile--photo").click()
    child.locator(".photo-ways input[multiple]").set_input_files(photo)
    expect(child.locator(".photo-canvas")).to_be_visible(timeout=PATIENCE_MS)
    _picture(child, "child-photo")
    child.locator(".photo-last .tile--main").click()
    # on its way it is shown where it may not stay
    expect(child.locator("ipk-card[data-standing=shown] img.card-photo").first).to_be_visible(timeout=PATIENCE_MS)


def _picture(page: Page, name: str) -> None:
    page.evaluate("document.fonts.ready")
    page.wait_for_load_state("networkidle")
    page.wait_for_function("() => [...document.images].every((image) => image.loading === 'lazy' || image.complete)")
    # what has arrived is not painted before it is decoded
    page.evaluate("Promise.allSettled([...document.images].filter((one) => one.complete).map((one) => one.decode()))")
    page.screenshot(path=FOLDER / f"{name}.png")


if __name__ == "__main__":
    main()
