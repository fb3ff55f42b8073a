"""Measures frames per second while cards move."""

import math
from statistics import median

from playwright.sync_api import CDPSession, Page

from bench.browser.setup import BrowserSetup, slowed
from tests.browser.support.drawing_hands import spots, wants_to_draw

#: frames a second for two seconds, while `move` is done before each
FRAMES = """async (move) => {
    const wall = document.querySelector("ipk-wall");
    const times = await new Promise((done) => {
        const frames = [];
        const frame = (now) => {
            frames.push(now);
            const at = (now - frames[0]) / 1000;
            if (move === "pan") wall.lens.pan(Math.cos(at * 5) * 12, Math.sin(at * 5) * 8);
            if (move === "zoom") wall.lens.zoom(Math.cos(at * 5) > 0 ? 1.02 : 1 / 1.02);
            if (at < 2) requestAnimationFrame(frame);
            else done(frames);
        };
        requestAnimationFrame(frame);
    });
    return (1000 * (times.length - 1)) / (times.at(-1) - times[0]);
}"""
COUNTS = """() => {
    const counted = (window.counted = { begun: performance.now(), frames: 0 });
    const frame = () => { counted.frames += 1; requestAnimationFrame(frame); };
    requestAnimationFrame(frame);
}"""
COUNTED = "() => (1000 * window.counted.frames) / (performance.now() - window.counted.begun)"
#: what this machine does with a page on which one small thing moves
EMPTY = "data:text/html,<style>@keyframes x{to{transform:translateX(9em)}}p{animation:x 1s infinite}</style><p>x"
VIEWS = {"all": "fitAll", "step": "lookAtStep"}


def frames(setup: BrowserSetup) -> dict[str, float]:
    return {"empty_page_fps": _empty(setup), **_facilitator(setup), **_display(setup), **_child(setup)}


def _empty(setup: BrowserSetup) -> float:
    page, wire = setup.open_page("facilitator", "facilitator")
    page.goto(EMPTY)
    found = _frames(setup, page, wire, "")
    page.context.close()
    return found


def _facilitator(setup: BrowserSetup) -> dict[str, float]:
    page, wire = setup.open_page("facilitator", "facilitator")
    page.wait_for_timeout(2_000)
    found = {}
    for name, look in VIEWS.items():
        for move in ("pan", "zoom"):
            page.evaluate("(look) => document.querySelector('ipk-wall')[look]()", look)
            page.wait_for_timeout(400)
            found[f"wall_{move}_{name}_fps"] = _frames(setup, page, wire, move)
    page.evaluate("document.querySelector('ipk-wall').fitAll()")
    with setup.moving():
        found["wall_moves_fps"] = _frames(setup, page, wire, "")
    page.context.close()
    return found


def _display(setup: BrowserSetup) -> dict[str, float]:
    page, wire = setup.open_page("display", "display")
    with setup.moving():
        found = _frames(setup, page, wire, "")
    page.context.close()
    return {"display_moves_fps": found}


def _child(setup: BrowserSetup) -> dict[str, float]:
    page, wire = setup.open_page("child", "child")
    wants_to_draw(page)
    turns = [step / 9 for step in range(90)]
    places = spots(page, [(0.5 + 0.4 * math.sin(turn), 0.5 + 0.4 * math.cos(turn * 0.7)) for turn in turns])
    found = []
    with slowed(wire), setup.moving():
        for _ in range(setup.rounds):
            page.evaluate(COUNTS)
            page.mouse.move(*places[0])
            page.mouse.down()
            for spot in places:
                page.mouse.move(*spot)
                page.wait_for_timeout(12)
            found.append(page.evaluate(COUNTED))
            page.mouse.up()
    page.context.close()
    return {"child_draws_fps": median(found)}


def _frames(setup: BrowserSetup, page: Page, wire: CDPSession, move: str) -> float:
    with slowed(wire):
        return median(page.evaluate(FRAMES, move) for _ in range(setup.rounds))
