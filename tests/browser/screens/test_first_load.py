"""What a phone on a weak network has to fetch before the first tap (issue 3): few bytes, small ones."""

import pytest
from playwright.sync_api import expect

from tests.browser.support.devices import PATIENCE_MS, Room
from tests.browser.support.measuring import first_load, waits_until_there

pytestmark = pytest.mark.browser

BUDGET = 120_000
#: the guide's screen has the wall, a phone's tabs and the way to the workbook at once, on a laptop; it is above the
#: budget of the others since a step asks people something (docs/decisions/153)
GUIDE_BUDGET = 126_000


@pytest.mark.parametrize(
    ("who", "device"),
    [
        ("child", "child"),
        ("Máma", "phone"),
        ("facilitator", "facilitator"),
        ("display", "display"),
        ("guide", "laptop"),
    ],
)
def test_the_first_load_is_within_its_budget(room: Room, who: str, device: str) -> None:
    """Compressed, without letters, pictures and music."""
    page = room.comes(who, device)
    expect(page.locator("ipk-card, .now-title").first).not_to_be_empty(timeout=PATIENCE_MS)
    loaded = first_load(page)
    assert {"Document", "Script", "Stylesheet"} <= {kind for kind, _, _ in loaded}
    assert [each for each in loaded if each[2] > 2_000 and each[1] == "plain"] == []
    assert 10_000 < sum(size for _, _, size in loaded) <= (GUIDE_BUDGET if who == "guide" else BUDGET)


@pytest.mark.parametrize(("who", "device"), [("child", "child"), ("Máma", "phone")])
def test_scripts_are_preloaded_and_fonts_are_fetched_after_them(fresh_room: Room, who: str, device: str) -> None:
    """On a weak network a script that is asked for late, or letters before words, are seconds of waiting."""
    page = fresh_room.comes(who, device)
    waits_until_there(page)
    page.evaluate("document.fonts.ready")
    ahead, asked = page.evaluate(
        """() => [[...document.querySelectorAll("link[rel=modulepreload]")].map(({ href }) => href),
            performance.getEntriesByType("resource").map((each) => [each.name, each.startTime, each.responseEnd])]"""
    )
    scripts = {name: (start, end) for name, start, end in asked if name in ahead or "/screens/" in name}
    [entry] = (name for name in scripts if "/screens/" in name)
    letters = [start for name, start, _ in asked if name.endswith(".woff2")]
    assert len(scripts) == len(ahead) + 1 > 3
    assert max(start for start, _ in scripts.values()) <= scripts[entry][1]
    assert len(letters) > 1
    assert min(letters) >= max(end for _, end in scripts.values())


#: what a page has first: our letters, or its screen
NOTES_FIRST = """(() => {
    new MutationObserver(() => {
        const letters = document.documentElement && !document.documentElement.hasAttribute("data-opening");
        if (!window.first && letters) window.first = "letters";
        if (!window.first && document.querySelector("ipk-facilitator")) window.first = "screen";
    }).observe(document, { subtree: true, childList: true, attributes: true });
})()"""


def test_fonts_are_ready_before_the_screen_on_a_returning_device(fresh_room: Room) -> None:
    """Else the whole wall would be laid out twice, once in other letters."""
    page = fresh_room.arrives("facilitator", "facilitator", script=NOTES_FIRST)
    expect(page.locator("ipk-card").first).to_be_visible(timeout=PATIENCE_MS)
    assert page.evaluate("window.first") == "screen"
    page.context.unroute_all()  # a browser whose requests are looked at keeps no files
    for _ in range(2):
        page.reload()
        expect(page.locator("ipk-card").first).to_be_visible(timeout=PATIENCE_MS)
    assert page.evaluate("window.first") == "letters"


@pytest.mark.parametrize(("who", "device"), [("child", "child"), ("guide", "laptop")])
def test_the_workbook_is_fetched_only_after_the_screen_is_usable(fresh_room: Room, who: str, device: str) -> None:
    """With its sentences, so that it opens without a connection, too."""
    page = fresh_room.comes(who, device)
    page.wait_for_function(
        """() => ["/workbook-", "-later."].every((part) => performance.getEntriesByType("resource").some(
            ({ name, responseEnd }) => name.includes(part) && responseEnd))""",
        timeout=PATIENCE_MS,
    )
    there, asked, ahead = page.evaluate(
        """() => [performance.getEntriesByName("ipk:there")[0].startTime,
            performance.getEntriesByType("resource").map(({ name, startTime }) => [name, startTime]),
            [...document.querySelectorAll("link")].map(({ href }) => href)]"""
    )
    late = [(name, start) for name, start in asked if "/workbook-" in name or "-later." in name]
    assert min(start for _, start in late) > there
    assert not [name for name, _ in late if name in ahead]
