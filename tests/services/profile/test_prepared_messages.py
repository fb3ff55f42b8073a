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
from tests.services.sample_conference import SampleConference as Sample
from tests.wire.support.ink import points

WORDS = "Chci spát u babičky"
NEW = prepared_messages.NewMessage("note", 2, "dari-se", WORDS)
OUTSIDE = tuple(one for one in EVERYBODY if one not in (ANICKA, EVA))


def make(sample: Sample, person: Person = ANICKA, id: str = "vzkaz", step: int = 2, **more: Any) -> Message:
    new = prepared_messages.NewMessage(**{"kind": "note", "step": step, "paper": "dari-se", "text": WORDS, **more})
    sample.send(person, "messages.make", prepared_messages.make_message, id=id, new=new)
    return sample.get(Message, id)


def give(sample: Sample, reach: Visibility, person: Person = ANICKA, **more: Any) -> None:
    sample.send(person, "messages.give", prepared_messages.give_message, id="vzkaz", reach=reach, **more)


def hang(sample: Sample, person: Person, id: str = "vzkaz") -> Card:
    sample.send(person, "messages.hang", prepared_messages.hang_message, id=id)
    return sample.get(Card, f"message-{id}")


def take_back(sample: Sample, person: Person) -> None:
    sample.send(person, "messages.take_back", prepared_messages.take_message_back, id="vzkaz")


def goes_to(sample: Sample, step: int) -> None:
    sample.send(JANA, "meeting.step", meeting.go_to_step, step=step)


def told(sample: Sample, person: Person) -> str:
    """Everything that this person is shown of messages."""
    kept = [sample.get(Message, "vzkaz"), *sample.all(MessageNotice)]
    return json.dumps([project(one, viewer(person)) for one in kept], ensure_ascii=False)


@pytest.mark.parametrize("reach", ["child", "guide", "tells", "facilitator"])
def test_before_its_step_a_message_is_visible_to_the_circle_only(sample: Sample, reach: Visibility) -> None:
    """A6."""
    make(sample, step=5)
    give(sample, reach)
    for one in EVERYBODY:
        shown = told(sample, one)
        assert (WORDS in shown) == (one in (ANICKA, EVA)), one.id
        assert one in (ANICKA, EVA) or shown == "[null]", one.id
        assert could_see(sample.get(Message, "vzkaz"), viewer(one)) == (one in (ANICKA, EVA)), one.id


def test_in_its_step_only_the_facilitator_sees_what_the_visibility_allows(sample: Sample) -> None:
    """A6: nothing; that one waits; its words. And nothing again when the child changes its mind."""
    make(sample)
    for reach, words, knows in (
        ("child", False, False),
        ("guide", False, False),
        ("tells", False, True),
        ("facilitator", True, True),
        ("tells", False, True),
        ("guide", False, False),
    ):
        give(sample, reach)
        shown = told(sample, JANA)
        assert (WORDS in shown, "envelope" in shown or WORDS in shown) == (words, knows), reach
        for one in OUTSIDE:
            assert one == JANA or json.loads(told(sample, one)) == [None] * len(json.loads(told(sample, one))), one.id
    assert json.loads(told(sample, JANA))[0] is None


def test_a_message_notice_contains_only_the_step(sample: Sample) -> None:
    make(sample, kind="symbol", symbols=("dog",), text="")
    give(sample, "tells")
    envelope = sample.get(MessageNotice, "envelope-vzkaz")
    assert project(envelope, viewer(JANA)) == {"id": envelope.id, "type": "envelope", "rev": envelope.rev, "step": 2}
    sample.send(ANICKA, "messages.change", prepared_messages.change_message, id="vzkaz", symbols=("cat",))
    assert sample.get(MessageNotice, envelope.id) == envelope, "nobody is told that the child changes something"


def test_a_message_is_visible_to_the_facilitator_only_while_its_step_has_come(sample: Sample) -> None:
    make(sample, step=5, paper="napady")
    give(sample, "facilitator")
    goes_to(sample, 5)
    assert WORDS in told(sample, JANA)
    goes_to(sample, 2)
    assert WORDS not in told(sample, JANA)
    assert could_see(sample.get(Message, "vzkaz"), viewer(JANA)), "its disappearance is told to whom it was shown"


@pytest.mark.parametrize("person", [ANICKA, EVA], ids=lambda one: one.id)
def test_a_hung_message_is_the_childs_own_card_without_approval(sample: Sample, person: Person) -> None:
    make(sample)
    card = hang(sample, person)
    assert (card.text, card.author, card.said_by) == (WORDS, "anicka", "anicka")
    assert (card.own_words, card.state, card.spot.paper) == (True, "shown", "dari-se")
    assert sample.get(Message, "vzkaz").hung
    assert sample.get(SpeakingTurn, SpeakingTurn.id_of("anicka")).step == 2
    with pytest.raises(NotAllowed), sample.nothing_changes():
        sample.send(NOVAKOVA, "card.edit", cards.edit_card, id=card.id, text="Nechci")


