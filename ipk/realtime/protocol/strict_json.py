"""Strict JSON: refuses NaN, infinities, minus zero, duplicate keys, long numbers and deep nesting."""

import json
from typing import Any

from ipk.domain.kernel.errors import Invalid

_DEPTH_LIMIT = 40
_DIGITS_LIMIT = 25


def loads(text: str) -> Any:
    """Parse JSON. Raises Invalid for everything that two parsers might read differently."""
    if text.count("[") + text.count("{") > _DEPTH_LIMIT and _depth(text) > _DEPTH_LIMIT:
        raise Invalid
    try:
        return _DECODER.decode(text)
    except (ValueError, RecursionError):
        raise Invalid from None


def dumps(value: Any, **options: Any) -> str:
    """Compact JSON; a non-finite number is a bug here and raises ValueError."""
    return _ENCODER.encode(value)


def _constant(name: str) -> Any:
    raise ValueError(name)


def _integer(text: str) -> int:
    if text == "-0" or len(text) > _DIGITS_LIMIT:
        raise ValueError(text)
    return int(text)


def _real(text: str) -> float:
    value = float(text)
    if value in (float("inf"), float("-inf")) or (value == 0 and text.startswith("-")):
        raise ValueError(text)
    return value


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    value = dict(pairs)
    if len(value) < len(pairs):
        raise ValueError("a doubled key")
    return value


_ENCODER = json.JSONEncoder(allow_nan=False, separators=(",", ":"), ensure_ascii=False)
_DECODER = json.JSONDecoder(parse_constant=_constant, parse_int=_integer, parse_float=_real, object_pairs_hook=_object)


def _depth(text: str) -> int:
    """The deepest nesting; ignores brackets within strings."""
    depth = deepest = 0
    inside = escaped = False
    for char in text:
        if escaped:
            escaped = False
        elif inside:
            escaped = char == "\\"
            inside = char != '"'
        elif char == '"':
            inside = True
        elif char in "[{":
            depth += 1
            deepest = max(deepest, depth)
        elif char in "]}":
            depth -= 1
    return deepest
