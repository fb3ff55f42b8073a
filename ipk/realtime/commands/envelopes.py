"""Parses the payloads of `do` and `sync`; whatever differs from the contract is Invalid."""

from hashlib import blake2b
from typing import Any, TypeVar

import msgspec

from ipk.domain.kernel.errors import Invalid
from ipk.domain.kernel.text import valid_id
from ipk.realtime.commands.schemas import Args
from ipk.realtime.protocol import strict_json

T = TypeVar("T")


class Do(Args):
    op: str
    cmd: str
    args: dict[str, Any] = msgspec.field(default_factory=dict)


class Sync(Args):
    since: int
    packed: bool = False
    after: str | None = None


def do(payload: str) -> tuple[Do, bytes]:
    """A `do` and the digest of its command and arguments. Raises Invalid."""
    value = convert(strict_json.loads(payload), Do)
    valid_id(value.op)
    try:
        canonical = msgspec.json.encode([value.cmd, value.args], order="sorted")
    except UnicodeEncodeError:  # half of a surrogate pair
        raise Invalid from None
    return value, blake2b(canonical, digest_size=16).digest()


def sync(payload: str) -> Sync:
    """The parsed `sync`: last known seq, whether packed pieces are accepted, the cursor. Raises Invalid."""
    asked = convert(strict_json.loads(payload), Sync)
    if not 0 <= asked.since < 2**53:
        raise Invalid
    return asked


def op_of(payload: str) -> str | None:
    """The op of a refused payload, None when it cannot be parsed."""
    try:
        value = strict_json.loads(payload)
        return valid_id(value["op"])
    except (Invalid, KeyError, TypeError):
        return None


def convert(value: Any, kind: type[T]) -> T:
    try:
        return msgspec.convert(value, kind)
    except (msgspec.ValidationError, RecursionError):
        raise Invalid from None
