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
from tests.services.house import House


def hangs(house: House, person: Person = EVA) -> Card:
    house.send(person, "profile.hang", page_card.hang_page)
    return house.get(Card, PAGE_CARD)


def shows(house: House, *answers: str) -> None:
    for answer in answers:
        house.send(ANICKA, "profile.show", profile.show_answer, answer=answer)


def seen(house: House, person: Person) -> PrintedProfile:
    return house.read(lambda work: page_card.print_wall(work, person))


def said(house: House, person: Person = JIRINA) -> list[str]:
    return [answer.text for answer in seen(house, person).answers]


@pytest.mark.parametrize("person", [ANICKA, EVA], ids=lambda one: one.id)
def test_the_child_or_its_guide_hangs_the_page_as_the_childs_own_card(house: House, person: Person) -> None:
    shows(house, "hudba")
    card = hangs(house, person)
    assert (card.kind, card.author, card.own_words, card.state) == ("page", "anicka", True, "shown")
    assert card.text == ""
    assert said(house) == ["Jožin"]


@pytest.mark.parametrize("person", [JANA, PETR, JIRINA, NOVAKOVA], ids=lambda one: one.id)
def test_nobody_else_hangs_or_peels_it(house: House, person: Person) -> None:
    shows(house, "hudba")
    hangs(house)
    for command, service in (("profile.hang", page_card.hang_page), ("profile.peel", page_card.peel_page)):
        with pytest.raises(NotAllowed), house.nothing_changes():
            house.send(person, command, service)


def test_it_shows_what_hangs_and_not_what_is_only_released_for_paper(house: House) -> None:
    """A6: consent for the minutes, without a paper to hang on, is none for the wall."""
    house.change(lambda work: work.save(Answer(id="answer-p", question="p", text="na papír", consent="minutes")))
    shows(house, "hudba")
    hangs(house)
    assert said(house) == ["Jožin"]


def test_what_is_withdrawn_is_on_no_picture_from_then_on(house: House) -> None:
    """A8: nothing of it was kept, so nothing has to be cleared away."""
    shows(house, "hudba", "usinani")
    hangs(house)
    assert sorted(said(house)) == ["Jožin", "Světlo na chodbě"]
    house.send(ANICKA, "profile.withdraw", profile.withdraw_answer, answer="usinani")
    assert [said(house, person) for person in EVERYBODY] == [["Jožin"]] * len(EVERYBODY)


def test_what_the_facilitator_hid_is_on_no_picture_either(house: House) -> None:
    shows(house, "hudba", "usinani")
    hangs(house)
    house.send(JANA, "card.hide", cards.hide_card, id="profile-hudba")
    assert said(house) == ["Světlo na chodbě"]


def test_the_drawing_that_hangs_is_on_it(house: House) -> None:
    line = Stroke(id="hudba~cara", card="hudba", colour="ink", size=1, points="AAAA")
    house.change(lambda work: work.save(line))
    shows(house, "hudba")
    hangs(house)
    assert [one.points for one in seen(house, JIRINA).answers[0].lines] == ["AAAA"]


def test_with_the_last_answer_the_page_goes(house: House) -> None:
    shows(house, "hudba")
    hangs(house)
    house.send(ANICKA, "profile.withdraw", profile.withdraw_answer, answer="hudba")
    assert house.get(Card, PAGE_CARD).gone
    with pytest.raises(NotFound):
        seen(house, ANICKA)


def test_a_page_without_an_answer_is_not_hung(house: House) -> None:
    with pytest.raises(Invalid), house.nothing_changes():
        hangs(house)


def test_while_nothing_of_it_is_to_be_seen_there_is_no_picture(house: House) -> None:
    shows(house, "hudba")
    hangs(house)
    house.send(JANA, "card.hide", cards.hide_card, id="profile-hudba")
    with pytest.raises(NotFound):
        seen(house, JANA)


def test_a_hidden_page_is_the_childs_and_the_facilitators(house: House) -> None:
    """A9."""
    shows(house, "hudba")
    hangs(house)
    house.send(JANA, "card.hide", cards.hide_card, id=PAGE_CARD)
    assert said(house, JANA) == said(house, ANICKA) == ["Jožin"]
    for person in (JIRINA, NOVAKOVA, PETR):
        with pytest.raises(NotFound):
            seen(house, person)
    with pytest.raises(NotAllowed), house.nothing_changes():
        hangs(house)


def test_a_peeled_page_hangs_again_where_it_hung(house: House) -> None:
    shows(house, "hudba")
    spot = replace(hangs(house).spot, x=400)
    house.send(ANICKA, "card.move", cards.move_card, id=PAGE_CARD, spot=spot)
    house.send(EVA, "profile.peel", page_card.peel_page)
    with pytest.raises(NotFound):
        seen(house, JIRINA)
    assert house.get(Card, "profile-hudba").state == "shown"
    assert hangs(house, ANICKA).spot.x == 400
    house.send(ANICKA, "profile.peel", page_card.peel_page)
    with pytest.raises(NotFound), house.nothing_changes():
        house.send(EVA, "profile.peel", page_card.peel_page)


def test_words_of_others_on_it_make_it_nobodys_own_words(house: House) -> None:
    house.change(lambda work: work.save(replace(work.get(Answer, "hudba"), said_by="jana")))
    shows(house, "hudba")
    assert not hangs(house).own_words
    assert seen(house, JIRINA).answers[0].by == JANA.name


def test_nobody_sticks_changes_or_restores_a_page_by_hand(house: House) -> None:
    """A1, A7: only what is released makes one."""
    with pytest.raises(Invalid), house.nothing_changes():
        house.send(EVA, "card.stick", cards.stick_card, id="stranka", spot=ON_THE_PAPER, new=NewCard(kind="page"))
    shows(house, "hudba")
    hangs(house)
    with pytest.raises(Invalid), house.nothing_changes():
        house.send(ANICKA, "card.edit", cards.edit_card, id=PAGE_CARD, text="Něco")
    house.send(ANICKA, "card.peel", cards.peel_card, id=PAGE_CARD)
    with pytest.raises(NotFound), house.nothing_changes():
        house.send(ANICKA, "card.restore", cards.restore_card, id=PAGE_CARD)


def test_a_resting_wall_takes_no_page(house: House) -> None:
    shows(house, "hudba")
    house.set_meeting(frozen=True)
    with pytest.raises(TooLate), house.nothing_changes():
        hangs(house)


@pytest.mark.parametrize("person", [ANICKA, EVA], ids=lambda one: one.id)
def test_the_design_is_chosen_in_the_book_and_kept_with_it(house: House, person: Person) -> None:
    shows(house, "hudba")
    hangs(house)
    house.send(person, "profile.design", workbook.choose_design, design="meadow")
    assert house.get(Workbook, "book").design == "meadow"
    assert seen(house, JIRINA).design == "meadow"
    house.send(EVA, "profile.open", workbook.open_book, sheet="6-9")
    assert house.get(Workbook, "book").design == "meadow"
