"""Exports a profile as a list of commands: the answers of each sitting, arrangements, messages."""

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from ipk.domain.kernel.errors import Invalid, TooBig, TooMany
from ipk.domain.kernel.media import MediaItem
from ipk.domain.meeting.music import Song
from ipk.domain.people.person import Person
from ipk.domain.preparation.arrangements import PART, Part
from ipk.domain.preparation.guests import GUESTS, Guests
from ipk.domain.profile.answer_versions import AnswerVersion
from ipk.domain.profile.answers import Answer
from ipk.domain.profile.imports import BUDGET
from ipk.domain.profile.prepared_messages import Message
from ipk.domain.profile.workbook import BOOK, Workbook
from ipk.domain.views.cards import stroke_view
from ipk.domain.wall.strokes import Stroke
from ipk.services.meeting import music
from ipk.services.ports import Media, UnitOfWork
from ipk.services.preparation import snacks
from ipk.services.profile.reconfirm import has_answer
from ipk.services.shared.lookup import authorise, get_child
from ipk.services.transfer.transfer import (
    FILE_BYTES,
    REASONS,
    ExportedCommand,
    ProfileTransferIO,
    good_passphrase,
    strokes_in,
)

State = Answer | AnswerVersion


@dataclass(frozen=True)
class ExportedProfile:
    """Content of the file: commands as JSON, and pictures and sounds in the order of their numbers in it."""

    content: bytes
    media: tuple[MediaItem, ...]


def export_profile(work: UnitOfWork, person: Person, *, reason: str) -> ExportedProfile:
    """The content of the child's workbook; the caller writes the log entry (P12).

    Raises NotAllowed, Invalid or TooMany.
    """
    authorise(work, person, "profile.export")
    if reason not in REASONS:
        raise Invalid("Say what the file is for.")
    sittings = list(_sittings(work))
    arranged = [act for teller in EXPORTERS for act in teller(work)]
    if not sittings and not arranged:
        raise Invalid("There is nothing in the book yet.")
    acts: list[ExportedCommand] = [*(act for sitting in sittings for act in sitting["acts"]), *arranged]
    items = _numbered(work, acts)
    if not BUDGET.holds(sittings=len(sittings), acts=len(acts), strokes=strokes_in(acts)):
        raise TooMany("There is too much in this book for one file.")
    book = work.get_or_none(Workbook, BOOK) or Workbook()
    content: dict[str, Any] = {
        "sheet": book.sheet,
        "design": book.design,
        "media": [{"kind": item.kind, "wave": item.wave} for item in items],
        "sittings": sittings,
        "arranged": arranged,
    }
    return ExportedProfile(json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode(), tuple(items))


def encrypt_export(
    packed: ExportedProfile, media: Media, conference: str, io: ProfileTransferIO, passphrase: str
) -> bytes:
    """The encrypted file. Raises TooBig, or Invalid for a passphrase that is easy to guess."""
    passphrase = good_passphrase(passphrase)
    pieces, size = [packed.content], len(packed.content)
    for item in packed.media:
        io.rest()
        piece = media.get(conference, item.id, item.key) or b""
        size += len(piece)
        if size > FILE_BYTES:
            raise TooBig("This profile is too big for one file. Take a song out of it first.")
        pieces.append(piece)
    return io.seal(pieces, passphrase)


def _sittings(work: UnitOfWork) -> Iterator[dict[str, Any]]:
    """The sittings in order, each with the commands that changed answers; the last leads to today's answers."""
    states = [(answer, state) for answer in work.list(Answer) for state in _states(work, answer)]
    states.sort(key=lambda one: _order(one[1]))
    said: dict[str, State] = {}
    for _, group in groupby(states, key=lambda one: _order(one[1])):
        acts: list[ExportedCommand] = []
        at = ""
        for answer, state in group:
            acts.extend(_acts(work, answer, said.get(answer.id), state))
            said[answer.id] = state
            at = max(at, state.said_at)
        yield {"at": at or work.now.isoformat(), "acts": acts}


def _order(state: State) -> tuple[int, bool]:
    """Sort key of a state; an earlier version of the current sitting counts as a sitting before it."""
    return (state.sitting, isinstance(state, Answer))


def _states(work: UnitOfWork, answer: Answer) -> list[State]:
    now: list[State] = [answer] if has_answer(work, answer) else []
    return [*work.list(AnswerVersion, answer.id), *now]


