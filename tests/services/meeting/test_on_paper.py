"""Twelve people, four of them on paper only: their dots, answers and evaluation count like everybody's (S1)."""

import pytest

from ipk.domain.meeting.evaluation import FeedbackSums
from ipk.domain.meeting.plan import Agreement, Task
from ipk.domain.meeting.topics import Topic
from ipk.domain.people.person import Person, Role
from ipk.services.meeting import confirmation, evaluation, plan, topics, voting
from ipk.services.meeting.plan import NewTask
from ipk.services.people.conferences import NewPerson
from ipk.services.shared.visitors import Reply
from tests.builders import JANA, PETR
from tests.services.sample_conference import PEOPLE, Installation, SampleConference

PAPER = ("papir-1", "papir-2", "papir-3", "papir-4")


@pytest.fixture
def twelve(installation: Installation) -> SampleConference:
    people = (*PEOPLE, *(NewPerson(f"Soused {id[-1]}", ("family",), id=id) for id in PAPER))
    sample = SampleConference(installation, people).everybody_in(step=1, moderation="open")
    for id in PAPER:
        sample.without_device(sample.get(Person, id))
    return sample


def test_four_on_paper_take_part_in_everything(twelve: SampleConference) -> None:
    assert sum(not one.has(Role.DISPLAY) for one in twelve.all(Person)) >= 12
    for id in PAPER:
        twelve.send(PETR, "meeting.confirm", confirmation.confirm, said_by=id)
    twelve.set_meeting(step=4)
    twelve.send(PETR, "topic.make", topics.make_topic, id="tema", title="Ráno")
    twelve.send(JANA, "vote.open", voting.open_vote, dots=1)
    for id in PAPER:
        twelve.send(PETR, "vote.cast", voting.cast_dot, topic="tema", said_by=id)
    twelve.send(JANA, "vote.close", voting.close_vote)
    assert twelve.get(Topic, "tema").dots == 4
    twelve.set_meeting(step=6)
    twelve.send(PETR, "task.add", plan.add_task, id="radek", new=NewTask("Zavolá", "2027-01-14", who=PAPER))
    for id in PAPER:
        twelve.send(PETR, "task.take", plan.take_task, id="radek", answer="yes", reply=Reply(said_by=id))
    assert set(twelve.get(Task, "radek").taken) == set(PAPER)
    twelve.set_meeting(step=8)
    for id in PAPER:
        twelve.send(PETR, "plan.answer", plan.answer_plan, answer="agree", reply=Reply(said_by=id))
    assert {one.written_by for one in twelve.all(Agreement)} == {PETR.id}
    twelve.set_meeting(step=9)
    for id in PAPER:
        given = {"question": "safe", "answer": "yes", "reply": Reply(said_by=id)}
        twelve.send(PETR, "feedback.give", evaluation.give_feedback, **given)
    assert twelve.get(FeedbackSums, "feedback-sums").shown == {"safe": {"yes": 4}}
