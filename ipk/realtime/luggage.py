"""What lies in a profile's file, read as strictly as what comes by the socket, and by the same table of commands."""

from collections.abc import Container, Sequence
from datetime import datetime
from typing import Annotated, Any

import msgspec

from ipk.domain.errors import Invalid, TooMany
from ipk.domain.media import WAVE, MediaKind
from ipk.domain.sheets import SHEET_ID, valid_slug
from ipk.realtime import profile_arguments, strict_json
from ipk.realtime.parse import convert
from ipk.realtime.routes import ROUTES, Route
from ipk.services import profile
from ipk.services.luggage import Deed, Sitting

MOST_BYTES = 12 * 1024 * 1024
MOST_ACTS, MOST_SITTINGS = 5000, 100
#: what may be told in such a file: nothing that lets others know, nothing that hangs on a wall
TOLD = (
    *("profile.answer", "profile.attach", "profile.detach"),
    *("song.add", "music.wish", "music.choose", "part.choose", "guests.name"),
    *("snacks.choose", "snacks.words", "snacks.allergy", "snacks.none"),
    *("messages.make", "messages.stroke"),
)
_ROUTES = {
    **{command: ROUTES[command] for command in TOLD},
    # a whole drawing at once: by the socket it comes line by line
    "profile.lines": Route(profile_arguments.AnswerLines, profile.lay_lines),
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


class Luggage:
    """The `Contents` port. Raises Invalid or TooMany for what no IPK would have packed."""

    def __init__(self, said: bytes, pictures: Container[str]) -> None:
        """`pictures` are the ids of this house's dictionary: others are left out, as another house may have more."""
        if len(said) > MOST_BYTES:
            raise Invalid
        try:
            self._file = convert(strict_json.loads(said.decode()), _File)
        except UnicodeError:
            raise Invalid from None
        self._pictures = pictures
        self._check()

    @property
    def sheet(self) -> str:
        return self._file.sheet

    @property
    def design(self) -> str:
        return self._file.design

    @property
    def media(self) -> Sequence[tuple[MediaKind, str]]:
        return [(one.kind, one.wave) for one in self._file.media]

    def sittings(self, media: Sequence[str]) -> list[Sitting]:
        return [self._sitting(one, media) for one in self._file.sittings]

    def arranged(self, media: Sequence[str]) -> list[tuple[str, Deed]]:
        return [(command, self._deed(command, args, media)) for command, args in self._file.arranged]

    def _check(self) -> None:
        file = self._file
        if file.sheet and not valid_slug(file.sheet, SHEET_ID):
            raise Invalid
        if not all(WAVE.fullmatch(one.wave) for one in file.media):
            raise Invalid
        acts = len(file.arranged) + sum(len(sitting.acts) for sitting in file.sittings)
        if acts > MOST_ACTS or len(file.sittings) > MOST_SITTINGS:
            raise TooMany("There is more in this file than one book can hold.")

    def _sitting(self, sitting: _Sitting, media: Sequence[str]) -> Sitting:
        speakers: dict[str, str] = {}
        deeds: list[Deed] = []
        for command, args in sitting.acts:
            if not command.startswith("profile."):
                raise Invalid
            if command == "profile.answer":
                args = dict(args)
                speakers[_question(args)] = _text(args.pop("speaker", ""))
            deeds.append(self._deed(command, args, media))
        return Sitting(sitting.at, tuple(deeds), speakers)

    def _deed(self, command: str, args: dict[str, Any], media: Sequence[str]) -> Deed:
        if command not in _ROUTES or "said_by" in args:
            raise Invalid
        return _ROUTES[command].handler(self._known_here(args) | _of_the_file(args, media), self._pictures)

    def _known_here(self, args: dict[str, Any]) -> dict[str, Any]:
        known = dict(args)
        if isinstance(symbols := args.get("symbols"), list):
            known["symbols"] = [one for one in symbols if not isinstance(one, str) or one in self._pictures]
        for name in ("choice", "symbol"):
            if isinstance(one := args.get(name), str) and one not in self._pictures:
                known[name] = ""
        return known


def _of_the_file(args: dict[str, Any], media: Sequence[str]) -> dict[str, Any]:
    """A picture or sound is named by its place in the file: never by the id of one that is here already (A9)."""
    if "media" not in args:
        return {}
    place = _text(args["media"])
    if not place.isascii() or not place.isdigit() or len(place) > 4 or int(place) >= len(media):
        raise Invalid
    return {"media": media[int(place)]}


def _question(args: dict[str, Any]) -> str:
    about = args.get("about")
    return _text(about.get("question")) if isinstance(about, dict) else ""  # pyright: ignore[reportUnknownMemberType, reportUnknownArgumentType]


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise Invalid
    return value
