"""Screenshots of the nine steps, from two demos: one begins at the vote, one at the end (docs/screens)."""

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from tests.browser.support.devices import PATIENCE_MS, Room, goes_to_step
from tests.support.browsers.chromium import Devices
from tests.support.servers.server import Server

Picture = Callable[[Page, str], None]


def take_steps(browser: Browser, folder: Path, picture: Picture) -> None:
    for at, take in ((4, _from_the_vote), (9, _from_the_plan)):
        place = folder / f"at-{at}"
        place.mkdir()
        server = Server(place, env={}, options=["--at", str(at)], demo=True).start()
        try:
            take(Room(server, Devices(browser)), picture)
        finally:
            server.stop()


def _does(facilitator: Page, name: str) -> None:
    facilitator.locator(f'[data-lead="{name}"]').click()


def _from_the_vote(room: Room, picture: Picture) -> None:
    facilitator, child = room.comes("facilitator", "facilitator"), room.comes("child", "child")
    phone, display = room.comes("Máma", "phone"), room.comes("display", "display")
    goes_to_step(facilitator, 1)
    expect(display.locator(".step-block--rules")).to_be_visible(timeout=PATIENCE_MS)
    picture(display, "step1-display")
    picture(phone, "step1-phone")
    goes_to_step(facilitator, 3)
    picture(facilitator, "step3-facilitator")
    goes_to_step(facilitator, 4)
    _does(facilitator, "vote")
    facilitator.locator("[data-act=start-vote]").click()
    for page in (child, phone):
        page.locator(".topic-give").first.click()
        expect(page.locator(".topic[data-given]")).to_have_count(1)
    picture(child, "step4-child")
    picture(phone, "step4-phone")
    _does(facilitator, "close-vote")
    expect(display.locator(".result").first).to_be_visible(timeout=PATIENCE_MS)
    picture(display, "step4-display")
    picture(child, "step4-child-chooses")


def _from_the_plan(room: Room, picture: Picture) -> None:
    facilitator, child = room.comes("facilitator", "facilitator"), room.comes("child", "child")
    phone, display = room.comes("Máma", "phone"), room.comes("display", "display")
    recorder = room.comes("recorder", "laptop")
    goes_to_step(facilitator, 6)
    recorder.locator(".task-field--what input").fill("Pan učitel najde Aničce místo vedle Terezky")
    recorder.locator(".task-field--by input").fill("za týden")
    for page, name in ((recorder, "step6-recorder"), (display, "step6-display"), (child, "step6-child")):
        picture(page, name)
    goes_to_step(facilitator, 8)
    phone.locator("[data-answer=wish]").click()
    phone.locator(".answer-more textarea").fill("Ať o tom ví i táta.")
    picture(phone, "step8-phone")
    phone.locator(".answer-more .button--main").click()
    expect(facilitator.locator(".waiting-text")).to_be_visible(timeout=PATIENCE_MS)
    picture(facilitator, "step8-facilitator")
    facilitator.locator(".waiting-text .button--approve").click()
    expect(display.locator(".step-block--wishes")).to_be_visible(timeout=PATIENCE_MS)
    picture(display, "step8-display")
    picture(child, "step8-child")
    goes_to_step(facilitator, 9)
    picture(child, "step9-child")
    facilitator.locator("[data-tool=ellipsis]").click()
    facilitator.locator("[data-more=check]").click()
    picture(facilitator, "step9-facilitator")
    facilitator.locator("dialog[open] .button--danger").click()
    phone.locator(".ended-plan").click()
    expect(phone.locator(".afterwards-row").first).to_be_visible(timeout=PATIENCE_MS)
    picture(phone, "afterwards-phone")
    recorder.locator(".ended-plan").click()
    recorder.locator("a[href$='/minutes']").click()
    expect(recorder.locator(".minutes")).to_be_visible(timeout=PATIENCE_MS)
    recorder.locator("#works").fill("Anička má kamarádku Kláru a babičku, která s ní každý den mluví.")
    picture(recorder, "minutes-recorder")
