"""Schemas of commands on prepared messages."""

from collections.abc import Container

from ipk.domain.kernel.errors import Invalid
from ipk.domain.profile.prepared_messages import MessageKind, Visibility
from ipk.realtime.commands.schemas import Args, Kwargs
from ipk.services.profile.prepared_messages import NewMessage


class Pictured(Args):
    symbols: tuple[str, ...] | None = None

    def check(self, pictures: Container[str]) -> None:
        if any(one not in pictures for one in self.symbols or ()):
            raise Invalid("There is no such picture.")


class MakeMessage(Pictured, kw_only=True):
    id: str
    kind: MessageKind
    step: int
    paper: str
    text: str | None = None
    colour: str | None = None
    media: str | None = None
    reach: Visibility | None = None
    told: bool | None = None

    def kwargs(self) -> Kwargs:
        given = super().kwargs()
        how = {name: given.pop(name) for name in ("id", "reach", "told") if name in given}
        if "told" in how and "reach" not in how:
            raise Invalid
        return {**how, "new": NewMessage(**given)}


class ChangeMessage(Pictured, kw_only=True):
    id: str
    text: str | None = None
    colour: str | None = None
    step: int | None = None
    paper: str | None = None


class GiveMessage(Args):
    id: str
    reach: Visibility
    told: bool | None = None


class TakeMessageBack(Args):
    """`told`: the guide acts because the child said so."""

    id: str
    told: bool | None = None
