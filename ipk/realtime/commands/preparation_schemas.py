"""Schemas of commands that prepare the meeting."""

from collections.abc import Container

from ipk.domain.kernel.errors import Invalid
from ipk.domain.preparation.arrangements import Souvenir, Way
from ipk.domain.preparation.guests import Guest, Wish
from ipk.realtime.commands.schemas import Args, Kwargs


class LetKnow(Args):
    known: bool
    told: bool | None = None


class ChoosePart(Args):
    way: Way | None = None
    speaker: str | None = None
    home: tuple[Souvenir, ...] | None = None


class WishGuest(Args):
    id: str
    wish: Wish


class NameGuest(Args):
    id: str
    name: str
    symbol: str | None = None
    wish: Wish | None = None

    def check(self, pictures: Container[str]) -> None:
        if self.symbol and self.symbol not in pictures:
            raise Invalid("There is no such picture.")

    def kwargs(self) -> Kwargs:
        return {"guest": Guest(self.id, self.wish or "come", self.name, self.symbol or "")}


class Sit(Args):
    chair: int
    person: str

    def kwargs(self) -> Kwargs:
        return {"chair": self.chair, "who": self.person}
