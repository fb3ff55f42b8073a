"""A paper with as many cards as a real meeting hangs, and what of them a screen hides."""

from concurrent.futures import Future
from typing import Any

from playwright.sync_api import Page

from tests.browser.support.devices import Room
from tests.support.conference import Conference
from tests.wire.support.client import Device
from tests.wire.support.ink import stroke
from tests.wire.support.pictures import png

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
#: twelve devices of eleven people, the child among them
AUTHORS = ("child", "Máma", "Táta", "Babička", "učitel", "Nováková", "Marie", "guide", "recorder", "organizer")
GROUP = "Škola"

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
        if (!piece.checkVisibility()) continue;
        const { left, right, top, bottom } = piece.getBoundingClientRect();
        for (const x of [left + 2, (left + right) / 2, right - 2])
            for (const y of [top + 2, (top + bottom) / 2, bottom - 2])
                if (covered(x, y)) found.push(`covered: ${name}`);
        const cut = piece.scrollHeight > piece.clientHeight + parseFloat(getComputedStyle(piece).lineHeight) / 2;
        const told = card.hasAttribute("data-cut") || card.closest("[data-far]");  // from afar first words are enough
        if (piece.matches(".card-text") && cut && !told) found.push(`cut, no sign: ${name}`);
    }
    const { left, right, top, bottom } = card.getBoundingClientRect();
    if (covered((left + right) / 2, (top + bottom) / 2)) found.push(`not tappable: ${name}`);
    return [...new Set(found)];
})"""
#: the same of a list that is scrolled: each line is brought into sight first
HIDDEN_IN_LIST = """() => [...document.querySelectorAll("ipk-card-line")].flatMap((line) => {
    if (!line.checkVisibility()) return [];
    const words = line.querySelector(".card-body") ?? line;
    words.scrollIntoView({ block: "center", behavior: "instant" });
    const { left, right, top, bottom } = words.getBoundingClientRect();
    const there = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
    return there && line.contains(there) ? [] : [line.textContent];
})"""


def fills(room: Room, count: int, *, mixed: bool = False, hung: int = 0) -> None:
    """So many cards on one paper, half of them stuck at the same moment at the same place. `mixed`: with drawings,
    photos and a gathered group. `hung`: so many of them hang there already."""
    conference = room.server
    assert isinstance(conference, Conference)
    lead = conference.comes("facilitator")
    lead.must("meeting.moderation", {"moderation": "open"})
    authors = [conference.comes(who) for who in AUTHORS]
    second = authors[1].person.device()
    authors += [second, lead]
    photo = authors[0].person.upload(png(40, 30)).json()["id"] if mixed else ""
    answers = [sticks(authors[number % len(authors)], number, photo) for number in range(hung, count)]
    assert [answer.result(20)["ok"] for answer in answers] == [True] * (count - hung)
    lead.within(20, lambda: len(hanging(lead)) >= count, "all cards hang")
    if mixed:
        lead.must("card.gather", {"ids": [f"plny-{number}" for number in (1, 2, 3)], "group": GROUP})
    second.close()
    for device in authors:
        if device is not second:
            conference.leaves(device)


def sticks(author: Device, number: int, photo: str) -> Future[Any]:
    x, y = (800, 600) if number % 2 else (100 * (number % 16), 300)
    card = {"id": f"plny-{number}", "paper": PAPER, "x": x, "y": y, "colour": "sky"} | content(number, photo)
    answer = author.do_later("card.stick", card)
    if card["kind"] == "drawing":
        author.do_later("drawing.stroke", {"id": card["id"], "stroke": stroke()})
    return answer


def content(number: int, photo: str) -> dict[str, Any]:
    if photo and number % 10 == 7:
        return {"kind": "drawing"}
    if photo and number % 12 == 0:
        return {"kind": "picture", "media": photo}
    if number % 9 == 8:
        return {"kind": "symbol", "symbols": SYMBOLS[number % 2]}
    return {"kind": "note", "text": WORDS[number % len(WORDS)]}


def hanging(device: Device) -> list[str]:
    return [card["id"] for card in device.replica.of_type("card") if card["id"].startswith("plny-")]


def sheets_of(page: Page) -> int:
    return page.evaluate(
        """(id) => document.querySelector(".screen").app.store.papers.find((paper) => paper.id === id).sheets""", PAPER
    )


def spots(page: Page) -> dict[str, list[float]]:
    """Where the cards of the paper hang, as the server said."""
    return page.evaluate(
        """(id) => Object.fromEntries(document.querySelector(".screen").app.store.cardsOn(id)
            .map(({ id, x, y }) => [id, [x, y]]))""",
        PAPER,
    )
