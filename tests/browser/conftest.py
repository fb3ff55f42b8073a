from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.browser.support.devices import Room
from tests.browser.support.staying import Kept, StayingRoom
from tests.support.browsers.chromium import Devices, launched
from tests.support.conference import Conference, under_way
from tests.support.servers.server import MakeServer, Server

#: what a browser says of a connection that a story has cut
GAPS = ("ERR_INTERNET_DISCONNECTED", "ERR_CONNECTION_REFUSED", "ERR_CONNECTION_RESET", "ERR_EMPTY_RESPONSE")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all stories: no other test follows them."""
    yield from launched()


@pytest.fixture(scope="session")
def installation(start_server: MakeServer) -> Server:
    """One running server for all stories that do not stop it; each has a conference of its own there."""
    return start_server(demo=False)


@pytest.fixture(scope="module")
def conference(installation: Server) -> Conference:
    """Made by `run.py new`, and under way: the meeting is at step 2."""
    return under_way(Conference(installation))


@pytest.fixture
def room(conference: Conference, chromium: Devices) -> Room:
    """A real conference with real browsers; stories of one file share it, never a device."""
    return Room(conference, chromium)


@pytest.fixture(scope="module")
def kept(conference: Conference, browser: Browser) -> Iterator[Kept]:
    """The devices that stay in the conference of one file."""
    devices = Devices(browser)
    yield Kept(conference, devices)
    _hears_nothing_bad(devices)
    devices.close()


@pytest.fixture
def staying_room(conference: Conference, chromium: Devices, kept: Kept) -> Room:
    """The same, but people stay at their devices. What those pages complain about is heard by each story."""
    chromium.complaints, chromium.strangers = kept.devices.complaints, kept.devices.strangers
    return StayingRoom(conference, chromium, kept)


@pytest.fixture
def fresh_room(conference: Conference, chromium: Devices) -> Room:
    """A `room` with new devices in folders where people stay."""
    return Room(conference, chromium)


@pytest.fixture
def own_room(installation: Server, chromium: Devices) -> Room:
    """A conference of one's own, for a story that changes it for good."""
    return Room(under_way(Conference(installation)), chromium)


@pytest.fixture
def own_server_room(server: MakeServer, chromium: Devices) -> Room:
    """The same on a server of one's own, for a story that stops it."""
    return Room(under_way(Conference(server(demo=False))), chromium)


@pytest.fixture
def new_room(installation: Server, chromium: Devices) -> Room:
    """Just made by `run.py new`: everybody is invited, nobody has come."""
    return Room(Conference(installation), chromium)


@pytest.fixture(autouse=True)
def _quiet_browsers(chromium: Devices) -> object:
    """No story may end with an error in a page, a CSP report or a request to a stranger (P11, I1)."""
    yield
    _hears_nothing_bad(chromium)


def _hears_nothing_bad(devices: Devices) -> None:
    """What was heard is forgotten: devices that stay say the rest to the next story."""
    complaints, strangers = [*devices.complaints], [*devices.strangers]
    devices.complaints.clear()
    devices.strangers.clear()
    assert not strangers
    assert not [line for line in complaints if not any(gap in line for gap in GAPS)]
