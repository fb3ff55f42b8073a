"""What the screens promise in figures, measured in real Chromium: `python -m tests.browser.figures`.

For a quiet machine. It fails nothing (machines are noisy, tests guard what breaks); it prints medians of some rounds.
"""

import json
import math
import time
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from playwright.sync_api import CDPSession, Page, sync_playwright

from tests.browser.devices import PATIENCE_MS, Room, card
from tests.browser.drawing_hands import draws, wants_to_draw
from tests.browser.measuring import NOTES_PAINTS
from tests.browser.test_studio import opened
from tests.support.chromium import FLAGS, Devices
from tests.support.photos import photo_file
from tests.support.processes import needed
from tests.support.server import Server

CARDS, DRAWINGS, LINES = 300, 30, 5
SLOWER = 4
ROUNDS = 5
#: a slow mobile network: 1.6 Mbit/s down, 0.75 up, 150 ms there and back
WEAK = {"offline": False, "downloadThroughput": 200_000, "uploadThroughput": 94_000, "latency": 150}

#: hangs cards and drawings on the open papers through the page's own store, whose outbox keeps to the server's pace
FILL = """([cards, drawings, lines]) => {
    const { store } = document.querySelector("ipk-wall").room;
    const words = ["Chtěla bych víc času s tátou, ne jen o víkendu.", "Ve škole mi pomáhá, když sedím u okna.",
        "Bojím se, že se budu muset zase stěhovat.", "Babička umí naslouchat.", "Kdo mě bude vozit na plavání?"];
    let seed = 7;
    const chance = (below) => (seed = (seed * 48271) % 2147483647) % below;
    const papers = store.papers.filter(({ open }) => open).map(({ id }) => id);
    const line = () => {
        const points = new Int16Array(120).map((_, at) => at < 2 ? chance(4800) : chance(80) - 40);
        return btoa(String.fromCharCode(...new Uint8Array(points.buffer)));
    };
    for (let number = 0; number < cards + drawings; number++) {
        const [id, paper] = [`full-${number}`, papers[number % papers.length]];
        const where = { id, paper, x: chance(1500), y: chance(1100) };
        if (number < cards) store.do("card.stick", { ...where, kind: "note", text: words[chance(words.length)] });
        else store.do("card.stick", { ...where, kind: "drawing" });
        for (let one = 0; number >= cards && one < lines; one++)
            store.do("drawing.stroke", { id, stroke: { id: `l${one}`, colour: "blue", size: 2, points: line() } });
    }
}"""
HANGS = """([cards, drawings]) => {
    const { store } = document.querySelector("ipk-wall").room;
    return store.outbox.entries.length === 0
        && store.cards.filter(({ id }) => id.startsWith("full-")).length === cards + drawings;
}"""