def _acts(work: UnitOfWork, answer: Answer, before: State | None, state: State) -> Iterator[ExportedCommand]:
    """Commands that lead from one state to the next. The content comes last, so that a "no" stays a "no"."""
    about = {name: getattr(answer, name) for name in ("question", "asked", "sheet", "heading", "paper")}
    address = {"id": f"answer-{answer.question}", "about": about}
    had, has = _lines(work, answer, before), _lines(work, answer, state)
    if had != has:
        fresh = [stroke_view(line) for name, line in has.items() if name not in had]
        yield "profile.lines", {**address, "strokes": fresh, "drop": [name for name in had if name not in has]}
    album, old = {one.id: one for one in state.album}, {one.id for one in before.album} if before else set[str]()
    for id in old - album.keys():
        yield "profile.detach", {"id": address["id"], "media": id}
    for one in album.values():
        if one.id not in old:
            yield "profile.attach", {**address, "media": one.id, "label": one.label}
    said = {name: getattr(state, name) for name in ("text", "symbols", "choice", "none", "colour")}
    yield "profile.answer", {**address, **said, "speaker": _speaker(work, state)}


def _lines(work: UnitOfWork, answer: Answer, state: State | None) -> dict[str, Stroke]:
    if state is None:
        return {}
    lines = {line.name: line for line in work.list(Stroke, answer.id, gone=True) if line.points}
    if isinstance(state, AnswerVersion):
        return {name: lines[name] for name in state.lines if name in lines}
    return {name: line for name, line in lines.items() if not line.gone}


def _speaker(work: UnitOfWork, state: State) -> str:
    speaker = work.get_or_none(Person, state.said_by) if state.said_by else None
    return speaker.name if speaker else state.speaker


def _numbered(work: UnitOfWork, acts: list[ExportedCommand]) -> list[MediaItem]:
    """Replace media ids in the commands by their numbers in the file; return the media. Raises TooMany."""
    places: dict[str, int] = {}
    items: list[MediaItem] = []
    for _, args in acts:
        id = args.get("media")
        if not id:
            continue
        if id not in places:
            places[id] = len(items)
            items.append(work.get(MediaItem, id))
        args["media"] = str(places[id])
    if len(items) > BUDGET.media:
        raise TooMany("There are too many pictures in this book for one file.")
    return items


def _export_music(work: UnitOfWork) -> Iterator[ExportedCommand]:
    for song in work.list(Song):
        yield "song.add", {"id": song.id, "media": song.media, "title": song.title}
    wishes = music.wishes_of(work)
    when = {name: getattr(wishes, name) for name in ("before", "during") if getattr(wishes, name) is not None}
    if when or wishes.liked:
        yield "music.wish", when
        yield "music.wish", {"liked": list(wishes.liked)}
    for name, tunes in (("before", wishes.for_before), ("during", wishes.for_during), ("never", wishes.unwanted)):
        for tune in tunes:
            yield "music.choose", {"tune": tune, name: True}


def _export_snacks(work: UnitOfWork) -> Iterator[ExportedCommand]:
    wishes, allergies = snacks.wishes_of(work), snacks.allergies_of(work, get_child(work))
    for name in ("me", "everybody", "never"):
        for snack in getattr(wishes, name):
            yield "snacks.choose", {"id": snack, name: True}
    if wishes.words or allergies.words:
        said = {"wished": wishes.words, "allergies": allergies.words}
        yield "snacks.words", {name: words for name, words in said.items() if words}
    for allergen in allergies.all:
        yield "snacks.allergy", {"allergen": allergen, "has": True}
    if allergies.none:
        yield "snacks.none", {"none": True}


def _export_part(work: UnitOfWork) -> Iterator[ExportedCommand]:
    """Without the speaker, who is a person of this meeting."""
    part = work.get_or_none(Part, PART)
    if part is not None and (part.way or part.home):
        yield "part.choose", {"way": part.way, "home": list(part.home)}


def _export_guests(work: UnitOfWork) -> Iterator[ExportedCommand]:
    """People whom the child named; wishes about invited people belong to this meeting."""
    guests = work.get_or_none(Guests, GUESTS)
    for guest in guests.guests if guests else ():
        if guest.name:
            yield "guests.name", {"id": guest.id, "name": guest.name, "symbol": guest.symbol, "wish": guest.wish}


def _export_messages(work: UnitOfWork) -> Iterator[ExportedCommand]:
    for message in work.list(Message):
        names = ("id", "kind", "step", "paper", "text", "colour", "symbols", "media")
        yield "messages.make", {name: value for name in names if (value := getattr(message, name))}
        for line in work.list(Stroke, message.id):
            yield "messages.stroke", {"id": message.id, "stroke": stroke_view(line)}


#: the exporters; a further part of the workbook to export gets a line here
EXPORTERS: tuple[Callable[[UnitOfWork], Iterable[ExportedCommand]], ...] = (
    _export_music,
    _export_snacks,
    _export_part,
    _export_guests,
    _export_messages,
)
