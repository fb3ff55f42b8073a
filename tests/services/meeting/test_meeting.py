"""The facilitator leads through the steps (S1, B10, D7, A13)."""

import pytest

from ipk.domain.kernel.errors import Closed, Invalid, TooLate
from ipk.domain.meeting.meeting import Paper, Target
from ipk.services.meeting import meeting
from ipk.services.people import people
from tests.builders import ANICKA, JANA, MARIE, NOVAKOVA
from tests.services.house import PEOPLE, Cellar, House

ALONE = tuple(person for person in PEOPLE if person.id != MARIE.id)


def open_papers(house: House) -> set[str]:
    return {paper.id for paper in house.all(Paper) if paper.open}


def test_the_meeting_opens_when_the_child_has_a_support_person(cellar: Cellar) -> None:
    house = House(cellar).everybody_in(step=0)
    house.send(JANA, "meeting.open", meeting.open_meeting)
    assert (house.meeting.step, house.meeting.started_at) == (1, house.clock().isoformat())
    with pytest.raises(TooLate):
        house.send(JANA, "meeting.open", meeting.open_meeting)


def test_a_child_without_a_support_person_needs_a_reason(cellar: Cellar) -> None:
    house = House(cellar, ALONE).everybody_in(step=0)
    for excuse in ({}, {"without_support": " \u200b "}):
        with pytest.raises(Invalid, match="support"), house.nothing_changes():
            house.send(JANA, "meeting.open", meeting.open_meeting, **excuse)
    house.send(JANA, "meeting.open", meeting.open_meeting, without_support="Anička si to tak přeje.")
    assert house.meeting.step == 1
    assert house.meeting.without_support == "Anička si to tak přeje."


def test_no_reason_is_kept_where_the_child_has_a_support_person(cellar: Cellar) -> None:
    house = House(cellar).everybody_in(step=0)
    house.send(JANA, "meeting.open", meeting.open_meeting, without_support="Teta se opozdí.")
    assert house.meeting.without_support == ""


def test_a_support_person_who_was_removed_supports_nobody(cellar: Cellar) -> None:
    house = House(cellar).everybody_in(step=0)
    house.send(JANA, "person.remove", people.remove, id=MARIE.id)
    with pytest.raises(Invalid):
        house.send(JANA, "meeting.open", meeting.open_meeting)


def test_papers_open_with_their_step_and_stay_open(house: House) -> None:
    assert open_papers(house) == {"dari-se"}
    house.send(JANA, "meeting.step", meeting.go_to_step, step=6)
    assert open_papers(house) == {"dari-se", "napady", "plan"}
    house.send(JANA, "meeting.step", meeting.go_to_step, step=5, half=2)
    assert (house.meeting.step, house.meeting.half) == (5, 2)
    assert open_papers(house) == {"dari-se", "napady", "plan"}


def test_a_frozen_wall_rests_until_it_is_thawed(open_house: House) -> None:
    open_house.send(JANA, "meeting.freeze", meeting.freeze)
    with pytest.raises(TooLate, match="facilitator"), open_house.nothing_changes():
        open_house.stick(ANICKA)
    open_house.send(JANA, "meeting.thaw", meeting.thaw)
    open_house.stick(ANICKA)


def test_after_the_end_nothing_is_written(house: House) -> None:
    house.send(JANA, "meeting.close", meeting.close_meeting)
    with pytest.raises(Closed), house.nothing_changes():
        house.stick(ANICKA)
    with pytest.raises(Closed), house.nothing_changes():
        house.send(JANA, "meeting.step", meeting.go_to_step, step=3)


def test_approving_first_is_how_it_begins_and_the_facilitator_changes_it(house: House) -> None:
    assert house.meeting.moderation == "approve"
    house.send(JANA, "meeting.moderation", meeting.set_moderation, moderation="open")
    assert house.stick(NOVAKOVA).state == "shown"


def test_only_what_everybody_sees_can_be_pointed_at(house: House) -> None:
    house.stick(NOVAKOVA, "ceka")
    house.stick(ANICKA, "visi")
    with pytest.raises(Invalid), house.nothing_changes():
        house.send(JANA, "meeting.spotlight", meeting.spotlight, target=Target(card="ceka"))
    house.send(JANA, "meeting.spotlight", meeting.spotlight, target=Target(card="visi"))
    assert house.meeting.spotlight == {"paper": "dari-se", "card": "visi"}
    house.send(JANA, "meeting.spotlight", meeting.spotlight, target=Target())
    assert house.meeting.spotlight is None


def test_whoever_leads_turns_the_pages_of_the_display_and_only_of_a_paper(house: House) -> None:
    house.stick(ANICKA, "visi")
    house.send(JANA, "meeting.spotlight", meeting.spotlight, target=Target(paper="dari-se", part=2))
    assert house.meeting.spotlight == {"paper": "dari-se", "part": 2}
    wrong = (
        Target(part=1),
        Target(card="visi", part=1),
        Target(paper="dari-se", part=-1),
        Target(paper="dari-se", part=2000),
    )
    for target in wrong:
        with pytest.raises(Invalid), house.nothing_changes():
            house.send(JANA, "meeting.spotlight", meeting.spotlight, target=target)
    house.send(JANA, "meeting.step", meeting.go_to_step, step=3)
    assert house.meeting.spotlight is None
