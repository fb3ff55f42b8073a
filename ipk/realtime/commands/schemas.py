"""Schemas of the commands' arguments, and their conversion to the services' keyword arguments."""

from collections.abc import Container
from typing import Any, Literal

import msgspec

from ipk.domain.kernel.errors import Invalid
from ipk.domain.meeting.meeting import Moderation, Target
from ipk.domain.meeting.signals import SignalKind
from ipk.domain.people.settings import Contrast, Hand, Letters, Motion
from ipk.domain.wall.cards import CardKind, Spot
from ipk.services.shared.strokes import NewStroke
from ipk.services.wall.card_history import UndoWindow
from ipk.services.wall.cards import NewCard

Kwargs = dict[str, Any]


class Args(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """The arguments of one command. Optional ones may be absent or null."""

    def check(self, pictures: Container[str]) -> None:
        """Raise Invalid when an argument names a picture that is not in the dictionary."""

    def kwargs(self) -> Kwargs:
        """The service's keyword arguments."""
        given = ((name, getattr(self, name)) for name in self.__struct_fields__)
        return {name: value for name, value in given if value is not None}


class NoArgs(Args):
    pass


class IdArgs(Args):
    id: str


class CardStick(Args):
    id: str
    kind: CardKind
    paper: str
    x: float
    y: float
    text: str | None = None
    media: str | None = None
    symbol: str | None = None
    symbols: tuple[str, ...] | None = None
    colour: str | None = None
    said_by: str | None = None
    waiting: bool | None = None
    lang: str | None = None

    def check(self, pictures: Container[str]) -> None:
        if self.symbols is not None and (not self.symbols or any(one not in pictures for one in self.symbols)):
            raise Invalid("There is no such picture.")

    def kwargs(self) -> Kwargs:
        names = ("kind", "text", "media", "symbol", "symbols", "colour", "said_by", "waiting", "lang")
        given = {name: value for name in names if (value := getattr(self, name)) is not None}
        return {"id": self.id, "spot": Spot(self.paper, self.x, self.y), "new": NewCard(**given)}


class CardEdit(Args):
    id: str
    text: str | None = None
    colour: str | None = None


class CardMove(Args):
    id: str
    paper: str
    x: float
    y: float
    turn: float | None = None

    def kwargs(self) -> Kwargs:
        spot = Spot(self.paper, self.x, self.y, self.turn or 0.0)
        return {"id": self.id, "spot": spot, "keep_turn": self.turn is None}


class Scatter(Args):
    group: str


class GrantFloorArgs(Args):
    id: str | None = None


class TakeBack(Args):
    op: str


class LeftBehind(Args):
    who: str


class Restore(Args):
    seconds: int | None = None
    person: str | None = None
    words: str | None = None

    def kwargs(self) -> Kwargs:
        return {"moment": UndoWindow(**super().kwargs())}


class Ink(Args):
    id: str
    colour: str
    size: float
    points: str

    def new_stroke(self) -> NewStroke:
        return NewStroke(self.id, self.colour, self.size, self.points)


class StrokeAdd(Args):
    """A stroke for the drawing `id`: a card or a prepared message."""

    id: str
    stroke: Ink

    def kwargs(self) -> Kwargs:
        return {"id": self.id, "stroke": self.stroke.new_stroke()}


class StrokeDrop(Args):
    """A stroke to delete from the drawing `id`: a card, an answer or a prepared message."""

    id: str
    stroke: str

    def kwargs(self) -> Kwargs:
        return {"id": self.id, "name": self.stroke}


class MeetingOpen(Args):
    without_support: str | None = None


class MeetingStep(Args):
    step: int
    half: int | None = None


class SetModeration(Args):
    moderation: Moderation


class Spotlight(Args):
    paper: str | None = None
    card: str | None = None
    page: Literal["profile"] | None = None
    part: int | None = None

    def kwargs(self) -> Kwargs:
        return {"target": Target(**super().kwargs())}


class ChangeSettings(Args):
    """`id`: the child, when the guide changes the child's settings."""

    id: str | None = None
    text_size: int | None = None
    letters: Letters | None = None
    contrast: Contrast | None = None
    motion: Motion | None = None
    hand: Hand | None = None
    scanning: int | None = None
    language: str | None = None
    locked: bool | None = None


class RaiseSignal(Args):
    kind: SignalKind


class Play(Args):
    tune: str | None = None


class Volume(Args):
    volume: int


class RoomSound(Args):
    here: bool


class MusicWish(Args):
    before: bool | None = None
    during: bool | None = None
    liked: list[str] | None = None


class TuneChoice(Args):
    tune: str
    before: bool | None = None
    during: bool | None = None
    never: bool | None = None


class SongAdd(Args):
    id: str
    media: str
    title: str


class SnackChoice(Args):
    id: str
    me: bool | None = None
    everybody: bool | None = None
    never: bool | None = None


class SnackWords(Args):
    wished: str | None = None
    allergies: str | None = None


class SnackAllergy(Args):
    allergen: str
    has: bool


class NoAllergy(Args):
    none: bool


class AnswerName(Args):
    answer: str
