"""Whole preparations: three sittings on two devices, a book for each age, a child that does not speak, a voice, a
consent that is withdrawn in mid-meeting."""

import subprocess
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.profile.test_prepared_messages import turns_to_messages, writes
from tests.browser.profile.test_workbook import consents, heading, lays_aside, opened, turns
from tests.browser.support.days import days_pass, kept
from tests.browser.support.devices import PATIENCE_MS, Room, card
from tests.browser.wall.test_drawing import draws, wave
from tests.browser.wall.test_voice import child_is_done, child_records
from tests.support.media.photos import photo_file
from tests.support.servers.processes import needed

pytestmark = pytest.mark.browser

LIKES, WORDS = "Co tě baví?", "Umím rozesmát lidi."
APPRECIATED = "Co se lidem na tobě líbí?"
IMPORTANT, WISHES = "Co je pro tebe důležité?", "Co si od setkání přeješ?"


def test_a_child_prepares_in_three_sittings_and_the_third_on_another_tablet(own_server_room: Room) -> None:
    guide, child, display = opened(own_server_room)
    display.context.close()
    child.locator(".page--title .tile--main").click()
    expect(heading(child)).to_have_text(LIKES, timeout=PATIENCE_MS)
    turns(guide, child, IMPORTANT)
    child.locator(".workbook-suggests .picker-tile").first.click()
    expect(guide.locator(".workbook-answer .piece-symbol")).to_have_count(1, timeout=PATIENCE_MS)
    lays_aside(guide, child)

    guide, child = days_pass(own_server_room, guide, child)
    opens_again(guide, child, IMPORTANT)
    turns(guide, child, APPRECIATED)
    guide.locator(".workbook-words").fill(WORDS)
    expect(child.locator(".page--answers .piece-words")).to_have_text(WORDS, timeout=PATIENCE_MS)
    child.locator(".consent[data-consent=wall]").click()
    consents(guide, "wall")
    lays_aside(guide, child)

    guide, child = days_pass(own_server_room, guide, child)
    child.context.close()
    facilitator, display = (
        own_server_room.comes("facilitator", "facilitator"),
        own_server_room.comes("display", "display"),
    )
    child = lets_in(own_server_room, facilitator)
    opens_again(guide, child, APPRECIATED)
    draws_and_prepares(guide, child)
    facilitator.locator("[data-tool=book-open]").click()
    expect(display.locator(".profile-on-wall")).to_contain_text(WORDS, timeout=PATIENCE_MS)

    for page in (guide, child, facilitator, display):
        page.context.close()
    own_server_room.server.stop()
    by_question = {answer.asked: answer.sitting for answer in kept(own_server_room.server)}
    assert {by_question[one] for one in (IMPORTANT, APPRECIATED, WISHES)} == {1, 2, 3}
    own_server_room.server.start()


@pytest.mark.parametrize("book", ["3–5", "6–9", "10–13", "14–17"])
def test_every_kind_of_workbook_page_can_be_answered(room: Room, book: str, tmp_path: Path) -> None:
    """Pictures to tap, this or that and faces with their example; words, a drawing, a photo, a picture, a no."""
    guide, child, _ = opened(room, book)
    questions = sheet(room, guide)["questions"]
    shapes = {question["shape"]: question for question in questions}
    for shape in set(shapes) - {"open"}:
        learns_and_chooses(guide, child, shapes[shape]["ask"], bool(shapes[shape]["example"]))
    asked = iter([question for question in questions if question["shape"] == "open" and len(question["kinds"]) == 5])

    turns(guide, child, next(asked)["ask"])
    free = child.locator(".workbook-suggests .picker-tile[data-symbol][aria-pressed=false]").first
    tapped = f".workbook-suggests [data-symbol={free.get_attribute('data-symbol')}]"
    for pressed in ("true", "false"):
        child.locator(tapped).click()
        expect(guide.locator(tapped)).to_have_attribute("aria-pressed", pressed, timeout=PATIENCE_MS)

    turns(guide, child, next(asked)["ask"])
    guide.locator(".workbook-words").fill(f"Slovo od slova {book}")
    expect(child.locator(".page--answers .piece-words")).to_have_text(f"Slovo od slova {book}", timeout=PATIENCE_MS)

    turns(guide, child, next(asked)["ask"])
    photos = guide.locator(".workbook-answer .piece-photo")
    before = photos.count()
    child.locator(".workbook-ways .tile--photo").click()
    child.locator(".photo-ways input[multiple]").set_input_files(photo_file(tmp_path))
    child.locator(".photo-last .tile--main").click()
    expect(photos).to_have_count(before + 1, timeout=PATIENCE_MS)
    child.locator(".workbook-ways .tile--draw").click()
    draws(child, wave(0.4))
    child.locator(".drawing-below .tile--done").click()
    expect(guide.locator(".workbook-answer .piece-drawing")).to_have_count(1, timeout=PATIENCE_MS)

    turns(guide, child, next(asked)["ask"])
    child.locator(".workbook-ways .tile--none").click()
    expect(guide.locator(".workbook-none")).to_be_visible(timeout=PATIENCE_MS)
    child.locator(".workbook-ways .tile--none").click()
    expect(guide.locator(".workbook-none")).to_be_hidden(timeout=PATIENCE_MS)
    lays_aside(guide, child)


