"""Measures the delay of a drawn point on the drawing device and on another screen."""

import math
from statistics import median

from playwright.sync_api import Page

from bench.browser.setup import BrowserSetup, slowed
from tests.browser.support.drawing_hands import draws, spots, wants_to_draw, wave
from tests.browser.support.measuring import NOTES_PAINTS

POINTS = 120
#: how far across the sheet the hand is, and since when (epoch milliseconds)
HAND = """() => {
    const box = document.querySelector(".drawing-sheet").getBoundingClientRect();
    window.hand = [];
    addEventListener("pointermove", ({ buttons, clientX, timeStamp }) => {
        if (buttons) window.hand.push([(clientX - box.left) / box.width, performance.timeOrigin + timeStamp]);
    }, true);
}"""
#: how far across the newest line reaches, and since when it is painted
INK = """() => {
    window.ink = [];
    const drawn = document.querySelector("ipk-drawn"), { ink } = drawn.app, WIDTH = 1600;
    const painted = new MessageChannel();
    painted.port1.onmessage = ({ data }) => window.ink.push([data, performance.timeOrigin + performance.now()]);
    ink.addEventListener("grown", ({ detail: card }) => requestAnimationFrame(() => {
        const ends = ink.on(card).map(({ points }) => points.at(-1)[0] / WIDTH);
        painted.port2.postMessage(Math.max(0, ...ends));
    }));
}"""
#: points lie on whole quarters of a unit
ROUNDING = 0.0005


def ink(setup: BrowserSetup) -> dict[str, float]:
    page, wire = setup.open_page("child", "child")
    wants_to_draw(page)
    draws(page, wave(0.2))  # the card hangs with its first line
    found = {"ink_another_screen_ms": median(_arrives(setup, page) for _ in range(setup.rounds))}
    page.evaluate(NOTES_PAINTS)
    with slowed(wire):
        draws(page, [(0.5 + 0.4 * math.sin(step / 9), 0.5 + 0.4 * math.cos(step / 13)) for step in range(300)])
        found["ink_own_screen_ms"] = median(page.evaluate("window.waits"))
    page.context.close()
    return found


def _arrives(setup: BrowserSetup, page: Page) -> float:
    """Median over the points of a line that goes from left to right at sixty points a second."""
    other, _ = setup.open_page("display", "display")
    other.wait_for_selector("ipk-drawn", state="attached")
    other.evaluate(INK)
    page.evaluate(HAND)
    places = spots(page, [(0.1 + 0.8 * step / POINTS, 0.5 + 0.1 * math.sin(step / 5)) for step in range(POINTS)])
    page.mouse.move(*places[0])
    page.mouse.down()
    for spot in places:
        page.mouse.move(*spot)
        page.wait_for_timeout(14)
    other.wait_for_timeout(500)
    hand, shown = page.evaluate("window.hand"), other.evaluate("window.ink")
    page.mouse.up()
    page.wait_for_timeout(500)
    other.context.close()
    waits = []
    for across, began in hand:
        seen = next((at for reach, at in shown if reach >= across - ROUNDING and at >= began), None)
        if seen is not None:
            waits.append(seen - began)
    if len(waits) < POINTS / 2:
        raise AssertionError(f"only {len(waits)} of {len(hand)} points were seen on the other screen")
    return median(waits)
