"""The page card shows the answers that hang, and nothing else (A6 to A9)."""

from dataclasses import replace

import pytest

from ipk.domain.kernel.errors import Invalid, NotAllowed, NotFound, TooLate
from ipk.domain.people.person import Person
from ipk.domain.profile.answers import PAGE_CARD, Answer
from ipk.domain.profile.workbook import Workbook
from ipk.domain.wall.cards import Card
from ipk.domain.wall.strokes import Stroke
from ipk.services.printing.profile import PrintedProfile
from ipk.services.profile import answers as profile
from ipk.services.profile import page_card, workbook
from ipk.services.wall import cards
from ipk.services.wall.cards import NewCard
from tests.builders import ANICKA, EVA, EVERYBODY, JANA, JIRINA, NOVAKOVA, ON_THE_PAPER, PETR
from tests.services.sample_conference import SampleConference


def hangs(sample: SampleConference, person: Person = EVA) -> Card:
    sample.send(person, "profile.hang", page_card.hang_page)
    return sample.get(Card, PAGE_CARD)


def shows(sample: SampleConference, *answers: str) -> None:
    for answer in answers:
        sample.send(ANICKA, "profile.show", profile.show_answer, answer=answer)


def seen(sample: SampleConference, person: Person) -> PrintedProfile:
    return sample.read(lambda work: page_card.print_wall(work, person))


def said(sample: SampleConference, person: Person = JIRINA) -> list[str]:
    return [answer.text for answer in seen(sample, person).answers]


@pytest.mark.parametrize("person", [ANICKA, EVA], ids=lambda one: one.id)
def test_the_child_or_its_guide_hangs_the_page_as_the_childs_own_card(sample: SampleConference, person: Person) -> None:
    shows(sample, "hudba")
    card = hangs(sample, person)
    assert (card.kind, card.author, card.own_words, card.state) == ("page", "anicka", True, "shown")
    assert card.text == ""
    assert said(sample) == ["Jožin"]


@pytest.mark.parametrize("person", [JANA, PETR, JIRINA, NOVAKOVA], ids=lambda one: one.id)
def test_only_the_circle_hangs_and_peels_the_page(sample: SampleConference, person: Person) -> None:
    shows(sample, "hudba")
    hangs(sample)
    for command, service in (("profile.hang", page_card.hang_page), ("profile.peel", page_card.peel_page)):
        with pytest.raises(NotAllowed), sample.nothing_changes():
            sample.send(person, command, service)


def test_the_page_shows_hung_answers_and_not_answers_released_only_for_minutes(sample: SampleConference) -> None:
    """A6: consent for the minutes, without a paper to hang on, is none for the wall."""
    sample.change(lambda work: work.save(Answer(id="answer-p", question="p", text="na papír", consent="minutes")))
    shows(sample, "hudba")
    hangs(sample)
    assert said(sample) == ["Jožin"]


def test_a_withdrawn_answer_disappears_from_the_page(sample: SampleConference) -> None:
    """A8: nothing of it was kept, so nothing has to be cleared away."""
    shows(sample, "hudba", "usinani")
    hangs(sample)
    assert sorted(said(sample)) == ["Jožin", "Světlo na chodbě"]
    sample.send(ANICKA, "profile.withdraw", profile.withdraw_answer, answer="usinani")
    assert [said(sample, person) for person in EVERYBODY] == [["Jožin"]] * len(EVERYBODY)


def test_an_answer_hidden_by_the_facilitator_disappears_from_the_page(sample: SampleConference) -> None:
    shows(sample, "hudba", "usinani")
    hangs(sample)
    sample.send(JANA, "card.hide", cards.hide_card, id="profile-hudba")
    assert said(sample) == ["Světlo na chodbě"]


def test_the_page_contains_the_drawing_of_an_answer(sample: SampleConference) -> None:
    line = Stroke(id="hudba~cara", card="hudba", colour="ink", size=1, points="AAAA")
    sample.change(lambda work: work.save(line))
    shows(sample, "hudba")
    hangs(sample)
    assert [one.points for one in seen(sample, JIRINA).answers[0].lines] == ["AAAA"]


