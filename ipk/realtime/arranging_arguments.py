"""The arguments of what arranges the child's meeting."""

from typing import Literal

from ipk.realtime.arguments import Args


class LetKnow(Args):
    known: bool
    told: bool | None = None


class ChoosePart(Args):
    way: Literal["", "self", "guide", "messages"] | None = None
    speaker: str | None = None
