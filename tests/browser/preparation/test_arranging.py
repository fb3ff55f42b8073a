"""My meeting: a guide and a child arrange it on two devices, the organizer and the facilitator hear what they may."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.profile.test_workbook import lays_aside, opened, turns
from tests.browser.support.devices import PATIENCE_MS, Room

pytestmark = pytest.mark.browser

PAGES = {
    "guests": "Kdo má přijít",
    "seats": "Kde kdo sedí",
    "part": "Kdo mluví za mě",
    "home": "Co si vezmu domů",
}
REASON = "Táta musí vědět, co se domluví. Bude sedět dál."


def test_the_child_says_who_is_to_come_and_reads_the_organizers_answer(room: Room) -> None:
    guide, child, _ = opened(room)
    organizer = room.arrives("organizer", "laptop")
    arranges(guide, child, "guests")
    looks_at(child, guide, "Táta Tomáš")
    child.locator("[data-choice=not]").click()
    pressed(guide, "[data-choice=not]")
    child.locator(".people-other").click()
    child.locator(".naming [data-symbol=brother]").click()
    expect(guide.locator(".arrange-name")).to_have_text("bratr", timeout=PATIENCE_MS)
    pressed(guide, "[data-choice=come]")
    expect(organizer.locator(".wish")).to_have_count(0)

    child.locator("[data-known=true]").click()
    pressed(guide, "[data-known=true]")
    organizer.reload()
    wish = organizer.locator(".wish", has_text="Táta Tomáš")
    wish.locator("[value=no]").check()
    wish.locator("textarea").fill(REASON)
    wish.locator("button[type=submit]").click()
    expect(organizer.locator(".wish-answer")).to_contain_text(REASON, timeout=PATIENCE_MS)
    looks_at(guide, child, "Táta Tomáš")
    expect(child.locator(".arrange-answer")).to_contain_text(REASON, timeout=PATIENCE_MS)

    child.locator("[data-known=false]").click()
    pressed(guide, "[data-known=false]")
    organizer.reload()
    expect(organizer.locator(".organizer-head")).to_be_visible(timeout=PATIENCE_MS)
    expect(organizer.locator(".wish")).to_have_count(0)
    lays_aside(guide, child)


def test_people_are_seated_by_tap_and_by_keyboard_and_seating_can_be_undone(room: Room) -> None:
    guide, child, _ = opened(room)
    arranges(guide, child, "seats")
    child.locator(chair(0)).click()
    pressed(guide, chair(0))
    child.locator(".seats-inside .arrange-person").first.click()
    expect(guide.locator(chair(0))).to_contain_text("Anička", timeout=PATIENCE_MS)
    expect(guide.locator(".seats-inside .arrange-person").first).to_be_hidden(timeout=PATIENCE_MS)

    guide.locator(chair(1)).focus()
    guide.keyboard.press("Enter")
    pressed(child, chair(1))
    guide.locator(".seats-inside .arrange-person", has_text="Eva").focus()
    guide.keyboard.press("Enter")
    expect(child.locator(chair(1))).to_contain_text("Eva", timeout=PATIENCE_MS)
    guide.locator(".workbook-head").get_by_role("button", name="Vzít zpět").click()
    expect(child.locator(chair(1))).not_to_contain_text("Eva", timeout=PATIENCE_MS)
    expect(child.locator(chair(0))).to_contain_text("Anička")
    lays_aside(guide, child)


def test_the_facilitator_sees_stop_sign_and_speaker_and_avoided_topics_only_with_consent(
    room: Room,
) -> None:
    guide, child, _ = opened(room)
    facilitator = room.comes("facilitator", "facilitator")
    facilitator.locator("#tab-people").click()
    turns(guide, child, "Jak ukážeš, že chceš přestat?")
    child.locator(".workbook-suggests .picker-tile").nth(1).click()
    pressed(child, ".consent[data-consent=lead]")
    about = facilitator.locator(".about-child")
    expect(about.locator(".piece-symbol").first).to_be_visible(timeout=PATIENCE_MS)

    turns(guide, child, "Chceš na setkání přijít, nebo něco poslat?")
    child.locator("[data-choice=guide]").click()
    pressed(guide, "[data-choice=guide]")
    arranges(guide, child, "part")
    pressed(guide, f".arrange-person[data-person='{room.server.person('guide')['id']}']")
    arranges(guide, child, "home")
    for souvenir in ("page", "photo"):
        child.locator(f"[data-choice={souvenir}]").click()
        pressed(guide, f"[data-choice={souvenir}]")
    child.locator("[data-known=true]").click()
    expect(about).to_contain_text("Eva mluví za dítě.", timeout=PATIENCE_MS)
    expect(about).to_contain_text("Domů si vezme: svou stránku, fotku zdi.")

    turns(guide, child, "O čem nechceš mluvit?")
    untold = child.locator(".workbook-answer .piece-words").inner_text()
    assert untold not in facilitator.content()
    child.locator(".consent[data-consent=lead]").click()
    expect(about.locator("details")).to_contain_text(untold, timeout=PATIENCE_MS)
    child.locator(".consent[data-consent=me]").click()
    expect(about.locator("details")).to_be_hidden(timeout=PATIENCE_MS)
    lays_aside(guide, child)


def test_the_way_of_taking_part_is_chosen_on_one_page_and_is_part_of_the_answer(room: Room) -> None:
    guide, child, _ = opened(room)
    turns(guide, child, "Chceš na setkání přijít, nebo něco poslat?")
    answer = guide.locator(".workbook-answer .piece-symbol")
    said = answer.count()
    expect(child.locator(".page--asks [data-symbol=maybe]")).to_be_visible()
    child.locator("[data-choice=messages]").click()
    pressed(guide, "[data-choice=messages]")
    expect(guide.locator(".workbook-answer")).to_contain_text("dopis", timeout=PATIENCE_MS)
    child.locator("[data-choice=self]").click()
    pressed(guide, "[data-choice=self]")
    expect(guide.locator(".workbook-answer")).not_to_contain_text("dopis", timeout=PATIENCE_MS)
    child.locator(".tile--undo").click()
    pressed(guide, "[data-choice=messages]")
    expect(guide.locator(".workbook-answer")).to_contain_text("dopis", timeout=PATIENCE_MS)
    child.locator(".workbook-answer .piece--symbol", has_text="dopis").click()
    expect(guide.locator("[data-choice=messages]")).to_have_attribute("aria-pressed", "false", timeout=PATIENCE_MS)
    expect(answer).to_have_count(said - 1 if said else 0, timeout=PATIENCE_MS)
    arranges(guide, child, "part")
    expect(child.locator(".page [data-choice]")).to_have_count(0)
    lays_aside(guide, child)


def test_a_guide_discloses_by_proxy_after_confirmation_and_the_child_is_notified(room: Room) -> None:
    guide, child, _ = opened(room)
    arranges(guide, child, "home")
    child.locator("[data-choice=plan]").click()
    pressed(guide, "[data-choice=plan]")
    child.locator("[data-known=false]").click()
    pressed(guide, "[data-known=false]")
    guide.locator("[data-known=true]").click()
    guide.locator(".over--told .tile--main").click()
    pressed(child, "[data-known=true]")
    expect(child.locator(".workbook-note")).not_to_be_empty(timeout=PATIENCE_MS)
    lays_aside(guide, child)


def arranges(guide: Page, child: Page, kind: str) -> None:
    """Both have that page of the book before them."""
    guide.locator(".workbook-strip").get_by_role("button", name=PAGES[kind], exact=True).click()
    for device in (guide, child):
        expect(device.locator(f".workbook[data-kind={kind}]")).to_be_attached(timeout=PATIENCE_MS)


def looks_at(tapping: Page, other: Page, name: str) -> None:
    """One taps a person, whichever page of people they are on; both look at that person."""
    person = tapping.locator(".arrange-person", has_text=name)
    for _ in range(6):
        if person.count():
            break
        tapping.locator(".workbook-more:not(.people-other)").click()
    person.click()
    for page in (tapping, other):
        expect(page.locator(".arrange-name")).to_have_text(name, timeout=PATIENCE_MS)


def chair(number: int) -> str:
    return f'.chair[data-chair="{number}"]'


def pressed(page: Page, what: str) -> None:
    """It is chosen on this device, too."""
    expect(page.locator(what)).to_have_attribute("aria-pressed", "true", timeout=PATIENCE_MS)
