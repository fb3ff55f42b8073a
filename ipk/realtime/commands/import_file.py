"""Parses the content of an imported profile file, as strictly as socket commands."""

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Annotated, Any, NamedTuple

import msgspec

from ipk.domain.kernel.errors import Invalid, TooMany
from ipk.domain.kernel.media import WAVE, MediaKind
from ipk.domain.profile.answers import OFF_LIMITS
from ipk.domain.profile.imports import BUDGET, Place, place_of
from ipk.domain.profile.questionnaires import SHEET_ID, Questionnaire, valid_slug
from ipk.realtime.commands import import_schemas as given
from ipk.realtime.commands.envelopes import convert
from ipk.realtime.commands.routes import Route
from ipk.realtime.commands.schemas import Args, StrokeAdd
from ipk.realtime.protocol import strict_json
from ipk.services.meeting import songs
from ipk.services.profile import answers, prepared_messages
from ipk.services.transfer import import_arrangements
from ipk.services.transfer.transfer import BoundCommand, Sitting, strokes_in

#: commands that a file may contain: on answers (OF_ANSWERS) and on the preparation (ARRANGED). None publishes
#: anything or places anything on the wall
OF_ANSWERS: dict[str, Route] = {
    "profile.answer": Route(given.ImportedAnswer, answers.answer_question),
    "profile.attach": Route(given.ImportedAttachment, answers.attach),
    "profile.detach": Route(given.ImportedDetachment, answers.detach),
    # a whole drawing; by the socket it comes stroke by stroke
    "profile.lines": Route(given.ImportedLines, answers.change_strokes),
}
ARRANGED: dict[str, Route] = {
    "song.add": Route(given.ImportedSong, songs.add_song),
    "music.wish": Route(given.ImportedMusicWish, import_arrangements.import_music_wish),
    "music.choose": Route(given.ImportedTune, import_arrangements.import_tune),
    "part.choose": Route(given.ImportedPart, import_arrangements.import_part),
    "guests.name": Route(given.ImportedGuest, import_arrangements.import_guest),
    "snacks.choose": Route(given.ImportedSnack, import_arrangements.import_snack),
    "snacks.words": Route(given.ImportedFoodWords, import_arrangements.import_food_words),
    "snacks.allergy": Route(given.ImportedAllergy, import_arrangements.import_allergy),
    "snacks.none": Route(given.ImportedNoAllergy, import_arrangements.leave_out),
    "messages.make": Route(given.ImportedMessage, prepared_messages.make_message),
    "messages.stroke": Route(StrokeAdd, prepared_messages.draw),
}
_Act = tuple[str, dict[str, Any]]


