"""Music and snacks in the book: the child chooses by pictures, the organizer shops by a list that minds allergies."""

from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.meeting.test_music import tone
from tests.browser.profile.test_workbook import lays_aside, opened, turns
from tests.browser.support.devices import PATIENCE_MS, Room
from tests.browser.support.measuring import outside, too_small, violations

pytestmark = pytest.mark.browser

FOOD = "Co chceš na setkání jíst a pít?"


def goes(guide: Page, child: Page, stop: str, asks: str) -> None:
    """The guide taps a page that arranges the meeting; both have it before them."""
    guide.locator(".workbook-strip").get_by_role("button", name=stop, exact=True).click()
    for page in (guide, child):
        expect(page.locator(".page--asks h2")).to_have_text(asks, timeout=PATIENCE_MS)


def takes(page: Page, group: str, snack: str) -> Locator:
    """Look in a group of food and tap something; its tile."""
    page.locator(f".snack-group[data-id={group}]").click()
    tile = page.locator(f".snack-tile[data-id={snack}]")
    tile.click()
    pressed(tile)
    return tile


def pressed(tile: Locator, yes: bool = True) -> None:
    expect(tile).to_have_attribute("aria-pressed", str(yes).lower(), timeout=PATIENCE_MS)


def chosen(page: Page, *snacks: str) -> None:
    """What lies on the other side of the book."""
    pieces = page.locator(".page--answers .piece--symbol")
    expect(pieces).to_have_count(len(snacks), timeout=PATIENCE_MS)
    for snack in snacks:
        expect(page.locator(".page--answers .piece-symbol", has_text=snack)).to_be_visible()


def shops(organizer: Page) -> Locator:
    """The list as it is now."""
    organizer.reload()
    return organizer.locator("#shopping")


def test_snack_wishes_become_a_shopping_list_that_warns_of_allergies(own_room: Room) -> None:
    guide, child, _ = opened(own_room)
    organizer = own_room.arrives("organizer", "laptop")
    organizer.goto(f"{organizer.url}?screen=organizer")
    expect(organizer.locator("#shopping")).to_contain_text("Dítě si zatím nic nevybralo")
    wishes_for_itself(guide, child)
    wishes_for_everybody(guide, child)
    expect(shops(organizer)).to_contain_text("Dítěte se na alergie zatím nikdo nezeptal")

    goes(guide, child, "Co nesmím jíst", "Je nějaké jídlo, které nesmíš jíst?")
    guide.locator(".allergen[data-id=milk]").click()
    chosen(child, "mléko a sýr")
    goes(guide, child, "Pro všechny", "Co má být k jídlu a pití pro všechny?")
    child.locator(".snack-group[data-id=sweet]").click()
    expect(child.locator(".snack-tile[data-id=cake] .snack-sign")).to_be_visible()

    listed = shops(organizer)
    clash = listed.locator(".shopping-clash", has_text="dortu")
    expect(clash).to_contain_text("Anička to nesmí jíst: mléko a sýr")
    expect(listed).to_contain_text("Houska od babičky")
    hears_of_an_allergy(organizer, "Babička Jiřina", "nuts")
    expect(clash).to_contain_text("Babička Jiřina to nesmí jíst: ořechy", timeout=PATIENCE_MS)
    people = int(listed.locator("#people").input_value())
    expect(listed.locator(".shopping-line", has_text="voda")).to_contain_text("pro všechny")
    expect(listed.locator(".shopping-line", has_text="dortu")).to_contain_text(f"pro {people - 2} z {people}")
    listed.locator("#people").fill(str(people + 3))
    listed.locator("#people").press("Enter")
    expect(listed.locator(".shopping-line", has_text="dortu")).to_contain_text(f"pro {people + 1} z {people + 3}")
    paper = organizer.context.request.get(f"{organizer.url.partition('?')[0]}shopping-list.pdf")
    assert (paper.status, paper.body()[:5]) == (200, b"%PDF-")
    assert "Jiřina" not in child.locator(".workbook").inner_text()
    lays_aside(guide, child)


def wishes_for_itself(guide: Page, child: Page) -> None:
    """Chosen, taken back and again: what is chosen is the answer, too."""
    turns(guide, child, FOOD)
    cake = takes(child, "sweet", "cake")
    chosen(guide, "dort")
    cake.click()
    chosen(guide)
    child.locator(".tile--undo").click()
    chosen(guide, "dort")


def wishes_for_everybody(guide: Page, child: Page) -> None:
    """In pictures, and in words what has none."""
    goes(guide, child, "Pro všechny", "Co má být k jídlu a pití pro všechny?")
    takes(child, "drink", "water")
    takes(child, "sweet", "cake")
    chosen(guide, "voda", "kousek dortu")
    child.locator(".arrange-other").click()
    child.locator(".write-words").fill("Houska od babičky")
    child.locator(".write .tile--main").click()
    expect(guide.locator(".piece--words")).to_have_text("Houska od babičky", timeout=PATIENCE_MS)


