"""What a page is measured by: axe, the sizes of U1, and whether everything stays within its width."""

import json
from typing import Any

from playwright.sync_api import Page

from prepare.places import ROOT
from tests.support.browsers.chromium import PATIENCE_MS

AXE = ROOT / "node_modules/axe-core/axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]
#: what one sees on a button is what one says to it (WCAG 2.5.3); axe counts the rule among its experiments
LABEL_IN_NAME = "label-content-name-mismatch"
#: all rules run; the report of what passed, which nobody reads, takes two thirds of the time
ONLY_VIOLATIONS = {"resultTypes": ["violations"], "selectors": False}
#: from now on notes in `window.waits` how many milliseconds pass from a hand's event to the frame that shows it
NOTES_PAINTS = """() => {
    window.waits = [];
    addEventListener("pointermove", ({ buttons, timeStamp }) => buttons && requestAnimationFrame(() => {
        const painted = new MessageChannel();
        painted.port1.onmessage = () => window.waits.push(performance.now() - timeStamp);
        painted.port2.postMessage(0);
    }), true);
}"""
#: cards hang in paper units and are reached by keyboard and by "come closer" too; skip links show on focus only
TOUCHED = "button, select, textarea, input:not(.visually-hidden):not([type=checkbox]), .swatch, .choice"

#: what is counted of a first load: letters, pictures and music come after it
COUNTED = ("Document", "Script", "Stylesheet", "Fetch", "XHR")

#: when the screen was there (what is asked for after that, or was asked for by the page before, is not counted)
IS_THERE = """() => {
    const [{ startTime }] = performance.getEntriesByName("ipk:there");
    return performance.timeOrigin + startTime;
}"""


def first_load(page: Page) -> list[tuple[str, str, float]]:
    """(kind, how it was compressed, bytes) of all that the page needs anew before its first tap."""
    listener = page.context.new_cdp_session(page)
    listener.send("Network.enable")
    listener.send("Network.setCacheDisabled", {"cacheDisabled": True})
    kinds: dict[str, tuple[str, str]] = {}
    sizes: dict[str, float] = {}
    asked: dict[str, float] = {}
    pages: dict[str, str] = {}

    def hear(answer: dict[str, Any]) -> None:
        ways = {name.lower(): value for name, value in answer["response"]["headers"].items()}
        kinds[answer["requestId"]] = (answer["type"], ways.get("content-encoding", "plain"))

    def ask(request: dict[str, Any]) -> None:
        asked[request["requestId"]] = request["wallTime"] * 1000
        pages[request["requestId"]] = request["loaderId"]

    listener.on("Network.requestWillBeSent", ask)
    listener.on("Network.responseReceived", hear)
    listener.on("Network.loadingFinished", lambda end: sizes.update({end["requestId"]: end["encodedDataLength"]}))
    page.reload()
    waits_until_there(page)
    page.evaluate("document.fonts.ready")
    there = page.evaluate(IS_THERE)
    this_page = next(pages[id] for id, (kind, _) in reversed(kinds.items()) if kind == "Document")
    needed = [id for id in sizes if id in kinds and pages.get(id) == this_page and asked[id] <= there]
    return [(*kinds[id], sizes[id]) for id in needed if kinds[id][0] in COUNTED]


def waits_until_there(page: Page) -> None:
    """It has read the wall."""
    page.wait_for_function('() => performance.getEntriesByName("ipk:there").length > 0', timeout=PATIENCE_MS)


def resize(page: Page, width: int, height: int) -> None:
    """A window of that size, once everything has found its place in it."""
    page.set_viewport_size({"width": width, "height": height})
    page.evaluate("() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(() => drawn())))")


def violations(page: Page, *, enhanced: bool = False) -> list[Any]:
    """What axe says of the page now: rule, and the first places. `enhanced`: contrast as AAA asks (the child's)."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.read_text(encoding="utf-8"))
    more = {LABEL_IN_NAME: {"enabled": True}, "color-contrast-enhanced": {"enabled": enhanced}}
    how = {"runOnly": RULES, "rules": more, **ONLY_VIOLATIONS}
    found = page.evaluate("(how) => axe.run(document, how).then(({ violations }) => violations)", how)
    return [(each["id"], json.dumps([node["html"][:140] for node in each["nodes"][:3]])) for each in found]


def too_small(page: Page, least: int) -> list[Any]:
    return page.evaluate(
        """([touched, least]) => [...document.querySelectorAll(touched)].flatMap((element) => {
            const { width, height } = element.getBoundingClientRect();
            const seen = element.checkVisibility({ visibilityProperty: true }) && width > 0;
            const small = Math.min(width, height) < least - 0.5;
            return seen && small ? [`${element.className} ${element.textContent} ${width}x${height}`] : [];
        })""",
        [TOUCHED, least],
    )


def outside(page: Page) -> list[str]:
    """What can be pressed but lies beside the window, where nobody gets without scrolling sideways."""
    return page.evaluate(
        """() => [...document.querySelectorAll("button, textarea, select, input:not(.visually-hidden)")]
            .flatMap((element) => {
                const { left, right, width } = element.getBoundingClientRect();
                const scrolls = element.closest(".steps-list, .wall");
                const seen = element.checkVisibility({ visibilityProperty: true }) && width > 0;
                const cut = left < -1 || right > innerWidth + 1;
                return seen && !scrolls && cut ? [`${element.className} ${element.textContent} ${left}–${right}`] : [];
            })"""
    )


def scrolls_sideways(page: Page) -> bool:
    return page.evaluate("document.scrollingElement.scrollWidth > innerWidth + 1")


def cut_off(page: Page) -> list[str]:
    """Words of which a part lies beside the window, or beside the box that shows them, without a sign of more.

    A box that ends its words with "…" says so, and so does one with a number of lines; the wall and the strip of steps
    are moved about in.
    """
    return page.evaluate(
        """() => {
            const moved = ".wall, .steps-list, .visually-hidden, select, script, style, template, [hidden]";
            const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
            const found = [];
            while (walker.nextNode()) {
                const { currentNode: text } = walker, owner = text.parentElement;
                if (!text.data.trim() || owner.closest(moved) || !owner.checkVisibility({ visibilityProperty: true }))
                    continue;
                const range = document.createRange();
                range.selectNodeContents(text);
                const { left, right, width } = range.getBoundingClientRect();
                if (width === 0) continue;
                let [from, to, says] = [0, innerWidth, false];
                for (let box = owner; box && box !== document.body; box = box.parentElement) {
                    const { overflowX, textOverflow, webkitLineClamp } = getComputedStyle(box);
                    if (overflowX === "visible") continue;
                    const edges = box.getBoundingClientRect();
                    if (textOverflow === "ellipsis" || webkitLineClamp !== "none") says = true;
                    if (edges.width > 1) [from, to] = [Math.max(from, edges.left), Math.min(to, edges.right)];
                }
                if (!says && (left < from - 1.5 || right > to + 1.5))
                    found.push(`${owner.className || owner.tagName}: ${text.data.trim().slice(0, 40)} to ${right}`);
            }
            return found;
        }"""
    )
