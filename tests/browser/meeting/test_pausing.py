"""STOP, freeze and leaving."""

import math
import time

import pytest
from playwright.sync_api import Page, expect

from tests.browser.support.devices import PATIENCE_MS, Room, card, hangs_by_phone, kept_commands, my_card, stands
from tests.browser.support.fingers import looks_again

pytestmark = pytest.mark.browser


def test_stop_pauses_every_screen_until_the_child_resumes(room: Room) -> None:
    child, father, display = room.comes("child", "child"), room.comes("Táta", "phone"), room.comes("display", "display")
    facilitator = room.comes("facilitator", "facilitator")
    child.locator(".corner--stop").click()
    for screen in (child, father, display):
        expect(screen.locator("dialog.pause")).to_be_visible(timeout=PATIENCE_MS)
    expect(facilitator.locator(".stop-line")).to_be_visible(timeout=PATIENCE_MS)
    expect(father.locator(".pause-resume")).to_be_hidden()
    father.keyboard.press("Escape")
    expect(father.locator("dialog.pause")).to_be_visible()

    child.locator(".pause-resume").click()
    for screen in (child, father, display):
        expect(screen.locator("dialog.pause")).to_be_hidden(timeout=PATIENCE_MS)
    expect(facilitator.locator(".stop-line")).to_be_hidden(timeout=PATIENCE_MS)


def test_stop_is_available_while_the_child_writes(room: Room) -> None:
    child, facilitator = room.comes("child", "child"), room.comes("facilitator", "facilitator")
    child.locator(".tile--write").click()
    child.locator(".write-words").fill("Už je mi líp.")
    child.locator(".corner--stop").click()
    expect(child.locator("dialog.pause")).to_be_visible(timeout=PATIENCE_MS)
    facilitator.locator(".stop-line > .button").click()
    expect(child.locator("dialog.pause")).to_be_visible()
    facilitator.locator(".stop-line [data-act=go-on]").click()
    expect(child.locator("dialog.pause")).to_be_hidden(timeout=PATIENCE_MS)
    child.locator(".write .tile--main").click()
    stands(card(child, "Už je mi líp."), "shown")


def test_a_frozen_wall_disables_hanging_and_keeps_the_unsent_text(room: Room) -> None:
    facilitator, teacher = room.comes("facilitator", "facilitator"), room.comes("Horák", "phone")
    freeze = facilitator.locator(".tools .icon-snowflake").locator("..")
    freeze.click()
    teacher.locator(".composer-words").fill("Počkám, až budete pokračovat.")
    expect(teacher.locator(".composer .button--main")).to_be_disabled(timeout=PATIENCE_MS)
    freeze.click()
    expect(teacher.locator(".composer .button--main")).to_be_enabled(timeout=PATIENCE_MS)
    teacher.locator(".composer .button--main").click()
    stands(my_card(teacher, "Počkám, až budete pokračovat."), "waiting")


def test_the_signal_i_do_not_understand_is_anonymous(room: Room) -> None:
    child, facilitator = room.comes("child", "child"), room.comes("facilitator", "facilitator")
    child.locator(".corner--unclear").click()
    expect(child.locator(".corner--unclear")).to_have_attribute("aria-pressed", "true", timeout=PATIENCE_MS)
    facilitator.locator("#tab-hands").click()
    line = facilitator.locator(".person--signal")
    expect(line).to_have_count(1, timeout=PATIENCE_MS)
    expect(line).not_to_contain_text("Anička")
    child.locator(".corner--unclear").click()
    expect(line).to_have_count(0, timeout=PATIENCE_MS)


def test_removal_clears_a_persons_screen_within_a_second_and_their_stored_commands(own_room: Room) -> None:
    facilitator = own_room.comes("facilitator", "facilitator")
    facilitator.locator("#tab-people").click()
    seconds = math.inf
    for who in ("Táta", "Babička", "Horák"):  # a machine that stands still does so not for all of them
        if seconds >= 1:
            seconds = is_removed(own_room, facilitator, who)
    assert seconds < 1


def is_removed(room: Room, facilitator: Page, who: str) -> float:
    """How long that took for their own screen."""
    phone = room.comes(who, "phone")
    hangs_by_phone(phone, "Moje poslední kartička.")
    stands(my_card(phone, "Moje poslední kartička."), "waiting")
    line = facilitator.locator(".person", has_text=who)
    line.locator(".icon-button").click()
    line.locator("[data-act=remove]").click()
    looks_again(facilitator)
    line.locator(".person-sure .button--danger").click()
    started = time.monotonic()
    expect(phone.locator(".farewell")).to_be_visible(timeout=PATIENCE_MS)
    seconds = time.monotonic() - started
    expect(phone.locator("body")).not_to_contain_text("Anič")
    expect(phone.locator("body")).not_to_contain_text("kartička")
    assert kept_commands(phone) == 0
    again = phone.context.request.get(phone.url)
    assert again.status == 404
    assert "Anič" not in again.text()
    return seconds


def test_the_childs_wish_to_leave_is_shown_to_guide_and_facilitator_but_not_to_the_mother(own_room: Room) -> None:
    """That it wants to leave is not that it needs support; nobody answers in its guide's name."""
    child, guide = own_room.comes("child", "child"), own_room.comes("guide", "laptop")
    facilitator, mother = own_room.comes("facilitator", "facilitator"), own_room.comes("Máma", "phone")
    child.locator(".corner--stop").click()
    child.locator(".tile--wants-to-leave").click()
    expect(child.locator(".tile--wants-to-leave")).to_contain_text("Říkáme to tvému průvodci.", timeout=PATIENCE_MS)
    expect(guide.locator("dialog.pause[open]")).to_contain_text("Anička chce odejít.", timeout=PATIENCE_MS)
    facilitator.locator("#tab-hands").click()
    expect(facilitator.locator(".person--ping")).to_contain_text("Anička chce odejít", timeout=PATIENCE_MS)
    expect(mother.locator("body")).not_to_contain_text("odejít")
