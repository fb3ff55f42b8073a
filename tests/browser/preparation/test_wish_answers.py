"""The organizer answered a wish: the child comes to it in the book, its guide near, and hears of it nowhere else."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.preparation.test_arranging import arranges, looks_at, pressed
from tests.browser.profile.test_workbook import opened
from tests.browser.support.devices import PATIENCE_MS, Room
from tests.browser.support.measuring import outside, resize, too_small, violations

pytestmark = pytest.mark.browser

REASON = "Děda musí vědět, co se domluví."
#: the tablets of children, and one that is magnified twice
TABLETS = [(1180, 820), (820, 1180), (1024, 600), (590, 410)]


def test_an_organizers_answer_is_indicated_to_child_and_guide_until_they_open_it(room: Room) -> None:
    guide, child, _ = opened(room)
    phone, display = room.comes("Máma", "phone"), room.comes("display", "display")
    arranges(guide, child, "guests")
    looks_at(child, guide, "Táta Tomáš")
    child.locator("[data-choice=not]").click()
    pressed(guide, "[data-choice=not]")
    child.locator("[data-known=true]").click()
    pressed(guide, "[data-known=true]")
    child.locator(".tile--enough").click()
    expect(child.locator(".child-stage")).to_be_visible(timeout=PATIENCE_MS)
    sign, recording_queue = child.locator(".tile--answer"), guide.locator(".answer-desk")
    expect(sign).to_be_hidden()

    answers(room.arrives("organizer", "laptop"), "Táta Tomáš", REASON)
    for one in (sign, recording_queue):
        expect(one).to_be_visible(timeout=PATIENCE_MS)
        expect(one).not_to_contain_text("Tomáš")
        expect(one).not_to_contain_text(REASON)
    for other in (phone, display):
        expect(other.locator(".tile--answer, .answer-desk")).to_have_count(0)
        assert "odpověď" not in other.locator("body").inner_text().lower()
    is_within_reach(child)
    sign.click()
    expect(child.locator(".answer-words")).to_be_visible()
    assert violations(child, enhanced=True) == []
    child.locator(".over .tile--main").click()

    recording_queue.click()
    expect(child.locator(".arrange-answer")).to_contain_text(REASON, timeout=PATIENCE_MS)
    guide.locator(".workbook-close").click()
    expect(child.locator(".child-stage")).to_be_visible(timeout=PATIENCE_MS)
    for one in (sign, recording_queue):
        expect(one).to_be_hidden(timeout=PATIENCE_MS)


def test_a_guide_who_reads_an_answer_alone_does_not_remove_the_childs_notice(room: Room) -> None:
    guide, child = room.comes("guide", "laptop"), room.comes("child", "child")
    answers(room.arrives("organizer", "laptop"), "Táta Tomáš", "Zeptáme se ho znovu.")
    sign = child.locator(".tile--answer")
    expect(sign).to_be_visible(timeout=PATIENCE_MS)
    guide.locator(".workbook-opener").click()
    expect(guide.locator("#workbook-together")).not_to_be_checked(timeout=PATIENCE_MS)
    expect(guide.locator(".arrange-person").first).to_be_visible(timeout=PATIENCE_MS)
    answered = guide.locator(".arrange-person[data-badge=letter]")
    if not answered.count():
        guide.locator(".workbook-more:not(.people-other)").click()
    answered.click()
    expect(guide.locator(".arrange-answer")).to_be_visible(timeout=PATIENCE_MS)
    expect(sign).to_be_visible()
    guide.locator(".answer-heard").click()
    expect(sign).to_be_hidden(timeout=PATIENCE_MS)
    expect(guide.locator(".answer-heard")).to_be_hidden()


def answers(organizer: Page, name: str, reason: str) -> None:
    wish = organizer.locator(".wish", has_text=name)
    if wish.locator("summary").count():
        wish.locator("summary").click()
    wish.locator("[value=no]").check()
    wish.locator("textarea").fill(reason)
    wish.locator("button[type=submit]").click()
    expect(organizer.locator(".wish-answer", has_text=reason)).to_be_visible(timeout=PATIENCE_MS)


def is_within_reach(child: Page) -> None:
    """It lies on nothing that is pressed, whatever the tablet and its letters."""
    for letters in ("100", "150"):
        child.evaluate("(size) => { document.documentElement.dataset.text = size; }", letters)
        for width, height in TABLETS:
            resize(child, width, height)
            found = (too_small(child, 96), outside(child), lies_on(child, ".tile--answer"))
            assert found == ([], [], []), (letters, width, height)
    child.evaluate("delete document.documentElement.dataset.text")
    resize(child, 1180, 820)


def lies_on(page: Page, selector: str) -> list[str]:
    """What else can be pressed where this is."""
    return page.evaluate(
        """(selector) => {
            const one = document.querySelector(selector);
            const a = one.getBoundingClientRect();
            return [...document.querySelectorAll("button, a[href], .paper")].flatMap((other) => {
                const b = other.getBoundingClientRect();
                const apart = other !== one && !one.contains(other);
                const shown = apart && other.checkVisibility({ visibilityProperty: true });
                const meets = a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
                return shown && meets ? [`${other.className} ${other.textContent}`] : [];
            });
        }""",
        selector,
    )
