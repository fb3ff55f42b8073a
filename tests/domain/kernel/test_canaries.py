"""Canary strings in every field of every record are found only in the views of those who may see them (A6)."""

import json
from collections.abc import Collection

import pytest

from ipk.domain.kernel.records import Record
from ipk.domain.meeting.evaluation import Feedback
from ipk.domain.meeting.signals import Signal
from ipk.domain.meeting.speaking_turns import SpeakingTurn
from ipk.domain.people.person import Door, Link, Person
from ipk.domain.people.settings import PersonSettings
from ipk.domain.preparation.arrangements import Part
from ipk.domain.preparation.guests import Guest, Guests
from ipk.domain.preparation.seats import Seat, Seats
from ipk.domain.profile.answers import Answer
from ipk.domain.profile.prepared_messages import Message
from ipk.domain.views.projection import project
from ipk.domain.wall.card_history import CardRevision
from ipk.domain.wall.cards import Draft
from ipk.domain.wall.strokes import Stroke, stroke_id
from tests.builders import EVERYBODY, card, meeting, viewer, waiting

AT = "2026-03-02T09:00:00+00:00"
ALL = {person.id for person in EVERYBODY}
DOOR = {"jana", "lenka", "platno"}
AUTHOR_AND_JANA = frozenset({"novakova", "jana"})
CIRCLE = frozenset({"anicka", "eva"})

