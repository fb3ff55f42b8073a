"""The steps and what belongs to them: papers, vote, marks, plan, agreement, feedback, music, the end."""

from __future__ import annotations

import pytest

from tests.wire.support.client import Device, new_id, refused
from tests.wire.support.room import Room
from tests.wire.support.rooms import own_room

pytestmark = pytest.mark.wire


def at_step(room: Room, step: int, **more: int) -> None:
    room.calm(step=step, **more)
    for device in room.everybody():
        device.wait(lambda device=device: device.meeting["step"] == step, about=f"step {step}")


def makes_topic(lead: Device, title: str) -> str:
    topic = new_id("tema")
    lead.must("topic.make", {"id": topic, "title": title})
    return topic


def paper_of(device: Device, step: int) -> str:
    return next(paper["id"] for paper in device.papers() if paper["step"] == step)


def test_each_step_opens_the_papers_that_belong_to_it(broken_room: Room) -> None:
    child = broken_room.device("child")
    for step in range(1, 10):
        at_step(broken_room, step)
        for paper in child.replica.of_type("paper"):
            if paper["step"] == step:
                assert paper["open"] is True, paper


@pytest.mark.parametrize("step", [-1, 10, 100, 1.5, "3", None, True])
def test_an_invalid_step_is_refused(broken_room: Room, step: object) -> None:
    lead = broken_room.device("facilitator")
    refused(lead.do("meeting.step", {"step": step}), "invalid", "too_late")


def test_only_the_facilitator_changes_step_and_moderation(broken_room: Room) -> None:
    for device in broken_room.others_than("facilitator"):
        refused(device.do("meeting.step", {"step": 3}), "not_allowed")
        refused(device.do("meeting.moderation", {"moderation": "open"}), "not_allowed")


def test_a_secret_vote_shows_no_ballot_before_it_is_closed(broken_room: Room) -> None:
    at_step(broken_room, 4)
    mother, lead = broken_room.device("family"), broken_room.device("facilitator")
    topic, other = makes_topic(lead, "Bydlení"), makes_topic(lead, "Škola")
    mother.sees(other)
    lead.must("vote.open", {"dots": 2})
    mother.wait(lambda: mother.meeting["vote"]["open"], about="the vote")
    mother.must("vote.cast", {"topic": topic})
    mother.wait(lambda: mother.card(topic).get("mine", {}).get("dots") == 1, about="my own dot")
    for device in broken_room.others_than("family"):
        seen = {record["id"]: record for record in device.sync()["records"]}[topic]
        assert not seen.get("dots"), f"{device.person.role} sees a count while the vote is open"
        assert not seen.get("mine", {}).get("dots")
    mother.must("vote.cast", {"topic": other})
    full = refused(mother.do("vote.cast", {"topic": other}), "too_many")
    assert full["retry"] is False, "no waiting gives another dot"
    mother.must("vote.take_back", {"topic": other})
    lead.must("vote.close")
    for device in broken_room.everybody():
        device.sees(topic, dots=1)
    refused(mother.do("vote.cast", {"topic": topic}), "too_late")


def test_the_child_orders_the_topics_and_family_may_not(broken_room: Room) -> None:
    at_step(broken_room, 4)
    child, guide, lead = (broken_room.device(role) for role in ("child", "guide", "facilitator"))
    topics = [makes_topic(lead, "Druhé téma"), makes_topic(lead, "První téma")]
    child.must("vote.order", {"topics": topics[::-1]})
    guide.wait(lambda: guide.meeting["vote"]["topic_order"] == topics[::-1], about="the order")
    refused(broken_room.device("family").do("vote.order", {"topics": topics}), "not_allowed")


def test_ideas_are_marked_only_in_the_second_half_of_step_five(broken_room: Room) -> None:
    at_step(broken_room, 5, half=1)
    child, mother = broken_room.device("child"), broken_room.device("family")
    idea = child.stick("Jezdit na kole", paper=paper_of(child, 5))
    mother.sees(idea)
    refused(mother.do("mark.set", {"card": idea, "realistic": True}), "too_late")
    broken_room.device("facilitator").must("meeting.step", {"step": 5, "half": 2})
    mother.must("mark.set", {"card": idea, "realistic": True, "acceptable": True})


def test_the_facilitator_hangs_no_ideas(broken_room: Room) -> None:
    at_step(broken_room, 5, half=1)
    lead = broken_room.device("facilitator")
    body = {"id": new_id(), "kind": "note", "paper": paper_of(lead, 5), "x": 1, "y": 1, "text": "Můj nápad"}
    refused(lead.do("card.stick", body), "not_allowed")