def test_a_message_written_by_the_guide_hangs_as_the_childs_own_words(sample: Sample) -> None:
    make(sample, EVA)
    card = hang(sample, EVA)
    assert (card.author, card.said_by, card.own_words) == ("eva", "anicka", True)


def test_the_facilitator_hangs_only_messages_given_to_it(sample: Sample) -> None:
    make(sample)
    for reach in ("child", "guide", "tells"):
        give(sample, reach)
        with pytest.raises(NotFound), sample.nothing_changes():
            hang(sample, JANA)
    give(sample, "facilitator")
    assert hang(sample, JANA).author == "anicka"
    assert WORDS not in told(sample, JANA)


def test_a_guide_cannot_hang_a_message_the_child_keeps_and_the_attempt_is_recorded(sample: Sample) -> None:
    """A7."""
    make(sample)
    give(sample, "child")
    with pytest.raises(NotAllowed):
        hang(sample, EVA)
    assert (sample.get(Message, "vzkaz").attempt, sample.get(Message, "vzkaz").hung) == ("eva", False)
    with pytest.raises(NotAllowed):
        give(sample, "facilitator", EVA)
    assert sample.get(Message, "vzkaz").reach == "child"
    with pytest.raises(NotAllowed):
        sample.send(EVA, "messages.make", prepared_messages.make_message, id="druhy", new=NEW, reach="facilitator")
    give(sample, "facilitator", EVA, told=True)
    given = sample.get(Message, "vzkaz")
    assert (given.reach, given.told, given.attempt) == ("facilitator", True, "")


def test_a_guides_change_of_a_message_takes_it_back_from_the_facilitator(sample: Sample) -> None:
    make(sample)
    give(sample, "facilitator")
    sample.send(EVA, "messages.change", prepared_messages.change_message, id="vzkaz", text="Něco jiného")
    assert (sample.get(Message, "vzkaz").reach, sample.get(Message, "vzkaz").author) == ("guide", "eva")


def test_a_message_cannot_be_hung_before_its_step(sample: Sample) -> None:
    make(sample, step=5)
    for one in (ANICKA, EVA):
        with pytest.raises(TooLate), sample.nothing_changes():
            hang(sample, one)
    goes_to(sample, 9)
    assert hang(sample, EVA).text == WORDS, "but it is never too late for it"


@pytest.mark.parametrize("rest", ["frozen", "paused_by_child"])
def test_a_message_cannot_be_hung_on_a_frozen_or_paused_wall(sample: Sample, rest: str) -> None:
    make(sample)
    sample.set_meeting(**{rest: True})
    with pytest.raises(TooLate), sample.nothing_changes():
        hang(sample, ANICKA)


def test_a_peeled_message_returns_to_the_workbook_with_the_childs_edits(sample: Sample) -> None:
    """A8: nothing of it stays on the wall."""
    make(sample)
    card_id = hang(sample, EVA).id
    sample.send(ANICKA, "card.edit", cards.edit_card, id=card_id, text="Chci spát doma")
    sample.send(ANICKA, "card.peel", cards.peel_card, id=card_id)
    card, message = sample.get(Card, "message-vzkaz"), sample.get(Message, "vzkaz")
    assert (card.gone, card.text, message.hung, message.text) == (True, "", False, "Chci spát doma")
    with pytest.raises(NotFound), sample.nothing_changes():
        sample.send(ANICKA, "card.restore", cards.restore_card, id="message-vzkaz")
    assert hang(sample, ANICKA).text == "Chci spát doma"


def test_a_drawn_message_is_hung_and_taken_back_with_its_strokes(sample: Sample) -> None:
    make(sample, kind="drawing", text="")
    with pytest.raises(Invalid), sample.nothing_changes():
        hang(sample, ANICKA)
    for name in ("a", "b"):
        line = NewStroke(name, "red", 2, points((1, 2), (3, 4)))
        sample.send(EVA, "messages.stroke", prepared_messages.draw, id="vzkaz", stroke=line)
    sample.send(ANICKA, "messages.unstroke", prepared_messages.take_line_back, id="vzkaz", name="b")
    hang(sample, ANICKA)
    lines = lambda on: [one.name for one in sample.read(lambda work: work.list(Stroke, on))]  # noqa: E731
    assert lines("message-vzkaz") == ["a"]
    take_back(sample, ANICKA)
    assert (lines("message-vzkaz"), lines("vzkaz")) == ([], ["a"])


