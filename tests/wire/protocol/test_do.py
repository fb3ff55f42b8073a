"""§5 and §6: commands, their answers, and an op that is carried out once."""

from __future__ import annotations

import pytest

from tests.wire.support.client import new_id, refused
from tests.wire.support.library import LibraryWire
from tests.wire.support.replica import Record
from tests.wire.support.room import Room

pytestmark = pytest.mark.wire


def test_an_answer_tells_ok_seq_and_op(room: Room) -> None:
    child = room.device("child")
    before = child.replica.seq
    body = {"id": new_id(), "kind": "note", "paper": child.plain_paper(), "x": 10, "y": 20, "text": "Ahoj"}
    answer = child.do("card.stick", body, "moje-op-1-" + body["id"][-6:])
    assert answer["ok"] is True
    assert answer["op"].startswith("moje-op-1")
    assert answer["seq"] > before
    assert child.sees(body["id"])["rev"] == answer["seq"]


def test_a_card_is_stuck_with_the_sent_fields(room: Room) -> None:
    child, guide = room.device("child"), room.device("guide")
    card = child.stick("Mám rád fotbal", paper=child.quiet_paper(), x=123.5, y=45.25)
    seen = guide.sees(card)
    assert (seen["x"], seen["y"], seen["text"], seen["kind"]) == (123.5, 45.25, "Mám rád fotbal", "note")
    assert seen["author"] == child.id
    assert seen["own_words"] is True
    assert seen["locked"] is False


def test_the_same_op_again_is_carried_out_once_and_answered_the_same(room: Room) -> None:
    child, guide = room.device("child"), room.device("guide")
    card, op = child.stick("Jednou", paper=child.quiet_paper(), x=1300, y=1000), new_id("op")
    body = {"id": card, "text": "Dvakrát poslané"}
    first = child.do("card.edit", body, op)
    assert first["ok"]
    assert not first.get("again")
    child.must("card.edit", {"id": card, "text": "Mezitím jinak"})
    again = child.do("card.edit", body, op)
    assert again == {**first, "again": True}
    child.must("card.move", {"id": card, "paper": child.card(card)["paper"], "x": 1399, "y": 999})
    assert guide.sees(card, x=1399)["text"] == "Mezitím jinak"


def test_the_same_op_with_another_body_is_invalid(room: Room) -> None:
    child, op = room.device("child"), new_id("op")
    card = child.stick("Původní")
    assert child.do("card.edit", {"id": card, "text": "A"}, op)["ok"]
    refused(child.do("card.edit", {"id": card, "text": "B"}, op), "invalid")
    refused(child.do("card.peel", {"id": card}, op), "invalid")
    assert child.sees(card, text="A")


def test_an_op_belongs_to_its_person(room: Room) -> None:
    op = new_id("op")
    child, guide = room.device("child"), room.device("guide")
    mine, theirs = child.stick("Dítě"), guide.stick("Průvodce")
    assert child.do("card.edit", {"id": mine, "text": "1"}, op)["ok"]
    answer = guide.do("card.edit", {"id": theirs, "text": "2"}, op)
    assert answer["ok"]
    assert not answer.get("again")


def test_the_same_op_from_another_device_of_the_person_is_a_repetition(room: Room) -> None:
    child = room.device("child")
    other = room.person("child").device(LibraryWire)
    card, op = child.stick("Dva tablety"), new_id("op")
    assert child.do("card.edit", {"id": card, "text": "1"}, op)["ok"]
    assert other.do("card.edit", {"id": card, "text": "1"}, op)["again"] is True
    other.close()


def test_twenty_simultaneous_copies_of_one_op_change_once(room: Room) -> None:
    child, guide = room.device("child"), room.device("guide")
    devices = [child, room.person("child").device()]
    card, op = child.stick("Bouře"), new_id("op")
    guide.sees(card)
    start = len(guide.patches)
    body = {"op": op, "cmd": "card.raise", "args": {"id": card}}
    for _ in range(20):
        child.person.pace.wait()
    asked = [device.wire.ask("do", body) for _ in range(10) for device in devices]
    answers = [one.result(20) for one in asked]
    assert all(answer["ok"] for answer in answers)
    assert len({answer["seq"] for answer in answers}) == 1
    assert sum(not answer.get("again") for answer in answers) == 1
    end = child.stick("Konec bouře")
    guide.sees(end)
    changes = [r for patch in guide.patches[start:] for r in patch["records"] if r["id"] == card]
    assert len({record["rev"] for record in changes}) == 1
    devices[1].close()


