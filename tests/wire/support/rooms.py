"""Servers shared by the wire, abuse and model suites: one for each engine, started when first wanted."""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.wire.support.room import Room
from tests.wire.support.serving import Serving

# The environment of the test run itself decides the first; the others must promise exactly the same.
ENGINES = {
    "as given": {},
    "threading": {"IPK_ASYNC": "threading"},
    "no lane": {"IPK_LANE": "0"},
}
CHOSEN = [name.strip() for name in os.environ.get("IPK_TEST_ENGINES", ",".join(ENGINES)).split(",")]

# The hostile phones take their time: on every engine only when asked for.
THOROUGH = bool(os.environ.get("IPK_TEST_THOROUGH"))

# For what depends on how frames are read and sent: convergence, removal, moderation, hostile frames, a server's end.
every_engine = pytest.mark.parametrize("engine", CHOSEN, indirect=True, scope="session")

_rooms: dict[str, Room] = {}
_folders: list[Path] = []


def new_folder() -> Path:
    folder = Path(tempfile.mkdtemp(prefix="ipk-wire-"))
    _folders.append(folder)
    return folder


def shared_room(engine: str) -> Room:
    """The one room of this engine, with its server running."""
    room = _rooms.get(engine)
    if room is None or not room.serving.running:
        room = _rooms[engine] = Room(Serving(new_folder(), **ENGINES[engine]).start())
    return room


@contextmanager
def own_room(**environment: str) -> Iterator[Room]:
    """A server for a test that breaks it."""
    serving = Serving(new_folder(), **environment).start()
    room = Room(serving)
    try:
        yield room
    finally:
        room.close()
        serving.stop(9)


@atexit.register
def leave_nothing_behind() -> None:
    """However the run ends: no server, no folder stays."""
    for room in _rooms.values():
        room.serving.stop(9)
    for folder in _folders:
        shutil.rmtree(folder, ignore_errors=True)
    _rooms.clear()
    _folders.clear()
