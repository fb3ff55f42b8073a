"""Ink, pointers and typing: passed on, never stored, joined while a room is busy (protocol §7)."""

import json
from dataclasses import replace
from typing import Any

import pytest

from ipk.domain.people.person import Person
from ipk.realtime.protocol import rate_limit
from ipk.realtime.protocol.limits import LIMITS, LIVE_TICK
from ipk.realtime.sync import ephemeral
from ipk.realtime.sync.ephemeral import EphemeralEvents
from tests.builders import ANICKA, EVERYBODY, JANA, JIRINA, NOVAKOVA, PLATNO, card, meeting, own_words, waiting
from tests.realtime.engine.manual_clock import ManualClock
from tests.realtime.sync.room_setup import ManualEngine, RoomSetup

POINTER = {"kind": "pointer", "paper": "dari-se", "x": 10, "y": 20}
INK = {"kind": "ink", "card": "kresba", "stroke": "s", "colour": "ink", "size": 1, "at": 0, "points": "AAAAAA=="}
DRAWING = own_words("kresba", kind="drawing", text="")


class EphemeralSetup:
    """Everybody in one room, and a clock that only the test moves."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, *records: Any) -> None:
        self.time = ManualClock()
        monkeypatch.setattr(ephemeral, "time", self.time)
        monkeypatch.setattr(rate_limit, "time", self.time)
        self.room_setup = RoomSetup(DRAWING, *records)
        self.engine = ManualEngine()
        self.live = EphemeralEvents(self, self.engine)  # type: ignore[arg-type]

    def open_room(self, conference: str) -> Any:
        """The broadcaster's part of it."""
        return self.room_setup.room

    def say(self, person: Person, thing: dict[str, Any] | str) -> None:
        text = thing if isinstance(thing, str) else json.dumps(thing)
        self.live.receive(self.room_setup[person], text)  # type: ignore[arg-type]

    def heard(self, person: Person) -> list[dict[str, Any]]:
        return [thing for things in self.room_setup[person].heard("live") for thing in things]

    def who_heard(self) -> set[str]:
        return self.room_setup.who_heard()

    def rest(self) -> None:
        """A tick goes by."""
        self.time.now += LIVE_TICK
        self.engine.tick()


@pytest.fixture
def setup(monkeypatch: pytest.MonkeyPatch) -> EphemeralSetup:
    return EphemeralSetup(monkeypatch, waiting("koncept", kind="drawing", text=""))


def test_an_ephemeral_event_in_a_quiet_room_reaches_all_but_its_sender(setup: EphemeralSetup) -> None:
    setup.say(NOVAKOVA, POINTER)
    setup.engine.tick()
    assert setup.who_heard() == {person.id for person in EVERYBODY} - {NOVAKOVA.id}
    assert setup.heard(ANICKA) == [{**POINTER, "x": 10.0, "y": 20.0, "by": "novakova"}]


def test_ephemeral_events_within_a_tick_are_sent_together_in_a_busy_room(setup: EphemeralSetup) -> None:
    setup.say(NOVAKOVA, POINTER)
    setup.engine.tick()
    setup.room_setup.forget()
    for person in (NOVAKOVA, JIRINA, NOVAKOVA):
        setup.say(person, POINTER)
    assert setup.who_heard() == set()
    assert [seconds for seconds, _ in setup.engine.put_off] == [pytest.approx(LIVE_TICK)]
    setup.rest()
    assert [len(things) for things in setup.room_setup[ANICKA].heard("live")] == [3]
    assert [thing["by"] for thing in setup.heard(NOVAKOVA)] == ["jirina"]
    assert [thing["by"] for thing in setup.heard(JIRINA)] == ["novakova", "novakova"]


def test_an_ephemeral_event_carries_the_id_of_its_real_sender(setup: EphemeralSetup) -> None:
    setup.say(NOVAKOVA, {**POINTER, "by": "anicka"})
    setup.engine.tick()
    assert [thing["by"] for thing in setup.heard(JANA)] == ["novakova"]


def test_ink_on_a_shown_drawing_reaches_everybody(setup: EphemeralSetup) -> None:
    setup.say(ANICKA, INK)
    setup.engine.tick()
    assert setup.who_heard() == {person.id for person in EVERYBODY} - {ANICKA.id}
    assert setup.heard(JIRINA)[0]["points"] == "AAAAAA=="


def test_ink_on_a_waiting_drawing_reaches_the_facilitator_only(setup: EphemeralSetup) -> None:
    setup.say(NOVAKOVA, {**INK, "card": "koncept"})
    setup.engine.tick()
    assert setup.who_heard() == {JANA.id}


def test_typing_on_a_waiting_card_reaches_the_facilitator_only(setup: EphemeralSetup) -> None:
    setup.say(NOVAKOVA, {"kind": "typing", "paper": "dari-se", "card": "koncept"})
    setup.engine.tick()
    assert setup.who_heard() == {JANA.id}