def test_a_refused_op_changes_nothing_and_takes_no_seq(room: Room) -> None:
    guide, child, stranger = room.device("guide"), room.device("child"), room.device("professional")
    card = child.stick("Pevná")
    guide.sees(card)
    before = guide.sync()
    refused(stranger.do("card.peel", {"id": card}), "not_allowed")
    refused(guide.do("card.move", {"id": "neni-tu", "paper": guide.plain_paper(), "x": 1, "y": 1}), "not_found")
    after = guide.sync()
    assert after["seq"] == before["seq"]
    assert without_presence(after) == without_presence(before)


def without_presence(answer: Record) -> list[Record]:
    """Who is in the room is no change of the wall: a device of an earlier story may still be leaving."""
    return [{key: value for key, value in record.items() if key != "here"} for record in answer["records"]]


def test_commands_of_one_device_are_carried_out_in_the_order_sent(room: Room) -> None:
    child, guide = room.device("child"), room.device("guide")
    card = child.stick("0")
    answers = [child.do_later("card.edit", {"id": card, "text": str(number)}) for number in range(1, 31)]
    seqs = [answer.result(20)["seq"] for answer in answers]
    assert seqs == sorted(seqs)
    assert len(set(seqs)) == 30
    guide.sees(card, text="30")


def test_a_card_id_can_be_taken_once(room: Room) -> None:
    child = room.device("child")
    card = child.stick("Moje")
    body = {"id": card, "kind": "note", "paper": child.plain_paper(), "x": 1, "y": 1, "text": "Cizí"}
    for device in (child, room.device("guide"), room.device("professional")):
        refused(device.do("card.stick", body), "invalid", "not_allowed", "not_found")
    assert room.device("guide").sees(card)["text"] == "Moje"


@pytest.mark.parametrize("cmd", ["card.fly", "card", "", ".", "card.stick.now", "Card.Stick", "__class__.x", "sync"])
def test_unknown_commands_are_refused(room: Room, cmd: str) -> None:
    refused(room.device("child").do(cmd, {}), "unknown_command", "invalid")


def test_an_unknown_command_gets_the_code_unknown_command(room: Room) -> None:
    assert refused(room.device("child").do("card.fly"), "unknown_command")["op"].startswith("op-")


BAD_STICKS = [
    {"kind": "poster"},
    {"kind": None},
    {"kind": 1},
    {"paper": "neni"},
    {"paper": 5},
    {"x": "1"},
    {"x": None},
    {"x": -1},
    {"y": 2_400_001},
    {"x": 1e9},
    {"x": []},
    {"text": 5},
    {"text": ["a"]},
    {"id": ""},
    {"id": "a" * 41},
    {"id": "a b"},
    {"id": "ž"},
    {"id": "a/b"},
    {"id": 7},
    {"id": "../x"},
    {"author": "me"},
    {"state": "shown"},
    {"z": 10**6},
    {"own_words": True},
    {"rev": 1},
    {"locked": False},
    {"colour": "javascript:1"},
    {"colour": 1},
    {"media": "neni"},
    {"said_by": "neni"},
]


@pytest.mark.parametrize("change", BAD_STICKS, ids=str)
def test_a_card_with_a_wrong_or_unknown_field_is_refused(room: Room, change: dict) -> None:
    child = room.device("child")
    body = {"id": new_id(), "kind": "note", "paper": child.plain_paper(), "x": 1, "y": 2, "text": "a"} | change
    refused(child.do("card.stick", body), "invalid", "not_found", "not_allowed")
    assert body["id"] not in child.replica.records


@pytest.mark.parametrize("missing", ["id", "kind", "paper", "x", "y"])
def test_a_card_without_a_needed_field_is_invalid(room: Room, missing: str) -> None:
    child = room.device("child")
    body = {"id": new_id(), "kind": "note", "paper": child.plain_paper(), "x": 1, "y": 2, "text": "a"}
    del body[missing]
    refused(child.do("card.stick", body), "invalid")


