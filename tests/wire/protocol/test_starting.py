"""§9: starting it, the links file, a calm end, and everything in place after a restart."""

from __future__ import annotations

import signal
import time

import pytest
import requests

from tests.wire.support.client import new_id
from tests.wire.support.packets import HandWire, Refused
from tests.wire.support.room import Room
from tests.wire.support.rooms import ENGINES, every_engine, new_folder, own_room
from tests.wire.support.serving import Serving

pytestmark = pytest.mark.wire

DEMO_ROLES = {
    "child": 1,
    "guide": 1,
    "facilitator": 1,
    "recorder": 1,
    "organizer": 1,
    "family": 3,
    "professional": 2,
    "support": 1,
    "display": 1,
}


def test_the_links_file_names_everybody_of_the_demo(room: Room) -> None:
    links = room.serving.links
    assert links["url"].startswith("http")
    assert isinstance(links["conference"], str)
    for role, at_least in DEMO_ROLES.items():
        people = [one for one in links["people"] if one["role"] == role]
        assert len(people) >= at_least, f"{role}: {people}"
    for person in links["people"]:
        assert person["name"].strip()
        assert person["url"].endswith("/j#" + person["token"])
    assert any("Anička" in person["name"] for person in links["people"] if person["role"] == "child")


def test_tokens_of_the_links_are_long_and_different(room: Room) -> None:
    tokens = [person["token"] for person in room.serving.links["people"]]
    assert len(set(tokens)) == len(tokens)
    assert min(len(token) for token in tokens) >= 22


def test_a_running_server_is_alive_and_ready(room: Room) -> None:
    for path in ("/healthz", "/readyz"):
        assert requests.get(room.serving.url + path, timeout=20).status_code == 200


def test_the_demo_is_in_step_two_with_czech_cards_and_approve_first() -> None:
    with own_room() as room:
        child = room.device("child")
        assert child.meeting["step"] == 2
        assert child.meeting["moderation"] == "approve"
        assert not child.meeting["frozen"]
        open_papers = {paper["step"] for paper in child.papers()}
        assert {1, 2} <= open_papers
        assert not any(paper["open"] for paper in child.replica.of_type("paper") if paper["step"] > 2)
        texts = [card.get("text") or "" for card in child.replica.of_type("card")]
        assert len(texts) >= 3
        assert any(letter in "".join(texts) for letter in "ěščřžýáíéůú")


def test_everybody_of_the_demo_is_admitted(room: Room) -> None:
    for device in room.everybody():
        assert device.replica.me["role"] == device.person.role
        assert device.replica.of_type("meeting")


@pytest.mark.slow
def test_a_restart_keeps_all_records_and_answered_ops() -> None:
    with own_room() as room:
        child, guide, lead = (room.device(role) for role in ("child", "guide", "facilitator"))
        card = child.stick("Po restartu tu pořád visím")
        waiting = room.device("family").stick("A já čekám")
        op = new_id("op")
        first = child.do("card.raise", {"id": card}, op)
        assert first["ok"]
        lead.must("card.lock", {"id": card})
        lead.sees(waiting)
        before = {device.person.role: device.sync() for device in (child, guide, lead)}
        assert room.serving.stops_within(5)
        room.serving.start()
        for device in (child, guide, lead):
            device.connect()
            after = device.sync()
            assert after["seq"] >= before[device.person.role]["seq"]
            assert _kept(after) == _kept(before[device.person.role])
        again = child.do("card.raise", {"id": card}, op)
        assert {key: again.get(key) for key in first} == first
        assert again["again"] is True


def _kept(answer: dict) -> dict:
    return {
        record["id"]: {key: value for key, value in record.items() if key != "here"}
        for record in answer["records"]
        if record["type"] in ("meeting", "paper", "card", "person")
    }


@every_engine
def test_sigterm_finishes_what_was_accepted_and_ends_within_five_seconds(engine: str) -> None:
    seconds = ends_calmly(engine)
    if seconds >= 5:  # a machine that stands still does so not each time
        seconds = ends_calmly(engine)
    assert seconds < 5


def ends_calmly(engine: str) -> float:
    """In the middle of work; how long it took. What was answered is there afterwards."""
    with own_room(**ENGINES[engine]) as room:
        child = room.device("child")
        room.everybody()
        paper = child.plain_paper()
        cards = [new_id("card") for _ in range(40)]
        answers = [
            child.do_later("card.stick", {"id": card, "kind": "note", "paper": paper, "x": 9, "y": 9, "text": "a"})
            for card in cards
        ]
        answers[10].result(20)
        asked = time.monotonic()
        room.serving.process.send_signal(signal.SIGTERM)
        assert room.serving.process.wait(30) == 0, room.serving.words()[-2000:]
        seconds = time.monotonic() - asked
        assert child.wire.closed.wait(20)
        room.serving.start()
        child.outbox.clear()
        child.connect()
        acknowledged = [
            card
            for card, answer in zip(cards, answers, strict=True)
            if answer.done() and not answer.exception() and answer.result()["ok"]
        ]
        assert len(acknowledged) >= 11
        assert set(acknowledged) <= child.replica.records.keys()
    return seconds


def test_data_and_key_are_accessible_only_to_their_owner() -> None:
    serving = Serving(new_folder()).start()
    try:
        assert (serving.data).is_dir()
        assert serving.data.stat().st_mode & 0o077 == 0
        assert (serving.folder / "key").stat().st_mode & 0o077 == 0
    finally:
        serving.stop(9)


def test_a_socket_without_a_session_is_refused(room: Room) -> None:
    with pytest.raises(Refused):
        HandWire(room.serving.url, "", {"conference": room.conference})
