"""What a guide cannot do without the child's consent, and what nobody can do (A7, A30, D13)."""

from typing import Any

import pytest

from ipk.domain.kernel.errors import IpkError, NotAllowed
from ipk.domain.profile.answers import About, Answer
from ipk.domain.profile.prepared_messages import Message
from ipk.domain.wall.cards import Card, Spot
from ipk.domain.wall.strokes import Stroke
from ipk.services.profile import answers, prepared_messages, reconfirm, workbook
from ipk.services.profile.prepared_messages import NewMessage
from ipk.services.shared import strokes
from ipk.services.shared.strokes import NewStroke
from ipk.services.wall import cards
from tests.builders import ANICKA, EVA, JANA, PETR
from tests.services.profile.test_answer_versions import ID, answer, says, sits_down
from tests.services.profile.test_prepared_messages import hang, make
from tests.services.sample_conference import SampleConference
from tests.wire.support.ink import points

CARD = "message-vzkaz"
LINE = NewStroke("a", "red", 2, points((1, 2), (3, 4)))


@pytest.mark.parametrize(
    ("name", "service", "args"),
    [
        ("card.edit", cards.edit_card, {"text": "Nechci"}),
        ("card.edit", cards.edit_card, {"colour": "sky"}),
        ("card.move", cards.move_card, {"spot": Spot("dari-se", 900, 900)}),
        ("card.raise", cards.raise_card, {}),
        ("card.peel", cards.peel_card, {}),
    ],
    ids=["words", "colour", "move", "raise", "peel"],
)
def test_a_guide_cannot_change_a_hung_message_even_if_the_guide_wrote_it(
    sample: SampleConference, name: str, service: Any, args: dict[str, Any]
) -> None:
    """A7, D13."""
    make(sample, EVA)
    hang(sample, EVA)
    with pytest.raises(NotAllowed), sample.nothing_changes():
        sample.send(EVA, name, service, id=CARD, **args)
    sample.send(ANICKA, name, service, id=CARD, **args)


def test_a_guide_cannot_draw_into_a_hung_message(sample: SampleConference) -> None:
    """A7, D13."""
    make(sample, EVA, kind="drawing", text="")
    sample.send(EVA, "messages.stroke", prepared_messages.draw, id="vzkaz", stroke=LINE)
    hang(sample, EVA)
    for name, service, args in (
        ("drawing.stroke", strokes.draw_stroke, {"stroke": NewStroke("b", "red", 2, LINE.points)}),
        ("drawing.unstroke", strokes.take_stroke_back, {"name": "a"}),
    ):
        with pytest.raises(NotAllowed), sample.nothing_changes():
            sample.send(EVA, name, service, id=CARD, **args)
    assert [line.name for line in sample.read(lambda work: work.list(Stroke, CARD))] == ["a"]


def test_a_guide_takes_back_a_hung_message_only_by_proxy(sample: SampleConference) -> None:
    """A7: the attempt is seen by the child; what the child said is on record."""
    make(sample)
    hang(sample, EVA)
    with pytest.raises(NotAllowed):
        sample.send(EVA, "messages.take_back", prepared_messages.take_message_back, id="vzkaz")
    tried = sample.get(Message, "vzkaz")
    assert (tried.attempt, tried.hung, sample.get(Card, CARD).gone) == ("eva", True, False)
    sample.send(EVA, "messages.take_back", prepared_messages.take_message_back, id="vzkaz", told=True)
    taken = sample.get(Message, "vzkaz")
    assert (taken.attempt, taken.hung, taken.told, sample.get(Card, CARD).gone) == ("", False, True, True)


def test_a_refused_message_is_not_stored(sample: SampleConference) -> None:
    """A7: only the trace that it was tried, in the journal."""
    new = NewMessage("note", 2, "dari-se", "Chci domů")
    with pytest.raises(NotAllowed):
        sample.send(EVA, "messages.make", prepared_messages.make_message, id="vzkaz", new=new, reach="facilitator")
    assert sample.read(lambda work: work.get_or_none(Message, "vzkaz")) is None
    sample.send(EVA, "messages.make", prepared_messages.make_message, id="vzkaz", new=new)


