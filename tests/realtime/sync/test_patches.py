"""What each person gets of a change: all of theirs, and not one byte of what is not (P4, P7, A6)."""

from dataclasses import replace

import pytest

from ipk.domain.meeting.evaluation import Feedback, FeedbackSums
from ipk.domain.meeting.signals import Signal
from ipk.domain.meeting.topics import Ballot, ballot_id
from ipk.domain.wall.cards import Draft
from ipk.domain.wall.strokes import Stroke
from tests.builders import (
    ANICKA,
    EVA,
    EVERYBODY,
    JANA,
    JIRINA,
    LENKA,
    MARIE,
    NOVAKOVA,
    PETR,
    PLATNO,
    card,
    invited,
    meeting,
    topic,
    waiting,
)
from tests.realtime.sync.room_setup import RoomSetup

ALL = {person.id for person in EVERYBODY}
AT = "2026-03-02T09:00:00+00:00"


def ballot(person: str, dots: int = 1) -> Ballot:
    return Ballot(id=ballot_id("tema", person), topic="tema", person=person, dots=dots)


def line(name: str = "a", **more) -> Stroke:
    return Stroke(id=f"kresba~{name}", card="kresba", colour="ink", size=1, points="AAAAAA==", **more)


def test_a_new_card_reaches_everybody_with_its_sender_and_op() -> None:
    room = RoomSetup()
    room.tell(card())
    assert room.who_heard() == ALL
    patch = room[ANICKA].last
    assert (patch["prev"], patch["seq"], patch["by"], patch["op"]) == (0, 2, "novakova", "op")
    assert [one["id"] for one in patch["records"]] == ["karta"]
    assert patch["removed"] == []


def test_a_waiting_card_reaches_only_author_and_facilitator() -> None:
    room = RoomSetup()
    room.tell(waiting("canary", text="canary"))
    assert room.who_heard() == {NOVAKOVA.id, JANA.id}


def test_later_changes_of_a_waiting_card_reach_only_author_and_facilitator() -> None:
    room = RoomSetup()
    unseen = waiting()
    for now in (unseen, replace(unseen, text="Jinak"), replace(unseen, state="hidden"), replace(unseen, gone=True)):
        room.tell(now)
    assert room.who_heard() == {NOVAKOVA.id, JANA.id}
    assert room[NOVAKOVA].last["removed"] == [unseen.id]


def test_others_get_only_the_visible_card_of_a_joined_change() -> None:
    room = RoomSetup()
    room.send(room.change(waiting("canary")), room.change(card(author=JIRINA)))
    assert "canary" not in "".join(room[ANICKA].texts)
    assert [one["id"] for one in room[ANICKA].last["records"]] == ["karta"]
    assert {one["id"] for one in room[JANA].last["records"]} == {"karta", "canary"}


def test_an_approved_card_appears_for_everybody() -> None:
    room = RoomSetup(waiting())
    room.tell(waiting().approved(), by="jana")
    assert room.who_heard() == ALL


def test_a_hidden_card_is_taken_from_those_who_saw_it() -> None:
    room = RoomSetup(card())
    room.tell(card(state="hidden", words="canary"), by="jana")
    for person in EVERYBODY:
        if person in (NOVAKOVA, JANA):
            assert room[person].last["records"][0]["state"] == "hidden"
        else:
            assert (room[person].last["records"], room[person].last["removed"]) == ([], ["karta"])
            assert "canary" not in "".join(room[person].texts)


def test_changes_of_a_hidden_card_send_no_second_removal() -> None:
    room = RoomSetup(card(state="hidden"))
    room.tell(card(state="hidden", text="canary"))
    assert room.who_heard() == {NOVAKOVA.id, JANA.id}
    room.forget()
    room.tell(card(state="hidden", gone=True))
    assert room.who_heard() == {NOVAKOVA.id, JANA.id}


def test_a_waiting_edit_reaches_only_author_and_facilitator() -> None:
    room = RoomSetup(card())
    room.tell(card(draft=Draft("canary", "sky"), shown_rev=1))
    assert room.who_heard() == {NOVAKOVA.id, JANA.id}
    assert room[NOVAKOVA].last["records"][0]["shown_text"] == "Anička je statečná"


