"""Schemas of the ephemeral `live` event: unfinished strokes, pointers, typing (protocol §5)."""

import msgspec


class LiveInk(msgspec.Struct, tag="ink", tag_field="kind", forbid_unknown_fields=True, kw_only=True):
    card: str
    stroke: str
    colour: str
    size: int | float  # relayed as it came: "2", not "2.0"
    at: int
    points: str


class LivePointer(
    msgspec.Struct,
    tag="pointer",
    tag_field="kind",
    forbid_unknown_fields=True,
    kw_only=True,
    omit_defaults=True,
):
    paper: str
    x: float
    y: float
    by: str = ""


class LiveTyping(
    msgspec.Struct,
    tag="typing",
    tag_field="kind",
    forbid_unknown_fields=True,
    kw_only=True,
    omit_defaults=True,
):
    paper: str
    card: str | None = None
    by: str = ""


Live = LiveInk | LivePointer | LiveTyping
_live = msgspec.json.Decoder(Live)


def parse_live(payload: str) -> Live | None:
    """The parsed event, None when it is malformed (it gets no answer)."""
    try:
        return _live.decode(payload)
    except (msgspec.MsgspecError, UnicodeError, RecursionError):
        return None
