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
from tests.services.profile.test_answer_versions import ID, answer, brings, draws, lines, says, sits_down
from tests.services.sample_conference import SampleConference


def replies(sample: SampleConference, still: Reply, person: Person = ANICKA) -> Answer:
    sample.send(person, "profile.confirm", reconfirm.confirm, id=ID, still=still)
    return answer(sample)


def releases(sample: SampleConference, consent: str = "minutes", **more: Any) -> None:
    sample.send(ANICKA, "profile.consent", answers.consent, id=ID, consent=consent, **more)


def printed(sample: SampleConference, person: Person = EVA) -> str:
    return str(sample.read(lambda work: print_profile(work, person)))


def test_after_a_year_each_answer_is_asked_about_by_the_servers_clock(sample: SampleConference) -> None:
    sits_down(sample)
    says(sample, text="Psi")
    sample.clock.forward(days=364)
    sample.send(EVA, "profile.open", workbook.open_book)
    assert answer(sample).still == ""
    sample.clock.forward(days=2)
    sample.send(EVA, "profile.open", workbook.open_book)
    assert answer(sample).still == "ask"
    assert replies(sample, "true").still == ""
    sample.clock.forward(days=364)
    sample.send(EVA, "profile.open", workbook.open_book)
    assert answer(sample).still == ""


def test_what_nobody_said_anything_to_is_not_asked_about(sample: SampleConference) -> None:
    sits_down(sample)
    about = About("hry", "Na co si hraješ?")
    sample.send(EVA, "profile.answer", answers.answer_question, id="answer-hry", about=about, text="")
    sample.send(EVA, "profile.ask", reconfirm.ask_again)
    assert sample.get(Answer, "answer-hry").still == ""


def test_an_old_answer_is_on_no_paper_and_the_guide_does_not_show_it_until_it_is_confirmed(
    sample: SampleConference,
) -> None:
    sits_down(sample)
    says(sample, text="Psi")
    releases(sample)
    assert "Psi" in printed(sample)
    sample.clock.forward(days=366)
    assert "Psi" not in printed(sample)
    with pytest.raises(NotAllowed), sample.nothing_changes():
        sample.send(EVA, "profile.show", answers.show_answer, answer=ID)
    replies(sample, "true")
    assert "Psi" in printed(sample)


def test_before_the_next_meeting_everything_is_asked_and_nothing_of_the_last_one_is_out(
    sample: SampleConference,
) -> None:
    sits_down(sample)
    says(sample, text="Psi")
    releases(sample)
    sample.send(EVA, "profile.ask", reconfirm.ask_again)
    asked = answer(sample)
    assert (asked.still, asked.consent, asked.text) == ("ask", "me", "Psi")
    assert sample.get(Card, asked.card).gone
    assert "Psi" not in printed(sample)
    assert replies(sample, "true").consent == "me"
    releases(sample, "wall")
    assert not sample.get(Card, asked.card).gone


def test_changed_waits_for_what_is_said_now(sample: SampleConference) -> None:
    sits_down(sample)
    says(sample, text="Psi")
    sits_down(sample)
    sample.send(EVA, "profile.ask", reconfirm.ask_again)
    assert replies(sample, "changed").still == "changed"
    assert says(sample, text="Koně").still == ""
    assert [one.text for one in sample.read(lambda work: work.list(AnswerVersion, ID))] == ["Psi"]


def test_no_longer_true_is_taken_out_and_may_come_back(sample: SampleConference) -> None:
    sits_down(sample)
    says(sample, text="Psi", symbols=("dog",))
    draws(sample, "a")
    sample.send(EVA, "profile.ask", reconfirm.ask_again)
    gone = replies(sample, "gone")
    assert (gone.text, gone.symbols, gone.none, gone.still, lines(sample)) == ("", (), False, "", [])
    assert brings(sample, 1).text == "Psi"
    assert [one.name for one in sample.read(lambda work: work.list(Stroke, ID))] == ["a"]


def test_a_reply_can_be_taken_back(sample: SampleConference) -> None:
    sits_down(sample)
    says(sample, text="Psi")
    for reply in ("true", "changed"):
        replies(sample, reply)
        assert replies(sample, "ask").still == "ask"


def test_whoever_releases_it_today_says_that_it_is_true_today(sample: SampleConference) -> None:
    sits_down(sample)
    says(sample, text="Psi")
    sample.send(EVA, "profile.ask", reconfirm.ask_again)
    releases(sample, "wall")
    assert answer(sample).still == ""


def test_nobody_else_asks_or_replies(sample: SampleConference) -> None:
    says(sample, text="Psi")
    with pytest.raises(NotFound), sample.nothing_changes():
        sample.read(lambda work: reconfirm.confirm(work, JANA, id=ID, still="true"))
    with pytest.raises(NotAllowed), sample.nothing_changes():
        sample.send(JANA, "profile.ask", reconfirm.ask_again)
    with pytest.raises(NotAllowed), sample.nothing_changes():
        sample.send(ANICKA, "profile.ask", reconfirm.ask_again)
