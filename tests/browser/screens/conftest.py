import pytest

from tests.browser.support.devices import Room


@pytest.fixture
def room(staying_room: Room) -> Room:
    """People stay at their devices between the stories of one file; `fresh_room` has new ones."""
    return staying_room
