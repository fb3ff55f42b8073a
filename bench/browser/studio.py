"""Measures sticking a large photo and turning the pages of the workbook."""

import json
import time
from statistics import median

from bench.browser.setup import BrowserSetup, slowed
from tests.browser.profile.test_workbook import opened
from tests.browser.support.devices import PATIENCE_MS, card
from tests.support.media.photos import photo_file

#: from the press on an arrow of the book to the painted page, its heading and its pictures; armed before the press
TURNS = """() => {
    const spread = document.querySelector(".workbook-spread");
    window.turned = new Promise((done) => {
        let pressed = 0;
        addEventListener("pointerdown", ({ timeStamp }) => (pressed = timeStamp), { once: true, capture: true });
        const seen = new MutationObserver(() => {
            seen.disconnect();
            requestAnimationFrame(() => {
                const painted = new MessageChannel();
                painted.port1.onmessage = () => done(performance.now() - pressed);
                painted.port2.postMessage(0);
            });
        });
        seen.observe(spread, { childList: true });
    });
}"""


def photos(setup: BrowserSetup) -> dict[str, float]:
    """Twelve megapixels from the tap that hangs them to the room's display; gaps of the hub meanwhile."""
    page, _ = setup.open_page("child", "child")
    display, _ = setup.open_page("display", "display")
    file = photo_file(setup.folder, width=4000, height=3000, noise=60)
    found: list[float] = []
    before = len(_hub_gaps(setup))
    for number in range(setup.rounds):
        page.locator(".tile--photo").click()
        page.locator(".photo-ways input[multiple]").set_input_files(file)
        page.locator(".media-label-words").fill(f"Kopec {number}.")
        began = time.monotonic()
        page.locator(".photo-last .tile--main").click()
        card(display, f"Kopec {number}.").locator("img").wait_for(timeout=PATIENCE_MS)
        found.append(time.monotonic() - began)
    gaps = _hub_gaps(setup)[before:]
    page.context.close()
    display.context.close()
    return {"photo_s": median(found), "photo_hub_gap_ms": median(gaps) if gaps else 0.0}


def page_turns(setup: BrowserSetup) -> dict[str, float]:
    """The book on the child's tablet, every page of it, while its guide has the same one before them."""
    guide, child, _ = opened(setup.room)
    wire = child.context.new_cdp_session(child)
    onward = child.locator(".workbook-book .turn button").last
    found: list[float] = []
    while onward.is_enabled():
        with slowed(wire):
            child.evaluate(TURNS)
            onward.click()
            found.append(child.evaluate("window.turned"))
        guide.wait_for_timeout(200)
    child.locator(".tile--enough").click()
    guide.context.close()
    child.context.close()
    return {"page_turn_ms": median(found)}


def _hub_gaps(setup: BrowserSetup) -> list[float]:
    lines = setup.server.log.read_text(encoding="utf-8").splitlines()
    return [json.loads(line)["probe"]["hub_max"] for line in lines if line.startswith('{"probe"')]
