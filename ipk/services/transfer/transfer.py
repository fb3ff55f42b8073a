"""A profile goes from one installation to another: what is common to packing it and to bringing it in.

What lies in the file is what people did, told as commands. It is read as data: by arguments of its own, into the
child's book alone (docs/decisions/131-imported-profiles-are-data.md).
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from ipk.domain.kernel.errors import Invalid
from ipk.domain.kernel.media import MediaKind, SoundKind
from ipk.domain.kernel.text import clean_text
from ipk.domain.people.person import Person
from ipk.domain.profile.imports import Place
from ipk.services.ports import CleanPicture, CleanSound, UnitOfWork

FILE_BYTES = 64 * 1024 * 1024
PASSPHRASE_LIMIT = 200
#: what a file may be made for; kept with who made it (A20, P12)
REASONS = ("meeting", "move", "own")
#: a command and its arguments as on the wire
Act = tuple[str, dict[str, Any]]
#: the same, read and checked
Deed = Callable[[UnitOfWork, Person], Any]


def strokes_in(acts: Iterable[Act]) -> int:
    """How many lines of drawings."""
    return sum(_strokes(command, args) for command, args in acts)


def _strokes(command: str, args: dict[str, Any]) -> int:
    strokes: Any = args.get("strokes")
    return len(strokes) if isinstance(strokes, (list, tuple)) else int(command == "messages.stroke")  # pyright: ignore[reportUnknownArgumentType]


@dataclass(frozen=True)
class Sitting:
    """What was said in one sitting, and when it ended. `speakers` names who said an answer instead of the child."""

    at: datetime
    deeds: tuple[Deed, ...]
    speakers: dict[str, str]


class ExportContents(Protocol):
    """What is in the file, well formed: of each picture and sound what it is, in the order of the file."""

    @property
    def sheet(self) -> str: ...

    @property
    def design(self) -> str: ...

    @property
    def media(self) -> Sequence[tuple[MediaKind, str]]:
        """Kind, and how a voice looks."""
        ...

    @property
    def places(self) -> Mapping[str, Place]:
        """Where the answer to each question belongs in this house."""
        ...

    def sittings(self, media: Sequence[str]) -> list[Sitting]:
        """The deeds of each, with the pictures and sounds by their new ids. Raises Invalid."""
        ...

    def arranged(self, media: Sequence[str]) -> list[tuple[str, Deed]]:
        """What was arranged around it, each with its command. Raises Invalid."""
        ...


@dataclass(frozen=True)
class ProfileTransferIO:
    """Closes and opens such a file, and reads what is in it; pictures and sounds are cleaned as any upload."""

    seal: Callable[[Sequence[bytes], str], bytes]
    unseal: Callable[[bytes, str], list[bytes]]
    read: Callable[[bytes], ExportContents]
    pictures: Callable[[bytes], CleanPicture]
    sounds: Callable[[bytes, SoundKind], CleanSound]
    rest: Callable[[], None] = lambda: None
    """Others take turns meanwhile."""


def good_passphrase(given: str) -> str:
    """One that nobody guesses soon. Raises Invalid."""
    passphrase = clean_text(given, PASSPHRASE_LIMIT)
    words = re.findall(r"\w{3,}", passphrase)
    if len({word.casefold() for word in words}) < 4 and (len(passphrase) < 14 or len(set(passphrase)) < 8):
        raise Invalid("This passphrase is easy to guess. Take at least four words.")
    return passphrase
