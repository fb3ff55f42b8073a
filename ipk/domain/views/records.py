"""The views of records other than cards; None where the record does not exist for the viewer."""

from typing import Any

from ipk.domain.kernel.records import Record
from ipk.domain.meeting.meeting import STEPS, Meeting, Paper
from ipk.domain.meeting.music import Music, MusicWishes, Song
from ipk.domain.meeting.plan import Agreement, Feedback, FeedbackSums, Task
from ipk.domain.meeting.signals import Signal
from ipk.domain.meeting.speaking_turns import SpeakingTurn
from ipk.domain.people.audiences import Audience, Viewer
from ipk.domain.people.person import Door, Person
from ipk.domain.people.settings import PersonSettings

Shown = dict[str, Any]


def meeting_view(meeting: Meeting, viewer: Viewer, _: tuple[Record, ...]) -> Shown:
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
        "music": music_view(meeting.music),
        "vote": {
            "open": meeting.vote.open,
            "dots": meeting.vote.dots,
            "topic_order": list(meeting.vote.topic_order),
        },
        "coordinator": meeting.coordinator or None,
        "review_on": meeting.review_on or None,
    }
    if viewer.is_one_of(Audience.FACILITATOR):
        # the timer is the facilitator's; the child never sees a countdown (D16)
        shown["timer"] = {"started_at": meeting.started_at or None, "minutes": meeting.minutes}
    if meeting.without_support and viewer.is_one_of(Audience.FACILITATOR, Audience.ORGANIZER):
        shown["without_support"] = meeting.without_support
    return shown


def music_view(music: Music) -> Shown:
    return {
        "tune": music.tune,
        "playing": music.playing,
        "volume": music.volume,
        "media": music.media if music.playing and music.media else None,
        "seed": music.seed,
        "started_at": music.started_at or None,
        "at": music.at,
        "sound": music.sound or None,
    }


def hears_of_songs(viewer: Viewer) -> bool:
    """True for those who see the child's songs and wishes: its circle and the facilitator."""
    return viewer.is_one_of(Audience.CIRCLE, Audience.FACILITATOR)


def song_view(song: Song, viewer: Viewer, _: tuple[Record, ...]) -> Shown | None:
    if not hears_of_songs(viewer):
        return None
    return {"title": song.title, "media": song.media, "owner": song.owner}


def music_wishes_view(wishes: MusicWishes, viewer: Viewer, _: tuple[Record, ...]) -> Shown | None:
    if not hears_of_songs(viewer):
        return None
    return {
        "before": wishes.before,
        "during": wishes.during,
        "liked": list(wishes.liked),
        "for_before": list(wishes.for_before),
        "for_during": list(wishes.for_during),
        "unwanted": list(wishes.unwanted),
    }


def knows_of(person: Person, viewer: Viewer) -> bool:
    """True for those who see somebody who is not admitted yet: staff, and for invited people the circle."""
    staff = viewer.is_one_of(Audience.FACILITATOR, Audience.ORGANIZER)
    return staff or (viewer.is_one_of(Audience.CIRCLE) and person.is_invited)


def person_view(person: Person, viewer: Viewer, _: tuple[Record, ...]) -> Shown | None:
    staff = viewer.is_one_of(Audience.FACILITATOR, Audience.ORGANIZER)
    if not person.is_listed or not (person.state == "admitted" or knows_of(person, viewer)):
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
        shown |= {
            "state": person.state,
            "knocking": person.knocking,
            "knocks": person.knocks,
            "walk_in": person.walk_in,
            "entered": person.entered,
        }
    elif viewer.is_one_of(Audience.CIRCLE):
        shown["state"] = "admitted" if person.state == "admitted" else "invited"
    if person.circle_waits and (staff or viewer.is_one_of(Audience.CIRCLE)):
        shown["circle_waits"] = True
    return shown | _show_devices(person, viewer)


def _show_devices(person: Person, viewer: Viewer) -> Shown:
    """The facilitator's and circle's notices about further devices: one waits, or one was admitted (A31)."""
    if person.in_circle and viewer.is_one_of(Audience.CIRCLE):
        further = {"further_device_at": person.further_device_at} if person.further_device_at else {}
        return further | ({"knocking": True} if person.knocking and person.entered else {})
    if person.leads and person.knocking and viewer.is_one_of(Audience.RECORDER):
        return {"knocking": True}
    return {}


