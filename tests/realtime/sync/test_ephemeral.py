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
from tests.realtime.engine.hand_clock import HandClock
from tests.realtime.sync.listening import HandEngine, Listening

POINTER = {"kind": "pointer", "paper": "dari-se", "x": 10, "y": 20}
INK = {"kind": "ink", "card": "kresba", "stroke": "s", "colour": "ink", "size": 1, "at": 0, "points": "AAAAAA=="}
DRAWING = own_words("kresba", kind="drawing", text="")


class Stage:
    """Everybody in one room, and a clock that only the test moves."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, *records: Any) -> None:
        self.time = HandClock()
        monkeypatch.setattr(ephemeral, "time", self.time)
        monkeypatch.setattr(rate_limit, "time", self.time)
        self.listening = Listening(DRAWING, *records)
        self.engine = HandEngine()
        self.live = EphemeralEvents(self, self.engine)  # type: ignore[arg-type]

    def open_room(self, conference: str) -> Any:
        """The broadcaster's part of it."""
        return self.listening.room

    def say(self, person: Person, thing: dict[str, Any] | str) -> None:
        text = thing if isinstance(thing, str) else json.dumps(thing)
        self.live.receive(self.listening[person], text)  # type: ignore[arg-type]

    def heard(self, person: Person) -> list[dict[str, Any]]:
        return [thing for things in self.listening[person].heard("live") for thing in things]

    def who_heard(self) -> set[str]:
        return self.listening.who_heard()

    def rest(self) -> None:
        """A tick goes by."""
        self.time.now += LIVE_TICK
        self.engine.tick()


@pytest.fixture
def stage(monkeypatch: pytest.MonkeyPatch) -> Stage:
    return Stage(monkeypatch, waiting("koncept", kind="drawing", text=""))


def test_a_quiet_room_passes_a_thing_on_to_all_but_its_sender(stage: Stage) -> None:
    stage.say(NOVAKOVA, POINTER)
    stage.engine.tick()
    assert stage.who_heard() == {person.id for person in EVERYBODY} - {NOVAKOVA.id}
    assert stage.heard(ANICKA) == [{**POINTER, "x": 10.0, "y": 20.0, "by": "novakova"}]


def test_a_busy_room_joins_what_arrives_within_a_tick(stage: Stage) -> None:
    stage.say(NOVAKOVA, POINTER)
    stage.engine.tick()
    stage.listening.forget()
    for person in (NOVAKOVA, JIRINA, NOVAKOVA):
        stage.say(person, POINTER)
    assert stage.who_heard() == set()
    assert [seconds for seconds, _ in stage.engine.put_off] == [pytest.approx(LIVE_TICK)]
    stage.rest()
    assert [len(things) for things in stage.listening[ANICKA].heard("live")] == [3]
    assert [thing["by"] for thing in stage.heard(NOVAKOVA)] == ["jirina"]
    assert [thing["by"] for thing in stage.heard(JIRINA)] == ["novakova", "novakova"]


def test_nobody_speaks_in_anothers_name(stage: Stage) -> None:
    stage.say(NOVAKOVA, {**POINTER, "by": "anicka"})
    stage.engine.tick()
    assert [thing["by"] for thing in stage.heard(JANA)] == ["novakova"]


def test_an_approved_drawing_is_seen_as_it_grows(stage: Stage) -> None:
    stage.say(ANICKA, INK)
    stage.engine.tick()
    assert stage.who_heard() == {person.id for person in EVERYBODY} - {ANICKA.id}
    assert stage.heard(JIRINA)[0]["points"] == "AAAAAA=="


def test_ink_of_a_waiting_drawing_is_the_facilitators_alone(stage: Stage) -> None:
    stage.say(NOVAKOVA, {**INK, "card": "koncept"})
    stage.engine.tick()
    assert stage.who_heard() == {JANA.id}


def test_typing_on_a_waiting_card_is_the_facilitators_alone(stage: Stage) -> None:
    stage.say(NOVAKOVA, {"kind": "typing", "paper": "dari-se", "card": "koncept"})
    stage.engine.tick()
    assert stage.who_heard() == {JANA.id}


def test_in_a_joined_tick_too_what_is_close_stays_close(stage: Stage) -> None:
    stage.say(JIRINA, POINTER)
    stage.engine.tick()
    stage.listening.forget()
    stage.say(NOVAKOVA, {**INK, "card": "koncept"})
    stage.say(JIRINA, POINTER)
    stage.rest()
    assert [thing["kind"] for thing in stage.heard(JANA)] == ["ink", "pointer"]
    assert [thing["kind"] for thing in stage.heard(ANICKA)] == ["pointer"]
    assert stage.heard(JIRINA) == []


@pytest.mark.parametrize("person", [JANA, JIRINA, NOVAKOVA, PLATNO], ids=lambda one: one.id)
def test_nobody_draws_into_the_childs_drawing(stage: Stage, person: Person) -> None:
    stage.say(person, INK)
    stage.engine.tick()
    assert stage.who_heard() == set()


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
def test_what_is_malformed_vanishes(stage: Stage, thing: Any) -> None:
    stage.say(ANICKA, thing)
    stage.engine.tick()
    assert stage.who_heard() == set()


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
def test_ink_stops_in_the_middle_of_a_line_when_it_may_not_go_on(stage: Stage, change: Any) -> None:
    stage.say(ANICKA, INK)
    stage.rest()
    stage.listening.tell(change)
    stage.listening.forget()
    stage.say(ANICKA, {**INK, "at": 1})
    stage.rest()
    assert not any(ears.heard("live") for ears in stage.listening.ears.values())


def test_ink_of_a_drawing_that_was_hidden_meanwhile_goes_to_the_facilitator_alone(stage: Stage) -> None:
    stage.say(ANICKA, INK)
    stage.rest()
    stage.listening.tell(replace(DRAWING, state="hidden"))
    stage.listening.forget()
    stage.say(ANICKA, {**INK, "at": 1})
    stage.rest()
    assert {id for id, ears in stage.listening.ears.items() if ears.heard("live")} == {JANA.id}


def test_the_display_passes_nothing_on(stage: Stage) -> None:
    stage.say(PLATNO, POINTER)
    stage.engine.tick()
    assert stage.who_heard() == set()


def test_a_flood_of_one_person_is_dropped_and_the_others_are_heard(stage: Stage) -> None:
    for _ in range(1000):
        stage.say(NOVAKOVA, POINTER)
    stage.say(JIRINA, POINTER)
    stage.rest()
    by = [thing["by"] for thing in stage.heard(ANICKA)]
    assert by.count("novakova") == LIMITS["live_per_second"]
    assert by.count("jirina") == 1


def test_nothing_of_it_is_stored(stage: Stage) -> None:
    before = dict(stage.listening.room.records)
    stage.say(ANICKA, INK)
    stage.rest()
    assert stage.listening.room.records == before
    assert stage.listening.room.seq == 1


def test_a_card_that_hangs_lets_all_see_who_types(stage: Stage) -> None:
    stage.listening.tell(card())
    stage.listening.forget()
    stage.say(NOVAKOVA, {"kind": "typing", "paper": "dari-se", "card": "karta"})
    stage.engine.tick()
    assert stage.heard(ANICKA) == [{"kind": "typing", "paper": "dari-se", "card": "karta", "by": "novakova"}]
