"""People who stay at their devices between the stories of one file: a reload costs a third of a new device."""

from collections.abc import Callable
from typing import Any

from playwright.sync_api import Page, expect

from tests.browser.support.devices import Room, kept_commands, until
from tests.browser.support.measuring import waits_until_there
from tests.support.browsers.chromium import DEVICES, Devices
from tests.support.conference import Conference

#: one person peels all of their own cards, whatever became of them
PEELS_ALL = """() => {
    const { store } = document.querySelector(".screen").app;
    for (const { id, author } of store.cards) if (author === store.me.person) store.do("card.peel", { id });
}"""


class Kept:
    """The pages of one conference that stay, by person and device, with the address each began at."""

    def __init__(self, conference: Conference, devices: Devices) -> None:
        self.devices = devices
        self._room = Room(conference, devices)
        self._pages: dict[tuple[str, str], tuple[Page, str]] = {}

    def page(self, who: str, device: str) -> Page:
        """The screen of somebody who is in."""
        page, again = self._arrived(who, device, self._room.comes)
        if again:
            expect(page.locator(".screen").first).to_be_visible()
            waits_until_there(page)
        return page

    def organizers_page(self) -> Page:
        return self._arrived("organizer", "laptop", self._room.arrives)[0]

    def _arrived(self, who: str, device: str, comes: Callable[[str, str], Page]) -> tuple[Page, bool]:
        """And whether it was open before."""
        key = (self._room.server.person(who)["id"], device)
        page, address = self._pages.get(key, (None, ""))
        if page is None or page.is_closed():
            page = comes(who, device)
            self._pages[key] = (page, page.url)
            return page, False
        back_at_start(page, device, address)
        return page, True


class StayingRoom(Room):
    """Whoever comes again is at the same device, and its page is loaded anew. Wishes are for a new device."""

    def __init__(self, conference: Conference, devices: Devices, kept: Kept) -> None:
        super().__init__(conference, devices)
        self.kept = kept

    def comes(self, who: str, device: str, **wishes: Any) -> Page:
        if wishes:
            return super().comes(who, device, **wishes)
        return self.kept.page(who, device)


def back_at_start(page: Page, device: str, address: str) -> None:
    """Online, in its own size, nothing open and nothing written. A display shows only what the meeting says."""
    size = DEVICES[device]["viewport"]
    if page.viewport_size != size:
        page.set_viewport_size(size)
    page.context.set_offline(False)
    if device != "display" or page.url != address:
        page.goto(address)


def peels_all(page: Page) -> None:
    """What this person hung in earlier stories is gone."""
    page.evaluate(PEELS_ALL)
    until(page, lambda: kept_commands(page) == 0)
