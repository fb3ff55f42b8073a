"""The same rooms as for the tests of the wire."""

from tests.wire.conftest import broken_room, engine, room

__all__ = ["broken_room", "engine", "room"]
