"""Reading anew, and who is in the room (protocol §4, P3, A23)."""

import json
from dataclasses import replace
from typing import Any

import pytest

from ipk.domain.kernel.errors import NotFound
from ipk.domain.meeting.topics import Ballot, ballot_id
from ipk.domain.people.person import Device, Person
from ipk.domain.profile.answers import Answer
from ipk.domain.wall.cards import Draft
from ipk.realtime.protocol.limits import SOCKETS_PER_PERSON
from ipk.realtime.sync.broadcaster import Broadcaster
from ipk.services.ports import Change, Snapshot
from tests.builders import ANICKA, EVA, EVERYBODY, JANA, JIRINA, NOVAKOVA, card, topic, waiting
from tests.realtime.sync.room_setup import ManualEngine, RecordingConnection, RoomSetup


def read(room: RoomSetup, person: Person, since: int) -> tuple[bool, set[str], list[str]]:
    full, records, removed = room.room.read(person, since)
    return full, {json.loads(record)["id"] for record in records}, removed


def test_a_sync_from_zero_reads_everything_visible_to_the_person() -> None:
    room = RoomSetup(card(), waiting("canary"), card("pryc", gone=True))
    full, ids, removed = read(room, ANICKA, 0)
    assert full
    assert {"meeting", "karta", "dari-se", "anicka"} <= ids
    assert not {"canary", "pryc", "device-anicka"} & ids
    assert removed == []
    assert "canary" in read(room, JANA, 0)[1]


def test_a_later_sync_reads_only_newer_records() -> None:
    room = RoomSetup(card("stara"))
    room.tell(card("nova"))
    room.tell(card("stara", gone=True))
    assert read(room, ANICKA, 1) == (False, {"nova"}, ["stara"])
    assert read(room, ANICKA, 3) == (False, set(), [])


def test_an_invisible_change_is_not_read_by_a_sync() -> None:
    room = RoomSetup(card(), topic())
    room.tell(card(draft=Draft("canary", "sun"), shown_rev=1))
    room.tell(Ballot(id=ballot_id("tema", "jirina"), topic="tema", person="jirina", dots=1))
    room.tell(waiting("canary", gone=True))
    assert read(room, ANICKA, 1) == (False, set(), [])
    assert read(room, JIRINA, 1) == (False, {"tema"}, [])


@pytest.mark.parametrize("since", [2, 2**50])
def test_a_clock_ahead_of_the_room_reads_everything(since: int) -> None:
    assert read(RoomSetup(), ANICKA, since)[0]


def test_a_sync_after_a_change_of_rights_reads_everything() -> None:
    room = RoomSetup()
    room.tell(card())
    assert read(room, replace(NOVAKOVA, rights_since=2), 1)[0]
    assert not read(room, replace(NOVAKOVA, rights_since=2), 2)[0]


class OneRoom:
    """A store with one conference of which only the memory is asked."""

    def __init__(self, room_setup: RoomSetup) -> None:
        self.records = tuple(room_setup.room.records.values())
        self.newer = Snapshot(1, ())

    def on_change(self, listener: Any) -> None:
        self.announce = listener

    def since(self, conference: str, seq: int) -> Snapshot:
        return self.newer if seq else Snapshot(1, self.records)


class BroadcasterSetup:
    def __init__(self) -> None:
        self.room_setup = RoomSetup()
        self.store, self.engine = OneRoom(self.room_setup), ManualEngine()
        self.broadcaster = Broadcaster(self.store, self.engine)  # type: ignore[arg-type]
        self.room = self.broadcaster.room("konference")

    def join(self, person: Person, joined: float = 0) -> RecordingConnection:
        recorder = RecordingConnection(person, joined=joined)
        self.broadcaster.join(self.room, recorder)  # type: ignore[arg-type]
        return recorder


def test_an_unknown_device_is_looked_up_in_the_store() -> None:
    setup = BroadcasterSetup()
    setup.engine.tick()
    [device] = setup.room_setup.change(Device(id="device-nove", person="anicka", admitted=True)).records
    setup.store.newer = Snapshot(2, (device,))
    room, person = setup.broadcaster.authorise_device("konference", "device-nove")
    assert (room, person.id) == (setup.room, ANICKA.id)
    with pytest.raises(NotFound):
        setup.broadcaster.authorise_device("konference", "device-cizi")


def test_beyond_the_limit_the_oldest_connection_of_a_person_is_closed() -> None:
    setup = BroadcasterSetup()
    recorder = [setup.join(NOVAKOVA, joined=number) for number in range(SOCKETS_PER_PERSON + 2)]
    setup.engine.tick()
    assert [one.heard("bye") for one in recorder[:2]] == [[{"code": "too_many"}]] * 2
    assert [one.closed for one in recorder] == [True, True, *[False] * SOCKETS_PER_PERSON]


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (NOVAKOVA.removed(), "removed"),
        (Device(id="device-novakova", person="novakova", admitted=True, gone=True), "removed"),
        (Device(id="device-novakova", person="novakova"), "not_admitted"),
    ],
)
def test_a_person_or_device_that_lost_access_is_disconnected_with_that_change(change: Any, code: str) -> None:
    setup = BroadcasterSetup()
    out, stays = setup.join(NOVAKOVA), setup.join(ANICKA)
    setup.store.announce(setup.room_setup.change(change))
    setup.engine.tick()
    assert out.heard("bye") == [{"code": code}]
    setup.engine.tick()
    assert out.closed
    assert not stays.closed
    assert stays.heard("here")[-1] == {"here": ["anicka"]}
    out.texts.clear()
    setup.store.announce(setup.room_setup.change(card("canary")))
    setup.engine.tick()
    assert out.texts == []