def paper_view(paper: Paper, _: Viewer, __: tuple[Record, ...]) -> Shown:
    return {"title": paper.title, "order": paper.order, "step": paper.step, "open": paper.open, "sheets": paper.sheets}


def reads_what_waits(viewer: Viewer) -> bool:
    """True for facilitator and recorder, who read texts that wait for approval."""
    return viewer.is_one_of(Audience.FACILITATOR, Audience.RECORDER)


def sees_task(step: Task, viewer: Viewer) -> bool:
    return step.shown_words is not None or reads_what_waits(viewer)


def task_view(step: Task, viewer: Viewer, _: tuple[Record, ...]) -> Shown | None:
    if not sees_task(step, viewer):
        return None
    close = step.waits and reads_what_waits(viewer)
    words = step.to_dict() if close else step.shown_words or {}
    shown: Shown = {
        "what": words["what"],
        "who": words["who"],
        "by": step.by,
        "need": words["need"] or None,
        "topic": words["topic"] or None,
        "state": step.state,
    }
    return shown | {"waits": True} if close else shown


def agreement_view(agreement: Agreement, viewer: Viewer, _: tuple[Record, ...]) -> Shown:
    close = reads_what_waits(viewer) or viewer.person == agreement.person
    words = agreement.words if close or not agreement.waits else ""
    shown: Shown = {"person": agreement.person, "answer": agreement.answer, "words": words}
    return shown | {"waits": True} if close and agreement.waits else shown


def sees_signal(signal: Signal, viewer: Viewer) -> bool:
    if viewer.is_one_of(Audience.FACILITATOR) or viewer.person == signal.person != "":
        return True
    match signal.kind:
        case "stop" | "hand":
            return True
        case "unclear":
            return viewer.is_one_of(Audience.RECORDER)
        case "help" | "leave":
            return viewer.person in signal.supporters


def signal_view(signal: Signal, viewer: Viewer, _: tuple[Record, ...]) -> Shown | None:
    if not sees_signal(signal, viewer):
        return None
    shown: Shown = {"kind": signal.kind, "at": signal.at}
    on_display = viewer.is_one_of(Audience.DISPLAY)
    if viewer.person == signal.person or not (signal.is_anonymous or on_display):
        shown["person"] = signal.person
    if signal.answered_by:
        shown["answered_by"] = signal.answered_by
    return shown


def feedback_view(feedback: Feedback, viewer: Viewer, _: tuple[Record, ...]) -> Shown | None:
    if feedback.person != viewer.person:
        return None
    return {
        "person": feedback.person,
        "question": feedback.question,
        "answer": feedback.answer,
        "words": feedback.words,
    }


def feedback_sums_view(sums: FeedbackSums, viewer: Viewer, _: tuple[Record, ...]) -> Shown | None:
    if not viewer.is_one_of(Audience.FACILITATOR, Audience.RECORDER):
        return None
    return {"type": Feedback.TYPE, "sums": sums.sums}


def speaking_turn_view(turn: SpeakingTurn, viewer: Viewer, _: tuple[Record, ...]) -> Shown | None:
    return {"person": turn.person, "step": turn.step} if viewer.is_one_of(Audience.FACILITATOR) else None


def door_view(door: Door, viewer: Viewer, _: tuple[Record, ...]) -> Shown | None:
    if not viewer.is_one_of(Audience.FACILITATOR, Audience.ORGANIZER, Audience.DISPLAY):
        return None
    return {"open": door.open, "code": door.code if door.open else None}


def sees_settings(settings: PersonSettings, viewer: Viewer) -> bool:
    """True for the settings' owner, and for the circle if the owner is the child."""
    return viewer.person == settings.person or (settings.child and viewer.is_one_of(Audience.CIRCLE))


def settings_view(settings: PersonSettings, viewer: Viewer, _: tuple[Record, ...]) -> Shown | None:
    if not sees_settings(settings, viewer):
        return None
    return {
        "person": settings.person,
        "text_size": settings.text_size,
        "letters": settings.letters,
        "contrast": settings.contrast,
        "motion": settings.motion,
        "hand": settings.hand,
        "scanning": settings.scanning,
        "language": settings.language or None,
        "locked": settings.locked,
    }
