"""The whole wall through a lens: fingers, wheel and keys move it, and no card is ever out of reach."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.support.devices import PATIENCE_MS, Room, child_writes, goes_to_step, until

pytestmark = pytest.mark.browser

#: two fingers on bare ground, from 100 px apart to 300 px
PINCH = """(wall) => {
    const box = wall.getBoundingClientRect();
    const finger = (type, id, x) => wall.dispatchEvent(new PointerEvent(type, {
        pointerId: id, pointerType: "touch", bubbles: true, clientX: box.x + x, clientY: box.y + box.height / 2 }));
    const middle = box.width / 2;
    finger("pointerdown", 1, middle - 50);
    finger("pointerdown", 2, middle + 50);
    for (let apart = 50; apart <= 150; apart += 10) {
        finger("pointermove", 1, middle - apart);
        finger("pointermove", 2, middle + apart);
    }
    finger("pointerup", 1, middle - 150);
    finger("pointerup", 2, middle + 150);
}"""


def lens(page: Page) -> dict[str, float]:
    return page.locator("ipk-wall").evaluate("({ lens: { scale, x, y } }) => ({ scale, x, y })")


def stands_still(page: Page) -> None:
    """The last move was drawn (its first frame says that it moves); `show all` and other fits are there at once."""
    page.evaluate("() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))")
    expect(page.locator(".wall-plane--moving")).to_have_count(0, timeout=PATIENCE_MS)


def shows_all(page: Page) -> None:
    page.locator("[data-tool=layout-grid]").click()
    stands_still(page)


def overlaps(page: Page, what: str) -> bool:
    """Does any card that can be seen lie under such a thing? Asked of the browser's own hit test."""
    return page.evaluate(
        """(what) => [...document.querySelectorAll(what)].some((tool) => {
            const { x, y, width, height } = tool.getBoundingClientRect();
            const at = (dx, dy) => document.elementsFromPoint(x + width * dx, y + height * dy);
            return [[.1, .1], [.9, .1], [.5, .5], [.1, .9], [.9, .9]].some(([dx, dy]) =>
                at(dx, dy).some((element) => element.closest("ipk-card")));
        })""",
        what,
    )


def test_a_pinch_zooms_and_show_all_makes_every_paper_visible(room: Room) -> None:
    facilitator = room.comes("facilitator", "facilitator")
    shows_all(facilitator)
    before = lens(facilitator)["scale"]
    facilitator.locator(".wall-view").evaluate(PINCH)
    until(facilitator, lambda: lens(facilitator)["scale"] > before * 2.5)
    shows_all(facilitator)
    assert lens(facilitator)["scale"] == pytest.approx(before)
    for paper in facilitator.locator("ipk-paper").all():
        expect(paper).to_be_in_viewport(ratio=0.99)


def test_dragging_the_background_pans_the_wall_but_not_out_of_sight(room: Room) -> None:
    facilitator = room.comes("facilitator", "facilitator")
    shows_all(facilitator)
    box = facilitator.locator(".wall-view").bounding_box()
    assert box
    x, y = box["x"] + 6, box["y"] + 6
    before = lens(facilitator)
    facilitator.mouse.move(x, y)
    facilitator.mouse.down()
    facilitator.mouse.move(x + 120, y + 60, steps=4)
    until(facilitator, lambda: lens(facilitator)["x"] == pytest.approx(before["x"] + 120))
    facilitator.mouse.move(x + 5000, y + 5000, steps=4)
    facilitator.mouse.up()
    stands_still(facilitator)
    assert lens(facilitator)["x"] <= box["width"] / 2
    expect(facilitator.locator("ipk-paper").first).to_be_in_viewport()