def test_prev_is_the_last_clock_sent_to_the_audience() -> None:
    """prev is the last clock at which this audience was sent anything: what lies between was not theirs."""
    room = RoomSetup()
    room.tell(card())
    room.tell(waiting())
    room.tell(card("druha"))
    assert [(one["prev"], one["seq"]) for one in room[ANICKA].patches] == [(0, 2), (2, 4)]
    assert [(one["prev"], one["seq"]) for one in room[JANA].patches] == [(0, 2), (2, 3), (3, 4)]


def test_a_private_patch_leaves_no_gap_for_the_rest_of_the_audience() -> None:
    room = RoomSetup(topic(), card(author=JIRINA), step=4)
    clocks = dict.fromkeys(ALL, 1)
    for change in (ballot("novakova"), card("druha"), ballot("marie"), waiting(), card("treti")):
        room.tell(change)
        for id, recorder in room.recorder.items():
            for patch in recorder.patches:
                assert patch["prev"] <= clocks[id] < patch["seq"], id
                clocks[id] = patch["seq"]
        room.forget()


def test_changes_of_one_tick_are_one_patch_without_sender() -> None:
    room = RoomSetup()
    room.send(room.change(card("a")), room.change(card("b")), room.change(card("a", text="Znovu")))
    assert len(room[ANICKA].patches) == 1
    patch = room[ANICKA].last
    texts = {one["id"]: one["text"] for one in patch["records"]}
    assert (patch["seq"], len(patch["records"]), texts["a"], set(texts)) == (4, 2, "Znovu", {"a", "b"})
    assert not {"by", "op"} & patch.keys()


def test_a_card_added_and_removed_in_one_tick_is_not_sent() -> None:
    room = RoomSetup()
    room.send(room.change(card()), room.change(card(gone=True)))
    for person in EVERYBODY:
        assert all(patch["records"] == [] for patch in room[person].patches)


def test_a_ballot_reaches_only_its_voter() -> None:
    room = RoomSetup(topic(), step=4)
    room.tell(ballot("jirina"), by="jirina")
    assert room.who_heard() == {JIRINA.id}
    assert room[JIRINA].last["records"][0]["mine"] == {"dots": 1}
    assert not {"by", "op"} & room[JIRINA].last.keys()


def test_in_a_joined_patch_everybody_gets_only_their_own_dots() -> None:
    room = RoomSetup(topic(), step=4)
    room.send(room.change(ballot("jirina", 3)), room.change(ballot("marie", 2)), room.change(card("druha")))
    mine = {id: [one.get("mine") for one in recorder.last["records"]] for id, recorder in room.recorder.items()}
    assert sorted(mine["jirina"], key=str) == [None, {"dots": 3}]
    assert sorted(mine["marie"], key=str) == [None, {"dots": 2}]
    assert all(mine[id] == [None] for id in ALL - {"jirina", "marie"})


def test_vote_sums_reach_everybody_and_voters_keep_their_own_dots() -> None:
    room = RoomSetup(topic(), ballot("jirina"), step=4)
    room.tell(topic(dots=1), meeting(4), by="jana")
    sums = {
        id: next(one for one in recorder.last["records"] if one["id"] == "tema")
        for id, recorder in room.recorder.items()
    }
    assert {one["dots"] for one in sums.values()} == {1}
    assert {id for id, one in sums.items() if "mine" in one} == {JIRINA.id}


@pytest.mark.parametrize("kind", ["stop", "hand", "unclear", "help"])
def test_a_signal_patch_does_not_name_its_sender(kind) -> None:
    room = RoomSetup()
    room.tell(Signal(id="s", kind=kind, person="jirina", at=AT, supporters=("marie",)), by="jirina")
    for recorder in room.recorder.values():
        assert all(not {"by", "op"} & patch.keys() for patch in recorder.patches)
    assert "jirina" not in "".join(room[PLATNO].texts)


def test_an_unclear_signal_names_its_person_only_to_themselves() -> None:
    room = RoomSetup()
    room.tell(Signal(id="s", kind="unclear", person="jirina", at=AT), by="jirina")
    assert room.who_heard() == {JIRINA.id, JANA.id, PETR.id}
    assert "jirina" not in "".join(room[JANA].texts + room[PETR].texts)
    assert room[JIRINA].last["records"][0]["person"] == "jirina"
    room.forget()
    room.tell(Signal(id="s", kind="unclear", person="jirina", at=AT, gone=True), by="jana")
    assert room.who_heard() == {JIRINA.id, JANA.id, PETR.id}


