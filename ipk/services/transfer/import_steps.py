"""Imports a profile without blocking others: staged step by step, committed at once (A29)."""

from collections.abc import Callable
from contextlib import suppress
from typing import TypeVar

from ipk.domain.kernel.errors import Overtaken
from ipk.domain.people.person import Person, Role
from ipk.services.ports import Media, Store, UnitOfWork
from ipk.services.shared.commands import log_event
from ipk.services.shared.lookup import authorise
from ipk.services.shared.media import small_name
from ipk.services.transfer.import_profile import ReadExport, apply_import, check_import

T = TypeVar("T")

#: most attempts when data changed during the import
ATTEMPTS = 5


def import_profile(
    store: Store, media: Media, conference: str, opened: ReadExport, person: Callable[[UnitOfWork], Person]
) -> int:
    """Take the profile in, all of it or nothing, and write it down. Returns how many answers there are.

    It is decided step by step beside everything else; only what came of it is committed, so that a large file holds up
    nobody (A29). Raises Invalid where there is a profile already.
    """

    def attempt() -> int:
        now = store.read(conference, lambda work: check_import(work, person(work)))
        staged = store.stage(conference, now)
        answers = apply_import(staged, person(staged), opened=opened)
        store.transact(conference, lambda work: _commit(work, person(work), staged))
        return answers

    return bring_in(media, conference, opened, lambda: _again_if_overtaken(attempt))


def bring_in(media: Media, conference: str, opened: ReadExport, keep: Callable[[], T]) -> T:
    """Write the media, then commit the records by `keep`; if that fails, delete the media again."""
    try:
        for one in opened.media:
            if one.thumb:
                media.put(conference, small_name(one.item.id), one.thumb, one.item.key)
            media.put(conference, one.item.id, one.data, one.item.key)
        return keep()
    except BaseException:
        for one in opened.media:
            with suppress(Exception):
                media.drop(conference, one.item.id)
                media.drop(conference, small_name(one.item.id))
        raise


def bring_into_new(store: Store, media: Media, conference: str, opened: ReadExport) -> None:
    """Import a file into a conference that was just created, as its organizer; if that fails, delete the conference."""
    try:
        import_profile(store, media, conference, opened, _organizer)
    except BaseException:
        store.delete(conference)
        raise


def _organizer(work: UnitOfWork) -> Person:
    return next(one for one in work.list(Person) if one.has(Role.ORGANIZER))


def _again_if_overtaken(attempt: Callable[[], T]) -> T:
    for _ in range(ATTEMPTS - 1):
        with suppress(Overtaken):
            return attempt()
    return attempt()


def _commit(work: UnitOfWork, person: Person, staged: UnitOfWork) -> None:
    authorise(work, person, "profile.import")
    work.adopt(staged)
    log_event(work, person.id, "profile.import")
