"""Somebody comes to the door with the code from the display (P2)."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.support.devices import PATIENCE_MS, Room, hangs_by_phone, my_card, stands

pytestmark = pytest.mark.browser


def test_a_guest_with_the_room_code_waits_and_takes_part_after_admission(room: Room) -> None:
    display, facilitator = room.comes("display", "display"), room.comes("facilitator", "facilitator")
    code = display.locator(".join-code")
    expect(code).not_to_be_empty(timeout=PATIENCE_MS)

    uncle = room.devices.open("phone", f"{room.server.url}/join")
    uncle.locator("input[name=code]").fill(code.inner_text())
    uncle.locator("input[name=name]").fill("strýc Jára")
    uncle.locator("form [type=submit]").first.click()
    expect(uncle.locator("body")).not_to_contain_text("Anič")

    facilitator.locator("#tab-people").click()
    line = facilitator.locator(".person--knocking", has_text="strýc Jára")
    expect(line).to_be_visible(timeout=PATIENCE_MS)
    line.locator(".person-role").select_option("support")
    line.locator(".button--main").click()

    expect(uncle.locator(".phone")).to_be_visible(timeout=PATIENCE_MS)
    hangs_by_phone(uncle, "Přijel jsem kvůli Aničce.")
    stands(my_card(uncle, "Přijel jsem kvůli Aničce."), "waiting")
    expect(facilitator.locator(".person", has_text="strýc Jára").locator(".person-what")).to_contain_text("podpůrná")


def knocks(room: Room, code: str, name: str) -> Page:
    stranger = room.devices.open("phone", f"{room.server.url}/join")
    stranger.locator("input[name=code]").fill(code)
    stranger.locator("input[name=name]").fill(name)
    stranger.locator("form [type=submit]").first.click()
    return stranger


def test_one_tap_sends_all_guests_away_and_one_tap_closes_joining_by_room_code(room: Room) -> None:
    """A33: and opens it again, with another code."""
    facilitator = room.comes("facilitator", "facilitator")
    facilitator.locator("#tab-people").click()
    shown, turn = facilitator.locator(".panel-code"), facilitator.locator("[data-act=door]")
    if "zavřené" in shown.inner_text():
        turn.click()
    expect(shown).to_have_text(re.compile(r"[A-Z0-9]{3} [A-Z0-9]{3}"))
    old = shown.inner_text().split(":")[-1].strip()
    strangers = [knocks(room, old, f"Cizí {number}") for number in (1, 2)]
    expect(facilitator.locator(".person--knocking")).to_have_count(2, timeout=PATIENCE_MS)
    facilitator.locator("[data-act=send-away]").click()
    expect(facilitator.locator(".person--knocking")).to_have_count(0, timeout=PATIENCE_MS)
    for stranger in strangers:
        expect(stranger.locator("body")).to_contain_text("nikam nevede", timeout=PATIENCE_MS)
    turn.click()
    expect(shown).to_have_text("Dveře místnosti jsou zavřené.")
    expect(knocks(room, old, "Cizí 3").locator("body")).to_contain_text("nikam nevede")
    room.devices.complaints.clear()  # a code that leads nowhere is a 404, as it should be
    turn.click()
    expect(shown).not_to_have_text(re.compile(re.escape(old)))
    expect(shown).to_have_text(re.compile(r"[A-Z0-9]{3} [A-Z0-9]{3}"))


def test_another_device_of_an_admitted_person_waits_and_is_admitted(room: Room) -> None:
    mother, facilitator = room.comes("Máma", "phone"), room.comes("facilitator", "facilitator")
    second = room.devices.open("phone", room.server.person("Máma")["url"])
    facilitator.locator("#tab-people").click()
    line = facilitator.locator(".person--knocking", has_text="Máma")
    expect(line).to_be_visible(timeout=PATIENCE_MS)
    expect(line.locator(".icon-button")).to_have_count(0)
    line.locator(".button--main").click()
    expect(second.locator(".phone")).to_be_visible(timeout=PATIENCE_MS)
    expect(line).to_have_count(0, timeout=PATIENCE_MS)
    hangs_by_phone(mother, "Píšu z prvního.")
    stands(my_card(second, "Píšu z prvního."), "waiting")