def test_answers_of_others_for_a_nonspeaking_child_are_marked_on_screens_and_in_the_pdf(own_room: Room) -> None:
    guide, child, display = opened(own_room, "nemluví")
    marked = "Vyplnili lidé, kteří mě znají"
    for page in (guide, child):
        expect(page.locator(".workbook-spoken")).to_be_visible(timeout=PATIENCE_MS)
    questions = sheet(own_room, guide)["questions"]
    turns(guide, child, next(one["ask"] for one in questions if one["paper"]))
    words = "Usmívá se, když slyší housle."
    guide.locator(".workbook-speaker").select_option(label="Máma Hana")
    guide.locator(".workbook-words").fill(words)
    expect(child.locator(".page--answers .piece-words")).to_have_text(words, timeout=PATIENCE_MS)
    expect(child.locator(".workbook-by")).to_contain_text("Hana", timeout=PATIENCE_MS)
    child.locator(".consent[data-consent=minutes]").click()
    consents(guide, "minutes")
    guide.locator(".workbook-strip").get_by_role("button", name="Moje stránka").click()
    for page in (guide, child):
        expect(page.locator(".profile-marked")).to_contain_text(marked, timeout=PATIENCE_MS)
    lays_aside(guide, child)

    facilitator = own_room.comes("facilitator", "facilitator")
    hung = card(facilitator, words)
    expect(hung).to_contain_text("Hana", timeout=PATIENCE_MS)
    expect(hung).not_to_have_attribute("data-own-words", "")
    facilitator.locator("[data-tool=book-open]").click()
    expect(display.locator(".profile-on-wall")).to_contain_text("Hana", timeout=PATIENCE_MS)
    assert words in paper(own_room, facilitator)
    assert marked in paper(own_room, facilitator)


def test_a_voice_recorded_in_the_workbook_is_on_the_wall_until_consent_is_withdrawn(own_room: Room) -> None:
    """Recorded, heard by its guide, released, played on a phone in the room, taken back."""
    guide, child, display = opened(own_room)
    turns(guide, child, APPRECIATED)
    child_records(child)
    child_is_done(child)
    child.locator(".voice-last .tile--main").click()
    heard = guide.locator(".workbook-answer ipk-voice")
    expect(heard).to_be_visible(timeout=PATIENCE_MS)
    heard.locator(".voice-play").click()
    expect(heard).to_have_attribute("data-playing", "", timeout=PATIENCE_MS)

    phone = own_room.comes("Jiřina", "phone")
    child.locator(".consent[data-consent=wall]").click()
    consents(guide, "wall")
    facilitator = own_room.comes("facilitator", "facilitator")
    expect(facilitator.locator("ipk-card[data-own-words] ipk-voice")).to_have_count(1, timeout=PATIENCE_MS)
    phone_reads(phone, "Co na tobě oceňujeme")
    voice = phone.locator("ipk-card-line ipk-voice")
    expect(voice).to_be_visible(timeout=PATIENCE_MS)
    voice.locator(".voice-play").click()
    expect(voice).to_have_attribute("data-playing", "", timeout=PATIENCE_MS)
    child.locator(".consent[data-consent=me]").click()
    expect(voice).to_have_count(0, timeout=PATIENCE_MS)
    expect(facilitator.locator("ipk-card[data-own-words] ipk-voice")).to_have_count(0, timeout=PATIENCE_MS)
    expect(display.locator("ipk-voice")).to_have_count(0)
    lays_aside(guide, child)


def test_withdrawn_consent_removes_an_answer_from_screens_within_a_second_and_from_the_pdf(own_room: Room) -> None:
    """A8: the page was opened elsewhere as PDF; opened once more it says nothing of it."""
    guide, child, display = opened(own_room)
    turns(guide, child, APPRECIATED)
    guide.locator(".workbook-words").fill(WORDS)
    expect(child.locator(".page--answers .piece-words")).to_have_text(WORDS, timeout=PATIENCE_MS)
    child.locator(".consent[data-consent=minutes]").click()
    consents(guide, "minutes")
    facilitator, phone = own_room.comes("facilitator", "facilitator"), own_room.comes("Jiřina", "phone")
    expect(card(facilitator, WORDS)).to_be_visible(timeout=PATIENCE_MS)
    assert WORDS in paper(own_room, facilitator)
    facilitator.locator("[data-tool=book-open]").click()
    expect(display.locator(".profile-on-wall")).to_contain_text(WORDS, timeout=PATIENCE_MS)
    phone_reads(phone, "Co na tobě oceňujeme")
    expect(phone.locator("ipk-card-line", has_text=WORDS)).to_be_visible(timeout=PATIENCE_MS)

    screens = (facilitator, phone, display)
    for screen in screens:
        screen.evaluate(NOTES_WHEN_GONE, WORDS)
    began = child.evaluate("Date.now()")
    child.locator(".consent[data-consent=me]").click()
    gone = [screen.evaluate("window.gone") - began for screen in screens]
    print(f"withdrawn: gone after {gone} ms")
    assert max(gone) < 1000
    assert WORDS not in paper(own_room, facilitator)
    for screen in screens:
        assert WORDS not in screen.content()


