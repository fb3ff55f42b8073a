"""Undoing recent changes of cards; changes by the child are not undone (A22)."""

from typing import Any

import pytest

from ipk.domain.kernel.errors import Invalid, NotFound
from ipk.domain.meeting.speaking_turns import SpeakingTurn
from ipk.domain.people.person import Person
from ipk.domain.profile.answers import Answer
from ipk.domain.wall.card_history import CHANGES_LIMIT
from ipk.domain.wall.cards import Card, Spot
from ipk.services.meeting import floor, meeting
from ipk.services.profile import answers
from ipk.services.shared import card_history
from ipk.services.shared.card_history import UndoWindow
from ipk.services.wall import cards
from tests.builders import ANICKA, EVA, JANA, JIRINA, NOVAKOVA, PETR
from tests.services.house import House

ELSEWHERE = Spot("dari-se", 900, 700)


def restore(house: House, op: str = "navrat", **moment: Any) -> None:
    house.send(JANA, "wall.restore", card_history.restore_wall, op=op, moment=UndoWindow(**moment))


def take_back(house: House, op: str = "navrat", person: Person = JANA) -> None:
    house.send(person, "wall.take_back", lambda work, who: card_history.take_back(work, who, op=op))


def move(house: House, person: Person, id: str, spot: Spot = ELSEWHERE) -> None:
    house.send(person, "card.move", cards.move_card, id=id, spot=spot)


def look(house: House, id: str) -> tuple[object, ...]:
    card = house.get(Card, id)
    return (card.spot, card.state, card.text, card.locked, card.group, card.gone)


def test_what_happened_within_the_last_minute_is_taken_back(open_house: House) -> None:
    open_house.stick(NOVAKOVA, "stara", "Slušná slova")
    before = look(open_house, "stara")
    open_house.clock.forward(minutes=2)
    move(open_house, NOVAKOVA, "stara")
    open_house.send(NOVAKOVA, "card.edit", cards.edit_card, id="stara", text="Hrubá slova")
    open_house.send(PETR, "card.gather", cards.gather_cards, ids=["stara"], group="Jinam")
    open_house.stick(JIRINA, "nova", "Přišla v té chvíli")
    open_house.clock.forward(seconds=30)
    restore(open_house, words="Vrátíme se k tomu.")
    assert look(open_house, "stara") == before
    nova = open_house.get(Card, "nova")
    assert (nova.state, nova.gone, nova.words) == ("hidden", False, "Vrátíme se k tomu.")


def test_what_happened_before_stays(open_house: House) -> None:
    open_house.stick(NOVAKOVA, "stara")
    move(open_house, NOVAKOVA, "stara")
    before = look(open_house, "stara")
    open_house.clock.forward(seconds=61)
    restore(open_house)
    assert look(open_house, "stara") == before


def test_what_one_person_did_is_taken_back_and_what_others_did_later_stays(open_house: House) -> None:
    open_house.stick(NOVAKOVA, "jeji")
    open_house.stick(JIRINA, "babiccina")
    open_house.clock.forward(minutes=2)
    move(open_house, NOVAKOVA, "jeji")
    open_house.send(NOVAKOVA, "card.edit", cards.edit_card, id="jeji", text="Jinak")
    move(open_house, JANA, "jeji", Spot("dari-se", 200, 200))
    move(open_house, JIRINA, "babiccina")
    restore(open_house, person="novakova")
    jeji = open_house.get(Card, "jeji")
    assert jeji.text == "Anička je statečná"
    assert jeji.spot.x == 200, "the facilitator's hand was the later one"
    assert open_house.get(Card, "babiccina").spot == ELSEWHERE


def test_what_its_author_took_down_comes_back_to_the_tray_only(open_house: House) -> None:
    open_house.stick(NOVAKOVA)
    open_house.clock.forward(minutes=2)
    open_house.send(NOVAKOVA, "card.peel", cards.peel_card, id="karta")
    restore(open_house)
    card = open_house.get(Card, "karta")
    assert (card.gone, card.state) == (False, "waiting")
    take_back(open_house)
    assert open_house.get(Card, "karta").gone


def test_a_card_that_came_and_went_within_the_minute_stays_away(open_house: House) -> None:
    open_house.stick(NOVAKOVA)
    open_house.send(NOVAKOVA, "card.peel", cards.peel_card, id="karta")
    restore(open_house)
    assert open_house.get(Card, "karta").gone


def test_the_childs_own_doing_is_never_taken_back(open_house: House) -> None:
    """A22: what the child hung, moved, rewrote or took down stays as the child left it."""
    for id in ("moje", "sundana"):
        open_house.stick(ANICKA, id)
    open_house.stick(EVA, "rekla", said_by="anicka")
    move(open_house, ANICKA, "moje")
    open_house.send(ANICKA, "card.edit", cards.edit_card, id="moje", text="Líp")
    open_house.send(ANICKA, "card.peel", cards.peel_card, id="sundana")
    before = [look(open_house, id) for id in ("moje", "sundana", "rekla")]
    restore(open_house)
    assert [look(open_house, id) for id in ("moje", "sundana", "rekla")] == before
    assert not any(open_house.get(Card, id).past for id in ("moje", "sundana", "rekla"))


