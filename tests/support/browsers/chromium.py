"""Real Chromium, several devices at once."""

from collections.abc import Iterator
from math import hypot
from time import monotonic
from typing import Any
from weakref import WeakKeyDictionary

import pytest
from playwright.sync_api import Browser, Locator, Page, Request, expect, sync_playwright

from tests.support.browsers.page_pool import listen, listen_to_all, page_pool
from tests.support.servers.processes import needed

#: Chromium without the window that a desktop shows: the same engine, and a page costs a third of the processor's time
PROGRAM = "chromium-headless-shell"
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-extensions",
    # an address of another host fails: no page of ours may ask one (P11)
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
    # a microphone that beeps, for whoever is let near it
    "--use-fake-device-for-media-stream",
    "--use-fake-ui-for-media-stream",
]
#: addresses that a page may ask
OURS = ("http://127.0.0.1:", "http://localhost:", "data:", "blob:")
#: how long a page may take for what a story expects of it: a machine may stand still for some seconds
PATIENCE_MS = 20_000
expect.set_options(timeout=PATIENCE_MS)
#: the screen sizes of U6
DEVICES: dict[str, dict[str, Any]] = {
    "child": {"viewport": {"width": 1180, "height": 820}, "has_touch": True},
    "phone": {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True},
    "display": {"viewport": {"width": 1920, "height": 1080}},
    "laptop": {"viewport": {"width": 1366, "height": 768}},
    "facilitator": {"viewport": {"width": 1180, "height": 820}, "has_touch": True},
}


#: a person who has tapped looks again before tapping something else at the same place: so long a page does not listen
#: there (A27); taps of a hand that hurries are in tests/browser/support/fingers.py
LOOKING_S = 0.45
#: how far two taps of one finger may lie apart (static/js/lib/dom/ghost_clicks.js)
FINGER_PX = 60

Tap = tuple[float, float, float]
_taps: WeakKeyDictionary[Page, Tap] = WeakKeyDictionary()
_click = Locator.click


def _clicks(press: Locator, **options: Any) -> None:
    """At a person's pace."""
    page, place = press.page, _middle(press)
    last = _taps.get(page)
    if last and place and hypot(place[0] - last[0], place[1] - last[1]) <= FINGER_PX:
        page.wait_for_timeout(1000 * max(0.0, LOOKING_S - (monotonic() - last[2])))
    _click(press, **options)
    if place:
        _taps[page] = (*place, monotonic())


def _middle(press: Locator) -> tuple[float, float] | None:
    box = press.bounding_box()
    return (box["x"] + box["width"] / 2, box["y"] + box["height"] / 2) if box else None


Locator.click = _clicks  # type: ignore[method-assign]


class Devices:
    """Opens devices and remembers what they complained about.

    `page = chromium.open("phone", address)`: a new device (own cookies, own storage) of that size.
    `chromium.complaints`: errors of pages, CSP reports, failed requests of our own server.
    `chromium.strangers`: addresses of other hosts that a page asked for (P11 says: none). They are not let through.
    """

    def __init__(self, browser: Browser) -> None:
        self.browser = browser
        self.complaints: list[str] = []
        self.strangers: list[str] = []
        self._pool = page_pool(browser)
        self._open: list[tuple[str, Page]] = []

    def open(self, device: str, address: str | None = None, **wishes: Any) -> Page:
        """A page on a new device. `wishes` are Playwright's options of a context, e.g. `reduced_motion="reduce"`."""
        cookies = wishes.pop("storage_state", {"cookies": []})["cookies"]
        options = {"locale": "cs-CZ", **DEVICES[device], **wishes}
        kind = repr((device, sorted(options.items())))
        page = self._pool.take(kind) or self._new(device, options)
        if cookies:
            page.context.add_cookies(cookies)
        self._open.append((kind, page))
        _heard_by[page] = self
        if address is not None:
            page.goto(address)
        return page

    def close(self) -> None:
        for kind, page in self._open:
            _heard_by.pop(page, None)
            if not self._pool.give_back(kind, page, _sizes[page]):
                page.context.close()

    def _new(self, device: str, options: dict[str, Any]) -> Page:
        context = self.browser.new_context(**options)
        context.set_default_timeout(PATIENCE_MS)
        page = context.new_page()
        _sizes[page] = page.viewport_size
        listen_to_all(context, "requestfailed", lambda request: _hear_failed(page, request))
        listen(page, "pageerror", lambda error: _hear(page, "error", f"{device}: {error}"))
        listen(page, "console", lambda message: _hear(page, message.type, f"{device}: {message.text}"))
        return page


#: whose page it is now; what a page says that nobody has is not heard
_heard_by: WeakKeyDictionary[Page, Devices] = WeakKeyDictionary()
#: the size each page was opened with
_sizes: WeakKeyDictionary[Page, Any] = WeakKeyDictionary()


def _hear(page: Page, kind: str, text: str) -> None:
    if kind == "error" and page in _heard_by:
        _heard_by[page].complaints.append(text)


def _hear_failed(page: Page, request: Request) -> None:
    """A request to a stranger always fails: no name and no address but this machine's own is resolved."""
    if not request.url.startswith(OURS) and page in _heard_by:
        _heard_by[page].strangers.append(request.url)


def launched() -> Iterator[Browser]:
    """One Chromium that runs until the generator is closed."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=needed(PROGRAM), args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One Chromium for a file of tests; `tests/browser` has one for all its files.

    Not for the whole run: while Playwright is open, its event loop stands in the main thread, and other tests could
    not run one of their own.
    """
    yield from launched()


@pytest.fixture
def chromium(browser: Browser) -> Iterator[Devices]:
    """Devices for one test: `chromium.open("child", link)`. Sizes: child, phone, display, laptop, facilitator."""
    devices = Devices(browser)
    yield devices
    devices.close()
