"""Prepared messages: who sees them, who hangs them, and when (D13, A6, A7)."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from ipk.domain.kernel.errors import Invalid, NotAllowed, NotFound, TooLate, TooMany
from ipk.domain.kernel.media import MediaItem
from ipk.domain.meeting.speaking_turns import SpeakingTurn
from ipk.domain.people.person import Person
from ipk.domain.profile.prepared_messages import MESSAGES_LIMIT, Message, MessageNotice, Visibility
from ipk.domain.views.projection import could_see, project
from ipk.domain.wall.cards import Card
from ipk.domain.wall.strokes import Stroke
from ipk.services.meeting import meeting
from ipk.services.profile import prepared_messages
from ipk.services.shared.media import may_see_media
from ipk.services.shared.strokes import NewStroke
from ipk.services.wall import cards
from tests.builders import ANICKA, EVA, EVERYBODY, JANA, JIRINA, LENKA, NOVAKOVA, PETR, PLATNO, viewer
from tests.services.house import House
from tests.wire.support.ink import points

WORDS = "Chci spát u babičky"
NEW = prepared_messages.NewMessage("note", 2, "dari-se", WORDS)
OUTSIDE = tuple(one for one in EVERYBODY if one not in (ANICKA, EVA))


def make(house: House, person: Person = ANICKA, id: str = "vzkaz", step: int = 2, **more: Any) -> Message:
    new = prepared_messages.NewMessage(**{"kind": "note", "step": step, "paper": "dari-se", "text": WORDS, **more})
    house.send(person, "messages.make", prepared_messages.make_message, id=id, new=new)
    return house.get(Message, id)


def give(house: House, reach: Visibility, person: Person = ANICKA, **more: Any) -> None:
    house.send(person, "messages.give", prepared_messages.give_message, id="vzkaz", reach=reach, **more)


def hang(house: House, person: Person, id: str = "vzkaz") -> Card:
    house.send(person, "messages.hang", prepared_messages.hang_message, id=id)
    return house.get(Card, f"message-{id}")


def take_back(house: House, person: Person) -> None:
    house.send(person, "messages.take_back", prepared_messages.take_message_back, id="vzkaz")


def goes_to(house: House, step: int) -> None:
    house.send(JANA, "meeting.step", meeting.go_to_step, step=step)


def told(house: House, person: Person) -> str:
    """Everything that this person is shown of messages."""
    kept = [house.get(Message, "vzkaz"), *house.all(MessageNotice)]
    return json.dumps([project(one, viewer(person)) for one in kept], ensure_ascii=False)


@pytest.mark.parametrize("reach", ["child", "guide", "tells", "facilitator"])
def test_before_its_step_a_message_is_the_circles_alone(house: House, reach: Visibility) -> None:
    """A6."""
    make(house, step=5)
    give(house, reach)
    for one in EVERYBODY:
        shown = told(house, one)
        assert (WORDS in shown) == (one in (ANICKA, EVA)), one.id
        assert one in (ANICKA, EVA) or shown == "[null]", one.id
        assert could_see(house.get(Message, "vzkaz"), viewer(one)) == (one in (ANICKA, EVA)), one.id


def test_in_its_step_the_facilitator_has_what_the_child_gave_and_nobody_else_has_anything(house: House) -> None:
    """A6: nothing; that one waits; its words. And nothing again when the child changes its mind."""
    make(house)
    for reach, words, knows in (
        ("child", False, False),
        ("guide", False, False),
        ("tells", False, True),
        ("facilitator", True, True),
        ("tells", False, True),
        ("guide", False, False),
    ):
        give(house, reach)
        shown = told(house, JANA)
        assert (WORDS in shown, "envelope" in shown or WORDS in shown) == (words, knows), reach
        for one in OUTSIDE:
            assert one == JANA or json.loads(told(house, one)) == [None] * len(json.loads(told(house, one))), one.id
    assert json.loads(told(house, JANA))[0] is None


def test_an_envelope_says_for_which_step_and_nothing_else(house: House) -> None:
    make(house, kind="symbol", symbols=("dog",), text="")
    give(house, "tells")
    envelope = house.get(MessageNotice, "envelope-vzkaz")
    assert project(envelope, viewer(JANA)) == {"id": envelope.id, "type": "envelope", "rev": envelope.rev, "step": 2}
    house.send(ANICKA, "messages.change", prepared_messages.change_message, id="vzkaz", symbols=("cat",))
    assert house.get(MessageNotice, envelope.id) == envelope, "nobody is told that the child changes something"


def test_it_is_due_when_its_step_comes_and_no_more_when_the_meeting_goes_back(house: House) -> None:
    make(house, step=5, paper="napady")
    give(house, "facilitator")
    goes_to(house, 5)
    assert WORDS in told(house, JANA)
    goes_to(house, 2)
    assert WORDS not in told(house, JANA)
    assert could_see(house.get(Message, "vzkaz"), viewer(JANA)), "its disappearance is told to whom it was shown"


@pytest.mark.parametrize("person", [ANICKA, EVA], ids=lambda one: one.id)
def test_hung_it_is_the_childs_own_card_and_nobody_approves_it(house: House, person: Person) -> None:
    make(house)
    card = hang(house, person)
    assert (card.text, card.author, card.said_by) == (WORDS, "anicka", "anicka")
    assert (card.own_words, card.state, card.spot.paper) == (True, "shown", "dari-se")
    assert house.get(Message, "vzkaz").hung
    assert house.get(SpeakingTurn, SpeakingTurn.id_of("anicka")).step == 2
    with pytest.raises(NotAllowed), house.nothing_changes():
        house.send(NOVAKOVA, "card.edit", cards.edit_card, id=card.id, text="Nechci")


def test_what_the_guide_wrote_down_is_the_childs_word_by_the_guides_hand(house: House) -> None:
    make(house, EVA)
    card = hang(house, EVA)
    assert (card.author, card.said_by, card.own_words) == ("eva", "anicka", True)


def test_the_facilitator_hangs_what_the_child_gave_it_and_nothing_else(house: House) -> None:
    make(house)
    for reach in ("child", "guide", "tells"):
        give(house, reach)
        with pytest.raises(NotFound), house.nothing_changes():
            hang(house, JANA)
    give(house, "facilitator")
    assert hang(house, JANA).author == "anicka"
    assert WORDS not in told(house, JANA)


def test_a_guide_hangs_nothing_that_the_child_keeps_and_the_child_sees_the_attempt(house: House) -> None:
    """A7."""
    make(house)
    give(house, "child")
    with pytest.raises(NotAllowed):
        hang(house, EVA)
    assert (house.get(Message, "vzkaz").attempt, house.get(Message, "vzkaz").hung) == ("eva", False)
    with pytest.raises(NotAllowed):
        give(house, "facilitator", EVA)
    assert house.get(Message, "vzkaz").reach == "child"
    with pytest.raises(NotAllowed):
        house.send(EVA, "messages.make", prepared_messages.make_message, id="druhy", new=NEW, reach="facilitator")
    give(house, "facilitator", EVA, told=True)
    given = house.get(Message, "vzkaz")
    assert (given.reach, given.told, given.attempt) == ("facilitator", True, "")


def test_what_its_guide_changes_the_facilitator_has_no_more(house: House) -> None:
    make(house)
    give(house, "facilitator")
    house.send(EVA, "messages.change", prepared_messages.change_message, id="vzkaz", text="Něco jiného")
    assert (house.get(Message, "vzkaz").reach, house.get(Message, "vzkaz").author) == ("guide", "eva")


def test_nobody_hangs_it_before_its_step(house: House) -> None:
    make(house, step=5)
    for one in (ANICKA, EVA):
        with pytest.raises(TooLate), house.nothing_changes():
            hang(house, one)
    goes_to(house, 9)
    assert hang(house, EVA).text == WORDS, "but it is never too late for it"


@pytest.mark.parametrize("rest", ["frozen", "paused_by_child"])
def test_a_message_waits_while_the_wall_rests(house: House, rest: str) -> None:
    make(house)
    house.set_meeting(**{rest: True})
    with pytest.raises(TooLate), house.nothing_changes():
        hang(house, ANICKA)


def test_taken_back_it_waits_in_the_book_again_with_what_the_child_changed_on_it(house: House) -> None:
    """A8: nothing of it stays on the wall."""
    make(house)
    card_id = hang(house, EVA).id
    house.send(ANICKA, "card.edit", cards.edit_card, id=card_id, text="Chci spát doma")
    house.send(ANICKA, "card.peel", cards.peel_card, id=card_id)
    card, message = house.get(Card, "message-vzkaz"), house.get(Message, "vzkaz")
    assert (card.gone, card.text, message.hung, message.text) == (True, "", False, "Chci spát doma")
    with pytest.raises(NotFound), house.nothing_changes():
        house.send(ANICKA, "card.restore", cards.restore_card, id="message-vzkaz")
    assert hang(house, ANICKA).text == "Chci spát doma"


def test_a_drawing_hangs_line_by_line_and_comes_back_as_it_is_by_then(house: House) -> None:
    make(house, kind="drawing", text="")
    with pytest.raises(Invalid), house.nothing_changes():
        hang(house, ANICKA)
    for name in ("a", "b"):
        line = NewStroke(name, "red", 2, points((1, 2), (3, 4)))
        house.send(EVA, "messages.stroke", prepared_messages.draw, id="vzkaz", stroke=line)
    house.send(ANICKA, "messages.unstroke", prepared_messages.take_line_back, id="vzkaz", name="b")
    hang(house, ANICKA)
    lines = lambda on: [one.name for one in house.read(lambda work: work.list(Stroke, on))]  # noqa: E731
    assert lines("message-vzkaz") == ["a"]
    take_back(house, ANICKA)
    assert (lines("message-vzkaz"), lines("vzkaz")) == ([], ["a"])


def test_its_picture_is_seen_by_whom_its_message_is_seen(house: House) -> None:
    """A9."""
    item = MediaItem(id="foto", kind="picture", mime="image/webp", owner="eva")
    house.change(lambda work: work.save(item))
    make(house, kind="picture", text="", media="foto")
    sees = lambda one: may_see_media(one, item, [*house.all(Card), *house.all(Message)])  # noqa: E731
    assert [one.id for one in EVERYBODY if sees(one)] == ["anicka", "eva"]
    give(house, "facilitator")
    assert [one.id for one in EVERYBODY if sees(one)] == ["anicka", "jana", "eva"]
    hang(house, ANICKA)
    assert sees(JIRINA)
    take_back(house, ANICKA)
    assert not sees(JIRINA)


def test_what_the_facilitator_put_aside_is_not_hung_again(house: House) -> None:
    make(house)
    hang(house, ANICKA)
    house.send(JANA, "card.hide", cards.hide_card, id="message-vzkaz")
    take_back(house, ANICKA)
    with pytest.raises(NotAllowed), house.nothing_changes():
        hang(house, EVA)


def test_thrown_away_it_may_be_brought_back(house: House) -> None:
    make(house)
    give(house, "tells")
    house.send(EVA, "messages.drop", prepared_messages.drop_message, id="vzkaz")
    assert house.all(Message) == []
    assert house.all(MessageNotice) == []
    house.send(ANICKA, "messages.restore", prepared_messages.restore_message, id="vzkaz")
    assert [one.text for one in house.all(Message)] == [WORDS]


@pytest.mark.parametrize(
    "refused",
    [
        lambda house: make(house, id="answer-x"),
        lambda house: make(house, id="x" * 31),
        lambda house: make(house, step=0),
        lambda house: make(house, paper="napady"),
        lambda house: make(house, step=6, paper="plan"),
        lambda house: make(house, text="  "),
        lambda house: make(house, kind="symbol", text=""),
        lambda house: make(house, kind="symbol", symbols=("a",) * 6),
        lambda house: make(house, kind="picture", media="hlas"),
    ],
    ids=["house id", "long id", "no step", "later paper", "the plan", "empty", "no symbol", "six symbols", "a sound"],
)
def test_what_does_not_fit_is_refused(house: House, refused: Callable[[House], Message]) -> None:
    house.change(lambda work: work.save(MediaItem(id="hlas", kind="voice", mime="audio/webm", owner="eva")))
    with pytest.raises(Invalid), house.nothing_changes():
        refused(house)


def test_somebody_elses_picture_is_not_there(house: House) -> None:
    house.change(lambda work: work.save(MediaItem(id="cizi", kind="picture", mime="image/webp", owner="jirina")))
    with pytest.raises(NotFound), house.nothing_changes():
        make(house, kind="picture", media="cizi")


def test_a_hanging_message_is_neither_changed_in_the_book_nor_thrown_away(house: House) -> None:
    make(house)
    hang(house, ANICKA)
    for name, service, args in (
        ("messages.change", prepared_messages.change_message, {"text": "jinak"}),
        ("messages.give", prepared_messages.give_message, {"reach": "child"}),
        ("messages.drop", prepared_messages.drop_message, {}),
    ):
        with pytest.raises(Invalid), house.nothing_changes():
            house.send(ANICKA, name, service, id="vzkaz", **args)


def test_there_are_not_endlessly_many(house: House) -> None:
    for number in range(MESSAGES_LIMIT):
        make(house, id=f"vzkaz-{number}")
    with pytest.raises(TooMany):
        make(house)


@pytest.mark.parametrize("person", [PETR, LENKA, JIRINA, NOVAKOVA, PLATNO, JANA], ids=lambda one: one.id)
def test_nobody_else_makes_changes_or_takes_back_a_message(house: House, person: Person) -> None:
    make(house)
    give(house, "facilitator")
    for act in (
        lambda: make(house, person, id="cizi"),
        lambda: give(house, "child", person),
        lambda: take_back(house, person),
        lambda: house.send(person, "messages.drop", prepared_messages.drop_message, id="vzkaz"),
        *([] if person == JANA else [lambda: hang(house, person)]),
    ):
        with pytest.raises(NotAllowed), house.nothing_changes():
            act()
