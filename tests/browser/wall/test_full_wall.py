"""A full wall on a slow tablet: what did not change is left alone, and what is much comes piece by piece."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.support.devices import PATIENCE_MS, Room
from tests.browser.support.fingers import looks_again
from tests.wire.support.client import Device

pytestmark = pytest.mark.browser

MANY = 100
#: from now on counts the cards and papers that are shown anew, and notes what of the wall is touched
NOTES_TOUCHES = """() => {
    window.touched = { cards: [], papers: [], changes: [] };
    for (const [name, noted] of [["ipk-card", "cards"], ["ipk-paper", "papers"]]) {
        const { prototype } = customElements.get(name), { show } = prototype;
        prototype.show = function (record, ...rest) {
            window.touched[noted].push(record.id);
            return show.call(this, record, ...rest);
        };
    }
    window.before = new Map([...document.querySelectorAll(".wall ipk-card")].map((each) => [each.card.id, each]));
    const wall = document.querySelector(".wall");
    new MutationObserver((changes) => {
        for (const { target, addedNodes, removedNodes } of changes) {
            const within = target.closest("ipk-card")?.card.id;
            const nodes = within ? [] : [...addedNodes, ...removedNodes].map((node) => node.card?.id ?? node.nodeName);
            window.touched.changes.push(...(within ? [within] : nodes.length ? nodes : [target.className]));
        }
    }).observe(wall, { subtree: true, childList: true, attributes: true });
}"""
#: notes how many cards each frame brings
NOTES_FRAMES = """() => {
    window.frames_ = [];
    new MutationObserver((changes) => {
        const added = changes.flatMap(({ addedNodes }) => [...addedNodes]);
        const cards = added.filter(({ localName }) => localName === "ipk-card");
        if (cards.length) window.frames_.push(cards.length);
    }).observe(document, { subtree: true, childList: true });
}"""

ALL_CARDS = "document.querySelector('ipk-wall').app.store.cards.length"
ON_PAPER = "(paper) => document.querySelector('ipk-wall').app.store.cardsOn(paper).length"
#: cards of the wall that are elements, and those that are part of a picture
HUNG = "document.querySelectorAll('.wall ipk-card').length"
PICTURED = """Array.from(document.querySelectorAll(".paper-picture"), (one) => Number(one.dataset.cards))
    .reduce((sum, cards) => sum + cards, 0)"""
#: where in the window a note of a picture is
PLACE = """(id) => {
    const { x, y, paper } = document.querySelector("ipk-wall").app.store.card(id);
    const sheet = document.querySelectorAll(`ipk-paper[data-paper="${paper}"]`)[Math.ceil(y / 1200) - 1];
    const box = sheet.querySelector(".paper-cards").getBoundingClientRect();
    const down = y - 1200 * (Math.ceil(y / 1200) - 1);
    return [box.x + (x / 1600) * box.width, box.y + (down / 1200) * box.height];
}"""


@pytest.fixture
def writer(own_room: Room) -> Device:
    """Somebody without a browser, whose cards hang on all open papers."""
    facilitator = own_room.server.comes("facilitator")
    facilitator.must("meeting.moderation", {"moderation": "open"})
    own_room.server.leaves(facilitator)
    device = own_room.server.comes("Máma")
    papers = [paper["id"] for paper in device.papers() if paper["step"] not in (5, 6)]
    for number in range(MANY):
        body = {
            "id": f"full-{number}",
            "kind": "note",
            "text": f"Kartička {number}",
            "paper": papers[number % len(papers)],
        }
        device.must("card.stick", {**body, "x": 400, "y": 400})
    return device


def test_a_patch_touches_only_the_card_that_changed(own_room: Room, writer: Device) -> None:
    page = own_room.comes("facilitator", "facilitator")
    expect(page.locator(".wall ipk-card", has_text="Kartička")).to_have_count(MANY, timeout=PATIENCE_MS)
    page.evaluate(NOTES_TOUCHES)
    writer.must("card.edit", {"id": "full-7", "text": "Jinak"})
    expect(page.locator(".wall ipk-card", has_text="Jinak")).to_have_count(1, timeout=PATIENCE_MS)
    touched = page.evaluate("window.touched")
    hung = page.evaluate("[...window.before.keys()]")
    paper = next(card["paper"] for card in writer.replica.of_type("card") if card["id"] == "full-7")
    beside = [card["id"] for card in writer.replica.of_type("card") if card["paper"] == paper]
    assert set(touched["changes"]) == {"full-7"}
    assert set(touched["cards"]) <= set(beside) < set(hung)
    assert page.evaluate(
        "[...document.querySelectorAll('.wall ipk-card')].every((each) => window.before.get(each.card.id) === each)"
    )


def test_a_full_wall_is_rendered_over_several_frames(own_room: Room, writer: Device) -> None:
    page = own_room.arrives("facilitator", "facilitator", script=f"({NOTES_FRAMES})()")
    cards = page.locator(".wall ipk-card", has_text="Kartička")
    expect(cards).to_have_count(MANY, timeout=PATIENCE_MS)
    frames = page.evaluate("window.frames_")
    assert len(frames) > 2
    assert frames[0] <= 24
    assert max(frames) <= 48


def test_cards_on_papers_of_the_current_step_come_first(own_room: Room, writer: Device) -> None:
    script = """() => {
        window.order = [];
        new MutationObserver((changes) => {
            for (const { addedNodes } of changes)
                for (const node of addedNodes)
                    if (node.localName === "ipk-card" && node.closest(".wall"))
                        window.order.push(node.closest("ipk-paper").matches(".paper--now"));
        }).observe(document, { subtree: true, childList: true });
    }"""
    page = own_room.arrives("facilitator", "facilitator", script=f"({script})()")
    expect(page.locator(".wall ipk-card", has_text="Kartička")).to_have_count(MANY, timeout=PATIENCE_MS)
    order = page.evaluate("window.order")
    first_of_others = order.index(False)
    assert True in order
    assert True not in order[first_of_others:]


@pytest.fixture
def crowd(own_room: Room, writer: Device) -> list[str]:
    """Twice as many cards on the same papers, whose ids these are."""
    other = own_room.server.comes("Táta")
    papers = [paper["id"] for paper in other.papers() if paper["step"] not in (5, 6)]
    for number in range(MANY + 20):
        body = {"id": f"more-{number}", "kind": "note", "text": f"Další {number}", "x": 400, "y": 400}
        other.must("card.stick", {**body, "paper": papers[number % len(papers)]})
    return papers


def _goes_far(page: Page) -> None:
    page.locator(".wall-view").focus()
    for _ in range(9):
        page.keyboard.press("-")
    expect(page.locator(".wall")).to_have_attribute("data-far", "lines")


def test_a_zoomed_out_large_wall_is_pictures_whose_cards_can_be_tapped_and_dragged(
    own_room: Room, crowd: list[str]
) -> None:
    page = own_room.comes("facilitator", "facilitator")
    _goes_far(page)
    page.wait_for_function(f"() => {PICTURED} >= {MANY} && {PICTURED} + {HUNG} === {ALL_CARDS}", timeout=PATIENCE_MS)
    page.touchscreen.tap(*page.evaluate(PLACE, "full-7"))
    expect(page.locator(".wall ipk-card.card--chosen", has_text="Kartička 7")).to_have_count(1)
    looks_again(page)
    page.keyboard.press("Escape")
    before = page.evaluate("document.querySelector('ipk-wall').app.store.card('full-9')")
    x, y = page.evaluate(PLACE, "full-9")
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 6, y + 12, steps=4)
    page.mouse.up()
    page.wait_for_function(
        "(before) => document.querySelector('ipk-wall').app.store.card('full-9').rev > before", arg=before["rev"]
    )
    after = page.evaluate("document.querySelector('ipk-wall').app.store.card('full-9')")
    assert (after["x"], after["y"]) != (before["x"], before["y"])
    page.evaluate("paper => document.querySelector('ipk-wall').look([paper])", crowd[0])
    expect(page.locator(".wall")).not_to_have_attribute("data-far", "lines")
    near = f'.wall ipk-paper[data-paper="{crowd[0]}"]'
    expect(page.locator(f"{near} .paper-picture")).to_have_count(0, timeout=PATIENCE_MS)
    assert page.locator(f"{near} ipk-card").count() == page.evaluate(ON_PAPER, crowd[0])


def test_papers_outside_the_view_of_a_large_wall_are_pictures_until_they_are_shown(
    own_room: Room, crowd: list[str]
) -> None:
    page = own_room.comes("facilitator", "facilitator")
    page.evaluate("paper => document.querySelector('ipk-wall').look([paper])", crowd[0])
    page.locator(".wall-view").focus()
    for _ in range(6):
        page.keyboard.press("+")
    seen = page.locator(f'.wall ipk-paper[data-paper="{crowd[-1]}"] ipk-card', has_text="Kartička")
    expect(seen).to_have_count(0, timeout=PATIENCE_MS)
    assert page.evaluate(PICTURED) > 0
    page.evaluate("paper => document.querySelector('ipk-wall').look([paper])", crowd[-1])
    expect(seen.first).to_be_visible(timeout=PATIENCE_MS)
