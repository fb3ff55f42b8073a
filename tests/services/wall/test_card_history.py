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
from ipk.services.wall import card_history, cards
from ipk.services.wall.card_history import UndoWindow
from tests.builders import ANICKA, EVA, JANA, JIRINA, NOVAKOVA, PETR
from tests.services.sample_conference import SampleConference

ELSEWHERE = Spot("dari-se", 900, 700)


def restore(sample: SampleConference, op: str = "navrat", **moment: Any) -> None:
    sample.send(JANA, "wall.restore", card_history.restore_wall, op=op, moment=UndoWindow(**moment))


def take_back(sample: SampleConference, op: str = "navrat", person: Person = JANA) -> None:
    sample.send(person, "wall.take_back", lambda work, who: card_history.take_back(work, who, op=op))


def move(sample: SampleConference, person: Person, id: str, spot: Spot = ELSEWHERE) -> None:
    sample.send(person, "card.move", cards.move_card, id=id, spot=spot)


def look(sample: SampleConference, id: str) -> tuple[object, ...]:
    card = sample.get(Card, id)
    return (card.spot, card.state, card.text, card.locked, card.group, card.gone)


def test_changes_of_the_last_minute_are_undone(open_sample: SampleConference) -> None:
    open_sample.stick(NOVAKOVA, "stara", "Slušná slova")
    before = look(open_sample, "stara")
    open_sample.clock.forward(minutes=2)
    move(open_sample, NOVAKOVA, "stara")
    open_sample.send(NOVAKOVA, "card.edit", cards.edit_card, id="stara", text="Hrubá slova")
    open_sample.send(PETR, "card.gather", cards.gather_cards, ids=["stara"], group="Jinam")
    open_sample.stick(JIRINA, "nova", "Přišla v té chvíli")
    open_sample.clock.forward(seconds=30)
    restore(open_sample, words="Vrátíme se k tomu.")
    assert look(open_sample, "stara") == before
    nova = open_sample.get(Card, "nova")
    assert (nova.state, nova.gone, nova.words) == ("hidden", False, "Vrátíme se k tomu.")


def test_changes_before_the_last_minute_stay(open_sample: SampleConference) -> None:
    open_sample.stick(NOVAKOVA, "stara")
    move(open_sample, NOVAKOVA, "stara")
    before = look(open_sample, "stara")
    open_sample.clock.forward(seconds=61)
    restore(open_sample)
    assert look(open_sample, "stara") == before


def test_changes_of_one_person_are_undone_and_later_changes_of_others_stay(open_sample: SampleConference) -> None:
    open_sample.stick(NOVAKOVA, "jeji")
    open_sample.stick(JIRINA, "babiccina")
    open_sample.clock.forward(minutes=2)
    move(open_sample, NOVAKOVA, "jeji")
    open_sample.send(NOVAKOVA, "card.edit", cards.edit_card, id="jeji", text="Jinak")
    move(open_sample, JANA, "jeji", Spot("dari-se", 200, 200))
    move(open_sample, JIRINA, "babiccina")
    restore(open_sample, person="novakova")
    jeji = open_sample.get(Card, "jeji")
    assert jeji.text == "Anička je statečná"
    assert jeji.spot.x == 200, "the facilitator's hand was the later one"
    assert open_sample.get(Card, "babiccina").spot == ELSEWHERE


def test_a_card_peeled_by_its_author_is_restored_to_the_tray(open_sample: SampleConference) -> None:
    open_sample.stick(NOVAKOVA)
    open_sample.clock.forward(minutes=2)
    open_sample.send(NOVAKOVA, "card.peel", cards.peel_card, id="karta")
    restore(open_sample)
    card = open_sample.get(Card, "karta")
    assert (card.gone, card.state) == (False, "waiting")
    take_back(open_sample)
    assert open_sample.get(Card, "karta").gone


def test_a_card_stuck_and_peeled_within_the_minute_stays_gone(open_sample: SampleConference) -> None:
    open_sample.stick(NOVAKOVA)
    open_sample.send(NOVAKOVA, "card.peel", cards.peel_card, id="karta")
    restore(open_sample)
    assert open_sample.get(Card, "karta").gone


def test_changes_by_the_child_are_never_undone(open_sample: SampleConference) -> None:
    """A22: what the child hung, moved, rewrote or took down stays as the child left it."""
    for id in ("moje", "sundana"):
        open_sample.stick(ANICKA, id)
    open_sample.stick(EVA, "rekla", said_by="anicka")
    move(open_sample, ANICKA, "moje")
    open_sample.send(ANICKA, "card.edit", cards.edit_card, id="moje", text="Líp")
    open_sample.send(ANICKA, "card.peel", cards.peel_card, id="sundana")
    before = [look(open_sample, id) for id in ("moje", "sundana", "rekla")]
    restore(open_sample)
    assert [look(open_sample, id) for id in ("moje", "sundana", "rekla")] == before
    assert not any(open_sample.get(Card, id).past for id in ("moje", "sundana", "rekla"))


def test_changes_by_others_to_the_childs_card_are_undone(open_sample: SampleConference) -> None:
    open_sample.stick(ANICKA, "moje")
    before = look(open_sample, "moje")
    open_sample.send(PETR, "card.gather", cards.gather_cards, ids=["moje"], group="Spaní")
    open_sample.send(JANA, "card.lock", cards.lock_card, id="moje")
    open_sample.send(JANA, "card.hide", cards.hide_card, id="moje")
    restore(open_sample)
    assert look(open_sample, "moje") == before


