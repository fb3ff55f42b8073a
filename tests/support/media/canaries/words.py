"""The canary, the forms in which it may lie in a file, and the sounds that it is put into."""

from base64 import b64encode
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

from tests.support.media.sounds import written

CANARY = b"Kanarek Zelenka 7Q2x"
WORDS = CANARY.decode()
SECONDS = 1.0


def _forms() -> Iterator[bytes]:
    """As it is, as UTF-16, as hexadecimal digits, and as base64 at each of the three places in a group."""
    yield CANARY
    yield WORDS.encode("utf-16-le")
    yield WORDS.encode("utf-16-be")
    yield CANARY.hex().encode()
    yield CANARY.hex().upper().encode()
    for shift in range(3):
        whole = b64encode(bytes(shift) + CANARY)
        yield whole[4 if shift else 0 : -4]


FORMS = tuple(_forms())


def carries(data: bytes) -> bool:
    return any(form in data for form in FORMS)


def pieces() -> set[bytes]:
    """Six bytes in a row of any form: they stand in no sound by chance."""
    return {form[at : at + 6] for form in FORMS for at in range(len(form) - 5)}


@cache
def tone(container: str, codec: str, seconds: float = SECONDS, **wishes: Any) -> bytes:
    """The same bytes each time: most layouts are made of a handful of files."""
    return written(container, codec, seconds, **wishes)


def beside(container: str, codec: str, besides: Callable[[Any], None], **options: Any) -> bytes:
    return written(container, codec, SECONDS, besides=besides, **options)
