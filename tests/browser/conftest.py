import pytest

from tests.browser.devices import Room
from tests.support.chromium import Devices
from tests.support.server import MakeServer, Server

#: what a browser says of a connection that a story has cut
GAPS = ("ERR_INTERNET_DISCONNECTED", "ERR_CONNECTION_REFUSED", "ERR_CONNECTION_RESET", "ERR_EMPTY_RESPONSE")


@pytest.fixture
def room(demo_server: Server, chromium: Devices) -> Room:
    """The demo conference with real browsers; stories of one file share the server, never a device."""
    return Room(demo_server, chromium)


@pytest.fixture
def own_room(server: MakeServer, chromium: Devices) -> Room:
    """A demo conference of one's own, for a story that changes it for good."""
    return Room(server(), chromium)


@pytest.fixture(autouse=True)
def _quiet_browsers(chromium: Devices) -> object:
    """No story may end with an error in a page, a CSP report or a request to a stranger (P11, I1)."""
    yield
    assert not chromium.strangers
    assert not [line for line in chromium.complaints if not any(gap in line for gap in GAPS)]
