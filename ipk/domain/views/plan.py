"""The views of topics, the plan, people's agreement, promises and the evaluation."""

from typing import Any

from ipk.domain.kernel.records import Record
from ipk.domain.meeting.confirmation import Confirmation
from ipk.domain.meeting.evaluation import Feedback, FeedbackSums
from ipk.domain.meeting.minutes import ReleasedCards
from ipk.domain.meeting.plan import Agreement, Task
from ipk.domain.meeting.topics import Ballot, Topic
from ipk.domain.people.audiences import Audience, Viewer

Shown = dict[str, Any]


def reads_what_waits(viewer: Viewer) -> bool:
    """True for facilitator and recorder, who read texts that wait for approval."""
    return viewer.is_one_of(Audience.FACILITATOR, Audience.RECORDER)


def sees_topic(topic: Topic, viewer: Viewer) -> bool:
    return not topic.waits or reads_what_waits(viewer)


def topic_view(topic: Topic, viewer: Viewer, parts: tuple[Record, ...]) -> Shown | None:
    """The topic with its sum after the vote; `mine` are the viewer's own dots."""
    if not sees_topic(topic, viewer):
        return None
    own = [part for part in parts if isinstance(part, Ballot) and part.person == viewer.person != ""]
    shown: Shown = {
        "title": topic.title,
        "cards": list(topic.cards),
        "order": topic.order,
        "dots": topic.dots,
        "state": topic.state,
        "rev": max((topic.rev_for(viewer.audience), *(part.rev for part in own))),
    }
    if dots := sum(part.dots for part in own if not part.gone):
        shown["mine"] = {"dots": dots}
    return shown | {"waits": True} if topic.waits else shown


def sees_task(task: Task, viewer: Viewer) -> bool:
    return task.shown_words is not None or reads_what_waits(viewer)


def task_view(task: Task, viewer: Viewer, _: tuple[Record, ...]) -> Shown | None:
    if not sees_task(task, viewer):
        return None
    close = task.waits and reads_what_waits(viewer)
    words = task.to_dict() if close else task.shown_words or {}
    shown: Shown = {
        "what": words["what"],
        "who": list(task.who),
        "absent": words.get("absent") or None,
        "told_by": task.told_by or None,
        "by": task.by,
        "need": words.get("need") or None,
        "topic": words.get("topic") or None,
        "checked_by": task.checked_by or None,
        "noticed": words.get("noticed") or None,
        "otherwise": words.get("otherwise") or None,
        "card": task.card or None,
        "state": task.state,
        "taken": dict(task.taken),
        "version": task.version,
        "stand_in": task.stand_in,
    }
    said = {one: text for one, text in task.taken_words.items() if reads_what_waits(viewer) or one == viewer.person}
    if said:
        shown["taken_words"] = said
    return shown | {"waits": True} if close else shown


def agreement_view(agreement: Agreement, viewer: Viewer, _: tuple[Record, ...]) -> Shown:
    close = reads_what_waits(viewer) or viewer.person == agreement.person
    words = agreement.words if close or not agreement.waits else ""
    shown: Shown = {
        "person": agreement.person,
        "answer": agreement.answer,
        "words": words,
        "plan_version": agreement.plan_version,
        "stale": agreement.stale,
        "written_by": agreement.written_by or None,
    }
    return shown | {"waits": True} if close and agreement.waits else shown


def confirmation_view(confirmation: Confirmation, viewer: Viewer, _: tuple[Record, ...]) -> Shown | None:
    """Who promised confidentiality: the facilitator sees who has not yet, everybody their own."""
    if not (viewer.is_one_of(Audience.FACILITATOR) or viewer.person == confirmation.person):
        return None
    return {"person": confirmation.person, "at": confirmation.at, "written_by": confirmation.written_by or None}


def feedback_view(feedback: Feedback, viewer: Viewer, _: tuple[Record, ...]) -> Shown | None:
    if feedback.person != viewer.person:
        return None
    return {
        "person": feedback.person,
        "question": feedback.question,
        "answer": feedback.answer,
        "words": feedback.words,
        "written_by": feedback.written_by or None,
    }


def feedback_sums_view(sums: FeedbackSums, viewer: Viewer, _: tuple[Record, ...]) -> Shown | None:
    """The sums of questions with enough answers; before there are any, nobody is told that somebody answered."""
    if not sums.shown or not reads_what_waits(viewer):
        return None
    return {"type": Feedback.TYPE, "sums": sums.shown}


def released_cards_view(released: ReleasedCards, viewer: Viewer, _: tuple[Record, ...]) -> Shown | None:
    """What of the child's own cards stands in the minutes: for its circle."""
    return {"cards": list(released.cards)} if viewer.is_one_of(Audience.CIRCLE) else None
