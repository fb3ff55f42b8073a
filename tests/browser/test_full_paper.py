"""A real meeting hangs sixty cards on one paper: every word can be read and every card tapped, on every screen."""

from concurrent.futures import Future
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.devices import PATIENCE_MS, Room, until
from tests.browser.measuring import violations
from tests.wire.client import Device

pytestmark = [pytest.mark.browser, pytest.mark.slow]

PAPER = "dari-se"
WORDS = (
    "Ahoj!",
    "Ve škole je někdy hluk a to je na nic.",
    "S babičkou chodíme v sobotu na trh, kupujeme jablka a potom vaříme.",
    "MÁMA MI KAŽDÝ VEČER ČTE.",
    "Chtěla bych, aby se doma nekřičelo a aby všichni věděli, kdo mě v pátek vyzvedne, protože to nevím. " * 2,
)
#: cards of the conference that hang on that paper already
HUNG_BEFORE = 4
SYMBOLS = (["happy"], ["sad", "school"])
#: six people, the child among them; a card in six is the child's own words
AUTHORS = ("child", "Máma", "Táta", "Babička", "učitel", "Nováková")

#: words of cards in sight that lie under something else, that do not fit their card without a sign of more, and cards
#: whose middle is not theirs to tap
HIDDEN = """() => [...document.querySelectorAll("ipk-card")].flatMap((card) => {
    if (!card.checkVisibility()) return [];
    const found = [];
    const name = card.getAttribute("aria-label");
    const frame = (card.closest(".wall-view") ?? document.documentElement).getBoundingClientRect();
    const seen = (x, y) => x >= frame.left && y >= frame.top && x < frame.right && y < frame.bottom;
    const covered = (x, y) => seen(x, y) && document.elementFromPoint(x, y)?.closest("ipk-card") !== card;
    for (const piece of card.querySelectorAll(".card-text, .card-symbol, .card-author")) {
        const { left, right, top, bottom } = piece.getBoundingClientRect();
        for (const x of [left + 2, (left + right) / 2, right - 2])
            for (const y of [top + 2, (top + bottom) / 2, bottom - 2])
                if (covered(x, y)) found.push(`covered: ${name}`);
        const cut = piece.scrollHeight > piece.clientHeight + parseFloat(getComputedStyle(piece).lineHeight) / 2;
        if (piece.matches(".card-text") && cut && !card.hasAttribute("data-cut")) found.push(`cut, no sign: ${name}`);
    }
    const { left, right, top, bottom } = card.getBoundingClientRect();
    if (covered((left + right) / 2, (top + bottom) / 2)) found.push(`not tappable: ${name}`);
    return [...new Set(found)];
})"""


def fills(room: Room, count: int) -> None:
    """So many cards on one paper, half of them stuck at the same moment at the same place."""
    lead = room.server.comes("facilitator")
    lead.must("meeting.moderation", {"moderation": "open"})
    authors = [room.server.comes(who) for who in AUTHORS]
    answers = [sticks(authors[number % len(authors)], number) for number in range(count)]
    assert [answer.result(20)["ok"] for answer in answers] == [True] * count
    lead.within(20, lambda: len(hanging(lead)) >= count, "all cards hang")
    for device in (lead, *authors):
        room.server.leaves(device)


def sticks(author: Device, number: int) -> Future[Any]:
    x, y = (800, 600) if number % 2 else (100 * (number % 16), 300)
    where = {"paper": PAPER, "x": x, "y": y}
    card = {"kind": "symbol", "symbols": SYMBOLS[number % 2]} if number % 9 == 8 else {"kind": "note"}
    words = {"text": WORDS[number % len(WORDS)]} if card["kind"] == "note" else {}
    return author.do_later("card.stick", {"id": f"plny-{number}", **where, **card, **words, "colour": "sky"})


def hanging(device: Device) -> list[str]:
    return [card["id"] for card in device.replica.of_type("card") if card["id"].startswith("plny-")]


def sheets_of(page: Page) -> int:
    return page.evaluate(
        """(id) => document.querySelector(".screen").room.store.papers.find((paper) => paper.id === id).sheets""", PAPER
    )


def turns_to_first(child: Page) -> None:
    while child.locator(".turn").first.locator("button").is_enabled():
        child.locator(".turn").first.locator("button").click()


@pytest.mark.parametrize("count", [17, 60])
def test_on_a_full_paper_every_word_is_read_and_every_card_tapped(own_room: Room, count: int) -> None:
    fills(own_room, count)
    child = own_room.comes("child", "child")
    turns_to_first(child)
    seen: set[str] = set()
    while True:
        seen |= set(child.evaluate("() => [...document.querySelectorAll('ipk-card')].map(({ card }) => card.id)"))
        assert child.evaluate(HIDDEN) == []
        if not child.locator(".turn").last.locator("button").is_enabled():
            break
        child.locator(".turn").last.locator("button").click()
    assert len([id for id in seen if id.startswith("plny-")]) == count

    facilitator, recorder = own_room.comes("facilitator", "facilitator"), own_room.comes("recorder", "laptop")
    for page in (facilitator, recorder):
        page.locator("[data-tool=layout-grid]").click()
        expect(page.locator("ipk-paper[data-paper=dari-se]")).to_have_count(sheets_of(page), timeout=PATIENCE_MS)
        assert page.evaluate(HIDDEN) == []


def test_a_full_paper_is_tidied_by_one_tap_and_put_back_by_one(own_room: Room) -> None:
    fills(own_room, 17)
    facilitator = own_room.comes("facilitator", "facilitator")
    sheet = facilitator.locator(f"ipk-paper[data-paper={PAPER}]").first
    expect(sheet.locator("ipk-card").first).to_be_visible(timeout=PATIENCE_MS)
    before, where = spots(facilitator), sheet.bounding_box()
    sheet.locator(".paper-cards").click(position={"x": 2, "y": 2})
    tidy = facilitator.locator(".button--tidy")
    expect(tidy).to_be_visible()
    assert sheet.bounding_box() == where, "nothing jumps when a paper is tapped"
    tidy.click()
    until(facilitator, lambda: spots(facilitator) != before)
    facilitator.locator(".tools-row--card .icon-button").click()
    facilitator.locator("[data-tool=undo-2]").click()
    until(facilitator, lambda: spots(facilitator) == before)


@pytest.mark.parametrize(("who", "device"), [("facilitator", "facilitator"), ("recorder", "laptop")])
def test_a_paper_is_searched_and_listed_by_author(own_room: Room, who: str, device: str) -> None:
    fills(own_room, 17)
    page = own_room.comes(who, device)
    page.locator(".wall [data-tool=list-checks]").click()
    found = page.locator("dialog[open] ipk-card-line")
    expect(found).to_have_count(17 + HUNG_BEFORE, timeout=PATIENCE_MS)
    page.locator("dialog[open] select").last.select_option("author")
    expect(page.locator(".paper-list-title", has_text="Babička Jiřina")).to_have_count(1)
    page.locator(".paper-list-search").fill("babicka")
    expect(page.locator(".paper-list-title")).to_have_count(1)
    assert violations(page) == []
    page.locator("dialog[open] .over-close").click()
    expect(page.locator("dialog[open]")).to_have_count(0)


def spots(page: Page) -> dict[str, list[float]]:
    """Where the cards of the paper hang, as the server said."""
    return page.evaluate(
        """(id) => Object.fromEntries(document.querySelector(".screen").room.store.cardsOn(id)
            .map(({ id, x, y }) => [id, [x, y]]))""",
        PAPER,
    )
