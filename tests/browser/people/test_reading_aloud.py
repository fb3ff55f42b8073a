"""Every text can be read aloud, on request only, by voices that live on the device."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.support.devices import PATIENCE_MS, Room, card, child_writes, until

pytestmark = pytest.mark.browser

#: Chromium without a head has no voices. These say a word whenever the test asks, and write down what they were given.
VOICES = """
(() => {
    const voices = %s.map(([lang, localService]) => ({ lang, localService, default: false }));
    const told = new EventTarget();
    window.SpeechSynthesisUtterance = class extends EventTarget {
        constructor(text) { super(); this.text = text; }
    };
    window.spoken = [];
    const fake = {
        getVoices: () => voices,
        addEventListener: told.addEventListener.bind(told),
        speak(said) { window.spoken.push(said); this.now = said; },
        cancel() { this.now = null; },
    };
    Object.defineProperty(window, "speechSynthesis", { value: fake });
    window.say = (at) => fake.now.dispatchEvent(Object.assign(new Event("boundary"), { charIndex: at }));
    window.finish = () => fake.now.dispatchEvent(new Event("end"));
    window.readings = [];
    document.addEventListener("ipk:reading", ({ detail }) => window.readings.push(detail.on));
})();
"""
CZECH = VOICES % '[["cs-CZ", true], ["cs-CZ", false]]'
FAR_AWAY = VOICES % '[["cs-CZ", false], ["en-US", true]]'
BOTH = VOICES % '[["cs-CZ", true], ["uk-UA", true]]'
LIT = """[...(CSS.highlights.get("reading") ?? [])].map((range) => range.toString()).join()"""


def spoken(page: Page) -> list[list[str]]:
    """What was asked of the voices: words and language."""
    return page.evaluate("window.spoken.map(({ text, voice }) => [text, voice.lang])")


def test_a_card_is_read_aloud_and_the_spoken_word_is_highlighted(room: Room) -> None:
    child = room.arrives("child", "child", CZECH)
    card(child, "O přestávkách").click()
    aloud = child.locator(".write-tools ipk-speaker button")
    aloud.click()
    ((words, language),) = spoken(child)
    assert words.startswith("O přestávkách si hraje")
    assert language == "cs-CZ"
    child.evaluate(f"say({words.index('hraje')})")
    assert child.evaluate(LIT) == "hraje"
    expect(aloud).to_have_attribute("aria-pressed", "true")
    assert child.evaluate("readings") == [True]
    aloud.click()
    expect(aloud).to_have_attribute("aria-pressed", "false")
    assert child.evaluate(LIT) == ""
    assert child.evaluate("readings") == [True, False]
    assert len(spoken(child)) == 1, "the second tap stops"


def test_one_text_is_read_at_a_time_and_closing_the_dialog_ends_reading(room: Room) -> None:
    child = room.arrives("child", "child", CZECH)
    paper = child.locator(".child-stage ipk-speaker button")
    expect(child.locator(".paper-title")).to_have_text("Co se daří", timeout=PATIENCE_MS)
    paper.click()
    assert spoken(child)[0][0].startswith("Co se daří")
    card(child, "O přestávkách").click()
    child.locator(".write-tools ipk-speaker button").click()
    until(child, lambda: child.evaluate("readings") == [True, False, True])
    child.locator(".write-tools .tile").first.click()
    until(child, lambda: child.evaluate("readings") == [True, False, True, False])
    paper.click()
    child.evaluate("finish()")
    expect(paper).to_have_attribute("aria-pressed", "false")


def test_remote_voices_are_not_used_for_reading_aloud(room: Room) -> None:
    grandmother = room.arrives("Babička", "phone", FAR_AWAY)
    expect(grandmother.locator(".now-title")).to_be_visible(timeout=PATIENCE_MS)
    expect(grandmother.locator("ipk-speaker button:visible")).to_have_count(0)
    grandmother.locator(".foot", has_text="Nastavení").click()
    expect(grandmother.locator(".settings-aloud")).to_contain_text("nemá vlastní hlas")


def test_a_ukrainian_card_is_read_by_a_ukrainian_voice(room: Room) -> None:
    child = room.comes("child", "child")
    child_writes(child, "Я люблю свою бабусю.")
    grandmother = room.arrives("Babička", "phone", BOTH)
    grandmother.locator(".tab[data-place=wall]").click()
    line = grandmother.locator(".place--wall ipk-card-line", has_text="бабусю")
    line.locator("ipk-speaker button").click()
    ((words, language),) = spoken(grandmother)
    assert words.startswith("Я люблю свою бабусю.")
    assert language == "uk-UA"


def test_the_display_does_not_offer_reading_aloud(room: Room) -> None:
    display = room.arrives("display", "display", CZECH)
    expect(display.locator("ipk-paper").first).to_be_attached(timeout=PATIENCE_MS)
    expect(display.locator("ipk-speaker")).to_have_count(0)