def test_the_wall_is_panned_and_zoomed_by_keyboard(room: Room) -> None:
    facilitator = room.comes("facilitator", "facilitator")
    facilitator.locator(".wall-view").focus()
    facilitator.keyboard.press("0")
    stands_still(facilitator)
    whole = lens(facilitator)
    facilitator.keyboard.press("+")
    until(facilitator, lambda: lens(facilitator)["scale"] > whole["scale"] * 1.3)
    closer = lens(facilitator)
    facilitator.keyboard.press("ArrowRight")
    until(facilitator, lambda: lens(facilitator)["x"] < closer["x"] - 60)
    facilitator.keyboard.press("-")
    until(facilitator, lambda: lens(facilitator)["scale"] == pytest.approx(whole["scale"]))
    facilitator.keyboard.press("0")
    stands_still(facilitator)
    assert lens(facilitator) == pytest.approx(whole)


def test_a_new_step_brings_its_papers_into_view(own_room: Room) -> None:
    facilitator = own_room.comes("facilitator", "facilitator")
    shows_all(facilitator)
    whole = lens(facilitator)["scale"]
    goes_to_step(facilitator, 3)
    until(facilitator, lambda: lens(facilitator)["scale"] > whole * 1.2)
    now = facilitator.locator(".paper--now")
    expect(now.first).to_be_in_viewport(ratio=0.9, timeout=PATIENCE_MS)
    expect(now.last).to_be_in_viewport(ratio=0.9)


@pytest.mark.parametrize("size", [(1180, 820), (820, 1180), (1366, 768), (360, 740)])
def test_no_card_is_ever_under_the_tools(room: Room, size: tuple[int, int]) -> None:
    width, height = size
    facilitator = room.comes("facilitator", "facilitator", viewport={"width": width, "height": height})
    facilitator.locator("ipk-card").first.wait_for()
    wall = facilitator.locator("ipk-wall")
    for scale in (1.0, 4.0):
        wall.evaluate("(wall, scale) => wall.lens.zoom(scale)", scale)
        stands_still(facilitator)
        assert not overlaps(facilitator, ".tool, .tools button, .tray, .step, .clock")


def test_a_card_focused_by_keyboard_comes_into_view(room: Room) -> None:
    facilitator = room.comes("facilitator", "facilitator")
    shows_all(facilitator)
    facilitator.locator("ipk-wall").evaluate("(wall) => wall.lens.zoom(6)")
    stands_still(facilitator)
    facilitator.locator(".wall-view").focus()
    facilitator.keyboard.press("Tab")
    stands_still(facilitator)
    expect(facilitator.locator("ipk-card:focus")).to_be_in_viewport(ratio=0.9)


def test_a_card_focused_before_a_zoom_was_drawn_comes_into_view(room: Room) -> None:
    facilitator = room.comes("facilitator", "facilitator")
    shows_all(facilitator)
    facilitator.evaluate(
        """() => {
            document.querySelector("ipk-wall").lens.zoom(6);
            document.querySelector("ipk-card[data-key=profile-answer-rada]").focus({ focusVisible: true });
        }"""
    )
    stands_still(facilitator)
    expect(facilitator.locator("ipk-card:focus")).to_be_in_viewport(ratio=0.9)


def test_a_new_card_mutates_only_its_own_element(room: Room) -> None:
    child, facilitator = room.comes("child", "child"), room.comes("facilitator", "facilitator")
    facilitator.locator("ipk-card").first.wait_for()
    facilitator.evaluate(
        """() => {
            window.touched = new Set();
            const plane = document.querySelector(".wall-plane");
            const watch = (changes) => changes.forEach(({ target, addedNodes }) =>
                [target, ...addedNodes].forEach((node) => {
                    const element = node instanceof Element ? node : node.parentElement;
                    const card = element?.closest("ipk-card");
                    if (card) window.touched.add(card.dataset.key ?? card.textContent);
                }));
            const all = { subtree: true, childList: true, attributes: true, characterData: true };
            new MutationObserver(watch).observe(plane, all);
        }"""
    )
    child_writes(child, "Jediná nová.")
    expect(facilitator.locator("ipk-card", has_text="Jediná nová.")).to_be_attached(timeout=PATIENCE_MS)
    assert facilitator.evaluate("window.touched.size") == 1