def test_a_message_picture_is_visible_to_those_who_see_the_message(sample: Sample) -> None:
    """A9."""
    item = MediaItem(id="foto", kind="picture", mime="image/webp", owner="eva")
    sample.change(lambda work: work.save(item))
    make(sample, kind="picture", text="", media="foto")
    sees = lambda one: may_see_media(one, item, [*sample.all(Card), *sample.all(Message)])  # noqa: E731
    assert [one.id for one in EVERYBODY if sees(one)] == ["anicka", "eva"]
    give(sample, "facilitator")
    assert [one.id for one in EVERYBODY if sees(one)] == ["anicka", "jana", "eva"]
    hang(sample, ANICKA)
    assert sees(JIRINA)
    take_back(sample, ANICKA)
    assert not sees(JIRINA)


def test_a_message_hidden_by_the_facilitator_cannot_be_hung_again(sample: Sample) -> None:
    make(sample)
    hang(sample, ANICKA)
    sample.send(JANA, "card.hide", cards.hide_card, id="message-vzkaz")
    take_back(sample, ANICKA)
    with pytest.raises(NotAllowed), sample.nothing_changes():
        hang(sample, EVA)


def test_a_dropped_message_can_be_restored(sample: Sample) -> None:
    make(sample)
    give(sample, "tells")
    sample.send(EVA, "messages.drop", prepared_messages.drop_message, id="vzkaz")
    assert sample.all(Message) == []
    assert sample.all(MessageNotice) == []
    sample.send(ANICKA, "messages.restore", prepared_messages.restore_message, id="vzkaz")
    assert [one.text for one in sample.all(Message)] == [WORDS]


@pytest.mark.parametrize(
    "refused",
    [
        lambda sample: make(sample, id="answer-x"),
        lambda sample: make(sample, id="x" * 31),
        lambda sample: make(sample, step=0),
        lambda sample: make(sample, paper="napady"),
        lambda sample: make(sample, step=6, paper="plan"),
        lambda sample: make(sample, text="  "),
        lambda sample: make(sample, kind="symbol", text=""),
        lambda sample: make(sample, kind="symbol", symbols=("a",) * 6),
        lambda sample: make(sample, kind="picture", media="hlas"),
    ],
    ids=["house id", "long id", "no step", "later paper", "the plan", "empty", "no symbol", "six symbols", "a sound"],
)
def test_an_invalid_message_is_refused(sample: Sample, refused: Callable[[Sample], Message]) -> None:
    sample.change(lambda work: work.save(MediaItem(id="hlas", kind="voice", mime="audio/webm", owner="eva")))
    with pytest.raises(Invalid), sample.nothing_changes():
        refused(sample)


def test_a_picture_of_somebody_else_cannot_be_used_in_a_message(sample: Sample) -> None:
    sample.change(lambda work: work.save(MediaItem(id="cizi", kind="picture", mime="image/webp", owner="jirina")))
    with pytest.raises(NotFound), sample.nothing_changes():
        make(sample, kind="picture", media="cizi")


def test_a_hung_message_can_be_neither_changed_nor_dropped(sample: Sample) -> None:
    make(sample)
    hang(sample, ANICKA)
    for name, service, args in (
        ("messages.change", prepared_messages.change_message, {"text": "jinak"}),
        ("messages.give", prepared_messages.give_message, {"reach": "child"}),
        ("messages.drop", prepared_messages.drop_message, {}),
    ):
        with pytest.raises(Invalid), sample.nothing_changes():
            sample.send(ANICKA, name, service, id="vzkaz", **args)


def test_messages_are_limited(sample: Sample) -> None:
    for number in range(MESSAGES_LIMIT):
        make(sample, id=f"vzkaz-{number}")
    with pytest.raises(TooMany):
        make(sample)


@pytest.mark.parametrize("person", [PETR, LENKA, JIRINA, NOVAKOVA, PLATNO, JANA], ids=lambda one: one.id)
def test_only_the_circle_makes_gives_drops_and_takes_back_messages(sample: Sample, person: Person) -> None:
    make(sample)
    give(sample, "facilitator")
    for act in (
        lambda: make(sample, person, id="cizi"),
        lambda: give(sample, "child", person),
        lambda: take_back(sample, person),
        lambda: sample.send(person, "messages.drop", prepared_messages.drop_message, id="vzkaz"),
        *([] if person == JANA else [lambda: hang(sample, person)]),
    ):
        with pytest.raises(NotAllowed), sample.nothing_changes():
            act()