class _Strict(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    pass


class _Media(_Strict):
    kind: MediaKind
    wave: str


class _Sitting(_Strict):
    at: Annotated[datetime, msgspec.Meta(tz=True)]
    acts: list[_Act]


class _File(_Strict):
    sheet: str
    design: str
    media: list[_Media]
    sittings: list[_Sitting]
    arranged: list[_Act]


class ImportReferences(NamedTuple):
    """The ids of pictures and the questionnaires of this installation."""

    pictures: Container[str]
    sheets: Mapping[str, Questionnaire]


class _ExportedCommand(NamedTuple):
    """A parsed command of the file."""

    command: str
    route: Route
    args: Args

    def bind(self, media: Sequence[str]) -> BoundCommand:
        args: Any = self.args
        if getattr(args, "media", None) is not None:
            args = msgspec.structs.replace(args, media=media[int(args.media)])
        return lambda work, person: self.route.service(work, person, **args.kwargs())


class ImportPayload:
    """The `ExportContents` port. Raises Invalid or TooMany for a file that no export of ours produces."""

    def __init__(self, said: bytes, known: ImportReferences) -> None:
        """Drops pictures that only the exporting installation has."""
        if len(said) > BUDGET.size:
            raise Invalid
        try:
            self._file = convert(strict_json.loads(said.decode()), _File)
        except UnicodeError:
            raise Invalid from None
        self._known = known
        self._speakers: list[dict[str, str]] = [{} for _ in self._file.sittings]
        self._places: dict[str, Place] = {}
        self._check()
        self._sittings = [
            [self._of_answer(command, args, speakers) for command, args in sitting.acts]
            for sitting, speakers in zip(self._file.sittings, self._speakers, strict=True)
        ]
        self._arranged = [self._read(ARRANGED, command, args) for command, args in self._file.arranged]
        self._check_media()

    @property
    def sheet(self) -> str:
        return self._file.sheet

    @property
    def design(self) -> str:
        return self._file.design

    @property
    def media(self) -> Sequence[tuple[MediaKind, str]]:
        return [(one.kind, one.wave) for one in self._file.media]

    @property
    def places(self) -> Mapping[str, Place]:
        return self._places

    def sittings(self, media: Sequence[str]) -> list[Sitting]:
        return [
            Sitting(sitting.at, tuple(imported.bind(media) for imported in acts), speakers)
            for sitting, acts, speakers in zip(self._file.sittings, self._sittings, self._speakers, strict=True)
        ]

    def arranged(self, media: Sequence[str]) -> list[tuple[str, BoundCommand]]:
        return [(imported.command, imported.bind(media)) for imported in self._arranged]

    def _check(self) -> None:
        file = self._file
        if file.sheet and not valid_slug(file.sheet, SHEET_ID):
            raise Invalid
        if not all(WAVE.fullmatch(one.wave) for one in file.media):
            raise Invalid
        acts = [act for sitting in file.sittings for act in sitting.acts] + file.arranged
        sizes = {"sittings": len(file.sittings), "acts": len(acts), "media": len(file.media)}
        commands_per_answer = max((_most_about_one(sitting.acts) for sitting in file.sittings), default=0)
        if not BUDGET.holds(**sizes, strokes=strokes_in(acts), commands_per_answer=commands_per_answer):
            raise TooMany("There is more in this file than one book can hold.")

    def _check_media(self) -> None:
        """Raise Invalid unless every picture and sound of the file is used."""
        imported = [*(one for acts in self._sittings for one in acts), *self._arranged]
        if {*_places_in(imported)} != {*range(len(self._file.media))}:
            raise Invalid

    def _of_answer(self, command: str, args: dict[str, Any], speakers: dict[str, str]) -> _ExportedCommand:
        args = dict(args)
        if isinstance(about := args.get("about"), dict):
            args["about"] = about = dict(about)  # pyright: ignore[reportUnknownArgumentType]
            self._settle_place(about)
        if command == "profile.answer":
            speakers[_question(args)] = _text(args.pop("speaker", ""))
        return self._read(OF_ANSWERS, command, args)

    def _settle_place(self, about: dict[str, Any]) -> None:
        """Take heading and paper of an answer from our own questionnaires, not from the file."""
        heading, _ = about.pop("heading", ""), about.pop("paper", "")
        question, sheet = _text(about.get("question")), _text(about.get("sheet", ""))
        untold = OFF_LIMITS in (heading, self._places.get(question, Place()).heading)
        self._places[question] = place_of(self._known.sheets, sheet, question, untold=untold)

    def _read(self, routes: Mapping[str, Route], command: str, args: dict[str, Any]) -> _ExportedCommand:
        if command not in routes:
            raise Invalid
        read: Args = convert(self._known_here(args), routes[command].args)
        read.check(self._known.pictures)
        return _ExportedCommand(command, routes[command], read)

    def _known_here(self, args: dict[str, Any]) -> dict[str, Any]:
        known, pictures = dict(args), self._known.pictures
        if isinstance(symbols := args.get("symbols"), list):
            known["symbols"] = [one for one in symbols if not isinstance(one, str) or one in pictures]
        for name in ("choice", "symbol"):
            if isinstance(one := args.get(name), str) and one not in pictures:
                known[name] = ""
        return known


def _places_in(imported: Sequence[_ExportedCommand]) -> Iterator[int]:
    """The indexes of the used media. Media are named by index in the file, never by an id of this conference (A9)."""
    for one in imported:
        place = getattr(one.args, "media", None)
        if place is not None:
            if not place.isascii() or not place.isdigit() or len(place) > 4:
                raise Invalid
            yield int(place)


def _most_about_one(acts: Iterable[_Act]) -> int:
    return max(Counter(str(args.get("id")) for _, args in acts).values(), default=0)


def _question(args: dict[str, Any]) -> str:
    about = args.get("about")
    return _text(about.get("question")) if isinstance(about, dict) else ""  # pyright: ignore[reportUnknownMemberType, reportUnknownArgumentType]


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise Invalid
    return value
