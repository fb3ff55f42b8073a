"""Fixtures of the wire suites; see rooms.py for what is shared."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.wire.support.room import Room
from tests.wire.support.rooms import own_room, shared_room


@pytest.fixture(scope="session")
def engine(request: pytest.FixtureRequest) -> str:
    return getattr(request, "param", "as given")


@pytest.fixture
def room(engine: str) -> Room:
    """The demo conference in its ordinary moment: step 2, approve first."""
    room = shared_room(engine)
    room.calm()
    return room


@pytest.fixture(scope="module")
def broken_room() -> Iterator[Room]:
    """A server of this module's own, for tests that leave it changed."""
    with own_room() as room:
        yield room