def test_a_person_whose_roles_changed_is_disconnected_and_may_reconnect() -> None:
    setup = BroadcasterSetup()
    was_guide, stays = setup.join(EVA), setup.join(ANICKA)
    setup.engine.tick()
    was_guide.texts.clear()
    setup.store.announce(setup.room_setup.change(EVA.with_roles(("professional",), ANICKA.id, 2)))
    setup.store.announce(setup.room_setup.change(Answer(id="a", question="q", text="canary", paper="p", x=0, y=0)))
    setup.engine.tick()
    assert was_guide.closed
    assert was_guide.texts == []
    assert "canary" in json.dumps(stays.patches)
    again = setup.join(replace(EVA, roles=("professional",), voice_of="", rights_since=2))
    setup.store.announce(setup.room_setup.change(card("karta")))
    setup.engine.tick()
    assert not again.closed
    assert [record["id"] for record in again.last["records"]] == ["karta"]


def test_a_changed_name_closes_no_connection() -> None:
    setup = BroadcasterSetup()
    recorder = setup.join(JIRINA)
    setup.store.announce(setup.room_setup.change(replace(JIRINA, name="babička Jiřina Nová")))
    setup.engine.tick()
    assert not recorder.closed
    assert recorder.last["records"][0]["name"] == "babička Jiřina Nová"


def test_changes_of_one_tick_go_out_together() -> None:
    setup = BroadcasterSetup()
    recorder = setup.join(ANICKA)
    for id in ("a", "b"):
        setup.store.announce(setup.room_setup.change(card(id)))
    assert recorder.patches == []
    setup.engine.tick()
    assert [(patch["seq"], len(patch["records"])) for patch in recorder.patches] == [(3, 2)]


def test_a_read_before_the_tick_sends_the_pending_patch_once() -> None:
    """An answer may be sooner than the tick that tells of the change; whoever got it reads what they did."""
    setup = BroadcasterSetup()
    recorder = setup.join(ANICKA)
    setup.store.announce(setup.room_setup.change(card("a")))
    with setup.broadcaster.consistent_read("konference") as room:
        assert (room.seq, "a" in room.records) == (2, True)
    assert [patch["seq"] for patch in recorder.patches] == [2]
    setup.engine.tick()
    assert [patch["seq"] for patch in recorder.patches] == [2]


def test_a_change_after_a_gap_waits_until_the_gap_is_read() -> None:
    setup = BroadcasterSetup()
    recorder = setup.join(ANICKA)
    setup.engine.tick()  # opening a room looks once more for what was committed meanwhile
    between, after = setup.room_setup.change(card("mezi")), setup.room_setup.change(card("potom"))
    setup.store.newer = Snapshot(3, (*between.records, *after.records))
    setup.store.announce(after)
    setup.engine.tick()
    assert recorder.patches == []
    setup.engine.tick()
    assert [(one["seq"], {card["id"] for card in one["records"]}) for one in recorder.patches] == [
        (3, {"mezi", "potom"})
    ]


def test_the_same_change_is_sent_once() -> None:
    setup = BroadcasterSetup()
    recorder = setup.join(ANICKA)
    change: Change = setup.room_setup.change(card())
    for _ in range(2):
        setup.store.announce(change)
        setup.engine.tick()
    assert len(recorder.patches) == 1


def test_deleting_a_conference_disconnects_everybody_with_bye() -> None:
    setup = BroadcasterSetup()
    recorder = [setup.join(person) for person in EVERYBODY]
    setup.broadcaster.forget("konference")
    setup.engine.tick()
    assert all(one.heard("bye") == [{"code": "removed"}] and one.closed for one in recorder)


def test_catch_up_sends_changes_and_deletions_by_other_processes() -> None:
    setup = BroadcasterSetup()
    recorder = setup.join(NOVAKOVA)
    setup.engine.tick()
    setup.store.clocks = lambda conferences: dict.fromkeys(conferences, 2)  # type: ignore[attr-defined]
    setup.store.newer = Snapshot(2, (replace(card("tam"), rev=2),))
    setup.broadcaster.catch_up()
    assert recorder.last["seq"] == 2
    setup.store.clocks = lambda _conferences: {}  # type: ignore[attr-defined]
    setup.broadcaster.catch_up()
    assert recorder.heard("bye") == [{"code": "removed"}]
    assert setup.broadcaster.rooms() == []
