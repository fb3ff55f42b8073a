"""A grown-up's phone: what one does most lies within a thumb, whatever else the screen has to say."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.support.devices import PATIENCE_MS, Room, hangs_by_phone, waiting_card
from tests.browser.support.measuring import resize

pytestmark = pytest.mark.browser

SIZES = [(390, 844), (320, 568), (844, 390)]
MOST_USED = ".composer-words, .composer .button--main, .signals .signal:not([hidden])"
WAYS = ".composer .button--main, .composer-makes .button"
LONG = "Ráno je to těžké, bolí ji bříško a nechce do školy. " * 12


def speaks(page: Page, language: str) -> None:
    """One tap opens the choice at the top of the screen; it shows at once without scrolling."""
    choice = page.locator(".language-choice select")
    expect(choice).to_be_in_viewport(ratio=0.98)
    choice.select_option(language)
    expect(page.locator("html")).to_have_attribute("lang", language, timeout=PATIENCE_MS)
    expect(page.locator(".now-title")).to_be_visible(timeout=PATIENCE_MS)
    expect(choice.locator("option:checked")).to_have_attribute("lang", language)


def out_of_reach(page: Page) -> list[str]:
    """What one does most and would have to scroll for; every part of the page stands at its start."""
    return page.evaluate(
        """(wanted) => {
            for (const each of document.querySelectorAll(".phone-rooms, .phone-rooms *")) each.scrollTop = 0;
            const bar = document.querySelector(".tabs").getBoundingClientRect().top;
            return [...document.querySelectorAll(wanted)].flatMap((each) => {
                const { left, top, right, bottom, width } = each.getBoundingClientRect();
                const within = width > 0 && left >= 0 && top >= 0 && right <= innerWidth && bottom <= bar;
                return within ? [] : [`${each.className} ${[left, top, right, bottom]} of ${innerWidth}x${bar}`];
            });
        }""",
        MOST_USED,
    )


@pytest.mark.parametrize(("who", "language"), [("Máma", "cs"), ("Babička", "uk")])
def test_frequent_actions_need_no_scrolling(room: Room, who: str, language: str) -> None:
    """Also with a hand up, with much written, and while nobody leads: the longest that the screen gets."""
    phone = room.comes(who, "phone")
    if language != "cs":
        speaks(phone, language)
    expect(phone.locator(".now-leader")).to_be_visible(timeout=PATIENCE_MS)
    for width, height in SIZES:
        resize(phone, width, height)
        assert phone.locator(MOST_USED).count() == 5
        assert out_of_reach(phone) == []
    for signal in phone.locator(".signals .signal:not([hidden])").all():
        signal.click()
        expect(signal).to_have_attribute("aria-pressed", "true", timeout=PATIENCE_MS)
    phone.locator(".composer-words").fill(LONG)
    for width, height in SIZES:
        resize(phone, width, height)
        assert out_of_reach(phone) == []
    phone.locator(".composer-words").fill("")


def test_rare_actions_can_be_scrolled_to_on_a_small_screen(room: Room) -> None:
    """What is done less often is scrolled to: pictures, colours, one's own settings, the way out."""
    phone = room.comes("Táta", "phone")
    for width, height in SIZES:
        resize(phone, width, height)
        for less_often in (".composer-draw", ".swatch--rose", ".foot:has(.icon-log-out)"):
            phone.locator(less_often).scroll_into_view_if_needed()
            expect(phone.locator(less_often)).to_be_in_viewport(ratio=0.98)


#: how many of what is named has the ground of what cannot be pressed
GREY = """(wanted) => {
    const grey = getComputedStyle(document.querySelector(".now-dock")).backgroundColor;
    const grounds = [...document.querySelectorAll(wanted)].map((each) => getComputedStyle(each).backgroundColor);
    return grounds.filter((ground) => ground === grey).length;
}"""


def test_a_frozen_wall_disables_the_composer_and_says_why(room: Room) -> None:
    facilitator, phone = room.comes("facilitator", "facilitator"), room.comes("Máma", "phone")
    resize(phone, 320, 568)
    phone.locator(".composer-words").fill("Počkám.")
    phone.wait_for_function(f"() => ({GREY})('{WAYS}') === 0")
    facilitator.locator(".tools .icon-snowflake").locator("..").click()
    why = phone.locator(".composer-hint")
    expect(why).to_have_text("Zeď je na chvíli zastavená.", timeout=PATIENCE_MS)
    expect(why).to_be_in_viewport(ratio=0.98)
    expect(phone.locator(".composer-makes")).to_have_attribute("aria-describedby", "composer-hint")
    hang = phone.locator(".composer .button--main")
    expect(hang).to_have_attribute("aria-describedby", "composer-hint")
    expect(hang).to_be_disabled()
    for press in (hang, phone.locator(".composer-makes .file-button").first):
        press.hover(force=True)
        phone.wait_for_function(f"() => ({GREY})('{WAYS}') === 6")
    for photo in phone.locator(".composer-makes input[type=file]").all():
        expect(photo).to_be_disabled()
    assert out_of_reach(phone) == []
    facilitator.locator(".tools .icon-snowflake").locator("..").click()
    expect(hang).to_be_enabled(timeout=PATIENCE_MS)
    phone.locator(".composer-words").fill("")


def test_a_help_signal_without_a_support_person_says_that_the_facilitator_knows_of_it(own_room: Room) -> None:
    teacher = own_room.comes("Horák", "phone")
    help = teacher.locator(".signal--help")
    help.click()
    expect(help).to_have_text("Facilitátor to uvidí", timeout=PATIENCE_MS)
    own_room.comes("facilitator", "facilitator")
    expect(help).to_have_text("Facilitátor o tom ví", timeout=PATIENCE_MS)


def test_a_phone_reports_approval_and_hiding_of_own_cards(room: Room) -> None:
    """Approved, hidden, and the kind word in the language of who reads it."""
    facilitator, phone = room.comes("facilitator", "facilitator"), room.comes("Babička", "phone")
    speaks(phone, "uk")
    own, toast = phone.locator(".own-open"), phone.locator(".message-line")
    for words in ("Ona malá už nepláče.", "Vy jste ji nikdy nechtěli!"):
        hangs_by_phone(phone, words)
        expect(waiting_card(facilitator, words)).to_be_visible(timeout=PATIENCE_MS)
    expect(own.locator(".own-count").first).to_have_text("чекають: 2", timeout=PATIENCE_MS)
    waiting_card(facilitator, "nikdy nechtěli").locator("[data-action=hide]").click()
    facilitator.locator(".kind .chip").first.click()
    for told in (toast, phone.locator(".own-news")):
        expect(told).to_contain_text("nikdy nechtěli", timeout=PATIENCE_MS)
        expect(told).to_contain_text("лагідніше", timeout=PATIENCE_MS)
    waiting_card(facilitator, "malá už nepláče").locator("[data-action=approve]").click()
    expect(toast).to_contain_text("Ваша картка вже на стіні", timeout=PATIENCE_MS)
    expect(toast).to_contain_text("Ona malá už nepláče.")
    expect(own.locator(".own-count").last).to_have_text("приховані: 1")
    own.click()
    expect(phone.locator(".place--mine .card-line-words")).to_contain_text("лагідніше")
