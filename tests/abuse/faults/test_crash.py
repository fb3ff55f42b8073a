"""C5: when something breaks inside, people get generic words and an id; nobody gets a stack trace."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator

import pytest
import requests

from tests.wire.support.client import new_id
from tests.wire.support.packets import HandWire
from tests.wire.support.raw_http import connect, frame, handshake, read_all, request
from tests.wire.support.room import Room
from tests.wire.support.rooms import every_engine, own_room

pytestmark = pytest.mark.abuse

TELLTALES = (
    b"Traceback",
    b'File "',
    b".py",
    b"sqlalchemy",
    b"sqlite",
    b"Exception",
    b"eventlet",
    b"engineio",
    b"Werkzeug",
    b"site-packages",
    b"psycopg",
)
JUNK = [
    "x",
    "9",
    "4",
    "40",
    "42",
    "42{",
    "42[",
    '42["do"',
    "42[]",
    "42[1]",
    "42[null]",
    '42["do"]',
    '42["do",1,2,3]',
    "420",
    "421[]",
    "43",
    "430[]",
    "44",
    "45",
    "451-",
    "46",
    "47",
    "41",
    "4a",
    "5",
    "6",
    "b",
    "bAAAA",
    "2probe",
    "3",
    '42[{"a":1},2]',
    '42["connect"]',
    '42["disconnect"]',
    '42["__class__",{}]',
    "\u0000",
    "ž" * 1000,
    "4" * 60_000,
    '42999999999999999999999["sync",{"since":0}]',
    "42-1[]",
    '42/x,["do",{}]',
    "40/x",
    '40["a"]',
    "40{",
    "40null",
]


@every_engine
def test_junk_packets_get_no_stack_trace_and_harm_nobody(room: Room) -> None:
    """C5: a non-packet frame used to be answered with a 500 and its traceback."""
    person = room.person("support")
    for junk in JUNK:
        wire = HandWire(person.url, person.cookie, {"conference": room.conference})
        wire.text(junk)
        wire.closed.wait(0.02)
        wire.close()
        told = b"".join(wire.raw)
        assert not [word for word in (b"Traceback", b'File "', b"Exception") if word in told], junk[:40]
    assert room.device("child").sync()["ok"]


@every_engine
def test_junk_bytes_get_no_stack_trace(room: Room) -> None:
    """C5: the same, seen from below the WebSocket."""
    for data in (b"\x00" * 100, b"GET / HTTP/1.1\r\n\r\n", frame(b"\xff\xff", 2), frame(b"junk"), os.urandom(200)):
        line, head = handshake(room.serving.port, Cookie=room.person("support").cookie)
        assert b" 101 " in head
        line.sendall(data)
        line.settimeout(0.3)
        told = read_all(line)
        line.close()
        assert b"Traceback" not in told
        assert b"HTTP/1.1 500" not in told


REQUESTS = [
    ["GET /socket.io/?EIO=4&transport=websocket HTTP/1.1", "Host: HOST"],
    ["GET /socket.io/?EIO=3&transport=polling HTTP/1.1", "Host: HOST"],
    ["GET /socket.io/?EIO=4&transport=smoke HTTP/1.1", "Host: HOST"],
    ["GET /socket.io/?EIO=4&transport=polling&sid=nobody HTTP/1.1", "Host: HOST"],
    ["POST /socket.io/?EIO=4&transport=polling&sid=nobody HTTP/1.1", "Host: HOST", "Content-Length: 0"],
    ["GET /%ff%fe/%00 HTTP/1.1", "Host: HOST"],
    ["GET /" + "a" * 20_000 + " HTTP/1.1", "Host: HOST"],
    ["GET /c/%00/ HTTP/1.1", "Host: HOST"],
    ["BREW / HTTP/1.1", "Host: HOST"],
    ["GET / HTTP/9.9", "Host: HOST"],
    ["POST /j HTTP/1.1", "Host: HOST", "Content-Type: multipart/form-data", "Content-Length: 3"],
    ["POST /j HTTP/1.1", "Host: HOST", "Content-Type: application/json", "Content-Length: 2"],
    ["GET / HTTP/1.1", "Host: HOST", "Cookie: ipk=\xff\xfe; ipk=.eJ; session=1"],
    ["GET / HTTP/1.1", "Host: HOST", "X: " + "y" * 100_000],
    ["GET / HTTP/1.1", "Host: HOST", "Range: bytes=9-1"],
    ["POST /j HTTP/1.1", "Host: HOST", "Content-Length: -1"],
    ["POST /j HTTP/1.1", "Host: HOST", "Content-Length: 1e9"],
    ["POST /j HTTP/1.1", "Host: HOST", "Transfer-Encoding: chunked"],
]


@every_engine
@pytest.mark.parametrize("lines", REQUESTS, ids=lambda lines: lines[0][:50] + lines[-1][:20])
def test_malformed_requests_get_neither_a_500_nor_a_stack_trace(room: Room, lines: list[str]) -> None:
    """C5: on HTTP."""
    port = room.serving.port
    answer = request(port, [line.replace("HOST", f"127.0.0.1:{port}") for line in lines], b"{}\n")
    assert not re.match(rb"HTTP/1\.[01] 500", answer), answer[:300]
    assert not [word for word in TELLTALES[:2] if word in answer]


@pytest.fixture
def broken_server() -> Iterator[Room]:
    """A running server whose database was overwritten under its feet: every handler now meets a real error."""
    with own_room() as room:
        room.everybody()
        for file in room.serving.data.rglob("*.sqlite3*"):
            with file.open("r+b") as spoiled:
                spoiled.write(os.urandom(max(file.stat().st_size, 4096)))
        yield room


def test_an_internal_error_is_answered_with_a_generic_message(broken_server: Room) -> None:
    """C5: on the socket and on HTTP; and nothing is said to be saved that is not."""
    child = broken_server.device("child")
    body = {"id": new_id(), "kind": "note", "paper": child.plain_paper(), "x": 1, "y": 1, "text": "Neuloží se"}
    for _ in range(3):
        answer = child.do("card.stick", body)
        assert answer["ok"] is False, "said to be saved on a broken disk"
        assert answer["code"] == "try_again"
        assert not [word for word in TELLTALES if word in answer["message"].encode()], answer
    pages = [
        broken_server.person("child").get(),
        broken_server.person("family").get(),
        requests.get(f"{broken_server.serving.url}/readyz", timeout=20),
    ]
    for page in pages:
        assert not [word for word in TELLTALES if word in page.content], page.text[:500]
    assert b"Traceback" not in child.received


def test_a_connection_that_sends_nothing_receives_nothing(room: Room) -> None:
    """C5: a connection that says nothing gets nothing."""
    with connect(room.serving.port, timeout=0.3) as line:
        assert read_all(line) == b""
