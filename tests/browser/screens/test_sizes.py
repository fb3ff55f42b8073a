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


#: from afar a short card is smaller than a finger; the list of the paper and coming closer do the same
LARGER_ELSEWHERE = "target-size"
#: how many cards hang where axe looks at the screens too, in the last of the languages
FOR_AXE = (0, 60)


@pytest.mark.parametrize(("count", "languages"), [(0, LANGUAGES), (5, ("cs",)), (17, ("cs",)), (60, LANGUAGES)])
def test_nothing_is_cut_off_at_any_size_in_any_language(own_room: Room, count: int, languages: tuple[str, ...]) -> None:
    if count:
        fills(own_room, count)
    for who, device, sizes in SCREENS:
        page = own_room.comes(who, device)
        for language in languages if who != "display" else ("cs",):
            speaks(page, language)
            for size in sizes:
                resize(page, *size)
                seen = f"{who} in {language} at {size}"
                assert [*outside(page), *cut_off(page)] == [], seen
                assert not scrolls_sideways(page), seen
        if count in FOR_AXE:
            assert [one for one in violations(page) if one[0] != LARGER_ELSEWHERE] == [], who
        page.close()


def speaks(page: Page, language: str) -> None:
    """The person chooses the language, as in the settings; the page comes anew in it."""
    if page.evaluate("document.documentElement.lang") == language:
        return
    does = "document.querySelector('.screen').app.store.do('person.settings', { language })"
    page.evaluate(f"(language) => {does}", language)
    expect(page.locator("html")).to_have_attribute("lang", language, timeout=PATIENCE_MS)
    expect(page.locator(".screen")).to_be_visible(timeout=PATIENCE_MS)
    waits_until_there(page)
