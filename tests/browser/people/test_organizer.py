"""The organizer's page beside a living meeting: it follows, keeps what is half written, and what it changes is seen."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.support.devices import PATIENCE_MS, Room
from tests.browser.support.fingers import looks_again
from tests.browser.support.measuring import outside, resize, scrolls_sideways, too_small, violations
from tests.browser.support.staying import Kept

pytestmark = pytest.mark.browser

SIZES = [(1366, 768), (390, 844), (320, 568)]


@pytest.fixture
def organizer(staying_room: Room, kept: Kept) -> Page:
    """The organizer stays at her page; her stories share one conference."""
    return kept.organizers_page()


def line(organizer: Page, name: str) -> Locator:
    return organizer.locator("li.person-line", has=organizer.get_by_role("heading", name=name))


def sees_come(organizer: Page, name: str) -> None:
    """Who came moves the page's forms; a hurried tap would be refused."""
    expect(line(organizer, name)).to_contain_text("Je uvnitř", timeout=PATIENCE_MS)
    looks_again(organizer)


def unfolds(organizer: Page, name: str) -> Locator:
    """The form of one person."""
    found = line(organizer, name)
    found.locator("summary", has_text="Změnit").click()
    return found


def invites(organizer: Page, name: str) -> str:
    """Somebody new on the list; their link."""
    form = organizer.locator("#invite")
    form.get_by_label("Jméno").fill(name)
    form.get_by_role("button", name="Přidat do seznamu").click()
    expect(line(organizer, name)).to_be_visible(timeout=PATIENCE_MS)
    return line(organizer, name).locator(".person-line-address").input_value()


def test_a_person_in_the_lobby_is_listed_at_the_top_and_unsaved_input_is_kept(room: Room, organizer: Page) -> None:
    link = invites(organizer, "teta Hana")
    organizer.locator("#invite").get_by_label("Jméno").fill("strýc Ka")
    organizer.locator("#invite").get_by_label("Jméno").focus()
    top = organizer.locator("#waiting")
    expect(top).not_to_contain_text("Hana")
    guest = room.devices.open("phone", f"{room.server.url}/j#{link.partition('#')[2]}")
    expect(top).to_contain_text("teta Hana", timeout=PATIENCE_MS)
    expect(top.locator("form[action$=admit] button")).to_be_visible()
    expect(line(organizer, "teta Hana")).to_contain_text("Čeká u dveří")
    field = organizer.locator("#invite").get_by_label("Jméno")
    expect(field).to_have_value("strýc Ka")
    expect(field).to_be_focused()
    guest.close()


def test_a_form_reports_success_and_refusal_in_place_and_keeps_other_input(organizer: Page) -> None:
    organizer.locator("#invite").get_by_label("Jméno").fill("napůl")
    grandmother = unfolds(organizer, "Babička Jiřina")
    grandmother.get_by_label("Jméno").fill("Anička")
    grandmother.get_by_role("button", name="Uložit").click()
    refusal = grandmother.get_by_role("alert")
    expect(refusal).to_contain_text("stejné jméno", timeout=PATIENCE_MS)
    expect(refusal).to_be_focused()
    expect(refusal).to_be_in_viewport()
    expect(grandmother.get_by_label("Jméno")).to_have_value("Anička")
    grandmother.get_by_label("Jméno").fill("Babička Jiřina Nová")
    grandmother.get_by_role("button", name="Uložit").click()
    renamed = line(organizer, "Babička Jiřina Nová")
    expect(renamed.get_by_role("status")).to_contain_text("Je to uložené", timeout=PATIENCE_MS)
    expect(renamed.get_by_role("status")).to_be_in_viewport()
    expect(organizer.locator("#invite").get_by_label("Jméno")).to_have_value("napůl")


def test_a_changed_role_changes_the_screen_and_removal_shows_the_farewell(own_room: Room) -> None:
    organizer = own_room.arrives("organizer", "laptop")
    phone = own_room.comes("Táta Tomáš", "phone")
    sees_come(organizer, "Táta Tomáš")
    father = unfolds(organizer, "Táta Tomáš")
    father.get_by_label("Zapisovatel").check()
    father.get_by_role("button", name="Uložit").click()
    expect(phone.locator("ipk-desk")).to_be_visible(timeout=PATIENCE_MS)
    expect(line(organizer, "Táta Tomáš")).to_contain_text("Je uvnitř")

    unfolds(organizer, "Táta Tomáš").get_by_role("button", name="Odebrat ze seznamu").click()
    expect(phone.locator(".farewell")).to_be_visible(timeout=PATIENCE_MS)
    expect(line(organizer, "Táta Tomáš")).to_have_count(0)
    gone = organizer.locator("#removed")
    expect(gone).to_contain_text("Táta Tomáš")
    gone.get_by_role("button", name="Pozvat znovu").click()
    expect(line(organizer, "Táta Tomáš")).to_contain_text("Zatím tu není", timeout=PATIENCE_MS)


def test_a_new_goal_appears_on_a_phone_and_on_another_open_organizer_page(room: Room, organizer: Page) -> None:
    phone = room.comes("Máma", "phone")
    sees_come(organizer, "Máma Hana")
    other = organizer.context.new_page()
    other.goto(organizer.url)
    organizer.locator("#about summary").click()
    organizer.get_by_label("Cíl").fill("Jak podpořit Aničku na výletě?")
    organizer.get_by_label("Kdy").fill("ve čtvrtek v devět")
    organizer.locator("#about").get_by_role("button", name="Uložit").click()
    expect(organizer.locator("#checklist")).to_contain_text("ve čtvrtek v devět", timeout=PATIENCE_MS)
    expect(other.locator("#head")).to_contain_text("na výletě", timeout=PATIENCE_MS)
    expect(phone.locator("body")).to_contain_text("na výletě", timeout=PATIENCE_MS)
    assert "ve čtvrtek" not in phone.content()


def test_the_organizer_page_fits_and_is_accessible_with_long_names(organizer: Page) -> None:
    invites(organizer, "máma Lucie Svobodová Procházková z Dolní Dobrouče")
    unfolds(organizer, "Babička Jiřina")
    organizer.locator("#about summary").click()
    for size in SIZES:
        resize(organizer, *size)
        assert violations(organizer) == []
        assert not scrolls_sideways(organizer), size
        assert outside(organizer) == []
        assert too_small(organizer, 44) == []


def test_the_organizer_has_a_link_from_the_wall_to_the_preparation_page(room: Room, organizer: Page) -> None:
    organizer.get_by_role("link", name="Otevřít zeď").click()
    organizer.get_by_role("link", name="Příprava setkání").click()
    expect(organizer.locator("#checklist")).to_be_visible(timeout=PATIENCE_MS)
    expect(room.comes("Máma", "phone").get_by_role("link", name="Příprava setkání")).to_have_count(0)
