"""Imports a profile from a file into the child's workbook, all of it or nothing (A29)."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from secrets import token_urlsafe

from ipk.domain.kernel.errors import Invalid, NotFound
from ipk.domain.kernel.media import LONG_AGO, MediaItem, MediaKind
from ipk.domain.kernel.text import clean_name
from ipk.domain.meeting.meeting import Paper
from ipk.domain.meeting.music import Song
from ipk.domain.people.audiences import Audience, audience_of
from ipk.domain.people.person import Person, Role
from ipk.domain.profile.answers import OFF_LIMITS, PREFIX, Answer
from ipk.domain.profile.imports import Place
from ipk.domain.profile.prepared_messages import Message
from ipk.domain.profile.workbook import BOOK, Workbook, known_design
from ipk.services.ports import UnitOfWork
from ipk.services.profile.reconfirm import has_answer
from ipk.services.shared.lookup import authorise, get_child, listed_people
from ipk.services.shared.media import fresh_key
from ipk.services.shared.quotas import check_room_for_media
from ipk.services.transfer.transfer import BoundCommand, ExportContents, ProfileTransferIO, Sitting

#: commands that refer to a paper that may not exist here; they are skipped then
OPTIONAL_REFERENCES = frozenset({"messages.make", "messages.stroke"})


@dataclass(frozen=True)
class ImportedMedia:
    """A picture or sound of the file, cleaned, with its small copy."""

    item: MediaItem
    data: bytes
    thumb: bytes = b""


@dataclass(frozen=True)
class ReadExport:
    """A validated file; nothing of it is saved yet."""

    contents: ExportContents
    sittings: tuple[Sitting, ...]
    arranged: tuple[tuple[str, BoundCommand], ...]
    media: tuple[ImportedMedia, ...]
    rest: Callable[[], None]
    """Yields to other work between two steps."""


def read_export(io: ProfileTransferIO, data: bytes, passphrase: str) -> ReadExport:
    """Decrypt, parse and clean a file. Raises Invalid or TooBig."""
    said, *blobs = io.unseal(data, passphrase)
    contents = io.read(said)
    if len(contents.media) != len(blobs):
        raise Invalid
    media = tuple(_cleaned(io, kind, wave, blob) for (kind, wave), blob in zip(contents.media, blobs, strict=True))
    ids = [one.item.id for one in media]
    return ReadExport(contents, tuple(contents.sittings(ids)), tuple(contents.arranged(ids)), media, io.rest)


def apply_import(work: UnitOfWork, person: Person, *, opened: ReadExport) -> int:
    """Save the file's content as the child's workbook, private to the circle and to be reconfirmed.

    Returns the number of answers. Raises NotAllowed, or Invalid if there is a profile already.
    """
    check_import(work, person)
    actor, off_limits = _actor(work, person), _off_limits(work)
    _unpack_media(work, actor, opened)
    book = work.get_or_none(Workbook, BOOK) or Workbook()
    design = known_design(opened.contents.design) or book.design
    work.save(replace(book, sheet=opened.contents.sheet or book.sheet, page="", design=design))
    for sitting in opened.sittings:
        _replay_session(work, actor, sitting, opened.rest)
    for name, command in opened.arranged:
        opened.rest()
        _arrange(work, actor, name, command)
    _settle_answers(work, opened, off_limits)
    work.save(replace(work.get(Workbook, BOOK), open=False, together=False, used_at=""))
    return sum(has_answer(work, answer) for answer in work.list(Answer))


def check_import(work: UnitOfWork, person: Person) -> datetime:
    """Check that this person may import into an empty profile; returns the time. Raises NotAllowed or Invalid."""
    authorise(work, person, "profile.import")
    _check_empty(work)
    return work.now


def _check_empty(work: UnitOfWork) -> None:
    said = any(has_answer(work, answer) for answer in work.list(Answer))
    if said or work.list(Song) or work.list(Message):
        raise Invalid("There is something in the book already. A profile comes only into an empty one.")


def _actor(work: UnitOfWork, person: Person) -> Person:
    """The person to whom imported commands are attributed: the guide, else the child."""
    if audience_of(person) is Audience.CIRCLE:
        return person
    people = listed_people(work)
    guides = (one for one in people if one.role is Role.GUIDE)
    return next(guides, None) or get_child(work)


def _unpack_media(work: UnitOfWork, actor: Person, opened: ReadExport) -> None:
    for one in opened.media:
        check_room_for_media(work, actor, one.item)
        work.save(replace(one.item, owner=actor.id, brought_at=work.now.isoformat(), used=True, profile=True))


def _off_limits(work: UnitOfWork) -> set[str]:
    """Questions that were marked here as not to be talked about."""
    return {answer.question for answer in work.list(Answer, gone=True) if answer.heading == OFF_LIMITS}


def _settle_answers(work: UnitOfWork, opened: ReadExport, off_limits: set[str]) -> None:
    """Set place and reconfirmation of imported answers; an off-limits answer stays so, whatever the file says (A29)."""
    for answer in work.list(Answer):
        opened.rest()
        place = opened.contents.places.get(answer.question)
        if place is not None:
            place = Place(OFF_LIMITS) if answer.question in off_limits else place
            paper = work.get_or_none(Paper, place.paper)
            hangs_on = place.paper if paper is not None and not paper.gone else ""
            work.save(answer.imported(place.heading, hangs_on, said=has_answer(work, answer)))


def _replay_session(work: UnitOfWork, actor: Person, sitting: Sitting, rest: Callable[[], None]) -> None:
    """Run the commands of one imported sitting at its own time, so that its versions are kept."""
    now = work.now
    at = min(sitting.at, now)
    if at < datetime.fromisoformat(LONG_AGO):
        raise Invalid
    book = work.get(Workbook, BOOK)
    work.save(replace(book, sitting=book.sitting + 1))
    try:
        work.now = at
        for command in sitting.commands:
            rest()
            command(work, actor)
        for question, speaker in sitting.speakers.items():
            _attribute(work, question, speaker)
    finally:
        work.now = now


def _attribute(work: UnitOfWork, question: str, speaker: str) -> None:
    """Save who said an answer: a person of that name here, else the bare name. Never the child."""
    answer = work.get(Answer, PREFIX + question)
    name = clean_name(speaker) if speaker else ""
    here = next((one for one in work.list(Person) if name and one.name == name and not one.is_child), None)
    said_by, elsewhere = (here.id, "") if here else ("", name)
    work.save(replace(answer, said_by=said_by, speaker=elsewhere, written_by=""))


def _arrange(work: UnitOfWork, actor: Person, name: str, command: BoundCommand) -> None:
    try:
        command(work, actor)
    except NotFound:
        if name not in OPTIONAL_REFERENCES:
            raise


def _cleaned(io: ProfileTransferIO, kind: MediaKind, wave: str, blob: bytes) -> ImportedMedia:
    item = MediaItem(id=f"m-{token_urlsafe(12)}", kind=kind, mime="", owner="", wave=wave, key=fresh_key())
    if kind == "picture":
        picture = io.pictures(blob)
        size = len(picture.data) + len(picture.thumb)
        item = replace(item, size=size, mime=picture.mime, width=picture.width, height=picture.height, wave="")
        return ImportedMedia(item, picture.data, picture.thumb)
    sound = io.sounds(blob, kind)
    return ImportedMedia(replace(item, size=len(sound.data), mime=sound.mime, seconds=sound.seconds), sound.data)
