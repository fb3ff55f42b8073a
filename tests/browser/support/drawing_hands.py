"""Hands on the drawing sheet, and what hangs of what they drew."""

import math

from playwright.sync_api import Locator, Page, expect

from tests.browser.support.fingers import looks_again

Place = tuple[float, float]


def wants_to_draw(page: Page) -> None:
    page.locator(".tile--draw, .composer-draw").click()
    expect(page.locator(".drawing-sheet")).to_be_visible()
    looks_again(page)


def spots(page: Page, places: list[Place]) -> list[Place]:
    box = page.locator(".drawing-sheet").bounding_box()
    assert box
    return [(box["x"] + x * box["width"], box["y"] + y * box["height"]) for x, y in places]


def touches(page: Page, places: list[Place], *, lifts: bool = True) -> None:
    """A finger; Playwright's own only taps."""
    hand = page.context.new_cdp_session(page)
    for number, (x, y) in enumerate(spots(page, places)):
        kind = "touchMove" if number else "touchStart"
        hand.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": x, "y": y}]})
    if lifts:
        hand.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})


def draws_by_pen(page: Page, places: list[Place]) -> None:
    hand = page.context.new_cdp_session(page)
    pen = {"button": "left", "buttons": 1, "pointerType": "pen", "clickCount": 1}
    all_spots = spots(page, places)
    kinds = ["mousePressed", *["mouseMoved"] * (len(all_spots) - 2), "mouseReleased"]
    for kind, (x, y) in zip(kinds, all_spots, strict=True):
        hand.send("Input.dispatchMouseEvent", {"type": kind, "x": x, "y": y, **pen})


def draws(page: Page, places: list[Place], *, lifts: bool = True) -> None:
    """A line through places of the sheet, each 0…1 of its width and height."""
    first, *rest = spots(page, places)
    page.mouse.move(*first)
    page.mouse.down()
    for spot in rest:
        page.mouse.move(*spot)
    if lifts:
        page.mouse.up()


def wave(height: float) -> list[Place]:
    return [(0.1 + step / 50, height + 0.05 * math.sin(step)) for step in range(30)]


def below(page: Page, kind: str) -> Locator:
    return page.locator(f".drawing-below .tile--{kind}")


def is_done(page: Page) -> None:
    below(page, "done").click()
    page.locator(".over--naming .tile--pass").click()
    expect(page.locator("dialog.over[open]")).to_have_count(0)


def drawings(page: Page) -> Locator:
    return page.locator("ipk-card ipk-drawn")


def strokes(page: Page) -> Locator:
    return page.locator("ipk-card ipk-drawn .ink-layer--kept path")


def growing(page: Page) -> Locator:
    return page.locator("ipk-card ipk-drawn .ink-layer--growing path")


def tops(card: Locator) -> list[float]:
    """How high each line begins, in the order in which they lie."""
    return card.locator(".ink-layer--kept path").evaluate_all("(all) => all.map((path) => path.getBBox().y)")


def newest(page: Page) -> Locator:
    """The lines of the drawing that lies on top."""
    return drawings(page).last.locator(".ink-layer--kept path")


def paths(page: Page) -> list[str]:
    return strokes(page).evaluate_all("(all) => all.map((path) => path.getAttribute('d'))")
