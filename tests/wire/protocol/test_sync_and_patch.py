"""§4: sync, patches, gaps."""

from __future__ import annotations

import itertools
import json
import zlib
from base64 import b64decode

import pytest

from tests.wire.support.client import Device
from tests.wire.support.library import LibraryWire
from tests.wire.support.room import Room
from tests.wire.support.rooms import every_engine

pytestmark = pytest.mark.wire


def test_sync_since_zero_is_full(room: Room) -> None:
    answer = room.device("child").sync(0)
    assert answer["ok"] is True
    assert answer["full"] is True
    assert answer["removed"] == []
    assert answer["me"].keys() >= {"person", "role", "may"}
    assert answer["me"]["role"] == "child"
    assert "T" in answer["now"]
    assert answer["now"][-6] in "+-" or answer["now"].endswith("Z")


def test_may_lists_the_commands_of_the_role(room: Room) -> None:
    may = {role: set(room.device(role).replica.me["may"]) for role in ("child", "facilitator", "recorder", "display")}
    assert "card.stick" in may["child"]
    assert "card.approve" in may["facilitator"] - may["child"]
    assert "task.add" in may["recorder"] - may["child"]
    assert not may["display"] & {"card.stick", "card.move", "vote.cast", "meeting.step"}


def test_sync_since_now_brings_nothing(room: Room) -> None:
    child = room.device("child")
    answer = child.sync(child.sync(0)["seq"])
    assert answer["ok"]
    assert answer["full"] is False
    assert answer["records"] == []


def test_sync_since_an_earlier_seq_brings_changed_and_removed_records(room: Room) -> None:
    child, guide = room.device("child"), room.device("guide")
    gone, moved = child.stick("Zmizím"), child.stick("Pohnu se", paper=child.quiet_paper(), x=300, y=300)
    then = guide.sync(0)["seq"]
    child.must("card.peel", {"id": gone})
    child.must("card.move", {"id": moved, "paper": child.card(moved)["paper"], "x": 311, "y": 312})
    new = child.stick("Nová")
    answer = guide.sync(then)
    assert answer["full"] is False
    records = {record["id"]: record for record in answer["records"]}
    assert gone in answer["removed"]
    assert gone not in records
    assert (records[moved]["x"], records[moved]["y"]) == (311, 312)
    assert records[new]["text"] == "Nová"


@pytest.mark.parametrize("since", [10**9, -1, 2**63, 2**70])
def test_an_out_of_range_since_gets_a_full_sync_or_is_refused(room: Room, since: int) -> None:
    answer = room.device("child").sync(since)
    assert answer.get("full") is True if answer["ok"] else answer["code"] == "invalid"


@pytest.mark.parametrize("since", ["0", None, 1.5, True, [], {}])
def test_a_since_that_is_no_number_is_invalid(room: Room, since: object) -> None:
    child = room.device("child")
    answer = child.wire.ask("sync", {"since": since}).result(20)
    assert answer["ok"] is False
    assert answer["code"] == "invalid"
    assert child.sync()["ok"]


def test_a_patch_has_prev_seq_records_and_removed(room: Room) -> None:
    child, guide = room.device("child"), room.device("guide")
    count = len(guide.patches)
    card = child.stick("Tvar")
    guide.sees(card)
    patch = guide.patches[count]
    assert patch.keys() >= {"prev", "seq", "records", "removed"}
    assert patch["prev"] < patch["seq"]
    assert all(patch["prev"] < record["rev"] <= patch["seq"] for record in patch["records"])


def test_a_change_reaches_everybody_by_patch_alone(room: Room) -> None:
    devices = room.everybody()
    syncs = {id(device): len(device.heard) for device in devices}
    card = room.device("child").stick("Ahoj všichni")
    for device in devices:
        device.sees(card, text="Ahoj všichni")
        assert any(event == "patch" for event, _ in device.heard[syncs[id(device)] :])


def test_the_sender_gets_its_own_change_too(room: Room) -> None:
    child = room.device("child")
    answer = child.do(
        "card.stick",
        {
            "id": "own-change",
            "kind": "note",
            "paper": child.plain_paper(),
            "x": 1,
            "y": 2,
            "text": "Moje",
        },
    )
    assert answer["ok"] or answer["code"] == "invalid"
    child.sees("own-change", text="Moje")


