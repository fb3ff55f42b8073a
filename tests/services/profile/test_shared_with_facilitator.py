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
from tests.services.sample_conference import SampleConference

CIRCLE = {"anicka", "eva"}


def gives(sample: SampleConference, person: Person, heading: str, **change: Any) -> Answer:
    about = About(heading, "Otázka?", "6-9", heading, "dari-se" if heading == "stop" else "")
    change = change or {"text": "kanárek"}
    sample.send(person, "profile.answer", answers.answer_question, id=f"answer-{heading}", about=about, **change)
    return sample.get(Answer, f"answer-{heading}")


def consents(sample: SampleConference, person: Person, heading: str, consent: Consent, **more: Any) -> Answer:
    sample.send(person, "profile.consent", answers.consent, id=f"answer-{heading}", consent=consent, **more)
    return sample.get(Answer, f"answer-{heading}")


def who_reads(answer: Answer) -> set[str]:
    return {one.id for one in EVERYBODY if "kanárek" in json.dumps(project(answer, viewer(one)), ensure_ascii=False)}


@pytest.mark.parametrize("person", [ANICKA, EVA], ids=lambda one: one.id)
def test_a_stop_sign_is_visible_to_circle_and_facilitator_only(sample: SampleConference, person: Person) -> None:
    """A STOP that is not recognised is none."""
    stop = gives(sample, person, "stop")
    assert stop.consent == "lead"
    assert who_reads(stop) == {*CIRCLE, "jana"}
    assert sample.read(lambda work: work.get_or_none(Card, stop.card)) is None


def test_the_facilitator_sees_no_origin_or_consent_of_the_stop_sign(sample: SampleConference) -> None:
    shown = project(gives(sample, EVA, "stop"), viewer(JANA))
    assert shown is not None
    assert not {"sheet", "sitting", "written_by", "consent", "consent_by", "told", "attempt", "card"} & shown.keys()


def test_a_do_not_discuss_answer_is_visible_to_the_circle_until_the_child_releases_it(
    sample: SampleConference,
) -> None:
    untold = gives(sample, ANICKA, "untold")
    assert (untold.consent, who_reads(untold)) == ("me", CIRCLE)
    assert not could_see(untold, viewer(JANA))
    with pytest.raises(NotAllowed):
        consents(sample, EVA, "untold", "lead")
    assert who_reads(sample.get(Answer, "answer-untold")) == CIRCLE
    assert who_reads(consents(sample, ANICKA, "untold", "lead")) == {*CIRCLE, "jana"}
    assert who_reads(consents(sample, EVA, "untold", "me")) == CIRCLE


def test_a_guides_change_of_a_do_not_discuss_answer_withdraws_its_release(sample: SampleConference) -> None:
    gives(sample, ANICKA, "untold")
    consents(sample, ANICKA, "untold", "lead")
    assert gives(sample, ANICKA, "untold", text="kanárek a pes").consent == "lead"
    assert gives(sample, EVA, "untold", text="kanárek a kočka").consent == "me"


def test_a_guides_change_of_a_hung_stop_sign_peels_it_and_keeps_it_for_the_facilitator(
    sample: SampleConference,
) -> None:
    gives(sample, ANICKA, "stop")
    consents(sample, ANICKA, "stop", "wall")
    assert not sample.get(Card, "profile-answer-stop").gone
    assert gives(sample, EVA, "stop", text="kanárek zvedne ruku").consent == "lead"
    assert sample.get(Card, "profile-answer-stop").gone


def test_a_guide_cannot_hang_a_stop_sign_shared_with_the_facilitator(sample: SampleConference) -> None:
    """A7."""
    gives(sample, ANICKA, "stop")
    with pytest.raises(NotAllowed):
        sample.send(EVA, "profile.show", answers.show_answer, answer="answer-stop")
    assert sample.read(lambda work: work.get_or_none(Card, "profile-answer-stop")) is None


def test_a_stop_sign_kept_by_the_child_stays_private_after_a_guides_change(sample: SampleConference) -> None:
    gives(sample, ANICKA, "stop")
    assert who_reads(consents(sample, ANICKA, "stop", "me")) == CIRCLE
    assert gives(sample, EVA, "stop", text="kanárek jinak").consent == "me"


@pytest.mark.parametrize("change", [{"none": True}, {"text": ""}], ids=str)
def test_an_empty_stop_sign_is_not_shown_to_the_facilitator(sample: SampleConference, change: dict[str, Any]) -> None:
    gives(sample, ANICKA, "stop")
    assert project(gives(sample, ANICKA, "stop", **change), viewer(JANA)) is None
    again = gives(sample, ANICKA, "stop", text="kanárek", none=False)
    assert who_reads(again) == {*CIRCLE, "jana"}


def test_other_answers_cannot_be_shared_with_the_facilitator_only(sample: SampleConference) -> None:
    gives(sample, ANICKA, "like")
    with pytest.raises(Invalid), sample.nothing_changes():
        consents(sample, ANICKA, "like", "lead")


@pytest.mark.parametrize("consent", ["wall", "minutes"])
def test_a_do_not_discuss_answer_cannot_be_released_for_wall_or_minutes(
    sample: SampleConference, consent: Consent
) -> None:
    gives(sample, ANICKA, "untold")
    with pytest.raises(Invalid), sample.nothing_changes():
        consents(sample, ANICKA, "untold", consent)
    with pytest.raises(Invalid), sample.nothing_changes():
        sample.send(ANICKA, "profile.show", answers.show_answer, answer="answer-untold")
