"""Every page of the book on the tablets of children: nothing lies beside the window, nothing scrolls sideways."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.profile.test_prepared_messages import turns_to_messages, writes
from tests.browser.profile.test_workbook import lays_aside, opened
from tests.browser.support.devices import PATIENCE_MS, Room
from tests.browser.support.measuring import outside, resize, scrolls_sideways, too_small, violations

pytestmark = pytest.mark.browser

TABLETS = {"large": (1180, 820), "small": (1024, 768), "upright": (820, 1180)}
LOW = (1024, 600)
#: the end is a whole page of paper to read, and everything on it stands on pages of its own
READ = "end"


def test_every_workbook_page_fits_every_tablet(room: Room) -> None:
    guide, child, _ = opened(room)
    onward = guide.locator(".workbook-book .turn button").last
    pages = 0
    while onward.is_enabled():
        here = turned_on(guide, child)
        pages += 1
        for name, (width, height) in TABLETS.items():
            resize(child, width, height)
            where = f"{here} on a {name} tablet"
            assert (outside(child), scrolls_sideways(child)) == ([], False), where
            assert (too_small(child, 96), lie_on_each_other(child)) == ([], []), where
            if width > height:
                child.evaluate("document.documentElement.dataset.text = '150'")
                assert (too_small(child, 96), lie_on_each_other(child)) == ([], []), f"{where} in large letters"
                child.evaluate("delete document.documentElement.dataset.text")
        resize(child, *LOW)
        assert lie_on_each_other(child) == [], f"{here} on a low tablet"
        assert here == READ or scrolled_away(child) == [], f"{here} on a low tablet"
    assert pages > 15
    assert not outside(guide)
    lays_aside(guide, child)


def test_the_page_of_prepared_messages_is_accessible(room: Room) -> None:
    guide, child, _ = opened(room)
    turns_to_messages(guide, child)
    writes(child, 2, "Ve škole mám kamarádku Lindu a s ní je mi dobře.")
    for width, height in TABLETS.values():
        resize(child, width, height)
        assert too_small(child, 96) == []
    assert violations(child, enhanced=True) == []
    assert violations(guide) == []
    child.locator(".prepared-reach").first.click()
    is_reachable(child)
    child.keyboard.press("Escape")
    child.locator(".workbook-where").click()
    is_reachable(child)
    child.keyboard.press("Escape")
    lays_aside(guide, child)


def turned_on(guide: Page, child: Page) -> str:
    """The next page, when both have it before them."""
    book = guide.locator(".workbook")
    before = book.get_attribute("data-page") or ""
    guide.locator(".workbook-book .turn button").last.click()
    expect(book).not_to_have_attribute("data-page", before, timeout=PATIENCE_MS)
    here = book.get_attribute("data-page") or ""
    expect(child.locator(".workbook")).to_have_attribute("data-page", here, timeout=PATIENCE_MS)
    return here


def lie_on_each_other(child: Page) -> list[str]:
    """What can be pressed around the book and lies on something else that can be; in a page only what is seen of it."""
    return child.evaluate(
        """() => {
            const seen = (element) => {
                const { left, top, right, bottom } = element.getBoundingClientRect();
                const page = element.closest(".page")?.getBoundingClientRect();
                const [upper, lower] = [page?.top ?? top, page?.bottom ?? bottom];
                return { left, right, top: Math.max(top, upper), bottom: Math.min(bottom, lower) };
            };
            const around = ".tile, .corner, .round, .workbook-where";
            const all = [...document.querySelectorAll("button")]
                .filter((element) => element.checkVisibility({ visibilityProperty: true }))
                .map((element) => ({ element, box: seen(element) }))
                .filter(({ box }) => box.bottom - box.top > 1);
            const meet = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1
                && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 1;
            const named = ({ element }) => `${element.className} ${element.textContent}`;
            return all.flatMap((one, at) => all.slice(at + 1)
                .filter((other) => one.element.matches(around) || other.element.matches(around))
                .filter((other) => meet(one.box, other.box))
                .map((other) => `${named(one)} × ${named(other)}`));
        }"""
    )


def scrolled_away(child: Page) -> list[str]:
    """What is offered to choose from and not seen whole before one scrolls."""
    return child.evaluate(
        """() => [...document.querySelectorAll(".page--asks button, .page--whole button")].flatMap((element) => {
            const [box, page] = [element, element.closest(".page")].map((one) => one.getBoundingClientRect());
            const shown = element.checkVisibility({ visibilityProperty: true }) && box.width > 0;
            const cut = box.top < page.top - 1 || box.bottom > page.bottom + 1;
            return shown && cut ? [`${element.className} ${element.textContent}`] : [];
        })"""
    )


def is_reachable(child: Page) -> None:
    expect(child.locator(".over[open]")).to_be_visible(timeout=PATIENCE_MS)
    assert (too_small(child, 96), violations(child, enhanced=True)) == ([], [])
