"""Plays music in the meeting; the child, its guide and the facilitator start, pause and soften it (B14)."""

from dataclasses import replace

from ipk.domain.kernel.errors import NotAllowed
from ipk.domain.kernel.text import valid_id
from ipk.domain.meeting.meeting import Meeting
from ipk.domain.meeting.music import QUIET, WISHES, Music, MusicWishes, Song
from ipk.domain.people.person import Person
from ipk.services.ports import UnitOfWork
from ipk.services.shared.catalogues import catalogues
from ipk.services.shared.lookup import meeting_of


def in_catalogue(tune: str) -> bool:
    return tune in catalogues().tunes


def play(work: UnitOfWork, person: Person, *, tune: str = "") -> Meeting:
    """Play this tune, or the last one, or one that the child likes.

    Raises NotFound, or NotAllowed against the child's wishes.
    """
    meeting = meeting_of(work)
    chosen = valid_id(tune) if tune else _without_choice(work)
    if not person.is_child:
        _check_wishes(wishes_of(work), meeting.step, chosen)
    turned = meeting.music.turned_to(chosen, _sound_of(work, chosen), work.seq) if chosen else meeting.music
    return _keep(work, turned.played(work.now))


def pause(work: UnitOfWork, person: Person) -> Meeting:
    return stop(work)


def set_volume(work: UnitOfWork, person: Person, *, volume: int) -> Meeting:
    return _keep(work, meeting_of(work).music.at_volume(volume))


def sound_here(work: UnitOfWork, person: Person, *, here: bool) -> Meeting:
    """Play the room's sound on this person's device, or again on the display."""
    return _keep(work, replace(meeting_of(work).music, sound=person.id if here else ""))


def stop(work: UnitOfWork) -> Meeting:
    """Pause the music; used by STOP, by the end of the meeting and when a song is removed."""
    return _keep(work, meeting_of(work).music.rested(work.now))


def begin(work: UnitOfWork) -> Meeting:
    """At the start of the meeting pause the music or play it softly, as the child wishes."""
    wishes = wishes_of(work)
    if not wishes.welcomes(step=1):
        return stop(work)
    music = meeting_of(work).music
    return _keep(work, _quietly(work, music, wishes) if wishes.during else music)


def _quietly(work: UnitOfWork, music: Music, wishes: MusicWishes) -> Music:
    """Lower the volume, and change to a tune that the child chose for the meeting."""
    chosen = next((tune for tune in wishes.for_during if is_there(work, tune)), "")
    if music.playing and chosen and music.tune not in wishes.for_during:
        music = music.turned_to(chosen, _sound_of(work, chosen), work.seq).played(work.now)
    return music.at_volume(min(music.volume, QUIET))


def wishes_of(work: UnitOfWork) -> MusicWishes:
    return work.get_or_none(MusicWishes, WISHES) or MusicWishes()


def _check_wishes(wishes: MusicWishes, step: int, tune: str) -> None:
    """Check that others may play this; the child itself may always. Raises NotAllowed."""
    if not wishes.welcomes(step):
        raise NotAllowed("The child wishes no music now.")
    if tune in wishes.unwanted:
        raise NotAllowed("The child does not want this music.")


def _without_choice(work: UnitOfWork) -> str:
    """The last tune, else one that the child wishes now, else the first piece that it did not refuse; "" for none."""
    meeting, wishes = meeting_of(work), wishes_of(work)
    wanted = (meeting.music.tune, *wishes.tunes_for(meeting.step), *catalogues().tunes)
    there = (tune for tune in wanted if tune not in wishes.unwanted)
    return next((tune for tune in there if is_there(work, tune)), "")


def is_there(work: UnitOfWork, tune: str) -> bool:
    """True for a piece of the catalogue or a song that was not removed."""
    song = None if in_catalogue(tune) else work.get_or_none(Song, tune)
    return in_catalogue(tune) or (song is not None and not song.gone)


def _sound_of(work: UnitOfWork, tune: str) -> str:
    """The media id of a song, "" for a piece of the catalogue. Raises NotFound."""
    return "" if in_catalogue(tune) else work.get(Song, tune).media


def _keep(work: UnitOfWork, music: Music) -> Meeting:
    return work.save(replace(meeting_of(work), music=music))
