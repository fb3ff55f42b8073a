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


def test_an_answer_is_asked_about_again_after_a_year(sample: SampleConference) -> None:
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


def test_an_empty_answer_is_not_asked_about_again(sample: SampleConference) -> None:
    sits_down(sample)
    about = About("hry", "Na co si hraješ?")
    sample.send(EVA, "profile.answer", answers.answer_question, id="answer-hry", about=about, text="")
    sample.send(EVA, "profile.ask", reconfirm.ask_again)
    assert sample.get(Answer, "answer-hry").still == ""


def test_an_old_answer_is_not_printed_or_shown_by_the_guide_until_confirmed(
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


def test_asking_again_before_the_next_meeting_withdraws_all_releases(
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


def test_a_changed_answer_waits_for_its_new_text(sample: SampleConference) -> None:
    sits_down(sample)
    says(sample, text="Psi")
    sits_down(sample)
    sample.send(EVA, "profile.ask", reconfirm.ask_again)
    assert replies(sample, "changed").still == "changed"
    assert says(sample, text="Koně").still == ""
    assert [one.text for one in sample.read(lambda work: work.list(AnswerVersion, ID))] == ["Psi"]


def test_an_answer_no_longer_true_is_emptied_and_can_be_restored(sample: SampleConference) -> None:
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


def test_releasing_an_answer_confirms_it(sample: SampleConference) -> None:
    sits_down(sample)
    says(sample, text="Psi")
    sample.send(EVA, "profile.ask", reconfirm.ask_again)
    releases(sample, "wall")
    assert answer(sample).still == ""


def test_only_the_circle_confirms_and_only_the_guide_asks_again(sample: SampleConference) -> None:
    says(sample, text="Psi")
    with pytest.raises(NotFound), sample.nothing_changes():
        sample.read(lambda work: reconfirm.confirm(work, JANA, id=ID, still="true"))
    with pytest.raises(NotAllowed), sample.nothing_changes():
        sample.send(JANA, "profile.ask", reconfirm.ask_again)
    with pytest.raises(NotAllowed), sample.nothing_changes():
        sample.send(ANICKA, "profile.ask", reconfirm.ask_again)
