"""§8: a conference holds 2,000 cards, 100 of them for child and guide alone; a drawing 500 strokes; and the wall of
2,000 still works."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import replace
from itertools import cycle

import pytest

from ipk.domain.people.person import Person, Role
from ipk.domain.wall.cards import Card
from ipk.domain.wall.strokes import Stroke, stroke_id
from ipk.services.ports import UnitOfWork
from ipk.services.shared.commands import log_event
from tests.browser.support.days import opened_store
from tests.wire.support.client import Device, new_id, refused
from tests.wire.support.ink import stroke
from tests.wire.support.replica import Record
from tests.wire.support.room import Room

pytestmark = [pytest.mark.wire, pytest.mark.slow]

FILLING = (Role.FACILITATOR, Role.FAMILY, Role.PROFESSIONAL, Role.SUPPORT)

#: what is in the database already when people begin to fill the rest
KEPT_CARDS, KEPT_STROKES = 1800, 440
DRAWING = "kept-drawing"


def keep_most(room: Room) -> None:
    """Copies of an adult's card, in turn by those who fill the wall, and a drawing that the guide made for the child.

    Written into the database; the server must have ended.
    """

    def copy(work: UnitOfWork) -> None:
        people = work.list(Person)
        authors = cycle([person.id for person in people if person.role in FILLING])
        child, guide = (next(one.id for one in people if one.role == role) for role in (Role.CHILD, Role.GUIDE))
        hung = next(card for card in work.list(Card) if card.kind == "note" and not card.own_words)
        for number in range(KEPT_CARDS):
            work.save(replace(hung, id=f"kept-{number}", author=next(authors), text="a", rev=0))
        work.save(
            replace(hung, id=DRAWING, kind="drawing", author=guide, said_by=child, own_words=True, text="", rev=0)
        )
        for number in range(KEPT_STROKES):
            id = stroke_id(DRAWING, f"kept-{number}")
            work.save(Stroke(id=id, card=DRAWING, **{key: stroke(2)[key] for key in ("colour", "size", "points")}))
        log_event(work, "", "test.keep_most")

    store = opened_store(room.serving)
    store.transact(room.conference, copy)
    store.close()


def stick_until_full(device: Device, full: threading.Event, refusals: list) -> None:
    paper = device.plain_paper()
    while not full.is_set():
        body = {"id": new_id("c"), "kind": "note", "paper": paper, "x": 5, "y": 5, "text": "a"}
        answer = device.do("card.stick", body)
        if not answer["ok"]:
            refusals.append(answer)
            full.set()


@pytest.fixture(scope="module")
def crowded(broken_room: Room) -> Iterator[tuple[Room, list, list]]:
    """Everybody sticks until it is full, while the child and its guide draw one drawing full: a person may only do so
    much in a second."""
    broken_room.serving.stop()
    keep_most(broken_room)
    broken_room.serving.start()
    broken_room.calm(moderation="open")
    full, refusals, drawn = threading.Event(), [], []
    child, guide = broken_room.device("child"), broken_room.device("guide")

    def draw(device: Device) -> None:
        answer: Record = {"ok": True}
        while answer["ok"] and len(drawn) < 502 - KEPT_STROKES:
            answer = device.do("drawing.stroke", {"id": DRAWING, "stroke": stroke(2)})
            drawn.append(answer)

    sticking = list(broken_room.others_than("child", "guide", "display", "organizer", "recorder"))
    threads = [threading.Thread(target=stick_until_full, args=(one, full, refusals)) for one in sticking]
    threads += [threading.Thread(target=draw, args=(one,)) for one in (child, guide)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(90)
    full.set()
    return broken_room, refusals, drawn


def test_others_may_use_all_cards_but_those_reserved_for_the_child(crowded: tuple[Room, list, list]) -> None:
    room, refusals, _ = crowded
    assert refusals
    for answer in refusals:
        refused(answer, "too_many")
    cards = [one for one in room.device("facilitator").sync()["records"] if one["type"] == "card"]
    assert 1890 <= len(cards) <= 1900


def test_the_child_uses_its_reserved_cards_and_a_peeled_card_frees_one(crowded: tuple[Room, list, list]) -> None:
    room, _, _ = crowded
    child, lead = room.device("child"), room.device("facilitator")
    mine = [card["id"] for card in lead.sync()["records"] if card["type"] == "card" and card["author"] == lead.id]
    body = {"kind": "note", "paper": child.plain_paper(), "x": 1, "y": 1, "text": "Ještě já"}
    answers = [child.do("card.stick", {**body, "id": new_id()}) for _ in range(120)]
    taken = [answer["ok"] for answer in answers]
    assert 100 <= taken.count(True) <= 110
    refused(answers[-1], "too_many")
    lead.must("card.peel", {"id": mine[0]})
    child.must("card.stick", {**body, "id": new_id()})


def test_a_drawing_holds_five_hundred_strokes(crowded: tuple[Room, list, list]) -> None:
    _, _, drawn = crowded
    assert [answer["ok"] for answer in drawn].count(True) == 500 - KEPT_STROKES
    for answer in drawn:
        if not answer["ok"]:
            refused(answer, "too_many")
    assert len(drawn) > 500 - KEPT_STROKES
