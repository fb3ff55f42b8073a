"""Answers are reconfirmed after a year and before the next meeting; unconfirmed ones are not shown."""

from typing import Any

import pytest

from ipk.domain.kernel.errors import NotAllowed, NotFound
from ipk.domain.people.person import Person
from ipk.domain.profile.answer_versions import AnswerVersion
from ipk.domain.profile.answers import About, Answer, Reply
from ipk.domain.wall.cards import Card
from ipk.domain.wall.strokes import Stroke
from ipk.services.printing.profile import print_profile
from ipk.services.profile import answers, reconfirm, workbook
from tests.builders import ANICKA, EVA, JANA
from tests.services.house import House
from tests.services.profile.test_answer_versions import ID, answer, brings, draws, lines, says, sits_down


def replies(house: House, still: Reply, person: Person = ANICKA) -> Answer:
    house.send(person, "profile.confirm", reconfirm.confirm, id=ID, still=still)
    return answer(house)


def releases(house: House, consent: str = "minutes", **more: Any) -> None:
    house.send(ANICKA, "profile.consent", answers.consent, id=ID, consent=consent, **more)


def printed(house: House, person: Person = EVA) -> str:
    return str(house.read(lambda work: print_profile(work, person)))


def test_after_a_year_each_answer_is_asked_about_by_the_servers_clock(house: House) -> None:
    sits_down(house)
    says(house, text="Psi")
    house.clock.forward(days=364)
    house.send(EVA, "profile.open", workbook.open_book)
    assert answer(house).still == ""
    house.clock.forward(days=2)
    house.send(EVA, "profile.open", workbook.open_book)
    assert answer(house).still == "ask"
    assert replies(house, "true").still == ""
    house.clock.forward(days=364)
    house.send(EVA, "profile.open", workbook.open_book)
    assert answer(house).still == ""


def test_what_nobody_said_anything_to_is_not_asked_about(house: House) -> None:
    sits_down(house)
    about = About("hry", "Na co si hraješ?")
    house.send(EVA, "profile.answer", answers.answer_question, id="answer-hry", about=about, text="")
    house.send(EVA, "profile.ask", reconfirm.ask_again)
    assert house.get(Answer, "answer-hry").still == ""


def test_an_old_answer_is_on_no_paper_and_the_guide_does_not_show_it_until_it_is_confirmed(house: House) -> None:
    sits_down(house)
    says(house, text="Psi")
    releases(house)
    assert "Psi" in printed(house)
    house.clock.forward(days=366)
    assert "Psi" not in printed(house)
    with pytest.raises(NotAllowed), house.nothing_changes():
        house.send(EVA, "profile.show", answers.show_answer, answer=ID)
    replies(house, "true")
    assert "Psi" in printed(house)


def test_before_the_next_meeting_everything_is_asked_and_nothing_of_the_last_one_is_out(house: House) -> None:
    sits_down(house)
    says(house, text="Psi")
    releases(house)
    house.send(EVA, "profile.ask", reconfirm.ask_again)
    asked = answer(house)
    assert (asked.still, asked.consent, asked.text) == ("ask", "me", "Psi")
    assert house.get(Card, asked.card).gone
    assert "Psi" not in printed(house)
    assert replies(house, "true").consent == "me"
    releases(house, "wall")
    assert not house.get(Card, asked.card).gone


def test_changed_waits_for_what_is_said_now(house: House) -> None:
    sits_down(house)
    says(house, text="Psi")
    sits_down(house)
    house.send(EVA, "profile.ask", reconfirm.ask_again)
    assert replies(house, "changed").still == "changed"
    assert says(house, text="Koně").still == ""
    assert [one.text for one in house.read(lambda work: work.list(AnswerVersion, ID))] == ["Psi"]


def test_no_longer_true_is_taken_out_and_may_come_back(house: House) -> None:
    sits_down(house)
    says(house, text="Psi", symbols=("dog",))
    draws(house, "a")
    house.send(EVA, "profile.ask", reconfirm.ask_again)
    gone = replies(house, "gone")
    assert (gone.text, gone.symbols, gone.none, gone.still, lines(house)) == ("", (), False, "", [])
    assert brings(house, 1).text == "Psi"
    assert [one.name for one in house.read(lambda work: work.list(Stroke, ID))] == ["a"]


def test_a_reply_can_be_taken_back(house: House) -> None:
    sits_down(house)
    says(house, text="Psi")
    for reply in ("true", "changed"):
        replies(house, reply)
        assert replies(house, "ask").still == "ask"


def test_whoever_releases_it_today_says_that_it_is_true_today(house: House) -> None:
    sits_down(house)
    says(house, text="Psi")
    house.send(EVA, "profile.ask", reconfirm.ask_again)
    releases(house, "wall")
    assert answer(house).still == ""


def test_nobody_else_asks_or_replies(house: House) -> None:
    says(house, text="Psi")
    with pytest.raises(NotFound), house.nothing_changes():
        house.read(lambda work: reconfirm.confirm(work, JANA, id=ID, still="true"))
    with pytest.raises(NotAllowed), house.nothing_changes():
        house.send(JANA, "profile.ask", reconfirm.ask_again)
    with pytest.raises(NotAllowed), house.nothing_changes():
        house.send(ANICKA, "profile.ask", reconfirm.ask_again)
