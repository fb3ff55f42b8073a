"""Pictures and sounds: who brought them, who may see them, and when one that nobody hung goes away."""

from base64 import b64encode
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import replace
from secrets import token_bytes

from ipk.domain.kernel.errors import IpkError, NotFound
from ipk.domain.kernel.media import MediaItem
from ipk.domain.people.audiences import Audience, Viewer, audience_of
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

#: what a picture or sound may be on
Carrier = Card | Answer | AnswerVersion | Message


def add_media(work: UnitOfWork, person: Person, item: MediaItem) -> MediaItem:
    """Note a picture or sound that a person brought; its bytes are kept by `Media`.

    The same upload again is answered with what it made the first time: whoever asks compares the ids.
    """
    authorise(work, person, "media.add")
    before = find_upload(work, person, item.upload)
    if before is not None:
        return before
    check_room_for_media(work, person, item)
    return work.save(replace(item, brought_at=work.now.isoformat()))


def find_upload(work: UnitOfWork, person: Person, upload: str) -> MediaItem | None:
    """What this person's upload made, if it arrived before."""
    own = (item for item in work.list(MediaItem) if upload and item.owner == person.id)
    return next((item for item in own if item.upload == upload), None)


def use_media(work: UnitOfWork, person: Person, id: str, *, profile: bool = False) -> MediaItem:
    """A person's own picture or sound is hung on something: from now on it stays. Raises NotFound.

    What becomes a part of the child's `profile` goes with it.
    """
    item = work.get(MediaItem, id)
    if item.owner != person.id:
        raise NotFound
    used = replace(item, used=True, profile=item.profile or profile)
    return item if item == used else work.save(used)


def use_circles_media(work: UnitOfWork, id: str) -> MediaItem:
    """The same for what lies in the book: the child and its guide go on with what the other one brought."""
    owner = work.get_or_none(Person, work.get(MediaItem, id).owner)
    if owner is None or audience_of(owner) is not Audience.CIRCLE:
        raise NotFound
    return use_media(work, owner, id, profile=True)


def may_see_media(person: Person, item: MediaItem, carriers: Iterable[Carrier]) -> bool:
    """Its owner, or whoever sees a card, an answer or a message that carries it; its circle what carried it earlier
    (A9)."""
    viewer = Viewer(audience_of(person), person.id)
    carriers = (one for one in carriers if carries(one, item.id))
    return item.owner == person.id or any(_sees(viewer, one) for one in carriers)


def carriers(work: UnitOfWork) -> list[Carrier]:
    """Everything that pictures and sounds are on."""
    return [*work.list(Card), *work.list(Answer), *work.list(AnswerVersion), *work.list(Message)]


def carries(thing: Carrier, media: str) -> bool:
    alone = isinstance(thing, (Card, Message)) and thing.media == media
    return alone or (not isinstance(thing, Message) and any(one.id == media for one in thing.album))


def _sees(viewer: Viewer, thing: Carrier) -> bool:
    if isinstance(thing, AnswerVersion):
        return viewer.is_one_of(Audience.CIRCLE)
    return project(thing, viewer) is not None


def fresh_key() -> str:
    """A key for the bytes of one picture or sound."""
    return b64encode(token_bytes(32)).decode()


def small_name(id: str) -> str:
    """What the bytes of a picture's small copy are kept under."""
    return f"{id}.small"


def clear_everywhere(store: Store, media: Media, rest: Callable[[], None]) -> None:
    """Let go, in every conference, of what was brought and never hung. A `rest` after each: nobody is to notice."""
    for conference in store.conferences():
        with suppress(IpkError):  # deleted meanwhile, or the database is busy: the next time
            clear_orphans(store, media, conference)
        rest()


def clear_orphans(store: Store, media: Media, conference: str) -> int:
    """The same in one conference; says of how many. The record goes first: without it nobody reaches the bytes."""

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