def test_ink_on_a_waiting_drawing_stays_private_in_a_joined_tick(setup: EphemeralSetup) -> None:
    setup.say(JIRINA, POINTER)
    setup.engine.tick()
    setup.room_setup.forget()
    setup.say(NOVAKOVA, {**INK, "card": "koncept"})
    setup.say(JIRINA, POINTER)
    setup.rest()
    assert [thing["kind"] for thing in setup.heard(JANA)] == ["ink", "pointer"]
    assert [thing["kind"] for thing in setup.heard(ANICKA)] == ["pointer"]
    assert setup.heard(JIRINA) == []


@pytest.mark.parametrize("person", [JANA, JIRINA, NOVAKOVA, PLATNO], ids=lambda one: one.id)
def test_ink_by_others_on_the_childs_drawing_is_dropped(setup: EphemeralSetup, person: Person) -> None:
    setup.say(person, INK)
    setup.engine.tick()
    assert setup.who_heard() == set()


@pytest.mark.parametrize(
    "thing",
    [
        "[]",
        "NaN",
        '{"kind":"pointer"',
        {"kind": "shout", "paper": "dari-se"},
        {**POINTER, "paper": "neni-tu"},
        {**POINTER, "paper": "anicka"},
        {**POINTER, "x": -1},
        {**POINTER, "x": "1"},
        {**POINTER, "role": "facilitator"},
        {"kind": "typing", "paper": "dari-se", "card": "neni-tu"},
        {**INK, "card": "neni-tu"},
        {**INK, "points": "AAAA"},
        {**INK, "points": ""},
        {**INK, "points": "*"},
        {**INK, "points": "A" * 40_000},
        {**INK, "at": -1},
        {**INK, "size": 0},
        {**INK, "colour": "url(x)"},
        {**INK, "stroke": "__proto__"},
    ],
)
def test_a_malformed_ephemeral_event_is_dropped(setup: EphemeralSetup, thing: Any) -> None:
    setup.say(ANICKA, thing)
    setup.engine.tick()
    assert setup.who_heard() == set()


@pytest.mark.parametrize(
    "change",
    [
        meeting(5, frozen=True),
        meeting(5, paused_by_child=True),
        meeting(5, closed=True),
        replace(DRAWING, locked=True),
        replace(DRAWING, gone=True),
        ANICKA.removed(),
    ],
    ids=["frozen", "paused", "closed", "locked", "peeled", "removed"],
)
def test_ink_is_dropped_once_drawing_is_no_longer_allowed(setup: EphemeralSetup, change: Any) -> None:
    setup.say(ANICKA, INK)
    setup.rest()
    setup.room_setup.tell(change)
    setup.room_setup.forget()
    setup.say(ANICKA, {**INK, "at": 1})
    setup.rest()
    assert not any(recorder.heard("live") for recorder in setup.room_setup.recorder.values())


def test_ink_on_a_drawing_hidden_meanwhile_reaches_the_facilitator_only(setup: EphemeralSetup) -> None:
    setup.say(ANICKA, INK)
    setup.rest()
    setup.room_setup.tell(replace(DRAWING, state="hidden"))
    setup.room_setup.forget()
    setup.say(ANICKA, {**INK, "at": 1})
    setup.rest()
    assert {id for id, recorder in setup.room_setup.recorder.items() if recorder.heard("live")} == {JANA.id}


def test_ephemeral_events_of_the_display_are_dropped(setup: EphemeralSetup) -> None:
    setup.say(PLATNO, POINTER)
    setup.engine.tick()
    assert setup.who_heard() == set()


def test_ephemeral_events_of_one_person_are_rate_limited_separately(setup: EphemeralSetup) -> None:
    for _ in range(1000):
        setup.say(NOVAKOVA, POINTER)
    setup.say(JIRINA, POINTER)
    setup.rest()
    by = [thing["by"] for thing in setup.heard(ANICKA)]
    assert by.count("novakova") == LIMITS["live_per_second"]
    assert by.count("jirina") == 1


def test_ephemeral_events_are_not_stored(setup: EphemeralSetup) -> None:
    before = dict(setup.room_setup.room.records)
    setup.say(ANICKA, INK)
    setup.rest()
    assert setup.room_setup.room.records == before
    assert setup.room_setup.room.seq == 1


def test_typing_on_a_shown_card_names_the_sender(setup: EphemeralSetup) -> None:
    setup.room_setup.tell(card())
    setup.room_setup.forget()
    setup.say(NOVAKOVA, {"kind": "typing", "paper": "dari-se", "card": "karta"})
    setup.engine.tick()
    assert setup.heard(ANICKA) == [{"kind": "typing", "paper": "dari-se", "card": "karta", "by": "novakova"}]