#: [frames a second, the slowest frame but one in twenty, the slowest] while something moves for a second and a half
FRAMES = """async (move) => {
    const wall = document.querySelector("ipk-wall");
    const times = await new Promise((done) => {
        const frames = [];
        const frame = (now) => {
            frames.push(now);
            const at = (now - frames[0]) / 1000;
            if (move === "pan") wall.lens.pan(Math.cos(at * 5) * 12, Math.sin(at * 5) * 8);
            else wall.lens.zoom(Math.cos(at * 5) > 0 ? 1.02 : 1 / 1.02);
            if (at < 1.5) requestAnimationFrame(frame);
            else done(frames);
        };
        requestAnimationFrame(frame);
    });
    const gaps = times.slice(1).map((time, at) => time - times[at]).sort((one, other) => one - other);
    const whole = (times.at(-1) - times[0]) / 1000;
    return [gaps.length / whole, gaps[Math.floor(gaps.length * 0.95)], gaps.at(-1)];
}"""
#: from the press on an arrow of the book to the painted page, its heading and its pictures; armed before the press
TURNS = """() => {
    const spread = document.querySelector(".studio-spread");
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
VIEWS = {"the whole wall": "fitAll", "the papers of this step": "lookAtStep"}


def main() -> None:
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        server = Server(Path(folder), env={"IPK_PROBE": "1"}, options=[], demo=True).start()
        browser = playwright.chromium.launch(executable_path=needed("chromium"), args=FLAGS)
        try:
            room = Room(server, Devices(browser))
            first_use(room)
            ink(room)
            photos(room, Path(folder))
            page_turns(room)
            full_wall(room)
        finally:
            browser.close()
            server.stop()


def first_use(room: Room) -> None:
    """From asking for the page, with nothing kept, until there is what a finger goes to first."""
    for who, device, first in (("child", "child", ".tile--write"), ("Máma", "phone", ".composer-words")):
        page = room.comes(who, device)
        address = page.url
        wire = page.context.new_cdp_session(page)
        wire.send("Network.enable")
        found: list[float] = []
        for _ in range(ROUNDS):
            page.goto("about:blank")
            wire.send("Network.clearBrowserCache")
            wire.send("Network.emulateNetworkConditions", WEAK)
            slowed(wire, SLOWER)
            page.goto(address, wait_until="commit")
            page.wait_for_selector(first, timeout=PATIENCE_MS)
            found.append(page.evaluate("performance.now()") / 1000)
            slowed(wire, 1)
        page.context.close()
        say(f"{device}: first use at {SLOWER} x, 1.6 Mbit/s, 150 ms", found, "s", digits=2)


def ink(room: Room) -> None:
    page = room.comes("child", "child")
    wants_to_draw(page)
    page.evaluate(NOTES_PAINTS)
    wire = page.context.new_cdp_session(page)
    for slower in (1, SLOWER):
        slowed(wire, slower)
        page.evaluate("window.waits = []")
        draws(page, [(0.5 + 0.4 * math.sin(step / 9), 0.5 + 0.4 * math.cos(step / 13)) for step in range(300)])
        waits = sorted(page.evaluate("window.waits"))
        print(f"ink at {slower} x: {median(waits):.0f} ms to the painted frame, p95 {waits[len(waits) * 19 // 20]:.0f}")
    page.context.close()


def photos(room: Room, folder: Path) -> None:
    """Twelve megapixels from the tap that hangs them to the room's display; gaps of the hub meanwhile."""
    page, display = room.comes("child", "child"), room.comes("display", "display")
    file = photo_file(folder, width=4000, height=3000, noise=60)
    found: list[float] = []
    before = len(hub_gaps(room))
    for number in range(ROUNDS):
        page.locator(".tile--photo").click()
        page.locator(".photo-ways input[multiple]").set_input_files(file)
        page.locator(".media-label-words").fill(f"Kopec {number}.")
        began = time.monotonic()
        page.locator(".photo-last .tile--main").click()
        card(display, f"Kopec {number}.").locator("img").wait_for(timeout=PATIENCE_MS)
        found.append(time.monotonic() - began)
    say("12 MP photo, tap to display", found, "s", digits=2)
    say("longest hub gap of each second meanwhile", hub_gaps(room)[before:], "ms")
    page.context.close()
    display.context.close()


def page_turns(room: Room) -> None:
    """The book on the child's tablet, every page of it, while its guide has the same one before them."""
    guide, child, _ = opened(room)
    wire = child.context.new_cdp_session(child)
    onward = child.locator(".studio-book .turn button").last
    found: list[float] = []
    while onward.is_enabled():
        slowed(wire, SLOWER)
        child.evaluate(TURNS)
        onward.click()
        found.append(child.evaluate("window.turned"))
        slowed(wire, 1)
        guide.wait_for_timeout(200)
    say(f"the studio's page turn at {SLOWER} x, press to painted page", found, "ms")
    child.locator(".tile--enough").click()
    guide.context.close()
    child.context.close()


def full_wall(room: Room) -> None:
    page = room.comes("facilitator", "facilitator")
    page.evaluate(FILL, [CARDS, DRAWINGS, LINES])
    page.wait_for_function(HANGS, arg=[CARDS, DRAWINGS], timeout=180_000)
    page.wait_for_timeout(2_000)
    wire = page.context.new_cdp_session(page)
    for name, look in VIEWS.items():
        for move in ("pan", "zoom"):
            found = [moved(page, wire, look, move) for _ in range(ROUNDS)]
            say(f"{CARDS} cards, {DRAWINGS} drawings, {SLOWER} x, {name}, {move}", [each[0] for each in found], "fps")


def moved(page: Page, wire: CDPSession, look: str, move: str) -> list[float]:
    page.evaluate("(look) => document.querySelector('ipk-wall')[look]()", look)
    page.wait_for_timeout(400)
    slowed(wire, SLOWER)
    found = page.evaluate(FRAMES, move)
    slowed(wire, 1)
    return found


def slowed(wire: CDPSession, rate: int) -> None:
    wire.send("Emulation.setCPUThrottlingRate", {"rate": rate})


def hub_gaps(room: Room) -> list[float]:
    lines = room.server.log.read_text(encoding="utf-8").splitlines()
    return [json.loads(line)["probe"]["hub_max"] for line in lines if line.startswith('{"probe"')]


def say(what: str, found: list[float], unit: str, digits: int = 0) -> None:
    low, high = min(found), max(found)
    print(f"{what}: {median(found):.{digits}f} {unit} ({low:.{digits}f}–{high:.{digits}f})", flush=True)


if __name__ == "__main__":
    main()
