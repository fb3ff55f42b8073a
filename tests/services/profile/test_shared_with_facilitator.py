"""Answers for the facilitator alone: the STOP sign, and what is not to be talked about."""

import json
from typing import Any

import pytest

from ipk.domain.kernel.errors import Invalid, NotAllowed
from ipk.domain.people.person import Person
from ipk.domain.profile.answers import About, Answer, Consent
from ipk.domain.views.projection import could_see, project
from ipk.domain.wall.cards import Card
from ipk.services.profile import answers
from tests.builders import ANICKA, EVA, EVERYBODY, JANA, viewer
from tests.services.house import House

CIRCLE = {"anicka", "eva"}


def gives(house: House, person: Person, heading: str, **change: Any) -> Answer:
    about = About(heading, "Otázka?", "6-9", heading, "dari-se" if heading == "stop" else "")
    change = change or {"text": "kanárek"}
    house.send(person, "profile.answer", answers.answer_question, id=f"answer-{heading}", about=about, **change)
    return house.get(Answer, f"answer-{heading}")


def consents(house: House, person: Person, heading: str, consent: Consent, **more: Any) -> Answer:
    house.send(person, "profile.consent", answers.consent, id=f"answer-{heading}", consent=consent, **more)
    return house.get(Answer, f"answer-{heading}")


def who_reads(answer: Answer) -> set[str]:
    return {one.id for one in EVERYBODY if "kanárek" in json.dumps(project(answer, viewer(one)), ensure_ascii=False)}


@pytest.mark.parametrize("person", [ANICKA, EVA], ids=lambda one: one.id)
def test_a_stop_sign_is_known_to_whoever_leads_and_to_nobody_else(house: House, person: Person) -> None:
    """A STOP that is not recognised is none."""
    stop = gives(house, person, "stop")
    assert stop.consent == "lead"
    assert who_reads(stop) == {*CIRCLE, "jana"}
    assert house.read(lambda work: work.get_or_none(Card, stop.card)) is None


def test_whoever_leads_reads_the_sign_and_nothing_about_how_it_came(house: House) -> None:
    shown = project(gives(house, EVA, "stop"), viewer(JANA))
    assert shown is not None
    assert not {"sheet", "sitting", "written_by", "consent", "consent_by", "told", "attempt", "card"} & shown.keys()


def test_what_is_not_to_be_talked_about_stays_between_the_two_until_the_child_says_otherwise(house: House) -> None:
    untold = gives(house, ANICKA, "untold")
    assert (untold.consent, who_reads(untold)) == ("me", CIRCLE)
    assert not could_see(untold, viewer(JANA))
    with pytest.raises(NotAllowed):
        consents(house, EVA, "untold", "lead")
    assert who_reads(house.get(Answer, "answer-untold")) == CIRCLE
    assert who_reads(consents(house, ANICKA, "untold", "lead")) == {*CIRCLE, "jana"}
    assert who_reads(consents(house, EVA, "untold", "me")) == CIRCLE


def test_what_the_guide_changes_of_it_is_kept_back_again(house: House) -> None:
    gives(house, ANICKA, "untold")
    consents(house, ANICKA, "untold", "lead")
    assert gives(house, ANICKA, "untold", text="kanárek a pes").consent == "lead"
    assert gives(house, EVA, "untold", text="kanárek a kočka").consent == "me"


def test_a_stop_sign_that_the_guide_changes_leaves_the_wall_and_is_still_recognised(house: House) -> None:
    gives(house, ANICKA, "stop")
    consents(house, ANICKA, "stop", "wall")
    assert not house.get(Card, "profile-answer-stop").gone
    assert gives(house, EVA, "stop", text="kanárek zvedne ruku").consent == "lead"
    assert house.get(Card, "profile-answer-stop").gone


def test_a_sign_that_is_known_to_whoever_leads_is_not_the_guides_to_hang(house: House) -> None:
    """A7."""
    gives(house, ANICKA, "stop")
    with pytest.raises(NotAllowed):
        house.send(EVA, "profile.show", answers.show_answer, answer="answer-stop")
    assert house.read(lambda work: work.get_or_none(Card, "profile-answer-stop")) is None


def test_the_child_keeps_its_sign_to_itself_and_nobody_widens_that(house: House) -> None:
    gives(house, ANICKA, "stop")
    assert who_reads(consents(house, ANICKA, "stop", "me")) == CIRCLE
    assert gives(house, EVA, "stop", text="kanárek jinak").consent == "me"


@pytest.mark.parametrize("change", [{"none": True}, {"text": ""}], ids=str)
def test_nothing_is_told_where_nothing_is_said(house: House, change: dict[str, Any]) -> None:
    gives(house, ANICKA, "stop")
    assert project(gives(house, ANICKA, "stop", **change), viewer(JANA)) is None
    again = gives(house, ANICKA, "stop", text="kanárek", none=False)
    assert who_reads(again) == {*CIRCLE, "jana"}


def test_other_answers_have_no_such_way(house: House) -> None:
    gives(house, ANICKA, "like")
    with pytest.raises(Invalid), house.nothing_changes():
        consents(house, ANICKA, "like", "lead")


@pytest.mark.parametrize("consent", ["wall", "minutes"])
def test_what_is_not_to_be_talked_about_goes_on_no_wall_and_no_paper(house: House, consent: Consent) -> None:
    gives(house, ANICKA, "untold")
    with pytest.raises(Invalid), house.nothing_changes():
        consents(house, ANICKA, "untold", consent)
    with pytest.raises(Invalid), house.nothing_changes():
        house.send(ANICKA, "profile.show", answers.show_answer, answer="answer-untold")
