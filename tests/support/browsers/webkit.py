"""Real WebKit, the engine of every iPad: Debian's WebKitGTK on a screen of its own."""

import subprocess
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from selenium.webdriver.webkitgtk.options import Options
from selenium.webdriver.webkitgtk.service import Service
from selenium.webdriver.webkitgtk.webdriver import WebDriver

from tests.support.servers.processes import clean_environment, end, needed, wait_for

#: the browser and its driver are slow to start on a busy machine
PATIENCE = 60
SCREENS = range(90, 190)

WebKit = Callable[[int, int], WebDriver]


@pytest.fixture
def webkit() -> Iterator[WebKit]:
    """Opens a window of that size: `webkit(1180, 820)`. All end with the test."""
    number = next(number for number in SCREENS if not _socket(number).exists())
    screen = subprocess.Popen(
        [needed("Xvfb"), f":{number}", "-screen", "0", "1920x1200x24", "-nolisten", "tcp"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    windows: list[WebDriver] = []

    def open_window(width: int, height: int) -> WebDriver:
        wait_for(_socket(number).exists, "the screen for WebKit did not come up", PATIENCE)
        options = Options()
        options.binary_location = needed("MiniBrowser")
        options.add_argument("--automation")
        service = Service(needed("WebKitWebDriver"), env=clean_environment(DISPLAY=f":{number}", LANG="cs_CZ.UTF-8"))
        windows.append(WebDriver(options=options, service=service))
        windows[-1].set_window_size(width, height)
        return windows[-1]

    yield open_window
    for window in windows:
        with suppress(Exception):  # a window that is gone already is as good
            window.quit()
    end(screen)


def _socket(number: int) -> Path:
    return Path("/tmp/.X11-unix", f"X{number}")
