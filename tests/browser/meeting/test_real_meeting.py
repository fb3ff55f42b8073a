"""A whole meeting as people hold it: links, the lobby, nine steps, second devices, coming back, the end (P2)."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.support.devices import (
    PATIENCE_MS,
    Room,
    card,
    child_writes,
    goes_to_step,
    hangs_by_phone,
    my_card,
    stands,
    waiting_card,
)
from tests.browser.support.measuring import too_small

pytestmark = [pytest.mark.browser, pytest.mark.slow]

#: who comes with which device, by role or a word of the name
DEVICES = {
    "child": "child",
    "guide": "laptop",
    "recorder": "laptop",
    "Máma": "phone",
    "Táta": "phone",
    "Babička": "phone",
    "OSPOD": "phone",
    "učitel": "phone",
    "Teta": "phone",
    "display": "display",
}


def opens_link(room: Room, who: str, device: str) -> Page:
    """Their own link on a device of theirs: as far as the lobby or further."""
    return room.devices.open(device, room.server.person(who)["url"])


def waits(page: Page) -> None:
    expect(page.locator("main.door h1")).to_be_visible(timeout=PATIENCE_MS)


def is_inside(page: Page) -> None:
    expect(page.locator(".screen").first).to_be_visible(timeout=PATIENCE_MS)
    expect(page.locator("main.door")).to_have_count(0)


def at_the_door(facilitator: Page, name: str) -> Locator:
    facilitator.locator("#tab-people").click()
    return facilitator.locator(".person--knocking", has_text=name)


def leaves(page: Page, way: str) -> None:
    """The quick way out of a device."""
    page.locator(way).first.click()
    page.locator("dialog[open] .button--main").click()
    page.wait_for_url("**/left")


def test_a_real_meeting_is_held_from_the_first_link_to_the_end(new_room: Room) -> None:
    room = new_room
    facilitator = opens_link(room, "facilitator", "facilitator")
    is_inside(facilitator)  # nobody else could let her in

    people = {who: opens_link(room, who, device) for who, device in DEVICES.items()}
    for page in people.values():
        waits(page)
        expect(page.locator("body")).not_to_contain_text("Anič")  # P1: a link alone shows nothing

    facilitator.locator("#tab-people").click()
    facilitator.locator("[data-let=family]").click()
    for who in ("child", "guide", "Máma", "Táta", "Babička", "Teta"):
        is_inside(people[who])
    waits(people["OSPOD"])
    at_the_door(facilitator, "OSPOD").locator(".button--main").click()
    is_inside(people["OSPOD"])
    facilitator.locator("[data-let=everybody]").click()
    for page in people.values():
        is_inside(page)

    facilitator.locator(".top .button--main").click()
    expect(people["Máma"].locator(".now-title")).to_have_text("Přivítání", timeout=PATIENCE_MS)
    child_writes(people["child"], "Jsem tady.")
    expect(card(facilitator, "Jsem tady.")).to_be_attached(timeout=PATIENCE_MS)

    for step in range(2, 10):
        goes_to_step(facilitator, step)
        _says_something(people, facilitator, step)

    _ends(facilitator, people)
    _reads_on(room, people["Máma"])


def _reads_on(room: Room, mother: Page) -> None:
    """What was said can still be read; a link leads nowhere any more (A13)."""
    mother.locator(".ended-read").click()
    mother.locator(".tab[data-place=wall]").click()
    expect(mother.locator("ipk-reading, .reading").get_by_text("V kroku 9").first).to_be_visible(timeout=PATIENCE_MS)
    late = room.devices.open("phone")
    assert late.goto(f"{room.server.url}/j") is not None
    late.goto(room.server.person("Máma")["url"])
    expect(late.locator("body")).not_to_contain_text("Máma", timeout=PATIENCE_MS)
    room.devices.complaints.clear()  # the link that leads nowhere is a 404, as it should be


def _ends(facilitator: Page, people: dict[str, Page]) -> None:
    facilitator.locator("[data-tool=ellipsis]").click()
    facilitator.locator("[data-more=check]").click()
    facilitator.locator("dialog[open] .button--danger").click()
    for page in (facilitator, *people.values()):
        expect(page.locator(".ended").first).to_be_visible(timeout=PATIENCE_MS)


def _says_something(people: dict[str, Page], facilitator: Page, step: int) -> None:
    """An adult writes, it is approved, and it hangs on the paper that the room looks at."""
    words = f"V kroku {step} řekla máma tohle."
    hangs_by_phone(people["Máma"], words)
    stands(my_card(people["Máma"], words), "waiting")
    waiting_card(facilitator, words).locator("[data-action=approve]").click()
    expect(card(people["display"], words)).to_be_visible(timeout=PATIENCE_MS)


def test_everybody_leaves_and_comes_back(new_room: Room) -> None:
    room = new_room
    facilitator = opens_link(room, "facilitator", "facilitator")
    is_inside(facilitator)
    mother, recorder = opens_link(room, "Máma", "phone"), opens_link(room, "recorder", "laptop")
    for page in (mother, recorder):
        waits(page)
    facilitator.locator("#tab-people").click()
    facilitator.locator("[data-let=everybody]").click()
    is_inside(mother)
    is_inside(recorder)

    leaves(mother, ".foots .foot:last-child")
    again = opens_link(room, "Máma", "phone")
    waits(again)
    at_the_door(facilitator, "Máma").locator(".button--main").click()
    is_inside(again)

    leaves(recorder, ".foots .foot:last-child")
    again = opens_link(room, "recorder", "laptop")
    waits(again)
    at_the_door(facilitator, "Petr").locator(".button--main").click()
    is_inside(again)

    # who leads comes back by herself: nobody else could let her in
    facilitator.locator(".icon-button--own").click()
    facilitator.locator("dialog[open] .button", has_text="Odejít").click()
    facilitator.locator("dialog[open] .button--main").click()
    facilitator.wait_for_url("**/left")
    is_inside(opens_link(room, "facilitator", "facilitator"))


def test_another_device_of_the_facilitator_is_admitted_by_the_recorder_or_by_a_code(new_room: Room) -> None:
    room = new_room
    first = opens_link(room, "facilitator", "facilitator")
    is_inside(first)
    recorder = opens_link(room, "recorder", "laptop")
    at_the_door(first, "Petr").locator(".button--main").click()
    is_inside(recorder)

    second = opens_link(room, "facilitator", "laptop")
    waits(second)
    recorder.locator(".further-devices .button--main").click()
    is_inside(second)

    third = opens_link(room, "facilitator", "phone")
    waits(third)
    first.locator(".icon-button--own").click()
    first.locator("dialog[open] .button", has_text="Přihlásit další zařízení").click()
    code = first.locator("dialog[open] .device-code")
    expect(code).to_contain_text("min", timeout=PATIENCE_MS)
    third.locator("details.door-code summary").click()
    third.locator("details.door-code input[name=code]").fill("AAAAAA")
    third.locator("details.door-code [type=submit]").click()
    expect(third.locator(".field-error")).to_be_visible(timeout=PATIENCE_MS)
    third.locator("details.door-code input[name=code]").fill(code.inner_text().split(" · ")[0])
    third.locator("details.door-code [type=submit]").click()
    is_inside(third)


def test_the_guide_is_told_once_that_two_devices_of_the_child_were_admitted(new_room: Room) -> None:
    """A31: also when its own page was not open yet."""
    room = new_room
    facilitator = opens_link(room, "facilitator", "facilitator")
    is_inside(facilitator)
    for device in ("child", "phone"):
        waits(opens_link(room, "child", device))
    at_the_door(facilitator, "Anička").locator(".button--main").click()
    guide = opens_link(room, "guide", "laptop")
    at_the_door(facilitator, "Eva").locator(".button--main").click()
    is_inside(guide)
    told = guide.get_by_text("Anička je teď uvnitř i na dalším zařízení")
    expect(told).to_be_visible(timeout=PATIENCE_MS)
    guide.reload()
    is_inside(guide)
    expect(guide.locator(".now-title").first).to_be_visible(timeout=PATIENCE_MS)
    expect(told).to_have_count(0)


def test_handing_over_the_role_of_facilitator_changes_both_screens(new_room: Room) -> None:
    room = new_room
    facilitator = opens_link(room, "facilitator", "facilitator")
    teacher = opens_link(room, "učitel", "facilitator")
    waits(teacher)
    at_the_door(facilitator, "Horák").locator(".button--main").click()
    is_inside(teacher)
    line = facilitator.locator(".panel--people .person", has_text="Horák")
    line.locator(".icon-button").first.click()
    line.locator("[data-act=lead]").click()
    line.locator(".person-sure:not([hidden]) .button--main").click()
    expect(teacher.locator(".facilitator")).to_be_visible(timeout=PATIENCE_MS)
    expect(facilitator.locator(".phone")).to_be_visible(timeout=PATIENCE_MS)
    teacher.locator(".top .button--main").click()
    expect(facilitator.locator(".now-title")).to_have_text("Přivítání", timeout=PATIENCE_MS)


def test_phones_say_that_the_facilitator_is_absent(new_room: Room) -> None:
    room = new_room
    mother = room.comes("Máma", "phone")
    expect(mother.locator(".now-leader")).to_be_visible(timeout=PATIENCE_MS)
    facilitator = opens_link(room, "facilitator", "facilitator")
    is_inside(facilitator)
    expect(mother.locator(".now-leader")).to_be_hidden(timeout=PATIENCE_MS)


def test_the_circle_is_told_of_another_device_of_the_child(new_room: Room) -> None:
    """A31"""
    room = new_room
    facilitator = opens_link(room, "facilitator", "facilitator")
    child, guide = opens_link(room, "child", "child"), opens_link(room, "guide", "laptop")
    waits(child)
    waits(guide)
    facilitator.locator("#tab-people").click()
    facilitator.locator("[data-let=family]").click()
    is_inside(child)
    is_inside(guide)
    second = opens_link(room, "child", "child")
    waits(second)
    expect(guide.locator(".further-devices")).to_contain_text("Anička", timeout=PATIENCE_MS)
    guide.locator(".further-devices .button--main").click()
    is_inside(second)
    expect(guide.locator(".message-words").first).to_contain_text("Anička", timeout=PATIENCE_MS)
    expect(child.locator(".message-words")).to_contain_text("dalším zařízení", timeout=PATIENCE_MS)
    assert too_small(child, 96) == []
    expect(second.locator(".child-stage")).to_be_visible(timeout=PATIENCE_MS)
    expect(second.locator(".message-line")).to_be_hidden()
