"""The child's answers on the wall, as far as the child releases them (A7, A8)."""

import json

import pytest

from ipk.domain.errors import NotAllowed
from ipk.domain.people import Person
from ipk.domain.profile import Answer
from ipk.domain.projection import project
from ipk.domain.wall import Card
from ipk.services import profile
from tests.builders import ANICKA, EVA, EVERYBODY, JANA, JIRINA, NOVAKOVA, PETR, viewer
from tests.services.house import House


def show(house: House, person: Person, answer: str = "usinani") -> None:
    house.send(person, "profile.show", profile.show_answer, answer=answer)


def withdraw(house: House, person: Person, answer: str = "usinani") -> None:
    house.send(person, "profile.withdraw", profile.withdraw_answer, answer=answer)


def test_showing_an_answer_is_the_childs_consent(house: House) -> None:
    show(house, ANICKA)
    hung = house.get(Card, "profile-usinani")
    assert (hung.text, hung.author, hung.own_words, hung.state) == ("Světlo na chodbě", "anicka", True, "shown")
    assert (hung.spot.x, hung.spot.y) == (100, 200)
    assert house.get(Answer, "usinani").consent == "wall"


def test_the_guide_shows_nothing_without_the_childs_consent(house: House) -> None:
    with pytest.raises(NotAllowed), house.nothing_changes():
        show(house, EVA)
    show(house, EVA, "hudba")
    assert house.get(Card, "profile-hudba").state == "shown"


@pytest.mark.parametrize("person", [JANA, PETR, JIRINA, NOVAKOVA], ids=lambda one: one.id)
def test_nobody_else_reaches_the_profile(house: House, person: Person) -> None:
    for reach in (show, withdraw):
        with pytest.raises(NotAllowed), house.nothing_changes():
            reach(house, person, "hudba")


@pytest.mark.parametrize("person", [ANICKA, EVA], ids=lambda one: one.id)
def test_withdrawn_it_is_gone_from_every_screen_and_from_what_is_kept_of_the_card(house: House, person: Person) -> None:
    show(house, ANICKA)
    withdraw(house, person)
    card, answer = house.get(Card, "profile-usinani"), house.get(Answer, "usinani")
    assert (card.gone, card.text, answer.consent) == (True, "", "me")
    for one in EVERYBODY:
        told = json.dumps([project(card, viewer(one)), project(answer, viewer(one))], ensure_ascii=False)
        assert ("Světlo" in told) == (one in (ANICKA, EVA)), one.id


def test_after_a_withdrawal_the_guide_needs_consent_anew(house: House) -> None:
    withdraw(house, ANICKA, "hudba")
    with pytest.raises(NotAllowed), house.nothing_changes():
        show(house, EVA, "hudba")


def test_shown_again_it_hangs_where_it_hung(house: House) -> None:
    show(house, ANICKA)
    withdraw(house, ANICKA)
    show(house, ANICKA)
    again = house.get(Card, "profile-usinani")
    assert (again.text, again.spot.x, again.gone) == ("Světlo na chodbě", 100, False)