#: (what it is, the record, its parts, secret → who may find it in what they get)
CANARIES: list[tuple[str, Record, tuple[Record, ...], dict[str, Collection[str]]]] = [
    (
        "why there is no support person",
        meeting(without_support="canary-reason"),
        (),
        {"canary-reason": {"jana", "lenka"}},
    ),
    (
        "what the convener expects",
        meeting(expectations="canary-expects"),
        (),
        {"canary-expects": {"jana", "lenka", "petr"}},
    ),
    (
        "a waiting card",
        waiting("canary-id", text="canary-text", words="canary-words", group="canary-group", symbol="canary-symbol"),
        (),
        dict.fromkeys(
            ("canary-id", "canary-text", "canary-words", "canary-group", "canary-symbol"),
            AUTHOR_AND_JANA,
        ),
    ),
    (
        "a card with an edit that waits",
        card(text="old-text", words="canary-words", draft=Draft("canary-draft", "canary-colour"), shown_rev=3),
        (),
        {
            "old-text": ALL,
            **dict.fromkeys(("canary-draft", "canary-colour", "canary-words", "shown_text"), AUTHOR_AND_JANA),
        },
    ),
    (
        "what a card was a moment ago",
        card(past=(CardRevision("2026-03-02T09:00:00+00:00", "canary-by", "canary-op", {"text": "canary-was"}),)),
        (),
        dict.fromkeys(("canary-by", "canary-was", "canary-op"), frozenset()),
    ),
    (
        "a prepared message in its step",
        Message(id="canary-id", kind="note", step=2, paper="dari-se", author="anicka", text="canary-text", due=True),
        (Stroke(id=stroke_id("canary-id", "x"), card="canary-id", colour="ink", size=1, points="canary-pt"),),
        dict.fromkeys(("canary-id", "canary-text", "canary-pt"), CIRCLE),
    ),
    (
        "a prepared message that the child gave to the facilitator",
        Message(
            id="vzkaz", kind="note", step=2, paper="p", author="eva", text="canary-text", due=True, reach="facilitator"
        ),
        (),
        {"canary-text": {*CIRCLE, "jana"}, "reach": CIRCLE},
    ),
    (
        "who was heard",
        SpeakingTurn(id="turn-jirina", person="canary-heard", step=2),
        (),
        {"canary-heard": {"jana"}, "turn-": {"jana"}},
    ),
    (
        "marks",
        card(marks={"canary-jirina": {"realistic": True}}),
        (),
        {"canary-jirina": set()},
    ),
    (
        "a waiting drawing",
        waiting("kresba", kind="drawing", text=""),
        (
            Stroke(
                id=stroke_id("kresba", "canary-name"), card="kresba", colour="canary-ink", size=1, points="canary-pt"
            ),
        ),
        dict.fromkeys(("canary-name", "canary-ink", "canary-pt"), AUTHOR_AND_JANA),
    ),
    (
        "a line taken back",
        card("kresba", kind="drawing"),
        (Stroke(id="kresba~x", card="kresba", colour="ink", size=1, points="canary-pt", gone=True),),
        {"canary-pt": set()},
    ),
    (
        "somebody in the lobby",
        Person(
            id="canary-id",
            name="canary-name",
            roles=("family",),
            avatar="canary-avatar",
            state="waiting",
            knocking=True,
            walk_in=True,
        ),
        (),
        dict.fromkeys(("canary-id", "canary-name", "canary-avatar", "knocking", "state"), frozenset({"jana", "lenka"})),
    ),
    (
        "somebody admitted",
        Person(id="i", name="n", roles=("family",), language="canary-lang", state="admitted", rights_since=987654),
        (),
        {"canary-lang": set(), "987654": set(), "knocking": {"jana", "lenka"}},
    ),
    (
        "the time",
        meeting(started_at="canary-started"),
        (),
        {"canary-started": {"jana"}, "timer": {"jana"}},
    ),
    (
        "somebody does not understand",
        Signal(id="canary-id", kind="unclear", person="jirina", at="canary-at"),
        (),
        {"canary-id": {"jirina", "jana", "petr"}, "jirina": {"jirina"}},
    ),
    ("a stop on the display", Signal(id="s", kind="stop", person="anicka", at=AT), (), {"anicka": ALL - {"platno"}}),
    (
        "help",
        Signal(id="s", kind="help", person="anicka", at=AT, supporters=("marie", "eva", "canary-supporter")),
        (),
        {"anicka": {"anicka", "marie", "eva", "jana"}, "canary-supporter": set()},
    ),
    (
        "an evaluation",
        Feedback(id="canary-id", person="jirina", question="canary-q", answer="canary-a", words="canary-w"),
        (),
        dict.fromkeys(("canary-id", "canary-q", "canary-a", "canary-w"), frozenset({"jirina"})),
    ),
    (
        "a profile answer",
        Answer(
            id="canary-id",
            question="canary-q",
            text="canary-t",
            symbols=("canary-s",),
            asked="canary-a",
            paper="canary-p",
            x=1,
            y=2,
        ),
        (),
        {
            **dict.fromkeys(("canary-id", "canary-q", "canary-t", "canary-s", "canary-a", "canary-p"), CIRCLE),
        },
    ),
    (
        "who is to come, kept for themselves",
        Guests(guests=(Guest("canary-id", "not", "canary-n", answer="no", reason="canary-r"),)),
        (),
        dict.fromkeys(("canary-id", "canary-n", "canary-r"), CIRCLE),
    ),
    (
        "who is to come, let be known",
        Guests(
            known=True,
            guests=(
                Guest("canary-not", "not", answer="no", reason="canary-r"),
                Guest("canary-invite", "come", "canary-n", "canary-s"),
                Guest("canary-glad", "come"),
                Guest("canary-unsure", "unsure", "canary-u"),
                Guest("canary-reader", "not", kept=True),
            ),
        ),
        (),
        {
            **dict.fromkeys(("canary-not", "canary-invite", "canary-n", "canary-r"), frozenset({*CIRCLE, "lenka"})),
            **dict.fromkeys(("canary-glad", "canary-unsure", "canary-u", "canary-reader", "canary-s"), CIRCLE),
        },
    ),
    (
        "how the child takes part, kept for themselves",
        Part(way="messages", speaker="canary-s", attempt="canary-a"),
        (),
        dict.fromkeys(("canary-s", "canary-a", "messages"), CIRCLE),
    ),
    (
        "how the child takes part, let be known",
        Part(way="messages", speaker="canary-s", known=True, told=True),
        (),
        {"canary-s": {*CIRCLE, "lenka", "jana"}, "told": CIRCLE},
    ),
    (
        "who sits where, kept for themselves",
        Seats(seats=(Seat(19, "canary-s"),)),
        (),
        {"canary-s": CIRCLE, "19": CIRCLE},
    ),
    (
        "somebody's settings",
        PersonSettings(id="settings-jirina", person="jirina", text_size=175, letters="dyslexic"),
        (),
        dict.fromkeys(("175", "dyslexic"), frozenset({"jirina"})),
    ),
    (
        "the open door",
        Door(id="door", open=True, code="CANARY", digest="canary-digest"),
        (),
        {"CANARY": DOOR, "canary-digest": set()},
    ),
    ("the shut door", Door(id="door", open=False, code="CANARY"), (), {"CANARY": set()}),
    (
        "the house's own records",
        Link(id="canary-id", person="anicka", token="canary-token", digest="canary-digest"),
        (),
        dict.fromkeys(("canary-id", "canary-token", "canary-digest"), frozenset()),
    ),
]


def check_canaries(record: Record, parts: tuple[Record, ...], secrets: dict[str, Collection[str]]) -> None:
    """Each secret is in the views of exactly these people."""
    bytes_of = {one.id: json.dumps(project(record, viewer(one), parts)) for one in EVERYBODY}
    for secret, may_find in secrets.items():
        assert {id for id, text in bytes_of.items() if secret in text} == may_find, secret


@pytest.mark.parametrize(
    ("record", "parts", "secrets"), [row[1:] for row in CANARIES], ids=[row[0] for row in CANARIES]
)
def test_canary_strings_appear_only_in_the_views_of_those_who_may_see_them(
    record: Record, parts: tuple[Record, ...], secrets: dict[str, Collection[str]]
) -> None:
    check_canaries(record, parts, secrets)
