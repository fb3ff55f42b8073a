"""Measures the time from requesting a page until it is usable, and its size."""

from statistics import median

from playwright.sync_api import CDPSession, Page

from bench.browser.setup import BROWSES, FULL_WALL, SLOW_NETWORK, BrowserSetup, slowed, wait_for
from tests.browser.support.devices import PATIENCE_MS
from tests.browser.support.measuring import first_load

SCREENS = (
    ("child", "child", "child"),
    ("phone", BROWSES, "phone"),
    ("facilitator", "facilitator", "facilitator"),
    ("display", "display", "display"),
    ("guide", "guide", "laptop"),
)
LONG_MS = 600_000
#: notes when the first cards, and all of them, are on the screen, as elements or in a picture, and the longest task
WATCHES = """(all) => {
    const found = window.found = { first: 0, all: 0, longest: 0 };
    new PerformanceObserver((list) => {
        for (const { duration } of list.getEntries()) found.longest = Math.max(found.longest, duration);
    }).observe({ type: "longtask", buffered: true });
    const pictures = document.getElementsByClassName("paper-picture");
    const sum = (numbers) => numbers.reduce((all, number) => all + number, 0);
    const pictured = () => sum(Array.from(pictures, (one) => Number(one.dataset.cards)));
    const painted = new MessageChannel();
    painted.port1.onmessage = ({ data }) => (found[data] = performance.now());
    const look = () => {
        const cards = document.getElementsByTagName("ipk-card").length + pictured();
        if (cards > 0 && !found.first) painted.port2.postMessage("first");
        if (cards < all) requestAnimationFrame(look);
        else requestAnimationFrame(() => painted.port2.postMessage("all"));
    };
    requestAnimationFrame(look);
}"""


def first_loads(setup: BrowserSetup) -> dict[str, float]:
    """Compressed KB of each screen, without letters, pictures and music."""
    found = {}
    for name, who, device in SCREENS:
        page, _ = setup.open_page(who, device)
        found[f"first_load_{name}_kb"] = sum(size for _, _, size in first_load(page)) / 1000
        page.context.close()
    return found


def first_use(setup: BrowserSetup) -> dict[str, float]:
    """With nothing kept, until there is what a finger goes to first."""
    found = {}
    for who, device, first in (("child", "child", ".tile--write"), (BROWSES, "phone", ".composer-words")):
        page, wire = setup.open_page(who, device)
        times = [_opens(page, wire, first) for _ in range(setup.rounds)]
        found[f"first_use_{device}_s"] = median(times)
        page.context.close()
    return found


def full_wall_opens(setup: BrowserSetup) -> dict[str, float]:
    """The facilitator's tablet with a full wall; its scripts are kept from an earlier visit."""
    page, wire = setup.open_page("facilitator", "facilitator")
    rounds = [_paints(page, wire, setup.cards) for _ in range(setup.rounds)]
    page.context.close()
    return {
        "wall_painted_s": median(one["all"] for one in rounds) / 1000,
        "wall_longest_task_ms": median(one["longest"] for one in rounds),
    }


def fullest_wall_opens(setup: BrowserSetup) -> dict[str, float]:
    """As many cards as a conference may have, nearly; also on a weak network."""
    setup.add_cards(FULL_WALL - setup.card_count())
    page, wire = setup.open_page("facilitator", "facilitator")
    rounds = [_paints(page, wire, setup.cards) for _ in range(setup.rounds)]
    weak = [_paints(page, wire, setup.cards, SLOW_NETWORK) for _ in range(setup.rounds)]
    page.context.close()
    return {
        "many_painted_s": median(one["all"] for one in rounds) / 1000,
        "many_longest_task_ms": median(one["longest"] for one in rounds),
        "many_weak_first_cards_s": median(one["first"] for one in weak) / 1000,
        "many_weak_painted_s": median(one["all"] for one in weak) / 1000,
    }


def _opens(page: Page, wire: CDPSession, first: str) -> float:
    address = page.url
    page.goto("about:blank")
    wire.send("Network.clearBrowserCache")
    with slowed(wire, SLOW_NETWORK):
        page.goto(address, wait_until="commit")
        page.wait_for_selector(first, timeout=PATIENCE_MS)
        return page.evaluate("performance.now()") / 1000


def _paints(page: Page, wire: CDPSession, cards: int, network: dict | None = None) -> dict[str, float]:
    with slowed(wire, network):
        page.reload(wait_until="commit", timeout=LONG_MS)
        page.evaluate(WATCHES, cards)
        wait_for(page, "() => window.found.all > 0", patience_ms=LONG_MS)
        return page.evaluate("window.found")
