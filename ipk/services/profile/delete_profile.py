"""Deletes the whole profile of a conference for good: private records, key and media (P9)."""

from dataclasses import replace

from ipk.domain.kernel.media import MediaItem
from ipk.domain.meeting.meeting import Music
from ipk.domain.people.person import Person
from ipk.domain.record_types import TYPES
from ipk.domain.wall.cards import Card
from ipk.services.ports import Media, Store, UnitOfWork
from ipk.services.shared.lookup import authorise, meeting_of
from ipk.services.shared.media import small_name

#: name of the command in the permission table and in the audit log
DELETE = "profile.delete"


def delete_profile(work: UnitOfWork, person: Person) -> list[str]:
    """Purge all private records and replace their key. Returns the ids of media whose bytes are to be deleted.

    A picture that also hangs on an ordinary card stays. Raises NotAllowed.
    """
    authorise(work, person, DELETE)
    _silence(work)
    work.rotate_private_key()
    hung = {card.media for card in work.list(Card) if not card.private}
    gone: list[str] = []
    for kind in TYPES.values():
        for record in work.list(kind, gone=True):
            if isinstance(record, MediaItem) and record.private and record.id in hung:
                work.save(replace(record, profile=False))
            elif record.private:
                work.save(record.purged())
                gone.extend([record.id] if isinstance(record, MediaItem) else [])
    return gone


def delete_blobs(store: Store, media: Media, conference: str, ids: list[str]) -> None:
    """Delete the bytes of these media. Their records and keys are gone, so nobody can read them even before."""
    if not store.exists(conference):
        return
    for id in ids:
        media.drop(conference, id)
        media.drop(conference, small_name(id))


def _silence(work: UnitOfWork) -> None:
    """Stop a song of the child that is the meeting's music."""
    meeting = meeting_of(work)
    if meeting.music.media:
        work.save(replace(meeting, music=Music(volume=meeting.music.volume, sound=meeting.music.sound)))