def test_undoing_can_itself_be_undone_and_keeps_later_changes(open_sample: SampleConference) -> None:
    open_sample.stick(NOVAKOVA, "stara")
    open_sample.clock.forward(minutes=2)
    move(open_sample, NOVAKOVA, "stara")
    open_sample.stick(JIRINA, "nova")
    open_sample.stick(JIRINA, "druha")
    after = look(open_sample, "stara")
    restore(open_sample)
    open_sample.send(JANA, "card.lock", cards.lock_card, id="druha")
    take_back(open_sample)
    assert look(open_sample, "stara") == after
    assert open_sample.get(Card, "nova").state == "shown"
    druha = open_sample.get(Card, "druha")
    assert (druha.state, druha.locked) == ("shown", True)


def test_an_approval_of_the_last_minute_is_undone_to_the_tray(sample: SampleConference) -> None:
    sample.stick(NOVAKOVA)
    sample.clock.forward(minutes=2)
    sample.send(JANA, "card.approve", cards.approve_card, id="karta")
    restore(sample)
    assert sample.get(Card, "karta").state == "waiting"


def test_undoing_a_hide_of_a_waiting_card_returns_it_to_the_tray(sample: SampleConference) -> None:
    sample.stick(NOVAKOVA)
    sample.send(JANA, "card.hide", cards.hide_card, op="skryti", id="karta", words="Zkuste to laskavěji.")
    take_back(sample, "skryti")
    card = sample.get(Card, "karta")
    assert (card.state, card.words) == ("waiting", "")


def test_undoing_the_approval_of_an_edit_restores_the_waiting_edit(sample: SampleConference) -> None:
    sample.stick(NOVAKOVA, text="Stará slova")
    sample.send(JANA, "card.approve", cards.approve_card, id="karta")
    sample.send(NOVAKOVA, "card.edit", cards.edit_card, id="karta", text="Nová slova")
    before = sample.get(Card, "karta")
    sample.send(JANA, "card.approve", cards.approve_card, op="schvaleni", id="karta")
    take_back(sample, "schvaleni")
    after = sample.get(Card, "karta")
    assert (after.text, after.draft, after.state) == (before.text, before.draft, "shown")


def test_only_ones_own_recorded_commands_can_be_undone(open_sample: SampleConference) -> None:
    open_sample.stick(NOVAKOVA)
    move(open_sample, NOVAKOVA, "karta")
    open_sample.send(JANA, "card.lock", cards.lock_card, op="zamek", id="karta")
    for op in ("", "neznama", "op-1"):
        with pytest.raises(NotFound), open_sample.nothing_changes():
            take_back(open_sample, op)
    take_back(open_sample, "zamek")
    assert not open_sample.get(Card, "karta").locked


@pytest.mark.parametrize("seconds", [0, 4, 601, -60])
def test_an_undo_window_outside_its_limits_is_refused(seconds: int) -> None:
    with pytest.raises(Invalid):
        UndoWindow(seconds=seconds)


def test_the_history_of_a_card_is_limited_in_length_and_time(open_sample: SampleConference) -> None:
    open_sample.stick(NOVAKOVA)
    for number in range(CHANGES_LIMIT + 5):
        move(open_sample, NOVAKOVA, "karta", Spot("dari-se", 300 + number, 300))
    assert len(open_sample.get(Card, "karta").past) == CHANGES_LIMIT
    open_sample.clock.forward(minutes=11)
    move(open_sample, NOVAKOVA, "karta")
    assert len(open_sample.get(Card, "karta").past) == 1


def test_a_withdrawn_answer_has_no_card_history(open_sample: SampleConference) -> None:
    open_sample.send(ANICKA, "profile.show", answers.show_answer, answer="hudba")
    id = open_sample.get(Answer, "hudba").card
    open_sample.send(JANA, "card.hide", cards.hide_card, id=id)
    open_sample.send(ANICKA, "profile.withdraw", answers.withdraw_answer, answer="hudba")
    assert open_sample.get(Card, id).past == ()
    restore(open_sample)
    assert open_sample.get(Card, id).gone


def test_moving_a_card_takes_it_out_of_its_group(open_sample: SampleConference) -> None:
    open_sample.stick(NOVAKOVA)
    open_sample.send(PETR, "card.gather", cards.gather_cards, ids=["karta"], group="Spaní")
    move(open_sample, NOVAKOVA, "karta")
    assert open_sample.get(Card, "karta").group == ""


def test_sticking_a_card_or_getting_the_floor_records_a_speaking_turn(open_sample: SampleConference) -> None:
    open_sample.stick(NOVAKOVA)
    open_sample.stick(NOVAKOVA, "druha")
    open_sample.stick(EVA, "rekla", said_by="anicka")
    open_sample.send(JANA, "person.word", floor.grant_floor, id="jirina")
    assert {turn.person: turn.step for turn in open_sample.all(SpeakingTurn)} == {
        "novakova": 2,
        "anicka": 2,
        "jirina": 2,
    }
    for step in (3, 2):
        open_sample.send(JANA, "meeting.step", meeting.go_to_step, step=step)
    assert open_sample.all(SpeakingTurn) == []


def test_granting_the_floor_to_nobody_clears_it(open_sample: SampleConference) -> None:
    open_sample.send(JANA, "person.word", floor.grant_floor, id="jirina")
    open_sample.send(JANA, "person.word", floor.grant_floor)
    assert open_sample.meeting.word == ""
