"""Personal settings follow the person's link; leaving leaves nothing behind (C6)."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.support.devices import PATIENCE_MS, Room, hangs_by_phone, kept_commands, my_card, stands, until

pytestmark = pytest.mark.browser


def opens_settings(page: Page) -> None:
    page.locator(".foot:has(.icon-sliders-horizontal), .icon-button--own").first.click()


def chooses(page: Page, words: str) -> None:
    page.locator(".choice", has_text=words).first.click()


def test_settings_take_effect_at_once_and_survive_a_reload(room: Room) -> None:
    aunt = room.comes("Teta", "phone")
    opens_settings(aunt)
    chooses(aunt, "150 %")
    chooses(aunt, "vysoký")
    chooses(aunt, "OpenDyslexic")
    html = aunt.locator("html")
    expect(html).to_have_attribute("data-text", "150")
    assert aunt.evaluate("getComputedStyle(document.documentElement).fontSize") == "24px"
    until(aunt, lambda: kept_commands(aunt) == 0)
    aunt.reload()
    for name, value in {"text": "150", "contrast": "high", "letters": "dyslexic"}.items():
        expect(html).to_have_attribute(f"data-{name}", value)
    assert aunt.evaluate("document.fonts.load('1em OpenDyslexic', 'ěž').then((fonts) => fonts.length)") == 1


def test_an_unused_font_is_not_fetched(fresh_room: Room) -> None:
    mother = fresh_room.comes("Máma", "phone")

    def fetched() -> str:
        return mother.evaluate("performance.getEntriesByType('resource').map(({ name }) => name).join()")

    until(mother, lambda: "andika-latin" in fetched())
    mother.evaluate("document.fonts.ready.then(() => undefined)")
    assert "opendyslexic" not in fetched()


def test_a_language_change_takes_effect_at_once_and_keeps_own_cards(room: Room) -> None:
    teacher = room.comes("Horák", "phone")
    hangs_by_phone(teacher, "Ve škole se jí daří.")
    opens_settings(teacher)
    chooses(teacher, "English")
    expect(teacher.locator("html")).to_have_attribute("lang", "en", timeout=PATIENCE_MS)
    expect(teacher.locator(".tab[data-place=mine]")).to_have_text("My cards", timeout=PATIENCE_MS)
    stands(my_card(teacher, "Ve škole se jí daří."), "waiting")


def test_the_calm_screen_of_a_phone_closes_by_a_tap_or_when_the_person_may_speak(room: Room) -> None:
    mother, facilitator = room.comes("Máma", "phone"), room.comes("facilitator", "facilitator")
    mother.locator(".foot:has(.icon-moon)").click()
    expect(mother.locator("dialog.calm")).to_be_visible()
    mother.locator(".calm-wake").click()
    expect(mother.locator("dialog.calm")).to_have_count(0)
    mother.locator(".signal--hand").click()
    mother.locator(".foot:has(.icon-moon)").click()
    facilitator.locator("#tab-hands").click()
    facilitator.locator(".person--signal .button--main").first.click()
    expect(mother.locator("dialog.calm")).to_have_count(0, timeout=PATIENCE_MS)
    expect(mother.locator(".now-speaking")).to_be_visible(timeout=PATIENCE_MS)


def test_leaving_removes_names_and_databases_from_the_device(own_room: Room) -> None:
    mother = own_room.comes("Máma", "phone")
    hangs_by_phone(mother, "Moje poslední kartička.")
    stands(my_card(mother, "Moje poslední kartička."), "waiting")
    address = mother.url
    mother.locator(".tab[data-place=now]").click()
    mother.locator(".foot:has(.icon-log-out)").click()
    mother.locator(".over .button--main").click()
    mother.wait_for_url("**/left")
    expect(mother.locator("body")).not_to_contain_text("Anič")
    mother.go_back()
    expect(mother.locator("body")).not_to_contain_text("Anič")
    assert mother.context.request.get(address).status == 404
    own_room.devices.complaints.clear()  # the address it went back to is a 404, as it should be
    assert mother.evaluate("indexedDB.databases().then((all) => all.length)") == 0


def test_leaving_is_disabled_without_a_connection(room: Room) -> None:
    grandmother = room.comes("Babička", "phone")
    grandmother.context.set_offline(True)
    expect(grandmother.locator(".message-link")).to_be_visible(timeout=PATIENCE_MS)
    grandmother.locator(".foot:has(.icon-log-out)").click()
    expect(grandmother.locator(".over .button--main")).to_be_disabled()
    expect(grandmother.locator(".over .notice")).to_be_visible()
