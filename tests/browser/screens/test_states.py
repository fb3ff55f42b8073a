"""Whatever lies over a screen, everybody can use it: axe finds nothing, and everything is large enough to touch."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.support.devices import PATIENCE_MS, Room, kept_commands, until
from tests.browser.support.measuring import outside, resize, scrolls_sideways, too_small, violations

pytestmark = pytest.mark.browser

#: (whose screen, on what, the least that a finger gets, what is opened one after another; "< " reloads before)
STATES: list[tuple[str, str, int, list[str]]] = [
    ("child", "child", 96, [".corner--stop", ".pause-ways .tile:last-child", "< .pause-resume"]),
    ("child", "child", 96, [".tile--draw", "< .tile--picture", "< .tile--photo", "< .tile--music"]),
    ("Máma", "phone", 44, [".foot:has(.icon-sliders-horizontal)", "< .foot:has(.icon-log-out)"]),
    ("Máma", "phone", 44, [".foot:has(.icon-moon)", "< button:has-text('Nakreslit')"]),
    ("facilitator", "facilitator", 44, [".icon-button--own", ".over .icon-log-out"]),
    ("guide", "laptop", 44, [".childs-screen .icon-sliders-horizontal", "< .foot:has(.icon-log-out)"]),
    ("recorder", "laptop", 44, [".foot:has(.icon-sliders-horizontal)"]),
]


@pytest.mark.parametrize(("who", "device", "least", "steps"), STATES, ids=[f"{s[0]} {s[3][0]}" for s in STATES])
def test_open_dialogs_are_accessible(room: Room, who: str, device: str, least: int, steps: list[str]) -> None:
    page = room.comes(who, device)
    for step in steps:
        if step.startswith("< "):
            page.reload()
        page.locator(step.removeprefix("< ")).first.click()
        page.evaluate("Promise.allSettled(document.getAnimations().map((one) => one.finished))")
        assert violations(page, enhanced=who == "child") == [], step
        assert too_small(page, least) == [], step
        assert outside(page) == [], step
    until(page, lambda: kept_commands(page) == 0)


def test_the_childs_screen_meets_the_enhanced_contrast_rule(room: Room) -> None:
    child = room.comes("child", "child")
    expect(child.locator(".paper")).to_be_visible(timeout=PATIENCE_MS)
    assert violations(child, enhanced=True) == []


@pytest.mark.parametrize("contrast", ["high", "forced"])
def test_the_childs_screen_is_accessible_in_high_contrast(room: Room, contrast: str) -> None:
    wishes = {"forced_colors": "active"} if contrast == "forced" else {}
    child = room.comes("child", "child", **wishes)
    expect(child.locator(".paper")).to_be_visible(timeout=PATIENCE_MS)
    if contrast == "high":
        child.evaluate("document.documentElement.dataset.contrast = 'high'")
    assert violations(child, enhanced=True) == []


def test_offline_screens_are_accessible(room: Room) -> None:
    for who, device, least in (("child", "child", 96), ("Babička", "phone", 44)):
        page = room.comes(who, device)
        page.context.set_offline(True)
        expect(page.locator(".message-link")).to_be_visible(timeout=PATIENCE_MS)
        assert violations(page, enhanced=who == "child") == []
        assert too_small(page, least) == []


def test_lobby_and_entry_pages_are_accessible(room: Room) -> None:
    second = room.devices.open("phone", room.server.person("Máma")["url"])
    second.wait_for_url("**/c/**")
    for address in (None, f"{room.server.url}/join", f"{room.server.url}/", f"{room.server.url}/left"):
        if address:
            second.goto(address)
        assert violations(second) == [], address or "the lobby"
        assert too_small(second, 44) == [], address or "the lobby"


#: a page of 1280 pixels magnified to 400 %
MAGNIFIED = (320, 256)


@pytest.mark.parametrize(
    ("who", "device"),
    [
        ("child", "child"),
        ("Máma", "laptop"),
        ("facilitator", "facilitator"),
        ("guide", "laptop"),
        ("display", "display"),
    ],
)
def test_no_screen_scrolls_sideways_at_400_percent_zoom(room: Room, who: str, device: str) -> None:
    page = room.comes(who, device)
    resize(page, *MAGNIFIED)
    assert not scrolls_sideways(page)
    assert outside(page) == []
    if who == "child":
        expect(page.locator(".corner--stop")).to_be_in_viewport(ratio=0.9)


@pytest.mark.parametrize(("who", "device"), [("child", "child"), ("Máma", "phone"), ("facilitator", "facilitator")])
def test_large_text_cuts_nothing_off(room: Room, who: str, device: str) -> None:
    page = room.comes(who, device)
    if device == "phone":
        resize(page, 360, 740)
    for size in ("150", "200"):
        page.evaluate("(size) => document.documentElement.dataset.text = size", size)
        assert not scrolls_sideways(page), size
        assert outside(page) == [], size
        if who == "child":
            expect(page.locator(".corner--stop")).to_be_in_viewport(ratio=0.9)


def test_the_join_page_fits_at_400_percent_zoom(room: Room) -> None:
    page: Page = room.devices.open("laptop", f"{room.server.url}/join")
    resize(page, *MAGNIFIED)
    assert not scrolls_sideways(page)
    assert outside(page) == []