def test_tasks_are_refused_before_step_six_and_then_need_approval(broken_room: Room) -> None:
    at_step(broken_room, 4)
    recorder, child = broken_room.device("recorder"), broken_room.device("child")
    task = {"id": new_id("krok"), "what": "Doučování", "who": [broken_room.device("family").id], "by": "2027-01-31"}
    refused(recorder.do("task.add", task), "too_late")
    at_step(broken_room, 6)
    for missing in ("who", "by", "what"):
        refused(recorder.do("task.add", {k: v for k, v in task.items() if k != missing}), "invalid")
    recorder.must("task.add", task)
    lead = broken_room.device("facilitator")
    assert lead.sees(task["id"])["waits"]
    sentinel = lead.stick("Hlídka", paper=lead.plain_paper())
    child.sees(sentinel)
    assert task["id"] not in child.replica.records, "what the recorder writes is approved first"
    lead.must("text.approve", {"id": task["id"]})
    seen = child.wait(lambda: child.replica.records.get(task["id"]), about="the plan's task")
    assert (seen["type"], seen["what"], seen["who"], seen["state"]) == ("task", task["what"], task["who"], "open")
    recorder.must("task.change", {**task, "what": "Doučování dvakrát týdně"})
    lead.sees(task["id"], what="Doučování dvakrát týdně")
    assert child.sees(task["id"])["what"] == task["what"]
    lead.must("text.approve", {"id": task["id"]})
    child.sees(task["id"], what="Doučování dvakrát týdně")
    recorder.must("task.drop", {"id": task["id"]})
    child.wait(lambda: (child.card(task["id"]) or {"state": "dropped"})["state"] == "dropped", about="dropping")


def test_the_plan_is_answered_in_step_eight_and_not_before(broken_room: Room) -> None:
    mother, lead = broken_room.device("family"), broken_room.device("facilitator")
    at_step(broken_room, 7)
    refused(mother.do("plan.answer", {"answer": "agree"}), "too_late")
    at_step(broken_room, 8)
    refused(mother.do("plan.answer", {"answer": "maybe"}), "invalid")
    mother.must("plan.answer", {"answer": "wish", "words": "A víkendy u babičky"})
    answers = lead.wait(
        lambda: [one for one in lead.replica.of_type("agreement") if one["person"] == mother.id], about="the agreement"
    )
    assert answers[0]["answer"] == "wish"


def test_feedback_is_given_at_the_end_and_seen_by_its_author_alone(broken_room: Room) -> None:
    at_step(broken_room, 8)
    mother = broken_room.device("family")
    body = {"question": "safe", "answer": "yes", "words": new_id("kanarek")}
    refused(mother.do("feedback.give", body), "too_late")
    at_step(broken_room, 9)
    mother.must("feedback.give", body)
    mother.wait(lambda: body["words"].encode() in mother.received, about="her own words")
    sentinel = broken_room.device("child").stick("Konec")
    for device in broken_room.others_than("family", "display"):
        device.sees(sentinel)
        device.sync()
        assert body["words"].encode() not in device.received, device.person.role


def test_the_child_sets_the_music_volume_and_family_may_not(broken_room: Room) -> None:
    child, display = broken_room.device("child"), broken_room.device("display")
    child.must("music.volume", {"volume": 20})
    display.wait(lambda: display.meeting["music"]["volume"] == 20, about="the volume")
    for volume in (-1, 101, "5", None, 1e9, True):
        refused(child.do("music.volume", {"volume": volume}), "invalid")
    refused(broken_room.device("family").do("music.volume", {"volume": 100}), "not_allowed")


def test_the_spotlight_reaches_the_display(broken_room: Room) -> None:
    lead, display = broken_room.device("facilitator"), broken_room.device("display")
    lead.must("meeting.spotlight", {"paper": lead.plain_paper()})
    display.wait(lambda: display.meeting["spotlight"], about="the spotlight")
    lead.must("meeting.spotlight", {})
    display.wait(lambda: not display.meeting["spotlight"], about="the spotlight to go out")


def test_after_the_meeting_is_closed_cards_cannot_be_stuck_or_edited() -> None:
    with own_room() as room:
        at_step(room, 9)
        child, lead = room.device("child"), room.device("facilitator")
        card = child.stick("Naposledy")
        lead.must("meeting.close")
        body = {"id": new_id(), "kind": "note", "paper": child.plain_paper(), "x": 1, "y": 1, "text": "Po konci"}
        refused(child.do("card.stick", body), "closed", "too_late")
        refused(child.do("card.edit", {"id": card, "text": "Po konci"}), "closed", "too_late")
