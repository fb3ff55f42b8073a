"""What the pages are given to work with. `ipk.app` puts it together; nothing here reads the environment."""

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol, cast

from flask import Flask, current_app

from ipk.domain.kernel.languages import LANGUAGES
from ipk.domain.kernel.media import SoundKind
from ipk.domain.profile.questionnaires import Questionnaire
from ipk.services.ports import CleanPicture, CleanSound, Clock, Media, Store
from ipk.services.preparation.shopping_text import SaidList
from ipk.services.printing.profile import PrintedProfile
from ipk.services.printing.room import PrintedNames, PrintedSeats
from ipk.services.transfer.transfer import ProfileTransferIO

ROOT = Path(__file__).resolve().parents[2]


class QrShape(Protocol):
    """A square of `size` units and the path of its dark modules, as SVG's `d`."""

    @property
    def size(self) -> int: ...

    @property
    def path(self) -> str: ...


class Printer(Protocol):
    """Makes paper, and pictures of it."""

    def pdf(self, printed: PrintedProfile) -> bytes: ...

    def picture(self, printed: PrintedProfile, small: bool) -> bytes:
        """JPEG; `small` to be looked at among other things."""
        ...


class RoomDocuments(Protocol):
    """Makes what lies and hangs in the room."""

    def name_cards(self, printed: PrintedNames) -> bytes: ...

    def seating_plan(self, printed: PrintedSeats) -> bytes: ...


@dataclass(frozen=True)
class Site:
    """The house as the doors see it.

    `pictures` and `sounds` read an upload or raise Invalid or TooBig; `plain_voice` makes a WAV of a kept voice;
    `qr` draws an address; `porter` closes and opens files with a profile;
    `tunes(language)` lists `{"id", "label", "src"}`, `scores` are the tunes by their ids;
    `lan_url` is what phones in the room can reach;
    `public_url` is what invitations lead to wherever the organizer happens to work.
    """

    store: Store
    media: Media
    clock: Clock
    qr: Callable[[str], QrShape]
    pictures: Callable[[bytes], CleanPicture]
    sounds: Callable[[bytes, SoundKind], CleanSound]
    plain_voice: Callable[[bytes], CleanSound]
    printer: Printer
    porter: ProfileTransferIO
    shopping_pdf: Callable[[SaidList], bytes]
    room_papers: RoomDocuments
    tunes: Callable[[str], Sequence[dict[str, Any]]] = lambda _: ()
    scores: Mapping[str, Mapping[str, Any]] = field(default_factory=dict[str, Mapping[str, Any]])
    sheets: Mapping[str, Questionnaire] = field(default_factory=dict)
    public_url: str = ""
    lan_url: str = ""
    languages: tuple[str, ...] = LANGUAGES
    static: Path = field(default=ROOT / "static")
    translations: Path = field(default=ROOT / "ipk" / "translations")
    sleep: Callable[[float], None] = time.sleep
    ticks: Callable[[], float] = time.monotonic


def site() -> Site:
    """The site of the app that answers now."""
    return cast(Site, current_app.extensions["ipk"])


def keep_site(app: Flask, given: Site) -> None:
    app.extensions["ipk"] = given
