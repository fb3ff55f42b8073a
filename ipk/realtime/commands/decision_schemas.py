"""Schemas of commands that decide about a record, with the `seq` that the person saw."""

from typing import Annotated

import msgspec

from ipk.domain.kernel.errors import Invalid
from ipk.domain.wall.cards import Spot
from ipk.realtime.commands.schemas import Args, Kwargs
from ipk.services.wall.cards import Approval

#: the `rev` of the record on the screen when the person decided (A26)
Seen = Annotated[int, msgspec.Meta(ge=0, lt=2**53)]


class Hide(Args):
    id: str
    words: str | None = None
    seen: Seen | None = None


class ApproveText(Args):
    id: str
    seen: Seen | None = None


class Approve(Args):
    """`paper, x, y`: place it there at the same time."""

    id: str
    words: str | None = None
    seen: Seen | None = None
    paper: str | None = None
    x: float | None = None
    y: float | None = None

    def kwargs(self) -> Kwargs:
        spot = None
        if self.paper is not None and self.x is not None and self.y is not None:
            spot = Spot(self.paper, self.x, self.y)
        elif (self.paper, self.x, self.y) != (None, None, None):
            raise Invalid
        return {"id": self.id, "words": self.words or "", "how": Approval(spot, self.seen)}


class Gather(Args):
    ids: list[str]
    group: str
    seen: Seen | None = None


class Hang(Args):
    id: str
    seen: Seen | None = None


class Admit(Args):
    id: str
    role: str | None = None
    seen: Seen | None = None
