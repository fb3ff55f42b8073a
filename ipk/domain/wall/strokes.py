"""Strokes of drawings. Each is a record of its own with the card as parent, so that a long drawing stays cheap."""

import binascii
import re
from base64 import b64decode
from dataclasses import dataclass, replace
from typing import ClassVar, Self

from ipk.domain.kernel.errors import Invalid, TooBig
from ipk.domain.kernel.private_key import PRIVATE_CARDS
from ipk.domain.kernel.records import Record

INK = re.compile(r"#?[A-Za-z0-9-]{1,20}")
SIZE_LIMIT = 64
STROKES_LIMIT = 500
POINTS_LIMIT = 4000
BYTES_PER_POINT = 4


@dataclass(frozen=True, kw_only=True)
class Stroke(Record):
    """One line of ink. `points` is base64 of little-endian int16 pairs, paper units × 4 (protocol §5)."""

    TYPE: ClassVar[str] = "stroke"

    card: str
    colour: str
    size: float
    points: str
    profile: bool = False
    """True for a stroke of an answer or a prepared message."""

    @property
    def private(self) -> bool:
        return self.profile or self.card.startswith(PRIVATE_CARDS)

    def purged(self) -> Self:
        return replace(self, gone=True, points="", colour="")

    @property
    def parent(self) -> str:
        return self.card

    @property
    def name(self) -> str:
        """The stroke's id within its card."""
        return self.id.partition("~")[2]


def stroke_id(card: str, name: str) -> str:
    return f"{card}~{name}"


def check_ink(colour: str, size: float) -> None:
    if not INK.fullmatch(colour) or not 0 < size <= SIZE_LIMIT:
        raise Invalid("There is no such pen.")


def check_points(points: str) -> None:
    """Check the points. Raises Invalid if they are not whole int16 pairs, TooBig for more than 4,000."""
    if len(points) > POINTS_LIMIT * BYTES_PER_POINT * 4 // 3 + 4:
        raise TooBig("This line is too long.")
    try:
        raw = b64decode(points, validate=True)
    except (binascii.Error, ValueError):
        raise Invalid("This line cannot be read.") from None
    if not raw or len(raw) % BYTES_PER_POINT:
        raise Invalid("This line cannot be read.")
    if len(raw) > POINTS_LIMIT * BYTES_PER_POINT:
        raise TooBig("This line is too long.")