BAD_BODIES = [
    None,
    [],
    "do",
    5,
    True,
    {},
    {"op": "a"},
    {"cmd": "card.stick"},
    {"op": "x1", "cmd": "card.stick"},
    {"op": 5, "cmd": "card.raise", "args": {}},
    {"op": "", "cmd": "card.raise", "args": {}},
    {"op": "x2", "cmd": 5, "args": {}},
    {"op": "x3", "cmd": "card.raise", "args": []},
    {"op": "x4", "cmd": "card.raise", "args": None},
    {"op": "x5", "cmd": "card.raise", "args": {}, "person": "p"},
    {"op": "o" * 5000, "cmd": "card.raise", "args": {"id": "a"}},
]


@pytest.mark.parametrize("body", BAD_BODIES, ids=lambda body: str(body)[:60])
def test_a_malformed_do_is_refused_and_the_connection_stays(room: Room, body: object) -> None:
    child = room.device("child")
    wire = child.wire
    answer = wire.ask("do", body).result(20)
    assert answer["ok"] is False
    assert answer["code"] == "invalid"
    assert child.sync()["ok"]
    assert child.wire is wire
    assert child.connected


def test_a_do_without_an_ack_leaves_the_connection_usable(room: Room) -> None:
    child = room.device("child")
    card = new_id()
    args = {"id": card, "kind": "note", "paper": child.plain_paper(), "x": 1, "y": 2, "text": "Bez odpovědi"}
    child.wire.send("do", {"op": new_id(), "cmd": "card.stick", "args": args})
    assert child.sync()["ok"]


@pytest.mark.parametrize("event", ["patch", "here", "connect", "disconnect", "message", "error", "admin", "", "do "])
def test_an_unknown_event_leaves_the_connection_usable(room: Room, event: str) -> None:
    child = room.device("child")
    child.wire.send(event, {"seq": 10**6, "prev": 0, "records": [], "removed": []})
    assert child.sync()["ok"]


def test_a_move_needs_paper_x_and_y_together(room: Room) -> None:
    child = room.device("child")
    card = child.stick("Hýbu se", paper=child.quiet_paper(), x=700, y=310)
    for half in ({"x": 5}, {"y": 5}, {"paper": child.plain_paper()}, {"x": 5, "y": 5}):
        refused(child.do("card.move", {"id": card, **half}), "invalid")
    assert (child.sees(card)["x"], child.sees(card)["y"]) == (700, 310)


def test_a_peeled_card_is_gone_and_comes_back_as_it_was(room: Room) -> None:
    child, guide = room.device("child"), room.device("guide")
    card = child.stick("Tam a zpět", paper=child.quiet_paper(), x=321, y=800)
    guide.sees(card)
    child.must("card.peel", {"id": card})
    guide.misses(card)
    refused(child.do("card.edit", {"id": card, "text": "duch"}), "not_found", "too_late")
    child.must("card.restore", {"id": card})
    assert guide.sees(card, text="Tam a zpět")["x"] == 321


def test_a_raised_card_lies_on_top(room: Room) -> None:
    child = room.device("child")
    low, high = child.stick("Dole"), child.stick("Nahoře")
    assert child.sees(high)["z"] > child.sees(low)["z"]
    child.must("card.raise", {"id": low})
    child.wait(lambda: child.card(low)["z"] > child.card(high)["z"], about="the card to lie on top")


def test_a_closed_paper_takes_no_card(room: Room) -> None:
    child = room.device("child")
    body = {"kind": "note", "x": 1, "y": 1, "text": "a"}
    for paper in child.papers(is_open=False):
        refused(child.do("card.stick", {"id": new_id(), "paper": paper["id"], **body}), "too_late")
    card = child.stick("Zůstanu")
    closed = child.papers(is_open=False)[0]["id"]
    refused(child.do("card.move", {"id": card, "paper": closed, "x": 1, "y": 1}), "too_late")


def test_a_refusal_message_is_a_sentence(room: Room) -> None:
    answer = room.device("professional").do("meeting.freeze")
    message = refused(answer, "not_allowed")["message"]
    assert " " in message
    assert not any(word in message for word in ("Traceback", "Error", "None", "{", "not_allowed", "meeting.freeze"))


def test_a_missing_and_an_unseen_card_get_the_same_refusal(room: Room) -> None:
    waiting = room.device("family").stick("Nikdo o mně neví")
    teacher = room.device("professional", 1)
    seen, missing = (teacher.do("card.raise", {"id": one}) for one in (waiting, "nikdy-nebyla"))
    assert refused(seen, "not_found")["message"] == refused(missing, "not_found")["message"]
    assert seen.keys() == missing.keys()
