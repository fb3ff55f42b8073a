"""What each person may see of a record. Pure; everything that leaves the server passes here (P4)."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, TypeGuard

from ipk.domain.drawing import Stroke
from ipk.domain.meeting import STEPS, Meeting, Paper
from ipk.domain.people import Door, Person, Role
from ipk.domain.plan import Agreement, Feedback, FeedbackSums, PlanStep
from ipk.domain.profile import Answer
from ipk.domain.records import Record
from ipk.domain.signals import Signal
from ipk.domain.voting import Ballot
from ipk.domain.wall import Card, Draft

Shown = dict[str, Any]


class Audience(StrEnum):
    """The few groups of people who see the same."""

    FACILITATOR = "facilitator"
    RECORDER = "recorder"
    ORGANIZER = "organizer"
    CIRCLE = "circle"
    EVERYONE = "everyone"
    DISPLAY = "display"


_AUDIENCES = {
    Role.FACILITATOR: Audience.FACILITATOR,
    Role.RECORDER: Audience.RECORDER,
    Role.ORGANIZER: Audience.ORGANIZER,
    Role.CHILD: Audience.CIRCLE,
    Role.GUIDE: Audience.CIRCLE,
    Role.DISPLAY: Audience.DISPLAY,
}


def audience_of(person: Person) -> Audience:
    return _AUDIENCES.get(person.role, Audience.EVERYONE)


@dataclass(frozen=True)
class Viewer:
    """Somebody of an audience. Without a person: what everybody of that audience sees alike."""

    audience: Audience
    person: str = ""

    def is_one_of(self, *audiences: Audience) -> bool:
        return self.audience in audiences


A = Audience


def project(record: Record, viewer: Viewer, parts: Iterable[Record] = ()) -> Shown | None:
    """The record as this viewer may see it, None when it does not exist for them.

    `parts` are the parts of the record, tombstones too: a drawing's strokes, the ballots on a card.
    """
    show = _SHOW.get(type(record))
    shown = None if record.gone or show is None else show(record, viewer, tuple(parts))
    if shown is not None:
        shown = {"id": record.id, "type": record.TYPE, "rev": record.rev} | shown
    return shown


def could_see(record: Record, viewer: Viewer) -> bool:
    """Did this viewer ever see the record? Only then may its disappearance be told."""
    match record:
        case Card():
            return record.ever_shown or sees_waiting(record, viewer)
        case Person():
            return record.ever_admitted or viewer.is_one_of(A.FACILITATOR, A.ORGANIZER)
        case Signal():
            return _sees_signal(record, viewer)
        case Answer():
            return viewer.is_one_of(A.CIRCLE)
        case Feedback():
            return record.person == viewer.person
        case FeedbackSums():
            return viewer.is_one_of(A.FACILITATOR, A.RECORDER)
        case Door():
            return viewer.is_one_of(A.FACILITATOR, A.ORGANIZER, A.DISPLAY)
        case _:
            return type(record) in _SHOW


def particular_people(record: Record, parts: Iterable[Record] = ()) -> tuple[str, ...]:
    """The people who see this record otherwise than the rest of their audience does."""
    match record:
        case Card():
            waits = record.state != "shown" or record.draft
            ballots = (part.person for part in parts if isinstance(part, Ballot))
            return tuple({*([record.author] if waits else ()), *record.marks, *ballots})
        case Signal():
            return (record.person, *record.supporters)
        case Feedback():
            return (record.person,)
        case _:
            return ()


def _meeting(meeting: Meeting, viewer: Viewer, _: tuple[Record, ...]) -> Shown:
    shown: Shown = {
        "goal": meeting.goal,
        "title": meeting.title,
        "lang": meeting.lang,
        "step": meeting.step,
        "half": meeting.half,
        "steps": list(STEPS),
        "moderation": meeting.moderation,
        "frozen": meeting.frozen,
        "paused_by_child": meeting.paused_by_child,
        "closed": meeting.closed,
        "spotlight": meeting.spotlight,
        "word": meeting.word or None,
        "music": {
            "tune": meeting.music.tune,
            "playing": meeting.music.playing,
            "volume": meeting.music.volume,
        },
        "vote": {
            "open": meeting.vote.open,
            "dots": meeting.vote.dots,
            "topic_order": list(meeting.vote.topic_order),
        },
        "coordinator": meeting.coordinator or None,
        "review_on": meeting.review_on or None,
    }
    if viewer.is_one_of(A.FACILITATOR, A.RECORDER):
        # time belongs to the facilitator; the child never sees a countdown (D16)
        shown["timer"] = {"started_at": meeting.started_at or None, "minutes": meeting.minutes}
    return shown


def _person(person: Person, viewer: Viewer, _: tuple[Record, ...]) -> Shown | None:
    staff = viewer.is_one_of(A.FACILITATOR, A.ORGANIZER)
    if person.state == "removed" or (person.state != "admitted" and not staff):
        return None
    shown: Shown = {
        "name": person.name,
        "role": person.role.value,
        "roles": list(person.roles),
        "colour": person.colour,
        "avatar": person.avatar,
        "supports": person.supports or None,
        "hand_up": person.hand_up,
        "voice_of": person.voice_of or None,
    }
    if staff:
        shown |= {"state": person.state, "knocking": person.knocking}
    return shown


def _paper(paper: Paper, _: Viewer, __: tuple[Record, ...]) -> Shown:
    return {"title": paper.title, "order": paper.order, "step": paper.step, "open": paper.open}


def sees_waiting(card: Card, viewer: Viewer) -> bool:
    """What is not approved is its author's and the facilitator's."""
    return viewer.is_one_of(A.FACILITATOR) or (bool(viewer.person) and viewer.person == card.author)


def _card(card: Card, viewer: Viewer, parts: tuple[Record, ...]) -> Shown | None:
    close = sees_waiting(card, viewer)
    if card.state != "shown" and not close:
        return None
    strokes = [part for part in parts if isinstance(part, Stroke)]
    words = card.draft if close and card.draft else Draft(card.text, card.colour)
    shown: Shown = {
        "kind": card.kind,
        "paper": card.spot.paper,
        "x": card.spot.x,
        "y": card.spot.y,
        "turn": card.spot.turn,
        "z": card.z,
        "width": card.width,
        "colour": words.colour,
        "text": words.text,
        "media": card.media or None,
        "symbol": card.symbol or None,
        "author": card.author,
        "said_by": card.said_by or None,
        "own_words": card.own_words,
        "state": "waiting" if close and card.draft and card.state == "shown" else card.state,
        "locked": card.locked,
        "group": card.group or None,
        "marks": _sum_marks(card),
        "dots": card.dots,
    }
    if card.kind == "drawing":
        shown["strokes"] = [show_stroke(stroke) for stroke in strokes if not stroke.gone]
    if close and card.words:
        shown["words"] = card.words
    if close and card.draft:
        shown["shown_text"] = card.text
    if viewer.person:
        mine = _mine(card, viewer.person, parts)
        if mine:
            shown["mine"] = mine
    rev = card.rev if close else card.shown_rev or card.rev
    seen = (*strokes, *(part for part in parts if _is_ballot_of(part, viewer.person)))
    shown["rev"] = max([rev, *(part.rev for part in seen)])
    return shown


def _is_ballot_of(part: Record, person: str) -> TypeGuard[Ballot]:
    return isinstance(part, Ballot) and part.person == person


def show_stroke(stroke: Stroke) -> Shown:
    return {"id": stroke.name, "colour": stroke.colour, "size": stroke.size, "points": stroke.points}


def _sum_marks(card: Card) -> dict[str, int]:
    return {name: sum(mark.get(name, False) for mark in card.marks.values()) for name in ("realistic", "acceptable")}


def _mine(card: Card, person: str, parts: tuple[Record, ...]) -> Shown:
    mine: Shown = dict(card.marks.get(person, {}))
    dots = sum(part.dots for part in parts if _is_ballot_of(part, person) and not part.gone)
    return mine | {"dots": dots} if dots else mine


def _step(step: PlanStep, _: Viewer, __: tuple[Record, ...]) -> Shown:
    return {
        "what": step.what,
        "who": step.who,
        "by": step.by,
        "need": step.need or None,
        "topic": step.topic or None,
        "state": step.state,
    }


def _agreement(agreement: Agreement, _: Viewer, __: tuple[Record, ...]) -> Shown:
    return {"person": agreement.person, "answer": agreement.answer, "words": agreement.words}


def _sees_signal(signal: Signal, viewer: Viewer) -> bool:
    if viewer.is_one_of(A.FACILITATOR) or viewer.person == signal.person != "":
        return True
    match signal.kind:
        case "stop" | "hand":
            return True
        case "unclear":
            return viewer.is_one_of(A.RECORDER)
        case "help":
            return viewer.person in signal.supporters


def _signal(signal: Signal, viewer: Viewer, _: tuple[Record, ...]) -> Shown | None:
    if not _sees_signal(signal, viewer):
        return None
    shown: Shown = {"kind": signal.kind, "at": signal.at}
    on_display = viewer.is_one_of(A.DISPLAY)
    if viewer.person == signal.person or not (signal.is_anonymous or on_display):
        shown["person"] = signal.person
    return shown


def _feedback(feedback: Feedback, viewer: Viewer, _: tuple[Record, ...]) -> Shown | None:
    if feedback.person != viewer.person:
        return None
    return {
        "person": feedback.person,
        "question": feedback.question,
        "answer": feedback.answer,
        "words": feedback.words,
    }


def _sums(sums: FeedbackSums, viewer: Viewer, _: tuple[Record, ...]) -> Shown | None:
    if not viewer.is_one_of(A.FACILITATOR, A.RECORDER):
        return None
    return {"type": Feedback.TYPE, "sums": sums.sums}


def _answer(answer: Answer, viewer: Viewer, _: tuple[Record, ...]) -> Shown | None:
    if not viewer.is_one_of(A.CIRCLE):
        return None
    return {
        "question": answer.question,
        "text": answer.text,
        "symbol": answer.symbol or None,
        "consent": answer.consent,
        "card": answer.card,
    }


def _door(door: Door, viewer: Viewer, _: tuple[Record, ...]) -> Shown | None:
    if not viewer.is_one_of(A.FACILITATOR, A.ORGANIZER, A.DISPLAY):
        return None
    return {"open": door.open, "code": door.code if door.open else None}


_SHOW: dict[type[Record], Callable[[Any, Viewer, tuple[Record, ...]], Shown | None]] = {
    Meeting: _meeting,
    Person: _person,
    Paper: _paper,
    Card: _card,
    PlanStep: _step,
    Agreement: _agreement,
    Signal: _signal,
    Feedback: _feedback,
    FeedbackSums: _sums,
    Answer: _answer,
    Door: _door,
}
