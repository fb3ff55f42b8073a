"""What export and import of a profile share: limits, types and interfaces.

The file contains commands. They are read as data with their own schemas, into the child's workbook alone
(docs/decisions/131-imported-profiles-are-data.md).
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
#: reasons for an export; logged with the person (A20, P12)
REASONS = ("meeting", "move", "own")
#: an exported command: its name and arguments as on the wire
ExportedCommand = tuple[str, dict[str, Any]]
#: a validated command with its arguments, to be called with a transaction and a person
BoundCommand = Callable[[UnitOfWork, Person], Any]


def strokes_in(acts: Iterable[ExportedCommand]) -> int:
    """The number of strokes in these commands."""
    return sum(_strokes(command, args) for command, args in acts)


def _strokes(command: str, args: dict[str, Any]) -> int:
    strokes: Any = args.get("strokes")
    return len(strokes) if isinstance(strokes, (list, tuple)) else int(command == "messages.stroke")  # pyright: ignore[reportUnknownArgumentType]


@dataclass(frozen=True)
class Sitting:
    """The commands of one sitting and its end. `speakers`: question → who said it instead of the child."""

    at: datetime
    commands: tuple[BoundCommand, ...]
    speakers: dict[str, str]


class ExportContents(Protocol):
    """The parsed content of a file; `media` has the kind of each picture and sound, in the order of the file."""

    @property
    def sheet(self) -> str: ...

    @property
    def design(self) -> str: ...

    @property
    def media(self) -> Sequence[tuple[MediaKind, str]]:
        """(kind, waveform) of each."""
        ...

    @property
    def places(self) -> Mapping[str, Place]:
        """Question → where its answer belongs in this installation."""
        ...

    def sittings(self, media: Sequence[str]) -> list[Sitting]:
        """The commands of each sitting, with the new ids of the media. Raises Invalid."""
        ...

    def arranged(self, media: Sequence[str]) -> list[tuple[str, BoundCommand]]:
        """The arrangements, each with the name of its command. Raises Invalid."""
        ...


@dataclass(frozen=True)
class ProfileTransferIO:
    """Encrypts, decrypts and parses such a file; cleans pictures and sounds like uploads."""

    seal: Callable[[Sequence[bytes], str], bytes]
    unseal: Callable[[bytes, str], list[bytes]]
    read: Callable[[bytes], ExportContents]
    pictures: Callable[[bytes], CleanPicture]
    sounds: Callable[[bytes, SoundKind], CleanSound]
    rest: Callable[[], None] = lambda: None
    """Yields to other work."""


def good_passphrase(given: str) -> str:
    """Return the passphrase if it is hard to guess. Raises Invalid."""
    passphrase = clean_text(given, PASSPHRASE_LIMIT)
    words = re.findall(r"\w{3,}", passphrase)
    if len({word.casefold() for word in words}) < 4 and (len(passphrase) < 14 or len(set(passphrase)) < 8):
        raise Invalid("This passphrase is easy to guess. Take at least four words.")
    return passphrase
