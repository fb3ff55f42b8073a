"""The child's own songs and its wishes about music (B14)."""

from dataclasses import replace

from ipk.domain.kernel.errors import Invalid, NotFound, TooMany
from ipk.domain.kernel.media import MediaItem
from ipk.domain.kernel.text import clean_name, valid_id
from ipk.domain.meeting.music import LIKED_LIMIT, SONGS_LIMIT, MusicWishes, Song
from ipk.domain.people.audiences import Viewer, audience_of
from ipk.domain.people.person import Person
from ipk.domain.views.records import hears_of_songs
from ipk.services.meeting import music
from ipk.services.ports import UnitOfWork
from ipk.services.shared.lookup import claim_id, meeting_of
from ipk.services.shared.media import use_media


def add_song(work: UnitOfWork, person: Person, *, id: str, media: str, title: str) -> Song:
    """Save an uploaded sound as a song; only the uploader may (A9). Raises NotFound, Invalid or TooMany."""
    sound = use_media(work, person, media, profile=True)
    if sound.kind != "song":
        raise Invalid("A song needs a sound.")
    _check_room(work)
    if music.in_catalogue(id):
        raise Invalid("This mark is already used for another thing.")
    return work.save(Song(id=claim_id(work, id), title=clean_name(title), media=media, owner=person.id))


def drop_song(work: UnitOfWork, person: Person, *, id: str) -> Song:
    """Remove a song; if it plays, it stops. Raises NotFound."""
    song = work.get(Song, id)
    if meeting_of(work).music.tune == id:
        music.stop(work)
        meeting = meeting_of(work)
        work.save(replace(meeting, music=replace(meeting.music, tune="", media="", at=0.0)))
    return work.delete(song)


def restore_song(work: UnitOfWork, person: Person, *, id: str) -> Song:
    """Restore a removed song; after a hard delete that is impossible. Raises NotFound or TooMany."""
    song = work.get_or_none(Song, id)
    if song is None or not song.gone or not song.media:
        raise NotFound
    _check_room(work)
    return work.save(replace(song, gone=False))


def choose(work: UnitOfWork, person: Person, *, tune: str, **said: bool) -> MusicWishes:
    """Save for one tune whether it is for `before` the meeting, for `during` it or `never`. Raises NotFound."""
    (known,) = _known(work, [tune])
    wishes = work.save(music.wishes_of(work).chosen(known, said))
    if known in wishes.unwanted and meeting_of(work).music.tune == known:
        music.stop(work)
    return wishes


def wish(
    work: UnitOfWork,
    person: Person,
    *,
    before: bool | None = None,
    during: bool | None = None,
    liked: list[str] | None = None,
) -> MusicWishes:
    """Save the child's wishes; those not given stay. If it wants no music now, the music stops.

    Raises NotFound or TooMany.
    """
    when = {name: value for name, value in (("before", before), ("during", during)) if value is not None}
    wishes = replace(music.wishes_of(work), **when)
    if liked is not None:
        wishes = replace(wishes, liked=_known(work, liked))
    if when and not wishes.welcomes(meeting_of(work).step):
        music.stop(work)
    return work.save(wishes)


def may_hear(work: UnitOfWork, person: Person, item: MediaItem) -> bool:
    """True for the circle and the facilitator, and for everybody while the song plays."""
    playing = meeting_of(work).music
    if playing.playing and playing.media == item.id:
        return True
    viewer = Viewer(audience_of(person), person.id)
    return hears_of_songs(viewer) and any(song.media == item.id for song in work.list(Song))


def _check_room(work: UnitOfWork) -> None:
    if len(work.list(Song)) >= SONGS_LIMIT:
        raise TooMany("There are enough songs already.")


def _known(work: UnitOfWork, tunes: list[str]) -> tuple[str, ...]:
    if len(tunes) > LIKED_LIMIT:
        raise TooMany
    for tune in tunes:
        if not music.in_catalogue(valid_id(tune)):
            work.get(Song, tune)
    return tuple(dict.fromkeys(tunes))
