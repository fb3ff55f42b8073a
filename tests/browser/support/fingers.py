"""Fingers that tremble and hurry: a robot's tap is a finger's tap, at a place and not at a button."""

from typing import NamedTuple

from playwright.sync_api import Locator, Page

#: what lies between two taps of a hand that trembles
TREMBLE_MS = 70
QUIET_MS = 400


class Spot(NamedTuple):
    """A place on a page, where a finger goes down whatever lies there by then."""

    page: Page
    x: float
    y: float

    def tap(self) -> None:
        self.page.touchscreen.tap(self.x, self.y)

    def tap_twice(self) -> None:
        """The second tap comes before anybody could have looked again."""
        self.tap()
        self.page.wait_for_timeout(TREMBLE_MS)
        self.tap()


def looks_again(page: Page) -> None:
    """Nobody has seen what slid there before that: so long a press does nothing (A27)."""
    page.wait_for_timeout(QUIET_MS)


def spot(press: Locator) -> Spot:
    """Where a button is now: look first, tap later."""
    press.scroll_into_view_if_needed()
    box = press.bounding_box()
    assert box is not None, "there is nothing to tap"
    return Spot(press.page, box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)


def taps_twice(press: Locator) -> None:
    spot(press).tap_twice()


def presses_twice(press: Locator, key: str = "Enter") -> None:
    """The same by a keyboard."""
    press.focus()
    press.page.keyboard.press(key)
    press.page.keyboard.press(key)


def holds(press: Locator, key: str = "Enter") -> None:
    """A key that is held repeats itself."""
    press.focus()
    keyboard = press.page.keyboard
    for _ in range(4):
        keyboard.down(key)
    keyboard.up(key)
