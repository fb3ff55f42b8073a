"""Every screen at the sizes of real devices, from an empty wall to a full paper, in every language."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.support.devices import PATIENCE_MS, Room
from tests.browser.support.full_paper import fills
from tests.browser.support.measuring import cut_off, outside, resize, scrolls_sideways, violations, waits_until_there

pytestmark = [pytest.mark.browser, pytest.mark.slow]

SIZES = ((320, 568), (844, 390), (820, 1180), (1024, 600), (1024, 768), (1280, 720))
LANGUAGES = ("cs", "en", "sk", "uk")
#: (who, with what, which sizes): a phone is not 1280 wide, a display not 320
SCREENS = (
    ("child", "child", SIZES[2:]),
    ("Máma", "phone", SIZES[:2]),
    ("facilitator", "facilitator", SIZES),
    ("recorder", "laptop", SIZES),
    ("guide", "laptop", SIZES[2:]),
    ("display", "display", SIZES[3:]),
)


#: (how many cards hang, in which languages). Cards have the same words in every language, so all languages are looked
#: at with none, and with cards each number in another one, the longest words first
WALLS = ((0, LANGUAGES), (5, ("uk",)), (17, ("sk",)), (60, ("cs",)))
#: how many cards hang where axe looks at the screens too
FOR_AXE = (0, 60)
#: from afar a short card is smaller than a finger; the list of the paper and coming closer do the same
LARGER_ELSEWHERE = "target-size"


def test_nothing_is_cut_off_at_any_size_in_any_language(own_room: Room) -> None:
    pages = {who: own_room.comes(who, device) for who, device, _ in SCREENS}
    hung = 0
    for count, languages in WALLS:
        if count:
            fills(own_room, count, hung=hung)
            hung = count
            for page in pages.values():
                shows(page, count)
        for who, _, sizes in SCREENS:
            fits(pages[who], sizes, languages if who != "display" else ("cs",), f"{who} with {count} cards")
            if count in FOR_AXE:
                assert [one for one in violations(pages[who]) if one[0] != LARGER_ELSEWHERE] == [], who


def shows(page: Page, count: int) -> None:
    """The page has all those cards, and has drawn them."""
    has = "document.querySelector('.screen').app.store.cards.filter(({ id }) => id.startsWith('plny-')).length"
    page.wait_for_function(f"(count) => {has} === count", arg=count, timeout=PATIENCE_MS)


def fits(page: Page, sizes: tuple[tuple[int, int], ...], languages: tuple[str, ...], whose: str) -> None:
    for language in languages:
        speaks(page, language)
        for size in sizes:
            resize(page, *size)
            seen = f"{whose} in {language} at {size}"
            assert [*outside(page), *cut_off(page)] == [], seen
            assert not scrolls_sideways(page), seen


def speaks(page: Page, language: str) -> None:
    """The person chooses the language, as in the settings; the page comes anew in it."""
    if page.evaluate("document.documentElement.lang") == language:
        return
    does = "document.querySelector('.screen').app.store.do('person.settings', { language })"
    page.evaluate(f"(language) => {does}", language)
    expect(page.locator("html")).to_have_attribute("lang", language, timeout=PATIENCE_MS)
    expect(page.locator(".screen")).to_be_visible(timeout=PATIENCE_MS)
    waits_until_there(page)