def test_help_reaches_the_supporters_and_the_facilitator() -> None:
    room = RoomSetup()
    room.tell(Signal(id="s", kind="help", person="anicka", at=AT, supporters=("marie", "eva")))
    assert room.who_heard() == {ANICKA.id, EVA.id, MARIE.id, JANA.id}


def test_an_evaluation_reaches_its_author_and_staff_get_only_the_sums() -> None:
    room = RoomSetup(FeedbackSums(), step=9)
    answer = Feedback(id="f", person="jirina", question="safe", answer="no", words="canary")
    room.tell(answer, FeedbackSums(sums={"safe": {"no": 3}}), by="jirina")
    assert room.who_heard() == {JIRINA.id}
    room.tell(replace(answer, answer="yes"), FeedbackSums(sums={"safe": {"no": 4}}), by="jirina")
    assert room.who_heard() == {JIRINA.id, JANA.id, PETR.id}
    for staff in (JANA, PETR):
        assert "canary" not in "".join(room[staff].texts)
        assert "jirina" not in "".join(room[staff].texts)


def test_a_walk_in_in_the_lobby_reaches_facilitator_and_organizer_only() -> None:
    stranger = replace(invited(NOVAKOVA), id="host", name="canary", walk_in=True)
    room = RoomSetup(stranger)
    room.tell(stranger.entered_lobby())
    assert room.who_heard() == {JANA.id, LENKA.id}


def test_removal_of_an_invited_person_reaches_facilitator_organizer_and_circle() -> None:
    guest = replace(invited(NOVAKOVA), id="host", name="canary")
    room = RoomSetup(guest)
    room.tell(guest.removed())
    assert room.who_heard() == {JANA.id, LENKA.id, ANICKA.id, EVA.id}


def test_removal_of_a_refused_guest_reaches_facilitator_and_organizer_only() -> None:
    guest = replace(invited(NOVAKOVA), id="host", name="canary", walk_in=True).entered_lobby()
    room = RoomSetup(guest)
    room.tell(guest.removed())
    assert room.who_heard() == {JANA.id, LENKA.id}


def test_a_removed_person_is_taken_from_every_screen() -> None:
    room = RoomSetup()
    room.tell(NOVAKOVA.removed(), by="jana")
    assert room.who_heard() == ALL
    assert all(recorder.last["removed"] == [NOVAKOVA.id] for recorder in room.recorder.values())


def test_strokes_are_sent_separately_to_devices_that_asked_for_it() -> None:
    room = RoomSetup(card("kresba", kind="drawing"), line("a"))
    thin = room.connect(JIRINA, delta_strokes=True)
    room.tell(line("b"), line("a", gone=True))
    [strokes] = thin.last["strokes"]
    assert (strokes["card"], strokes["rev"], strokes["drop"]) == ("kresba", 2, ["a"])
    assert [one["id"] for one in strokes["add"]] == ["b"]
    assert thin.last["records"] == []
    whole = room[JIRINA].last
    assert "strokes" not in whole
    assert [one["id"] for one in whole["records"][0]["strokes"]] == ["b"]


def test_a_card_changed_together_with_its_strokes_is_sent_whole() -> None:
    room = RoomSetup(card("kresba", kind="drawing"))
    thin = room.connect(JIRINA, delta_strokes=True)
    room.tell(line("b"), card("kresba", kind="drawing", z=9))
    assert "strokes" not in thin.last
    assert thin.last["records"][0]["z"] == 9


def test_strokes_of_a_waiting_drawing_reach_only_author_and_facilitator() -> None:
    room = RoomSetup(waiting("kresba", kind="drawing"))
    thin = [room.connect(person, delta_strokes=True) for person in (JIRINA, ANICKA, NOVAKOVA)]
    room.tell(line("b"))
    assert room.who_heard() == {NOVAKOVA.id, JANA.id}
    assert [bool(recorder.texts) for recorder in thin] == [False, False, True]


def test_a_device_record_reaches_nobody() -> None:
    room = RoomSetup()
    room.tell(replace(room.room.records["device-jirina"], admitted=False))  # type: ignore[type-var]
    assert room.who_heard() == set()


def test_a_changed_language_of_a_person_is_sent_to_nobody() -> None:
    room = RoomSetup()
    room.tell(replace(NOVAKOVA, language="canary"))
    assert "canary" not in "".join(text for recorder in room.recorder.values() for text in recorder.texts)
