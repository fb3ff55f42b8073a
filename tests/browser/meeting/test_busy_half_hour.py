"""Half an hour as it is: six phones, sixty cards, approving, hiding, gathering, tidying, a list, the display, STOP."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.support.devices import PATIENCE_MS, Room, card, hangs_by_phone, my_card, stands, until, waiting_card
from tests.browser.support.fingers import looks_again
from tests.browser.support.full_paper import HIDDEN, HIDDEN_IN_LIST, PAPER, fills, spots

pytestmark = [pytest.mark.browser, pytest.mark.slow]

PHONES = ("Máma", "Táta", "Babička", "učitel", "Nováková", "Marie")
TOGETHER = ("Máma: ráno je to těžké.", "Táta: ráno je to těžké.")


def test_a_meeting_with_six_phones_and_sixty_cards(own_room: Room) -> None:
    facilitator, child = own_room.comes("facilitator", "facilitator"), own_room.comes("child", "child")
    phones = {who: own_room.comes(who, "phone") for who in PHONES}
    for who, phone in phones.items():
        hangs_by_phone(phone, f"{who}: ráno je to těžké.")
    approves_but_hides_one(facilitator, phones)

    fills(own_room, 60 - len(PHONES))
    everything(facilitator)
    assert facilitator.evaluate(HIDDEN) == []
    gathers(facilitator)
    tidies_and_takes_it_back(facilitator)
    looks_in_the_list(facilitator)

    display = own_room.comes("display", "display")
    card(facilitator, TOGETHER[0]).press("Enter")
    facilitator.locator(".tools-row--card .button--spotlight").click()
    expect(display.locator(".large-card", has_text=TOGETHER[0])).to_be_visible(timeout=PATIENCE_MS)
    expect(card(child, TOGETHER[0])).to_be_visible(timeout=PATIENCE_MS)

    stops_and_goes_on(child, facilitator, [display, *phones.values()])
    for phone in phones.values():
        phone.locator(".tab[data-place=wall]").click()
        assert phone.evaluate(HIDDEN_IN_LIST) == []


def approves_but_hides_one(facilitator: Page, phones: dict[str, Page]) -> None:
    """The last one's card is hidden with a kind word, and its author reads both."""
    *approved, hidden = phones.items()
    for who, phone in approved:
        waiting_card(facilitator, f"{who}:").locator("[data-action=approve]").click()
        stands(my_card(phone, f"{who}:"), "shown")
        looks_again(facilitator)
    who, phone = hidden
    waiting_card(facilitator, f"{who}:").locator("[data-action=hide]").click()
    facilitator.locator(".kind .chip").first.click()
    expect(my_card(phone, f"{who}:").locator(".card-line-words")).to_be_visible(timeout=PATIENCE_MS)
    stands(my_card(phone, f"{who}:"), "hidden")


def everything(facilitator: Page) -> None:
    facilitator.locator(".wall-tools [data-tool=layout-grid]").click()


def gathers(facilitator: Page) -> None:
    facilitator.locator("[data-tool=group]").click()
    for words in TOGETHER:
        card(facilitator, words).press("Enter")
    facilitator.locator(".gather-title").fill("Ráno")
    facilitator.locator(".tools [data-act=gather]").click()
    expect(facilitator.locator(".group-title", has_text="Ráno")).to_have_count(1, timeout=PATIENCE_MS)
    assert facilitator.evaluate(HIDDEN) == []


def tidies_and_takes_it_back(facilitator: Page) -> None:
    sheet = facilitator.locator(f"ipk-paper[data-paper={PAPER}]").first
    before = spots(facilitator)
    sheet.locator(".paper-cards").click(position={"x": 2, "y": 2})
    facilitator.locator(".button--tidy").click()
    until(facilitator, lambda: spots(facilitator) != before)
    assert facilitator.evaluate(HIDDEN) == []
    facilitator.locator(".tools-row--card .icon-button").click()
    facilitator.locator("[data-tool=undo-2]").click()
    until(facilitator, lambda: spots(facilitator) == before)


def looks_in_the_list(facilitator: Page) -> None:
    facilitator.locator(f"ipk-paper[data-paper={PAPER}] .paper-cards").first.click(position={"x": 2, "y": 2})
    facilitator.locator(".tools-row--card .button--list").click()
    facilitator.locator(".paper-list-search").fill("rano je to tezke")
    expect(facilitator.locator("dialog[open] ipk-card-line:visible")).to_have_count(len(PHONES))
    facilitator.locator("dialog[open] .over-close").click()
    facilitator.locator(".tools-row--card .icon-button").click()


def stops_and_goes_on(child: Page, facilitator: Page, others: list[Page]) -> None:
    """The child stops and goes on itself; whoever leads could do it alone only by a second act."""
    child.locator(".corner--stop").click()
    for page in others:
        expect(page.locator("dialog.pause")).to_be_visible(timeout=PATIENCE_MS)
    expect(facilitator.locator(".stop-line")).to_be_visible(timeout=PATIENCE_MS)
    expect(facilitator.locator("[data-act=go-on]")).to_be_hidden()
    child.locator(".pause-resume").click()
    for page in others:
        expect(page.locator("dialog.pause")).to_be_hidden(timeout=PATIENCE_MS)
    expect(facilitator.locator(".stop-line")).to_be_hidden()
