"""Records of pictures and sounds: upload, use, who may see them, deletion of unused ones."""

from base64 import b64encode
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import replace
from secrets import token_bytes

from ipk.domain.kernel.errors import IpkError, NotFound
from ipk.domain.kernel.media import MediaItem
from ipk.domain.people.audiences import Audience, Viewer, audience_of, require_circle
from ipk.domain.people.person import Person
from ipk.domain.profile.answer_versions import AnswerVersion
from ipk.domain.profile.answers import Answer
from ipk.domain.profile.prepared_messages import Message
from ipk.domain.views.projection import project
from ipk.domain.wall.cards import Card
from ipk.services.ports import Media, Store, UnitOfWork
from ipk.services.shared.commands import log_event
from ipk.services.shared.lookup import authorise
from ipk.services.shared.quotas import check_room_for_media

#: records that a picture or sound can belong to
Carrier = Card | Answer | AnswerVersion | Message


def add_media(work: UnitOfWork, person: Person, item: MediaItem) -> MediaItem:
    """Save the record of an uploaded picture or sound; `Media` keeps the bytes. Raises NotAllowed or TooMany.

    A repeated upload returns the first record; the caller compares the ids.
    """
    authorise(work, person, "media.add")
    before = find_upload(work, person, item.upload)
    if before is not None:
        return before
    check_room_for_media(work, person, item)
    return work.save(replace(item, brought_at=work.now.isoformat()))


def find_upload(work: UnitOfWork, person: Person, upload: str) -> MediaItem | None:
    """The record of this upload by this person, None if there is none."""
    own = (item for item in work.list(MediaItem) if upload and item.owner == person.id)
    return next((item for item in own if item.upload == upload), None)


def use_media(work: UnitOfWork, person: Person, id: str, *, profile: bool = False) -> MediaItem:
    """Mark a person's own picture or sound as used, so that it is kept. Raises NotFound.

    With `profile` it is part of the child's profile and deleted with it.
    """
    item = work.get(MediaItem, id)
    if item.owner != person.id:
        raise NotFound
    used = replace(item, used=True, profile=item.profile or profile)
    return item if item == used else work.save(used)


def use_circles_media(work: UnitOfWork, id: str) -> MediaItem:
    """Like `use_media` for the workbook: child and guide may use each other's uploads. Raises NotFound."""
    owner = work.get_or_none(Person, work.get(MediaItem, id).owner)
    if owner is None:
        raise NotFound
    require_circle(owner)
    return use_media(work, owner, id, profile=True)


def may_see_media(person: Person, item: MediaItem, carriers: Iterable[Carrier]) -> bool:
    """True for the owner, and for those who see a carrier of it; of earlier versions for the circle (A9)."""
    viewer = Viewer(audience_of(person), person.id)
    carriers = (one for one in carriers if carries(one, item.id))
    return item.owner == person.id or any(_sees(viewer, one) for one in carriers)


def carriers(work: UnitOfWork) -> list[Carrier]:
    """All records that can carry pictures and sounds."""
    return [*work.list(Card), *work.list(Answer), *work.list(AnswerVersion), *work.list(Message)]


def carries(thing: Carrier, media: str) -> bool:
    alone = isinstance(thing, (Card, Message)) and thing.media == media
    return alone or (not isinstance(thing, Message) and any(one.id == media for one in thing.album))


def _sees(viewer: Viewer, thing: Carrier) -> bool:
    if isinstance(thing, AnswerVersion):
        return viewer.is_one_of(Audience.CIRCLE)
    return project(thing, viewer) is not None


def fresh_key() -> str:
    """A random key for the bytes of one picture or sound, in base64."""
    return b64encode(token_bytes(32)).decode()


def small_name(id: str) -> str:
    """The file name of a picture's small copy."""
    return f"{id}.small"


def clear_everywhere(store: Store, media: Media, rest: Callable[[], None]) -> None:
    """Delete uploads that were never used, in every conference; `rest` after each one yields to others."""
    for conference in store.conferences():
        with suppress(IpkError):  # deleted meanwhile, or the database is busy; the next run tries again
            clear_orphans(store, media, conference)
        rest()


def clear_orphans(store: Store, media: Media, conference: str) -> int:
    """Delete unused uploads of a conference, records first so that nobody reaches the bytes. Returns their number."""

    def bury(work: UnitOfWork) -> list[str]:
        orphans = [item for item in work.list(MediaItem) if item.is_orphan(work.now)]
        for item in orphans:
            work.delete(item)
        if orphans:
            log_event(work, "", "media.clear")
        return [item.id for item in orphans]

    gone = store.transact(conference, bury)
    for id in gone:
        media.drop(conference, id)
        media.drop(conference, small_name(id))
    return len(gone)
