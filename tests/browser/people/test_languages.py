"""A Ukrainian grandmother takes part with her own phone, in her own language: it belongs to a person."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.support.devices import PATIENCE_MS, Room, hangs_by_phone, my_card, stands, waiting_card

pytestmark = pytest.mark.browser


def test_a_phone_stays_ukrainian_from_the_join_page_to_own_cards(room: Room) -> None:
    display, facilitator = room.comes("display", "display"), room.comes("facilitator", "facilitator")
    code = display.locator(".join-code")
    expect(code).not_to_be_empty(timeout=PATIENCE_MS)
    oksana = room.devices.open("phone", f"{room.server.url}/join")
    expect(oksana.locator(".languages-one[lang=uk]")).to_be_in_viewport(ratio=0.98)
    oksana.locator(".languages-one[lang=uk]").click()
    expect(oksana.locator("html")).to_have_attribute("lang", "uk")
    oksana.locator("input[name=code]").fill(code.inner_text())
    oksana.locator("input[name=name]").fill("бабуся Оксана")
    oksana.locator("form [type=submit]").first.click()
    expect(oksana.locator("html")).to_have_attribute("lang", "uk")

    facilitator.locator("#tab-people").click()
    line = facilitator.locator(".person--knocking", has_text="Оксана")
    expect(line).to_be_visible(timeout=PATIENCE_MS)
    line.locator(".button--main").click()
    expect(oksana.locator(".phone")).to_be_visible(timeout=PATIENCE_MS)
    expect(oksana.locator("html")).to_have_attribute("lang", "uk")
    expect(oksana.locator(".tab[data-place=mine]")).to_have_text("Мої картки")

    # the usual papers, too, though the conference is a Czech one
    expect(oksana.locator(".composer-where option").first).to_have_text("Що вдається")
    hangs_by_phone(oksana, "Анічка дуже любить собаку.")
    stands(my_card(oksana, "Анічка"), "waiting")
    expect(oksana.locator(".place--mine .standing").first).to_have_text("Чекає на схвалення")
    # who listens to a screen hears her words in her language
    expect(facilitator.locator("ipk-card-line .card-text", has_text="Анічка")).to_have_attribute("lang", "uk")
    oksana.locator(".tab[data-place=now]").click()
    oksana.locator(".button--pictures").click()
    oksana.locator(".picker-search").fill("собака")
    oksana.locator("[data-symbol=dog]").click()
    oksana.locator(".picker .tile--main").click()
    oksana.locator(".tab[data-place=mine]").click()
    expect(oksana.locator(".place--mine ipk-card-line", has_text="собака")).to_be_visible(timeout=PATIENCE_MS)
    # the letters are ours: Andika has the Cyrillic ones, and only who reads them fetches them
    assert oksana.evaluate(FETCHED.replace("%s", "cyrillic"))


def test_no_line_of_a_screen_ends_after_a_one_letter_word_and_cards_keep_their_spaces(room: Room) -> None:
    phone = room.comes("Babička", "phone")
    hangs_by_phone(phone, "Ráda jsem s ní v lese.")
    expect(my_card(phone, "v lese")).to_be_visible(timeout=PATIENCE_MS)
    said = phone.locator(".phone").text_content() or ""
    assert "Ráda jsem s ní v lese." in said
    assert re.search(r"\b[aikosuvz]\u00a0\w", said)


FETCHED = "performance.getEntriesByType('resource').some(({ name }) => name.includes('%s'))"


def test_a_card_has_the_lang_attribute_of_its_authors_language(room: Room) -> None:
    """A Czech card stays Czech on an English phone, and an English one is English on a Czech screen."""
    facilitator, father = room.comes("facilitator", "facilitator"), room.comes("Táta", "phone")
    aunt = room.comes("Teta", "phone")
    aunt.locator(".language-choice select").select_option("en")
    expect(aunt.locator("html")).to_have_attribute("lang", "en", timeout=PATIENCE_MS)
    hangs_by_phone(aunt, "She loves dogs.")
    english = waiting_card(facilitator, "She loves dogs.")
    expect(english.locator(".card-text")).to_have_attribute("lang", "en", timeout=PATIENCE_MS)
    hangs_by_phone(father, "Ráno se směje.")
    czech = waiting_card(facilitator, "Ráno se směje.")
    expect(czech.locator(".card-text")).to_have_attribute("lang", "cs", timeout=PATIENCE_MS)
    czech.locator("[data-action=approve]").click()
    aunt.locator(".tab[data-place=wall]").click()
    read = aunt.locator(".place--wall .card-text", has_text="Ráno se směje.")
    expect(read).to_have_attribute("lang", "cs", timeout=PATIENCE_MS)
