"""The demo stands at any step with what was done before it."""

from pathlib import Path

import pytest

from ipk.content.content import Content
from ipk.domain.meeting.meeting import MEETING, Meeting
from ipk.domain.meeting.plan import Task
from ipk.domain.meeting.topics import Topic
from ipk.domain.wall.cards import Card
from ipk.services.demo import find_demo, found_demo
from prepare.places import ROOT
from tests.services.sample_conference import Installation

CONTENT = Content(ROOT / "profiles")


@pytest.mark.parametrize("step", [1, 2, 4, 5, 6, 9])
def test_the_demo_stands_at_the_step_that_was_asked_for(tmp_path: Path, step: int) -> None:
    installation = Installation(tmp_path)
    demo = CONTENT.demo()
    conference = found_demo(installation.store, demo, CONTENT.papers("cs"), step).conference
    read = installation.store.read
    assert read(conference, lambda work: work.get(Meeting, MEETING)).step == step
    topics = read(conference, lambda work: work.list(Topic))
    tasks = read(conference, lambda work: work.list(Task))
    assert len(topics) == (len(demo.topics) if step >= 4 else 0)
    assert [topic.state for topic in topics if topic.state == "chosen"] == (["chosen"] if step > 4 else [])
    assert len(tasks) == (len(demo.tasks) if step >= 6 else 0)
    papers = {card.spot.paper for card in read(conference, lambda work: work.list(Card))}
    assert ("napady" in papers) == (step >= 5)


def test_a_demo_of_an_earlier_start_is_found_again(tmp_path: Path) -> None:
    installation = Installation(tmp_path)
    founded = found_demo(installation.store, CONTENT.demo(), CONTENT.papers("cs"))
    found = find_demo(installation.store)
    assert found is not None
    assert {one.token for one in found.people} == {one.token for one in founded.people}