def hears_of_an_allergy(organizer: Page, name: str, allergen: str) -> None:
    organizer.locator("#eater").select_option(label=name)
    organizer.locator(".shopping-whose button").click()
    organizer.locator(f"input[value={allergen}]").check()
    assert violations(organizer) == []
    organizer.get_by_role("button", name="Uložit").click()


def test_never_eat_excludes_a_snack_wish_and_having_no_allergies_is_an_answer(room: Room) -> None:
    guide, child, _ = opened(room)
    turns(guide, child, FOOD)
    takes(child, "fruit", "banana")
    chosen(guide, "banán")
    goes(guide, child, "Pro mě nikdy", "Co nikdy nechceš jíst ani pít?")
    takes(child, "fruit", "banana")
    chosen(guide, "banán")
    turns(guide, child, FOOD)
    pressed(child.locator(".snack-tile[data-id=banana]"), False)
    expect(guide.locator(".page--answers .piece--symbol")).to_have_count(0)
    goes(guide, child, "Co nesmím jíst", "Je nějaké jídlo, které nesmíš jíst?")
    child.locator(".allergen", has_text="Nic takového").click()
    expect(guide.locator(".page--answers .workbook-empty")).to_have_text("Můžeš jíst všechno.", timeout=PATIENCE_MS)
    guide.locator(".allergen[data-id=eggs]").click()
    expect(child.locator(".allergen", has_text="Nic takového")).to_be_disabled(timeout=PATIENCE_MS)
    lays_aside(guide, child)


def test_the_child_previews_music_on_its_own_device_and_chooses_when_it_plays(own_room: Room, tmp_path: Path) -> None:
    guide, child, display = opened(own_room)
    turns(guide, child, "Má na setkání hrát hudba? Jaká?")
    child.locator("[data-choice=during]").click()
    pressed(guide.locator("[data-choice=during]"))
    chosen(guide, "hudba")

    goes(guide, child, "Moje hudba", "Poslechni si a vyber hudbu.")
    child.locator(".arrange-tune", has_text="Louka").click()
    child.wait_for_function("() => document.querySelector('ipk-listening').tune === 'louka'")
    expect(guide.locator(".arrange-name")).to_have_text("Louka", timeout=PATIENCE_MS)
    assert guide.evaluate("() => document.querySelector('ipk-listening').tune") == ""
    expect(display.locator("ipk-room-sound")).to_have_attribute("data-state", "silent")
    child.locator(".tile--wish-during").click()
    expect(guide.locator(".tune-mark[data-when=during]")).to_be_visible(timeout=PATIENCE_MS)
    child.locator(".tile--wish-never").click()
    pressed(guide.locator(".tile--wish-never"))
    pressed(guide.locator(".tile--wish-during"), False)

    brings_a_song_and_takes_it_away_for_a_while(guide, child, tmp_path)
    goes(guide, child, "Pro všechny", "Co má být k jídlu a pití pro všechny?")
    expect(child.locator("ipk-listening")).to_have_count(0)
    facilitator = own_room.comes("facilitator", "facilitator")
    facilitator.locator(".tile--tunes").click()
    expect(facilitator.locator(".tune", has_text="Moje oblibena")).to_be_visible(timeout=PATIENCE_MS)
    expect(facilitator.locator(".tune", has_text="Louka")).to_have_count(0)
    lays_aside(guide, child)


def brings_a_song_and_takes_it_away_for_a_while(guide: Page, child: Page, folder: Path) -> None:
    song = folder / "Moje_oblibena.wav"
    song.write_bytes(tone(seconds=20))
    more = child.locator(".workbook-more")
    while not child.locator(".tune--add").is_visible():
        more.click()
    child.locator(".tune--add input").set_input_files(song)
    mine = guide.locator(".arrange-tune", has_text="Moje oblibena")
    expect(mine).to_be_visible(timeout=PATIENCE_MS)
    mine.click()
    expect(child.locator(".arrange-name")).to_have_text("Moje oblibena", timeout=PATIENCE_MS)
    child.locator(".tile--drop").click()
    expect(mine).to_have_count(0, timeout=PATIENCE_MS)
    child.locator(".tile--undo").click()
    expect(mine).to_be_visible(timeout=PATIENCE_MS)


PAGES = {
    "Moje hudba": "Poslechni si a vyber hudbu.",
    "Pro všechny": "Co má být k jídlu a pití pro všechny?",
    "Pro mě nikdy": "Co nikdy nechceš jíst ani pít?",
    "Co nesmím jíst": "Je nějaké jídlo, které nesmíš jíst?",
}


@pytest.mark.parametrize("book", ["3–5", "6–9", "10–13"])
def test_every_music_and_snack_page_is_accessible(room: Room, book: str) -> None:
    guide, child, _ = opened(room, book)
    for stop, asks in PAGES.items():
        goes(guide, child, stop, asks)
        child.locator(".page--asks .picker-tile").first.click()
        usable(child, 96, stop)
        usable(guide, 44, stop)
    child.locator(".workbook-book .turn").first.get_by_role("button").click()
    lays_aside(guide, child)


def usable(page: Page, least: int, where: str) -> None:
    assert violations(page, enhanced=least > 44) == [], where
    assert too_small(page, least) == [], where
    assert outside(page) == [], where