def test_what_others_did_to_the_childs_words_is_taken_back(open_house: House) -> None:
    open_house.stick(ANICKA, "moje")
    before = look(open_house, "moje")
    open_house.send(PETR, "card.gather", cards.gather_cards, ids=["moje"], group="Spaní")
    open_house.send(JANA, "card.lock", cards.lock_card, id="moje")
    open_house.send(JANA, "card.hide", cards.hide_card, id="moje")
    restore(open_house)
    assert look(open_house, "moje") == before


def test_a_restoring_is_taken_back_and_later_hands_stay(open_house: House) -> None:
    open_house.stick(NOVAKOVA, "stara")
    open_house.clock.forward(minutes=2)
    move(open_house, NOVAKOVA, "stara")
    open_house.stick(JIRINA, "nova")
    open_house.stick(JIRINA, "druha")
    after = look(open_house, "stara")
    restore(open_house)
    open_house.send(JANA, "card.lock", cards.lock_card, id="druha")
    take_back(open_house)
    assert look(open_house, "stara") == after
    assert open_house.get(Card, "nova").state == "shown"
    druha = open_house.get(Card, "druha")
    assert (druha.state, druha.locked) == ("shown", True)


def test_an_approval_of_the_last_minute_is_taken_back_to_the_tray(house: House) -> None:
    house.stick(NOVAKOVA)
    house.clock.forward(minutes=2)
    house.send(JANA, "card.approve", cards.approve_card, id="karta")
    restore(house)
    assert house.get(Card, "karta").state == "waiting"


def test_hiding_what_waited_is_taken_back_to_the_tray_and_shown_to_nobody(house: House) -> None:
    house.stick(NOVAKOVA)
    house.send(JANA, "card.hide", cards.hide_card, op="skryti", id="karta", words="Zkuste to laskavěji.")
    take_back(house, "skryti")
    card = house.get(Card, "karta")
    assert (card.state, card.words) == ("waiting", "")


def test_approving_an_edit_is_taken_back_to_the_edit_that_waits(house: House) -> None:
    house.stick(NOVAKOVA, text="Stará slova")
    house.send(JANA, "card.approve", cards.approve_card, id="karta")
    house.send(NOVAKOVA, "card.edit", cards.edit_card, id="karta", text="Nová slova")
    before = house.get(Card, "karta")
    house.send(JANA, "card.approve", cards.approve_card, op="schvaleni", id="karta")
    take_back(house, "schvaleni")
    after = house.get(Card, "karta")
    assert (after.text, after.draft, after.state) == (before.text, before.draft, "shown")


def test_only_ones_own_command_is_taken_back_and_only_what_is_remembered(open_house: House) -> None:
    open_house.stick(NOVAKOVA)
    move(open_house, NOVAKOVA, "karta")
    open_house.send(JANA, "card.lock", cards.lock_card, op="zamek", id="karta")
    for op in ("", "neznama", "op-1"):
        with pytest.raises(NotFound), open_house.nothing_changes():
            take_back(open_house, op)
    take_back(open_house, "zamek")
    assert not open_house.get(Card, "karta").locked


@pytest.mark.parametrize("seconds", [0, 4, 601, -60])
def test_only_a_moment_is_taken_back(seconds: int) -> None:
    with pytest.raises(Invalid):
        UndoWindow(seconds=seconds)


def test_the_memory_is_short(open_house: House) -> None:
    open_house.stick(NOVAKOVA)
    for number in range(CHANGES_LIMIT + 5):
        move(open_house, NOVAKOVA, "karta", Spot("dari-se", 300 + number, 300))
    assert len(open_house.get(Card, "karta").past) == CHANGES_LIMIT
    open_house.clock.forward(minutes=11)
    move(open_house, NOVAKOVA, "karta")
    assert len(open_house.get(Card, "karta").past) == 1


def test_nothing_is_remembered_of_an_answer_that_was_withdrawn(open_house: House) -> None:
    open_house.send(ANICKA, "profile.show", answers.show_answer, answer="hudba")
    id = open_house.get(Answer, "hudba").card
    open_house.send(JANA, "card.hide", cards.hide_card, id=id)
    open_house.send(ANICKA, "profile.withdraw", answers.withdraw_answer, answer="hudba")
    assert open_house.get(Card, id).past == ()
    restore(open_house)
    assert open_house.get(Card, id).gone


def test_whoever_takes_a_card_elsewhere_takes_it_out_of_its_pile(open_house: House) -> None:
    open_house.stick(NOVAKOVA)
    open_house.send(PETR, "card.gather", cards.gather_cards, ids=["karta"], group="Spaní")
    move(open_house, NOVAKOVA, "karta")
    assert open_house.get(Card, "karta").group == ""


def test_who_hung_a_card_or_had_the_word_was_heard_in_this_step(open_house: House) -> None:
    open_house.stick(NOVAKOVA)
    open_house.stick(NOVAKOVA, "druha")
    open_house.stick(EVA, "rekla", said_by="anicka")
    open_house.send(JANA, "person.word", floor.grant_floor, id="jirina")
    assert {turn.person: turn.step for turn in open_house.all(SpeakingTurn)} == {
        "novakova": 2,
        "anicka": 2,
        "jirina": 2,
    }
    for step in (3, 2):
        open_house.send(JANA, "meeting.step", meeting.go_to_step, step=step)
    assert open_house.all(SpeakingTurn) == []


def test_nobody_has_the_word_when_it_is_given_to_nobody(open_house: House) -> None:
    open_house.send(JANA, "person.word", floor.grant_floor, id="jirina")
    open_house.send(JANA, "person.word", floor.grant_floor)
    assert open_house.meeting.word == ""
