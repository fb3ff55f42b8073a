"""The life of a profile: is it still true, how it was, out in a file, gone for good, and in again. On two devices."""

from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.profile.test_workbook import consents, lays_aside, opened, turns
from tests.browser.support.devices import PATIENCE_MS, Room

pytestmark = pytest.mark.browser

QUESTION = "Co se lidem na tobě líbí?"
FIRST, SECOND = "Umím rozesmát lidi.", "Umím vařit polévku."
FURTHER = ".life-desk"


def test_the_child_reconfirms_answers_before_the_next_meeting(room: Room) -> None:
    """In three large pictures; nothing released stays out, what is no longer true comes back when it is wanted."""
    guide, child, _ = opened(room)
    writes(guide, child, FIRST)
    child.locator(".consent[data-consent=wall]").click()
    consents(guide, "wall")

    prepares_the_next_meeting(guide, child)
    again(guide, child)
    expect(child.locator(".still-reply")).to_have_count(3)
    expect(guide.locator(f".workbook-stop[aria-label='{QUESTION}'] .workbook-asks")).to_be_visible()
    assert "workbook-asks" not in child.content()
    child.locator(".still-reply[data-still=true]").click()
    for page in (guide, child):
        expect(page.locator(".still")).to_be_hidden(timeout=PATIENCE_MS)
    consents(child, "me")

    prepares_the_next_meeting(guide, child)
    again(guide, child)
    child.locator(".still-reply[data-still=gone]").click()
    expect(child.locator(".workbook-empty")).to_be_visible(timeout=PATIENCE_MS)
    writes(guide, child, SECOND)

    looks_back_and_brings_it_again(guide, child)
    forgets_how_it_was(guide, child)
    lays_aside(guide, child)


def test_a_profile_is_exported_to_a_file_deleted_and_imported_again(room: Room, tmp_path: Path) -> None:
    guide, child, _ = opened(room)
    writes(guide, child, FIRST)
    lays_aside(guide, child)

    file, passphrase = packs(guide, tmp_path)
    deletes_it_in_two_steps(guide)
    expect(child.locator(".tile--undo")).to_be_disabled(timeout=PATIENCE_MS)
    assert FIRST not in child.content()
    brings_in(guide, file, passphrase)
    again(guide, child)
    expect(child.locator(".still-reply")).to_have_count(3, timeout=PATIENCE_MS)
    said(child, FIRST)
    child.locator(".still-reply[data-still=true]").click()
    expect(child.locator(".still")).to_be_hidden(timeout=PATIENCE_MS)
    lays_aside(guide, child)
    room.devices.complaints.clear()  # a browser complains of every answer that is a refusal


def looks_back_and_brings_it_again(guide: Page, child: Page) -> None:
    to_the_end(guide, child)
    child.locator(".tile--then").click()
    then = child.locator(".over--then")
    then.locator(".profile-line", has_text=FIRST).click()
    expect(then.locator(".then-answer")).to_contain_text(FIRST, timeout=PATIENCE_MS)
    then.get_by_role("button", name="Vrátit to sem").click()
    said(child, FIRST)
    consents(guide, "me")
    child.locator(".tile--undo").click()
    said(child, SECOND)


def forgets_how_it_was(guide: Page, child: Page) -> None:
    to_the_end(guide, child)
    child.locator(".tile--then").click()
    then = child.locator(".over--then")
    then.locator(".profile-line", has_text=FIRST).click()
    then.get_by_role("button", name="Smazat starou odpověď").click()
    then.get_by_role("button", name="Smazat navždy").click()
    expect(child.locator(".tile--then")).to_be_hidden(timeout=PATIENCE_MS)


def packs(guide: Page, folder: Path) -> tuple[Path, str]:
    recording_queue(guide).get_by_role("button", name="Uložit ji do souboru").click()
    passphrase = guide.locator("#export-pack").input_value()
    assert len(passphrase.split()) == 6
    guide.locator("#export-pack").fill("pes")
    guide.locator(".export-reason input").first.check()
    guide.get_by_role("button", name="Uložit soubor").click()
    expect(guide.locator(".export-wrong")).to_contain_text("uhodnout", timeout=PATIENCE_MS)
    guide.locator("#export-pack").fill(passphrase)
    with guide.expect_download() as coming:
        guide.get_by_role("button", name="Uložit soubor").click()
    file = folder / coming.value.suggested_filename
    coming.value.save_as(file)
    expect(guide.locator(".export-phrase")).to_have_text(passphrase, timeout=PATIENCE_MS)
    closes(guide)
    assert FIRST.encode() not in file.read_bytes()
    return file, passphrase


def deletes_it_in_two_steps(guide: Page) -> None:
    recording_queue(guide).get_by_role("button", name="Smazat celou stránku…").click()
    guide.get_by_role("button", name="Nechat").click()
    recording_queue(guide).get_by_role("button", name="Smazat celou stránku…").click()
    guide.get_by_role("button", name="Smazat všechno…").click()
    with guide.expect_navigation():
        guide.get_by_role("button", name="Ano, smazat navždy").click()


def brings_in(guide: Page, file: Path, passphrase: str) -> None:
    brings = recording_queue(guide).get_by_role("button", name="Načíst stránku ze souboru")
    expect(brings).to_be_visible(timeout=PATIENCE_MS)
    brings.click()
    guide.locator("#export-file").set_input_files(file)
    guide.locator("#export-unpack").fill("úplně jiná čtyři slova")
    guide.get_by_role("button", name="Načíst", exact=True).click()
    expect(guide.locator(".export-wrong")).to_contain_text("nesedí", timeout=PATIENCE_MS)
    guide.locator("#export-unpack").fill(passphrase.upper())
    guide.get_by_role("button", name="Načíst", exact=True).click()
    expect(guide.locator(".over--export")).to_contain_text("projděte ji spolu", timeout=PATIENCE_MS)
    closes(guide)


def writes(guide: Page, child: Page, words: str) -> None:
    turns(guide, child, QUESTION)
    guide.locator(".workbook-words").fill(words)
    said(child, words)


def said(page: Page, words: str) -> None:
    expect(page.locator(".page--answers .piece-words")).to_have_text(words, timeout=PATIENCE_MS)


def prepares_the_next_meeting(guide: Page, child: Page) -> None:
    lays_aside(guide, child)
    recording_queue(guide).get_by_role("button", name="Připravujeme další setkání").click()
    expect(guide.locator(".life-said")).not_to_be_empty(timeout=PATIENCE_MS)


def again(guide: Page, child: Page) -> None:
    """The book lies before both again, at the question."""
    guide.locator(".workbook-opener").click()
    expect(guide.locator(".page").first).to_be_visible(timeout=PATIENCE_MS)
    guide.locator("#workbook-together").check()
    turns(guide, child, QUESTION)


def to_the_end(guide: Page, child: Page) -> None:
    guide.locator(".workbook-strip").get_by_role("button", name="Moje stránka").click()
    for page in (guide, child):
        expect(page.locator(".page--whole")).to_be_visible(timeout=PATIENCE_MS)


def recording_queue(guide: Page) -> Locator:
    """What becomes of the page, unfolded."""
    further = guide.locator(FURTHER)
    expect(further).to_be_visible(timeout=PATIENCE_MS)
    if further.get_attribute("open") is None:
        further.locator("summary").click()
    return further


def closes(guide: Page) -> None:
    guide.locator(".over-close").click()
