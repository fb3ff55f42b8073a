"""The child's music in the meeting."""

from dataclasses import replace

from ipk.domain.errors import Invalid
from ipk.domain.meeting import Meeting
from ipk.domain.people import Person
from ipk.domain.text import valid_id
from ipk.services.access import meeting_of
from ipk.services.ports import Work


def play(work: Work, person: Person, *, tune: str = "") -> Meeting:
    """Play the tune, or go on with the last one."""
    meeting = meeting_of(work)
    chosen = valid_id(tune) if tune else meeting.music.tune
    return work.keep(replace(meeting, music=replace(meeting.music, tune=chosen, playing=True)))


def pause(work: Work, person: Person) -> Meeting:
    meeting = meeting_of(work)
    return work.keep(replace(meeting, music=replace(meeting.music, playing=False)))


def set_volume(work: Work, person: Person, *, volume: int) -> Meeting:
    if not 0 <= volume <= 100:
        raise Invalid("The volume goes from 0 to 100.")
    meeting = meeting_of(work)
    return work.keep(replace(meeting, music=replace(meeting.music, volume=volume)))
