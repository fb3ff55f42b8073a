"""The views of records other than cards; None where the record does not exist for the viewer."""

from typing import Any

from ipk.domain.kernel.records import Record
from ipk.domain.meeting.meeting import STEPS, Meeting, Paper
from ipk.domain.meeting.music import Music, MusicWishes, Song
from ipk.domain.meeting.rounds import Round
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
            "voters": list(meeting.vote.voters),
            "choosing": meeting.vote.choosing,
        },
        "plan_version": meeting.plan_version,
        "alone": meeting.alone,
        "round": _round_view(meeting.round),
        "coordinator": meeting.coordinator or None,
        "review_on": meeting.review_on or None,
    }
    if viewer.is_one_of(Audience.FACILITATOR):
        # the timer is the facilitator's; the child never sees a countdown (D16)
        shown["timer"] = {"started_at": meeting.started_at or None, "minutes": meeting.minutes}
        shown["unseen"] = meeting.unseen
        shown["vote"]["still"] = meeting.vote.still
    if meeting.expectations and viewer.is_one_of(Audience.FACILITATOR, Audience.RECORDER, Audience.ORGANIZER):
        shown["expectations"] = meeting.expectations
    if meeting.without_support and viewer.is_one_of(Audience.FACILITATOR, Audience.ORGANIZER):
        shown["without_support"] = meeting.without_support
    return shown


def _round_view(current: Round | None) -> Shown | None:
    return None if current is None else {"order": list(current.order), "skipped": list(current.skipped)}


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
        "entered": person.entered,
    }
    if staff:
        shown |= {
            "state": person.state,
            "knocking": person.knocking,
            "knocks": person.knocks,
            "walk_in": person.walk_in,
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


def sees_signal(signal: Signal, viewer: Viewer) -> bool:
    if viewer.person == signal.person != "":
        return True
    if viewer.is_one_of(Audience.FACILITATOR):
        return signal.kind != "talk" or not signal.supporters
    match signal.kind:
        case "stop" | "hand":
            return True
        case "unclear":
            return viewer.is_one_of(Audience.RECORDER)
        case "help" | "leave" | "talk":
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
