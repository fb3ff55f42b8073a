"""Schemas of the commands in an imported profile file.

They are separate from those of the socket, so that a new argument there is not accepted in files (A29): nothing here
publishes, gives a consent, or names a person of this conference.
"""

from collections.abc import Container
from typing import Any

import msgspec

from ipk.domain.kernel.errors import Invalid
from ipk.domain.preparation.arrangements import Souvenir, Way
from ipk.domain.preparation.guests import Guest, Wish
from ipk.domain.profile.answers import About
from ipk.domain.profile.prepared_messages import MessageKind
from ipk.realtime.commands.schemas import Args, Ink, Kwargs
from ipk.services.profile.answers import NewAttachment, StrokeChanges
from ipk.services.profile.prepared_messages import NewMessage


class ImportedQuestion(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """The question of the exported answer. Its place here follows from our own questionnaires."""

    question: str
    asked: str
    sheet: str = ""


class ImportedOnAnswer(Args):
    """`media`: the index of a picture or sound in the file, later its new id."""

    id: str
    about: ImportedQuestion

    def kwargs(self) -> Kwargs:
        return {**super().kwargs(), "about": About(**msgspec.structs.asdict(self.about))}


class ImportedAnswer(ImportedOnAnswer):
    text: str | None = None
    symbols: tuple[str, ...] | None = None
    choice: str | None = None
    none: bool | None = None
    colour: str | None = None

    def check(self, pictures: Container[str]) -> None:
        _check_pictures(pictures, *(self.symbols or ()), self.choice)


class ImportedAttachment(ImportedOnAnswer):
    media: str
    label: str | None = None

    def kwargs(self) -> Kwargs:
        about = super().kwargs()["about"]
        return {"id": self.id, "about": about, "brought": NewAttachment(self.media, self.label or "")}


class ImportedDetachment(Args):
    id: str
    media: str


class ImportedLines(ImportedOnAnswer):
    strokes: tuple[Ink, ...]
    drop: tuple[str, ...]

    def kwargs(self) -> Kwargs:
        return {
            "id": self.id,
            "about": super().kwargs()["about"],
            "lines": StrokeChanges([ink.new_stroke() for ink in self.strokes], self.drop),
        }


class ImportedSong(Args):
    id: str
    media: str
    title: str


class ImportedMusicWish(Args):
    before: bool | None = None
    during: bool | None = None
    liked: tuple[str, ...] = ()


class ImportedTune(Args):
    tune: str
    before: bool | None = None
    during: bool | None = None
    never: bool | None = None


class ImportedPart(Args):
    way: Way = ""
    home: tuple[Souvenir, ...] = ()


class ImportedGuest(Args):
    id: str
    name: str
    symbol: str = ""
    wish: Wish = "come"

    def check(self, pictures: Container[str]) -> None:
        _check_pictures(pictures, self.symbol)

    def kwargs(self) -> Kwargs:
        return {"guest": Guest(self.id, self.wish, self.name, self.symbol)}


class ImportedSnack(Args):
    id: str
    me: bool | None = None
    everybody: bool | None = None
    never: bool | None = None


class ImportedFoodWords(Args):
    wished: str = ""
    allergies: str = ""


class ImportedAllergy(Args):
    allergen: str
    has: bool


class ImportedNoAllergy(Args):
    none: bool


class ImportedMessage(Args):
    id: str
    kind: MessageKind
    step: int
    paper: str
    text: str | None = None
    colour: str | None = None
    symbols: tuple[str, ...] | None = None
    media: str | None = None

    def check(self, pictures: Container[str]) -> None:
        _check_pictures(pictures, *(self.symbols or ()))

    def kwargs(self) -> Kwargs:
        given: dict[str, Any] = super().kwargs()
        return {"id": given.pop("id"), "new": NewMessage(**given)}


def _check_pictures(pictures: Container[str], *chosen: str | None) -> None:
    if any(one not in pictures for one in chosen if one):
        raise Invalid("There is no such picture.")
