"""The facilitator leads through the steps (S1, B10, D7, A13)."""

import pytest

from ipk.domain.kernel.errors import Closed, Invalid, TooLate
from ipk.domain.meeting.meeting import Paper, Target
from ipk.services.meeting import meeting
from ipk.services.people import people
from tests.builders import ANICKA, JANA, MARIE, NOVAKOVA
from tests.services.sample_conference import PEOPLE, Installation, SampleConference

ALONE = tuple(person for person in PEOPLE if person.id != MARIE.id)


def open_papers(sample: SampleConference) -> set[str]:
    return {paper.id for paper in sample.all(Paper) if paper.open}


def test_the_meeting_opens_when_the_child_has_a_support_person(installation: Installation) -> None:
    sample = SampleConference(installation).everybody_in(step=0)
    sample.send(JANA, "meeting.open", meeting.open_meeting)
    assert (sample.meeting.step, sample.meeting.started_at) == (1, sample.clock().isoformat())
    with pytest.raises(TooLate):
        sample.send(JANA, "meeting.open", meeting.open_meeting)


def test_a_child_without_a_support_person_needs_a_reason(installation: Installation) -> None:
    sample = SampleConference(installation, ALONE).everybody_in(step=0)
    for excuse in ({}, {"without_support": " \u200b "}):
        with pytest.raises(Invalid, match="support"), sample.nothing_changes():
            sample.send(JANA, "meeting.open", meeting.open_meeting, **excuse)
    sample.send(JANA, "meeting.open", meeting.open_meeting, without_support="Anička si to tak přeje.")
    assert sample.meeting.step == 1
    assert sample.meeting.without_support == "Anička si to tak přeje."


def test_no_reason_is_kept_where_the_child_has_a_support_person(installation: Installation) -> None:
    sample = SampleConference(installation).everybody_in(step=0)
    sample.send(JANA, "meeting.open", meeting.open_meeting, without_support="Teta se opozdí.")
    assert sample.meeting.without_support == ""


def test_a_removed_support_person_does_not_count(installation: Installation) -> None:
    sample = SampleConference(installation).everybody_in(step=0)
    sample.send(JANA, "person.remove", people.remove, id=MARIE.id)
    with pytest.raises(Invalid):
        sample.send(JANA, "meeting.open", meeting.open_meeting)


def test_papers_open_with_their_step_and_stay_open(sample: SampleConference) -> None:
    assert open_papers(sample) == {"dari-se"}
    sample.send(JANA, "meeting.step", meeting.go_to_step, step=6)
    assert open_papers(sample) == {"dari-se", "napady", "plan"}
    sample.send(JANA, "meeting.step", meeting.go_to_step, step=5, half=2)
    assert (sample.meeting.step, sample.meeting.half) == (5, 2)
    assert open_papers(sample) == {"dari-se", "napady", "plan"}


def test_a_frozen_wall_refuses_cards_until_it_is_thawed(open_sample: SampleConference) -> None:
    open_sample.send(JANA, "meeting.freeze", meeting.freeze)
    with pytest.raises(TooLate, match="facilitator"), open_sample.nothing_changes():
        open_sample.stick(ANICKA)
    open_sample.send(JANA, "meeting.thaw", meeting.thaw)
    open_sample.stick(ANICKA)


def test_a_closed_meeting_refuses_cards_and_steps(sample: SampleConference) -> None:
    sample.send(JANA, "meeting.close", meeting.close_meeting)
    with pytest.raises(Closed), sample.nothing_changes():
        sample.stick(ANICKA)
    with pytest.raises(Closed), sample.nothing_changes():
        sample.send(JANA, "meeting.step", meeting.go_to_step, step=3)


def test_moderation_starts_with_approve_first_and_the_facilitator_can_open_it(sample: SampleConference) -> None:
    assert sample.meeting.moderation == "approve"
    sample.send(JANA, "meeting.moderation", meeting.set_moderation, moderation="open")
    assert sample.stick(NOVAKOVA).state == "shown"


def test_the_spotlight_accepts_only_shown_cards(sample: SampleConference) -> None:
    sample.stick(NOVAKOVA, "ceka")
    sample.stick(ANICKA, "visi")
    with pytest.raises(Invalid), sample.nothing_changes():
        sample.send(JANA, "meeting.spotlight", meeting.spotlight, target=Target(card="ceka"))
    sample.send(JANA, "meeting.spotlight", meeting.spotlight, target=Target(card="visi"))
    assert sample.meeting.spotlight == {"paper": "dari-se", "card": "visi"}
    sample.send(JANA, "meeting.spotlight", meeting.spotlight, target=Target())
    assert sample.meeting.spotlight is None


def test_the_facilitator_turns_the_pages_of_a_paper_on_the_display(sample: SampleConference) -> None:
    sample.stick(ANICKA, "visi")
    sample.send(JANA, "meeting.spotlight", meeting.spotlight, target=Target(paper="dari-se", part=2))
    assert sample.meeting.spotlight == {"paper": "dari-se", "part": 2}
    wrong = (
        Target(part=1),
        Target(card="visi", part=1),
        Target(paper="dari-se", part=-1),
        Target(paper="dari-se", part=2000),
    )
    for target in wrong:
        with pytest.raises(Invalid), sample.nothing_changes():
            sample.send(JANA, "meeting.spotlight", meeting.spotlight, target=target)
    sample.send(JANA, "meeting.step", meeting.go_to_step, step=3)
    assert sample.meeting.spotlight is None
