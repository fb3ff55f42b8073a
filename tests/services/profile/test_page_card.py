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
def test_nobody_else_hangs_or_peels_it(sample: SampleConference, person: Person) -> None:
    shows(sample, "hudba")
    hangs(sample)
    for command, service in (("profile.hang", page_card.hang_page), ("profile.peel", page_card.peel_page)):
        with pytest.raises(NotAllowed), sample.nothing_changes():
            sample.send(person, command, service)


def test_it_shows_what_hangs_and_not_what_is_only_released_for_paper(sample: SampleConference) -> None:
    """A6: consent for the minutes, without a paper to hang on, is none for the wall."""
    sample.change(lambda work: work.save(Answer(id="answer-p", question="p", text="na papír", consent="minutes")))
    shows(sample, "hudba")
    hangs(sample)
    assert said(sample) == ["Jožin"]


def test_what_is_withdrawn_is_on_no_picture_from_then_on(sample: SampleConference) -> None:
    """A8: nothing of it was kept, so nothing has to be cleared away."""
    shows(sample, "hudba", "usinani")
    hangs(sample)
    assert sorted(said(sample)) == ["Jožin", "Světlo na chodbě"]
    sample.send(ANICKA, "profile.withdraw", profile.withdraw_answer, answer="usinani")
    assert [said(sample, person) for person in EVERYBODY] == [["Jožin"]] * len(EVERYBODY)


def test_what_the_facilitator_hid_is_on_no_picture_either(sample: SampleConference) -> None:
    shows(sample, "hudba", "usinani")
    hangs(sample)
    sample.send(JANA, "card.hide", cards.hide_card, id="profile-hudba")
    assert said(sample) == ["Světlo na chodbě"]


def test_the_drawing_that_hangs_is_on_it(sample: SampleConference) -> None:
    line = Stroke(id="hudba~cara", card="hudba", colour="ink", size=1, points="AAAA")
    sample.change(lambda work: work.save(line))
    shows(sample, "hudba")
    hangs(sample)
    assert [one.points for one in seen(sample, JIRINA).answers[0].lines] == ["AAAA"]


def test_with_the_last_answer_the_page_goes(sample: SampleConference) -> None:
    shows(sample, "hudba")
    hangs(sample)
    sample.send(ANICKA, "profile.withdraw", profile.withdraw_answer, answer="hudba")
    assert sample.get(Card, PAGE_CARD).gone
    with pytest.raises(NotFound):
        seen(sample, ANICKA)


def test_a_page_without_an_answer_is_not_hung(sample: SampleConference) -> None:
    with pytest.raises(Invalid), sample.nothing_changes():
        hangs(sample)


def test_while_nothing_of_it_is_to_be_seen_there_is_no_picture(sample: SampleConference) -> None:
    shows(sample, "hudba")
    hangs(sample)
    sample.send(JANA, "card.hide", cards.hide_card, id="profile-hudba")
    with pytest.raises(NotFound):
        seen(sample, JANA)


def test_a_hidden_page_is_the_childs_and_the_facilitators(sample: SampleConference) -> None:
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


def test_words_of_others_on_it_make_it_nobodys_own_words(sample: SampleConference) -> None:
    sample.change(lambda work: work.save(replace(work.get(Answer, "hudba"), said_by="jana")))
    shows(sample, "hudba")
    assert not hangs(sample).own_words
    assert seen(sample, JIRINA).answers[0].by == JANA.name


def test_nobody_sticks_changes_or_restores_a_page_by_hand(sample: SampleConference) -> None:
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


def test_a_resting_wall_takes_no_page(sample: SampleConference) -> None:
    shows(sample, "hudba")
    sample.set_meeting(frozen=True)
    with pytest.raises(TooLate), sample.nothing_changes():
        hangs(sample)


@pytest.mark.parametrize("person", [ANICKA, EVA], ids=lambda one: one.id)
def test_the_design_is_chosen_in_the_book_and_kept_with_it(sample: SampleConference, person: Person) -> None:
    shows(sample, "hudba")
    hangs(sample)
    sample.send(person, "profile.design", workbook.choose_design, design="meadow")
    assert sample.get(Workbook, "book").design == "meadow"
    assert seen(sample, JIRINA).design == "meadow"
    sample.send(EVA, "profile.open", workbook.open_book, sheet="6-9")
    assert sample.get(Workbook, "book").design == "meadow"