def draws_and_prepares(guide: Page, child: Page) -> None:
    """A wish as a drawing, a message, and then the whole page."""
    turns(guide, child, WISHES)
    child.locator(".workbook-ways .tile--draw").click()
    draws(child, wave(0.5))
    child.locator(".drawing-below .tile--done").click()
    expect(guide.locator(".workbook-answer .piece-drawing .ink-layer--kept path")).to_have_count(1, timeout=PATIENCE_MS)
    turns_to_messages(guide, child)
    writes(child, 2, "Ahoj všem.")
    guide.locator(".workbook-strip").get_by_role("button", name="Moje stránka").click()
    for page in (guide, child):
        expect(page.locator(".profile-on-wall")).to_contain_text(WORDS, timeout=PATIENCE_MS)


#: resolves with the moment at which no text of the page says these words
NOTES_WHEN_GONE = """(words) => {
    window.gone = new Promise((done) => {
        const look = () => document.body.textContent.includes(words) ? requestAnimationFrame(look) : done(Date.now());
        look();
    });
}"""


def learns_and_chooses(guide: Page, child: Page, question: str, taught: bool) -> None:
    """What is chosen in the example is kept nowhere; what is chosen in the question is."""
    turns(guide, child, question)
    tiles = ".this-or-that .picker-tile, .faces .picker-tile"
    if taught:
        child.locator(".workbook-book .turn").first.get_by_role("button").click()
        expect(guide.locator(".page--teaches")).to_be_visible(timeout=PATIENCE_MS)
        child.locator(tiles).first.click()
        expect(guide.locator(tiles).first).to_have_attribute("aria-pressed", "true", timeout=PATIENCE_MS)
        child.locator(".page--teaches .tile--main").click()
        expect(heading(guide)).to_have_text(question, timeout=PATIENCE_MS)
    child.locator(tiles).last.click()
    expect(guide.locator(tiles).last).to_have_attribute("aria-pressed", "true", timeout=PATIENCE_MS)
    expect(guide.locator(".workbook-answer .piece-symbol")).to_have_count(1, timeout=PATIENCE_MS)


def sheet(room: Room, guide: Page) -> dict:
    """The book that lies open, as the guide's device has it."""
    conference = room.server.links["conference"]
    return guide.evaluate(
        "(folder) => fetch(folder + document.querySelector('ipk-workbook').app.store.view.get('book').sheet)"
        ".then((answer) => answer.json())",
        f"{room.server.url}/c/{conference}/sheets/",
    )


def paper(room: Room, page: Page) -> str:
    """What `pdftotext` reads in the page about the child that this person may open now."""
    address = f"{room.server.url}/c/{room.server.links['conference']}/profile.pdf"
    pdf = page.context.request.get(address)
    assert (pdf.status, pdf.headers["content-type"]) == (200, "application/pdf")
    words = subprocess.run([needed("pdftotext"), "-", "-"], input=pdf.body(), capture_output=True, check=True).stdout
    return " ".join(words.decode().split())


def phone_reads(phone: Page, title: str) -> None:
    """The paper with this title, among those of other steps when it is not of this one."""
    phone.locator(".tab[data-place=wall]").click()
    paper = phone.get_by_role("button", name=title)
    if not paper.is_visible():
        phone.get_by_role("button", name="Další papíry").click()
    paper.click()


def opens_again(guide: Page, child: Page, question: str) -> None:
    """The book lies where it was laid aside."""
    guide.locator(".workbook-opener").click()
    expect(heading(guide)).to_have_text(question, timeout=PATIENCE_MS)
    guide.locator("#workbook-together").check()
    expect(heading(child)).to_have_text(question, timeout=PATIENCE_MS)


def lets_in(room: Room, facilitator: Page) -> Page:
    """The child comes with another tablet; somebody lets it in."""
    child = room.devices.open("child", room.server.person("child")["url"])
    facilitator.locator("#tab-people").click()
    line = facilitator.locator(".person--knocking", has_text="Anička")
    expect(line).to_be_visible(timeout=PATIENCE_MS)
    line.locator(".button--main").click()
    expect(child.locator(".screen.child")).to_be_visible(timeout=PATIENCE_MS)
    return child
