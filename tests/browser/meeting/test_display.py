"""The display: what the facilitator shows, who is here, how to come; nothing that is not approved."""

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.support.devices import PATIENCE_MS, Room, card, hangs_by_phone, my_card, stands
from tests.browser.support.measuring import resize

pytestmark = pytest.mark.browser

SIZES = ((1280, 720), (1920, 1080), (3840, 2160))
#: what sticks out of the window, or lies under something that covers it
OUTSIDE = """() => [...document.querySelectorAll(".display-step, .display-goal, .join-code, .somebody, ipk-paper")]
    .map((one) => [one.className, one.getBoundingClientRect()])
    .filter(([, box]) => box.width && (box.left < 0 || box.top < 0
        || box.right > innerWidth + 1 || box.bottom > innerHeight + 1))
    .map(([name]) => name)"""


def does(page: Page, command: str, args: dict[str, Any]) -> None:
    """This person does it, as some button of their screen would."""
    page.evaluate(
        "([cmd, args]) => document.querySelector('ipk-facilitator, ipk-child').app.store.do(cmd, args)",
        [command, args],
    )


def id_of(facilitator: Page, words: str) -> str:
    store = "document.querySelector('ipk-facilitator').app.store"
    return facilitator.evaluate(f"(words) => {store}.cards.find((one) => one.text?.includes(words)).id", words)


def face(display: Page, name: str) -> Any:
    return display.locator(".somebody", has_text=name)


def test_the_display_lists_present_people_child_first_and_without_offices(fresh_room: Room) -> None:
    display = fresh_room.comes("display", "display")
    fresh_room.comes("child", "child")
    officer = fresh_room.comes("OSPOD", "phone")
    expect(face(display, "Paní Nováková")).to_be_visible(timeout=PATIENCE_MS)
    expect(display.locator(".somebody").first).to_contain_text("Anička", timeout=PATIENCE_MS)
    expect(display.locator(".display-people")).not_to_contain_text(re.compile("OSPOD|Plátno"))
    officer.close()
    expect(face(display, "Paní Nováková")).to_have_count(0, timeout=2 * PATIENCE_MS)


def test_the_display_shows_an_approved_card_large_but_not_a_waiting_one(room: Room) -> None:
    mother, facilitator = room.comes("Máma", "phone"), room.comes("facilitator", "facilitator")
    display = room.comes("display", "display")
    hangs_by_phone(mother, "Tohle ještě nikdo neviděl.")
    stands(my_card(mother, "neviděl"), "waiting")
    does(facilitator, "meeting.spotlight", {"card": id_of(facilitator, "neviděl")})
    does(facilitator, "meeting.spotlight", {"card": id_of(facilitator, "čtení")})
    expect(display.locator(".large-card", has_text="čtení")).to_be_visible(timeout=PATIENCE_MS)
    assert "neviděl" not in display.content()
    does(facilitator, "meeting.spotlight", {})
    expect(display.locator(".display-large")).to_be_hidden(timeout=PATIENCE_MS)


def test_the_display_shows_freeze_and_stop_without_naming_anybody(room: Room) -> None:
    facilitator, child = room.comes("facilitator", "facilitator"), room.comes("child", "child")
    display = room.comes("display", "display")
    does(facilitator, "meeting.freeze", {})
    expect(display.locator(".display-calm")).to_be_visible(timeout=PATIENCE_MS)
    does(facilitator, "meeting.thaw", {})
    expect(display.locator(".display-calm")).to_be_hidden(timeout=PATIENCE_MS)
    child.locator(".corner--stop").click()
    expect(display.locator("dialog.pause")).to_be_visible(timeout=PATIENCE_MS)
    expect(display.locator("dialog.pause")).not_to_contain_text(re.compile("Aničk|dítě"))
    child.locator(".pause-resume").click()
    expect(display.locator("dialog.pause")).to_be_hidden(timeout=PATIENCE_MS)


def test_the_display_fits_every_screen_and_hides_the_room_code_when_joining_is_closed(own_room: Room) -> None:
    display, child = own_room.comes("display", "display"), own_room.comes("child", "child")
    for place in range(24):
        words = f"Mám ráda, když je doma klid a nikdo nespěchá. {place}"
        note = {"kind": "note", "paper": "dari-se", "text": words}
        does(child, "card.stick", {"id": f"klid{place}", "x": 500 + place, "y": 500, **note})
    expect(card(display, "nespěchá. 23")).to_be_visible(timeout=2 * PATIENCE_MS)
    expect(display.locator(".display-dot[data-now]")).to_be_visible(timeout=PATIENCE_MS)
    for width, height in SIZES:
        resize(display, width, height)
        assert display.evaluate(OUTSIDE) == []
        letters = display.locator("ipk-card .card-text").first.evaluate(
            "(one) => parseFloat(getComputedStyle(one).fontSize)"
        )
        assert letters >= height / 50, "from five metres nobody reads less"
    expect(display.locator(".join-code")).to_be_visible()
    expect(display.locator(".join-qr path")).to_have_count(1, timeout=PATIENCE_MS)
    organizer = own_room.arrives("organizer", "laptop")
    organizer.locator("form[action$='/door/close'] button").click()
    expect(display.locator(".join")).to_be_hidden(timeout=PATIENCE_MS)


def test_the_display_gets_a_dark_background_by_color_scheme_or_by_url(fresh_room: Room) -> None:
    display = fresh_room.comes("display", "display", color_scheme="dark")
    expect(display.locator("html")).to_have_attribute("data-ground", "dark")
    light = fresh_room.comes("display", "display")
    expect(light.locator("html:not([data-ground])")).to_be_attached()
    light.goto(f"{light.url}?dark")
    expect(light.locator("html")).to_have_attribute("data-ground", "dark", timeout=PATIENCE_MS)


def test_the_facilitator_steps_through_single_cards_on_the_display_and_ends_steering(room: Room) -> None:
    facilitator, display = room.comes("facilitator", "facilitator"), room.comes("display", "display")
    facilitator.locator("[data-tool=projector]").click()
    row = facilitator.locator(".tools-row--display")
    tool = {way: row.locator(f"[data-steer={way}]") for way in ("previous", "next", "larger", "smaller", "alone")}
    expect(row).to_contain_text("Na plátně: Co se daří")

    tool["larger"].click()
    expect(display.locator(".large-card")).to_be_visible(timeout=PATIENCE_MS)
    first = display.locator(".large-body").inner_text()
    expect(tool["previous"]).to_be_disabled()
    tool["next"].click()
    expect(display.locator(".large-body")).not_to_have_text(first, timeout=PATIENCE_MS)

    tool["smaller"].click()
    expect(display.locator(".display-large")).to_be_hidden(timeout=PATIENCE_MS)
    expect(tool["alone"]).to_be_enabled(timeout=PATIENCE_MS)
    tool["alone"].click()
    expect(tool["alone"]).to_be_disabled(timeout=PATIENCE_MS)
    row.locator(".icon-button").click()
    expect(facilitator.locator("[data-tool=projector]")).to_be_visible()
