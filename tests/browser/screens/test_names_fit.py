"""Names of steps, papers and consents fit in the narrowest place they stand in, in every language."""

import re
import tomllib

import pytest
from playwright.sync_api import Page, expect

from ipk.content.content import Content
from ipk.domain.kernel.languages import LANGUAGES
from ipk.web.middleware.language import translate_for_reading
from prepare.places import ROOT
from tests.browser.profile.test_workbook import lays_aside, opened, turns
from tests.browser.support.devices import PATIENCE_MS, Room
from tests.browser.support.measuring import resize

pytestmark = pytest.mark.browser

PHONE, UPRIGHT = (320, 568), (820, 1180)
COMPONENTS = ROOT / "static" / "js" / "components"
#: no place has room for it
TOO_LONG = "Dlouhatánské pojmenování " * 8
#: names that do not fit: beside their box or the window, or on more lines than there is room for
CLIPPED = """([selector, names, lines]) => {
    const owner = [...document.querySelectorAll(selector)].find((one) => one.checkVisibility());
    const box = owner.closest(".steps, button, .paper, .wall-paper, .now") ?? owner, before = owner.textContent;
    const high = () =>
        Math.round(owner.getBoundingClientRect().height / parseFloat(getComputedStyle(owner).lineHeight));
    const fits = (name) => {
        owner.textContent = name;
        const range = document.createRange();
        range.selectNodeContents(owner);
        const { left, right } = range.getBoundingClientRect(), edge = box.getBoundingClientRect();
        const within = left >= Math.max(0, edge.left) - 1 && right <= Math.min(innerWidth, edge.right) + 1;
        return within && owner.scrollWidth <= Math.max(owner.clientWidth, owner.offsetWidth) + 1 && high() <= lines;
    };
    const clipped = names.filter((name) => !fits(name));
    owner.textContent = before;
    return clipped;
}"""


def steps() -> list[str]:
    return [name for step in Content(ROOT / "profiles").steps for name in step.name.values()]


def consents() -> list[str]:
    """The sentences of the table in the script, in all languages."""
    source = (COMPONENTS / "workbook" / "answer" / "consent.js").read_text(encoding="utf-8")
    found = re.findall(r'words: \(\) => t\("([^"]+)"\)', source)
    assert len(found) > 3
    return [translate_for_reading(language, sentence) for sentence in found for language in LANGUAGES]


def papers() -> list[str]:
    file = (ROOT / "profiles" / "papers" / "ipk.toml").read_text(encoding="utf-8")
    return [title for paper in tomllib.loads(file)["paper"] for title in paper["title"].values()]


def fit(page: Page, selector: str, names: list[str], lines: int) -> None:
    expect(page.locator(selector).first).to_be_visible(timeout=PATIENCE_MS)
    assert page.evaluate(CLIPPED, [selector, [*names, TOO_LONG], lines]) == [TOO_LONG], selector


def test_the_longest_name_fits_in_the_narrowest_place(own_room: Room) -> None:
    phone, facilitator = own_room.comes("Máma", "phone"), own_room.comes("facilitator", "facilitator")
    resize(phone, *PHONE)
    resize(facilitator, *UPRIGHT)
    fit(phone, ".now-title", steps(), 2)
    fit(facilitator, ".step[aria-current] .step-name", steps(), 1)
    phone.locator(".tab[data-place=wall]").click()
    fit(phone, ".chip", papers(), 2)

    guide, child, _ = opened(own_room)
    resize(child, *UPRIGHT)
    turns(guide, child, "Co je pro tebe důležité?")
    child.locator(".workbook-suggests .picker-tile").nth(1).click()
    fit(child, ".consent span", consents(), 3)
    lays_aside(guide, child)
    fit(child, ".child .paper-title", papers(), 1)