def test_the_page_is_peeled_when_its_last_answer_is_withdrawn(sample: SampleConference) -> None:
    shows(sample, "hudba")
    hangs(sample)
    sample.send(ANICKA, "profile.withdraw", profile.withdraw_answer, answer="hudba")
    assert sample.get(Card, PAGE_CARD).gone
    with pytest.raises(NotFound):
        seen(sample, ANICKA)


def test_a_page_without_answers_cannot_be_hung(sample: SampleConference) -> None:
    with pytest.raises(Invalid), sample.nothing_changes():
        hangs(sample)


def test_a_page_whose_answers_are_all_hidden_is_not_found(sample: SampleConference) -> None:
    shows(sample, "hudba")
    hangs(sample)
    sample.send(JANA, "card.hide", cards.hide_card, id="profile-hudba")
    with pytest.raises(NotFound):
        seen(sample, JANA)


def test_a_hidden_page_is_not_visible_to_other_participants(sample: SampleConference) -> None:
    """A9."""
    shows(sample, "hudba")
    hangs(sample)
    sample.send(JANA, "card.hide", cards.hide_card, id=PAGE_CARD)
    assert said(sample, JANA) == said(sample, ANICKA) == ["Jožin"]
    for person in (JIRINA, NOVAKOVA, PETR):
        with pytest.raises(NotFound):
            seen(sample, person)
    with pytest.raises(NotAllowed), sample.nothing_changes():
        hangs(sample)


def test_a_peeled_page_hangs_again_where_it_hung(sample: SampleConference) -> None:
    shows(sample, "hudba")
    spot = replace(hangs(sample).spot, x=400)
    sample.send(ANICKA, "card.move", cards.move_card, id=PAGE_CARD, spot=spot)
    sample.send(EVA, "profile.peel", page_card.peel_page)
    with pytest.raises(NotFound):
        seen(sample, JIRINA)
    assert sample.get(Card, "profile-hudba").state == "shown"
    assert hangs(sample, ANICKA).spot.x == 400
    sample.send(ANICKA, "profile.peel", page_card.peel_page)
    with pytest.raises(NotFound), sample.nothing_changes():
        sample.send(EVA, "profile.peel", page_card.peel_page)


def test_a_page_with_an_answer_said_by_somebody_else_is_not_own_words(sample: SampleConference) -> None:
    sample.change(lambda work: work.save(replace(work.get(Answer, "hudba"), said_by="jana")))
    shows(sample, "hudba")
    assert not hangs(sample).own_words
    assert seen(sample, JIRINA).answers[0].by == JANA.name


def test_a_page_card_cannot_be_stuck_edited_or_restored_as_a_card(sample: SampleConference) -> None:
    """A1, A7: only what is released makes one."""
    with pytest.raises(Invalid), sample.nothing_changes():
        sample.send(EVA, "card.stick", cards.stick_card, id="stranka", spot=ON_THE_PAPER, new=NewCard(kind="page"))
    shows(sample, "hudba")
    hangs(sample)
    with pytest.raises(Invalid), sample.nothing_changes():
        sample.send(ANICKA, "card.edit", cards.edit_card, id=PAGE_CARD, text="Něco")
    sample.send(ANICKA, "card.peel", cards.peel_card, id=PAGE_CARD)
    with pytest.raises(NotFound), sample.nothing_changes():
        sample.send(ANICKA, "card.restore", cards.restore_card, id=PAGE_CARD)


def test_a_page_cannot_be_hung_on_a_frozen_wall(sample: SampleConference) -> None:
    shows(sample, "hudba")
    sample.set_meeting(frozen=True)
    with pytest.raises(TooLate), sample.nothing_changes():
        hangs(sample)


@pytest.mark.parametrize("person", [ANICKA, EVA], ids=lambda one: one.id)
def test_the_design_is_stored_with_the_workbook(sample: SampleConference, person: Person) -> None:
    shows(sample, "hudba")
    hangs(sample)
    sample.send(person, "profile.design", workbook.choose_design, design="meadow")
    assert sample.get(Workbook, "book").design == "meadow"
    assert seen(sample, JIRINA).design == "meadow"
    sample.send(EVA, "profile.open", workbook.open_book, sheet="6-9")
    assert sample.get(Workbook, "book").design == "meadow"