def test_patches_join_without_a_gap_for_each_person(room: Room) -> None:
    devices = room.everybody()
    starts = [len(device.patches) for device in devices]
    seen = room.device("child").stick("Jedna")
    room.device("family").stick("Tohle čeká")
    room.device("professional").stick("Tohle také čeká")
    last = room.device("child").stick("Dvě")
    for device, start in zip(devices, starts, strict=True):
        device.sees(seen)
        device.sees(last)
        patches = device.patches[start:]
        for earlier, later in itertools.pairwise(patches):
            assert later["prev"] <= earlier["seq"] < later["seq"], device.person.role


def test_a_card_arrives_whole_when_shown_and_in_removed_when_hidden(room: Room) -> None:
    father, child, lead = room.device("family", 1), room.device("child"), room.device("facilitator")
    card = father.stick("Nejdřív čekám", paper=father.quiet_paper(), x=900, y=1050)
    lead.sees(card)
    start = len(child.patches)
    lead.must("card.approve", {"id": card})
    record = child.sees(card, state="shown")
    assert (record["x"], record["y"], record["text"]) == (900, 1050, "Nejdřív čekám")
    lead.must("card.hide", {"id": card})
    child.misses(card)
    assert any(card in patch["removed"] for patch in child.patches[start:])


def test_a_device_with_a_gap_between_patches_syncs(room: Room) -> None:
    child, guide = room.device("child"), room.device("guide")
    card = child.stick("První")
    guide.sees(card)
    late = guide.person.device()
    late.replica.seq = max(0, late.replica.seq - 1)
    late.replica.records.pop(card)
    child.must("card.edit", {"id": card, "text": "Druhý"})
    late.sees(card, text="Druhý")
    fresh = guide.person.device()
    late.wait(lambda: late.replica.picture() == fresh.replica.picture(), about="the whole picture")
    for device in (late, fresh):
        device.close()


def test_a_reconnected_device_receives_what_changed_meanwhile(room: Room) -> None:
    child = room.device("child")
    late = room.person("guide").device()
    late.close()
    card = child.stick("Za tvých zády")
    late.connect()
    assert late.card(card)["text"] == "Za tvých zády"
    late.close()


@every_engine
def test_all_replicas_of_one_person_are_equal(room: Room) -> None:
    person = room.person("family", 2)
    by_hand, by_library = person.device(), person.device(LibraryWire)
    for number in range(10):
        card = room.device("child").stick(f"Číslo {number}")
    room.device("facilitator").must("card.hide", {"id": card})
    room.device("child").stick("Konec", x=5)
    fresh = person.device()
    for device in (by_hand, by_library):
        device.wait(lambda device=device: device.replica.picture() == fresh.replica.picture(), about="the same picture")
        device.close()
    fresh.close()


def test_the_clock_never_goes_back(room: Room) -> None:
    seen: list[int] = []
    child: Device = room.device("child")
    for _ in range(5):
        child.stick("Tik")
        seen.append(child.sync()["seq"])
    assert seen == sorted(set(seen))


@pytest.mark.parametrize("role", ["child", "guide", "facilitator", "family", "recorder", "organizer", "display"])
def test_a_packed_wall_is_the_same_wall(room: Room, role: str) -> None:
    """What an audience shares comes deflated; the rest, what waits of one's own too, comes beside it."""
    for author in ("family", "professional", "child"):
        room.device(author).stick(f"{author}: moje slova")
    device = room.device(role)
    plain = device.sync(0)
    packed = device.wire.ask("sync", {"since": 0, "packed": True}).result(20)
    records = {record["id"]: record for record in json.loads(zlib.decompress(b64decode(packed["packed"])))}
    records |= {record["id"]: record for record in packed["records"]}
    for id in packed["removed"]:
        del records[id]
    assert records == {record["id"]: record for record in plain["records"]}
    assert {name: packed[name] for name in ("ok", "seq", "me", "full")} == {
        name: plain[name] for name in ("ok", "seq", "me", "full")
    }


def test_only_a_full_sync_is_packed(room: Room) -> None:
    child = room.device("child")
    answer = child.wire.ask("sync", {"since": child.sync(0)["seq"], "packed": True}).result(20)
    assert (answer["full"], answer["records"], "packed" in answer) == (False, [], False)


def test_a_packed_full_wall_takes_less_than_half_the_bytes(room: Room) -> None:
    authors = [room.device(role) for role in ("child", "family", "professional", "guide")]
    for number in range(60):
        authors[number % 4].stick(f"Kartička číslo {number}, na které stojí, co by mohlo být lepší.")
    child = authors[0]
    plain, packed = (child.wire.ask("sync", body).result(20) for body in ({"since": 0}, {"since": 0, "packed": True}))
    assert len(json.dumps(packed)) < len(json.dumps(plain)) / 2