def asks(sample: SampleConference, question: str, heading: str, sheet: str = "6-9", person: Any = EVA) -> Answer:
    about = About(question, "Otázka?", sheet, heading, "dari-se")
    id = f"answer-{question}"
    sample.send(person, "profile.answer", answers.answer_question, id=id, about=about, text="Psi")
    return sample.get(Answer, id)


def test_the_heading_of_an_answer_comes_from_the_questionnaire(sample: SampleConference) -> None:
    """A7: what is filed under STOP is told to whoever leads, what is not to be talked about is told to nobody."""
    assert (asks(sample, "rada", "stop").heading, asks(sample, "rada", "stop").consent) == ("like", "me")
    assert asks(sample, "nemluvit", "like").heading == "untold"
    for sheet in ("6-9", "jina", ""):
        assert asks(sample, "nemluvit", "stop", sheet).heading == "untold", sheet


def test_a_guides_own_question_under_the_stop_heading_is_not_released(sample: SampleConference) -> None:
    """A7: the child itself may say how it says stop, to any question."""
    for sheet in ("6-9", "jina", ""):
        assert asks(sample, "znameni", "stop", sheet).consent == "me"
    assert asks(sample, "muj-stop", "stop", "", ANICKA).consent == "lead"


@pytest.mark.parametrize("after_a_year", [True, False])
def test_an_answer_confirmed_by_the_guide_alone_is_not_shown(sample: SampleConference, after_a_year: bool) -> None:
    """A7: not when it is asked about, and not by holding it true again and again before that."""
    sits_down(sample)
    says(sample, text="Psi")
    sample.send(ANICKA, "profile.consent", answers.consent, id=ID, consent="wall")
    if after_a_year:
        sample.clock.forward(days=366)
        sample.send(EVA, "profile.open", workbook.open_book)
    sample.send(EVA, "profile.confirm", reconfirm.confirm, id=ID, still="true")
    kept = answer(sample)
    assert (kept.consent, kept.still, sample.get(Card, kept.card).gone) == ("me", "", True)
    with pytest.raises(NotAllowed):
        sample.send(EVA, "profile.show", answers.show_answer, answer=ID)
    assert (answer(sample).consent, answer(sample).attempt) == ("me", "eva")


@pytest.mark.parametrize("told", [True, False])
def test_an_answer_confirmed_by_the_child_stays_released(sample: SampleConference, told: bool) -> None:
    sits_down(sample)
    says(sample, text="Psi")
    sample.send(ANICKA, "profile.consent", answers.consent, id=ID, consent="wall")
    sample.clock.forward(days=366)
    sample.send(EVA, "profile.open", workbook.open_book)
    more = {"told": True} if told else {}
    sample.send(EVA if told else ANICKA, "profile.confirm", reconfirm.confirm, id=ID, still="true", **more)
    kept = answer(sample)
    assert (kept.consent, kept.still, kept.told) == ("wall", "", told)
    sample.send(EVA, "profile.show", answers.show_answer, answer=ID)


@pytest.mark.parametrize("author", [ANICKA, EVA], ids=lambda one: one.id)
def test_the_child_may_peel_its_own_locked_card(sample: SampleConference, author: Any) -> None:
    """A22."""
    card = sample.stick(author, text="To jsem řekla já", said_by="anicka")
    sample.send(JANA, "card.lock", cards.lock_card, id=card.id)
    with pytest.raises(NotAllowed), sample.nothing_changes():
        sample.send(ANICKA, "card.edit", cards.edit_card, id=card.id, text="Jinak")
    sample.send(ANICKA, "card.peel", cards.peel_card, id=card.id)
    assert sample.get(Card, card.id).gone


def test_an_adult_cannot_peel_their_own_locked_card(sample: SampleConference) -> None:
    words, adults = sample.stick(EVA, "slova", said_by="anicka"), sample.stick(PETR, "dospely")
    for author, card in ((EVA, words), (PETR, adults)):
        sample.send(JANA, "card.lock", cards.lock_card, id=card.id)
        with pytest.raises(IpkError), sample.nothing_changes():
            sample.send(author, "card.peel", cards.peel_card, id=card.id)
