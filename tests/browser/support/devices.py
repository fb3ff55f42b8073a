"""The people of a conference at their devices, and what a story asks of their screens."""

from collections.abc import Callable
from typing import Any

from playwright.sync_api import Locator, Page, WebSocketRoute, expect

from tests.browser.support.measuring import waits_until_there
from tests.support.browsers.chromium import PATIENCE_MS, Devices
from tests.support.conference import Conference
from tests.support.servers.server import Server

#: the cookie of each person's device: a second device of the same person would wait in the lobby
_DEVICES: dict[str, Any] = {}


class Room:
    """Opens a person's own link on a device of theirs and waits until their screen is there."""

    def __init__(self, server: Server | Conference, devices: Devices) -> None:
        self.server = server
        self.devices = devices

    def comes(self, who: str, device: str, **wishes: Any) -> Page:
        if isinstance(self.server, Conference):
            self._enters(self.server, who)
        page = self.arrives(who, device, **wishes)
        expect(page.locator(".screen").first).to_be_visible(timeout=PATIENCE_MS)
        expect(page.locator("ipk-paper, .now-title").first).to_be_attached(timeout=PATIENCE_MS)
        waits_until_there(page)
        return page

    def arrives(self, who: str, device: str, script: str = "", **wishes: Any) -> Page:
        """The same without waiting. `script` runs before any of the page's own."""
        link = self.server.person(who)["url"]
        known = _DEVICES.get(link)
        page = self.devices.open(device, **wishes, **({"storage_state": known} if known else {}))
        if script:
            page.add_init_script(script)
        page.goto(f"{self.server.url}/c/{self.server.links['conference']}/" if known else link)
        page.wait_for_url("**/c/**")
        if isinstance(self.server, Conference) and page.locator("main.door").count():
            self.server.admit(who)  # the organizer lets in who stands at the door
            page.reload()
        _DEVICES[link] = {"cookies": page.context.cookies(), "origins": []}
        return page

    def _enters(self, conference: Conference, who: str) -> None:
        """By the link and past the door without a page: two loads less. Stories of the door open the link itself."""
        link = conference.person(who)["url"]
        if link not in _DEVICES:
            cookies = conference.enters(who).http.cookies
            kept = [{"name": one.name, "value": one.value, "url": conference.url, "httpOnly": True} for one in cookies]
            _DEVICES[link] = {"cookies": kept, "origins": []}


class Network:
    """What lies between a page and the server; it may swallow what is to be done, so that no answer ever comes."""

    def __init__(self, page: Page) -> None:
        self.swallows = False
        page.route_web_socket("**/socket.io/**", self._carry)

    def _carry(self, socket: WebSocketRoute) -> None:
        server = socket.connect_to_server()
        socket.on_message(lambda message: None if self.swallows and '"do"' in str(message) else server.send(message))


def at_the_wall(child: Page) -> None:
    """What a step asks lies over the paper, until the child goes to the wall."""
    expect(child.locator(".tile--write:visible, .child-step-leave:visible").first).to_be_visible(timeout=PATIENCE_MS)
    if child.locator(".child-step-leave").is_visible():
        child.locator(".child-step-leave").click()


def child_writes(child: Page, words: str) -> None:
    at_the_wall(child)
    child.locator(".tile--write").click()
    child.locator(".write-words").fill(words)
    child.locator(".write .tile--main").click()


def hangs_by_phone(phone: Page, words: str) -> None:
    phone.locator(".tab[data-place=now]").click()
    if phone.locator(".now-write").is_visible():
        phone.locator(".now-write").click()  # in some steps people answer rather than write
    phone.locator(".composer-words").fill(words)
    phone.locator(".composer .button--main").click()


def card(page: Page, words: str) -> Locator:
    return page.locator("ipk-card", has_text=words)


def my_card(phone: Page, words: str) -> Locator:
    phone.locator(".tab[data-place=mine]").click()
    return phone.locator(".place--mine ipk-card-line", has_text=words)


def waiting_card(facilitator: Page, words: str) -> Locator:
    facilitator.locator("#tab-waiting").click()
    return facilitator.locator(".panel--waiting ipk-card-line", has_text=words)


def goes_to_step(facilitator: Page, step: int) -> None:
    """The first tap tells the step's name, the second goes there."""
    press = facilitator.locator(".step").nth(step - 1)
    press.click()
    expect(press).to_have_attribute("data-asked", "", timeout=PATIENCE_MS)
    press.click()
    expect(press).to_have_attribute("aria-current", "step", timeout=PATIENCE_MS)


def stands(line: Locator, standing: str) -> None:
    expect(line).to_have_attribute("data-standing", standing, timeout=PATIENCE_MS)


def kept_commands(page: Page) -> int:
    """How many commands this browser keeps over a reload."""
    return page.evaluate(
        """() => new Promise((resolve, reject) => {
            const open = indexedDB.open("ipk", 1);
            open.onerror = () => reject(open.error);
            open.onsuccess = () => {
                const count = open.result.transaction("commands").objectStore("commands").count();
                count.onsuccess = () => { open.result.close(); resolve(count.result); };
            };
        })"""
    )


def until(page: Page, holds: Callable[[], bool]) -> None:
    """Wait for a condition that only Python can see."""
    for _ in range(PATIENCE_MS // 50):
        if holds():
            return
        page.wait_for_timeout(50)
    assert holds()
