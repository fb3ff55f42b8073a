"""After the meeting the address of a conference is each person's own page with the plan (A13)."""

import pytest

from ipk.domain.meeting.plan import Task
from tests.web.sample_site import GOAL, SampleSite


@pytest.fixture
def ended(sample: SampleSite) -> SampleSite:
    for role in ("family", "child", "display", "organizer"):
        sample.admit(role)
    names = {"canary": "professional", "moje": "family"}
    for id, role in names.items():
        task = Task(id=id, what=f"Úkol {id}", who=(sample.person_id(role),), by="2027-01-14")
        sample.change(lambda work, task=task: work.save(task))
    waiting = Task(id="ceka", what="kanárek", who=(sample.person_id("family"),), by="2027-01-14", waits=True)
    sample.change(lambda work: work.save(waiting))
    sample.close_meeting()
    return sample


def test_a_link_opens_the_own_page_with_plan_and_own_tasks(ended: SampleSite) -> None:
    text = ended.enter("family", language="cs").get(ended.home).text
    assert GOAL in text
    assert text.count("Úkol moje") == 2  # what I do, and the whole plan
    assert text.count("Úkol canary") == 1
    assert "čtvrtek 14. ledna 2027" in text
    assert "kanárek" not in text
    assert '<script type="application/json" id="page">' not in text


def test_the_display_says_only_that_the_meeting_is_over(ended: SampleSite) -> None:
    text = ended.enter("display", language="cs").get(ended.home).text
    assert "Setkání skončilo" in text
    assert "Úkol" not in text


def test_the_organizer_keeps_her_page(ended: SampleSite) -> None:
    browser = ended.enter("organizer", language="cs")
    for address in (ended.home, f"{ended.home}?screen=phone"):
        assert "Úkol" not in browser.get(address).text
        assert browser.get(address).status_code == 200


def test_one_can_leave_from_the_page(ended: SampleSite) -> None:
    browser = ended.enter("family")
    assert browser.send(f"{ended.home}leave", ended.home).status_code == 200
    assert browser.get(ended.home).status_code == 404
