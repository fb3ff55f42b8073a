"""L1, A33: connections that say nothing, bodies that never end, sockets without a name."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
import time
from typing import Any

import pytest
import requests

from ipk.realtime.engine.eventlet_wsgi import ACCEPTS_PER_TURN, SOCKETS_PER_POLL
from prepare.places import ROOT
from tests.support.servers.processes import wait_for
from tests.wire.support.raw_http import frame, handshake
from tests.wire.support.room import Room

pytestmark = pytest.mark.abuse
#: engine.io's, in a WebSocket frame
PING = b"\x81\x012"


def served_by(engine: str) -> dict[str, Any]:
    command = [sys.executable, "-m", "tests.abuse.support.short_deadlines", engine]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=100, check=False)
    assert done.stdout, done.stderr[-3000:]
    return json.loads(done.stdout.splitlines()[-1])


def test_silent_connections_are_handled_in_batches_and_unfinished_bodies_end() -> None:
    """L1: of three hundred that are opened, or end, at once a few are looked after, then everybody else has a turn.
    A33: forms, and files of strangers, whose rest never comes."""
    found = served_by("eventlet")
    assert 0 < found["most_accepted"] <= ACCEPTS_PER_TURN
    assert 0 < found["most_ended"] <= SOCKETS_PER_POLL
    assert found["ended"] == found["unfinished"] > 0


def test_unfinished_bodies_end_without_eventlet_too() -> None:
    """A33"""
    found = served_by("threading")
    assert found["ended"] == found["unfinished"] > 0


@pytest.mark.slow
def test_a_socket_that_never_enters_a_conference_is_disconnected(room: Room) -> None:
    """A33: with somebody's good cookie, by WebSocket and by polling, though it answers pings; whoever entered stays."""
    person = room.person("support")
    device = person.device()
    line, head = handshake(room.serving.port, Cookie=person.cookie)
    assert b" 101 " in head
    polling = f"{person.url}/socket.io/?EIO=4&transport=polling"
    mine = {"Cookie": person.cookie}
    opened = requests.get(polling, headers=mine, timeout=20)
    session = f"{polling}&sid={json.loads(opened.text[1:])['sid']}"

    def is_over() -> bool:
        """Its pings are answered meanwhile."""
        asked = requests.get(session, headers=mine, timeout=40)
        return asked.status_code == 400 or requests.post(session, "3", headers=mine, timeout=20).status_code == 400

    assert ends_though_it_answers(line, 30)
    wait_for(is_over, "the polling session lives on", 30)
    assert device.sync()["ok"]
    device.close()


def ends_though_it_answers(line: socket.socket, seconds: float) -> bool:
    """Whether the server hangs up on a WebSocket that answers every ping of engine.io's."""
    line.settimeout(seconds)
    end = time.monotonic() + seconds
    try:
        while time.monotonic() < end:
            data = line.recv(4096)
            if not data:
                return True
            if data.endswith(PING):
                line.sendall(frame(b"3"))
    except TimeoutError:
        return False
    except OSError:
        return True
    return False
