"""The dependencies of the web layer. `ipk.app` creates them; nothing here reads the environment."""

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any, Protocol, cast

from flask import Flask, current_app

from ipk.domain.kernel.languages import LANGUAGES
from ipk.domain.kernel.media import SoundKind
from ipk.domain.meeting.evaluation import Evaluation
from ipk.domain.meeting.step_texts import RuleText, StepText
from ipk.domain.profile.questionnaires import Questionnaire
from ipk.domain.profile.workbook import Design
from ipk.services.ports import CleanPicture, CleanSound, Clock, Media, Store
from ipk.services.preparation.shopping_text import SaidList
from ipk.services.printing.booklet import PrintedBooklet
from ipk.services.printing.minutes_content import PrintedItem, PrintedMinutes
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
    """Renders the child's one-page profile as PDF and as JPEG."""

    def pdf(self, printed: PrintedProfile) -> bytes: ...

    def picture(self, printed: PrintedProfile, small: bool) -> bytes:
        """Returns a JPEG; `small` asks for a thumbnail."""
        ...


class RoomDocuments(Protocol):
    """Renders name cards and the seating plan as PDF."""

    def name_cards(self, printed: PrintedNames) -> bytes: ...

    def seating_plan(self, printed: PrintedSeats) -> bytes: ...


@dataclass(frozen=True)
class DocumentCopy:
    """Whose copy of a document it is: the name that stands on it, its language, when it is made."""

    reader: str
    language: str
    now: datetime


class MinutesWords(Protocol):
    """Says cards, headings and presence as the documents do."""

    def item(self, item: PrintedItem) -> str: ...

    def label(self, sentence: str) -> str: ...

    def heading(self, section: str) -> str: ...

    def presence(self, how: str) -> str: ...


class MeetingDocuments(Protocol):
    """Renders minutes, attendance and plan; `words(language)` says single things as they do."""

    def words(self, language: str) -> MinutesWords: ...

    def official_pdf(self, printed: PrintedMinutes, copy: DocumentCopy) -> bytes: ...

    def official_docx(self, printed: PrintedMinutes, copy: DocumentCopy) -> bytes: ...

    def attendance_pdf(self, printed: PrintedMinutes, copy: DocumentCopy) -> bytes: ...

    def plan_docx(self, printed: PrintedMinutes, copy: DocumentCopy) -> bytes: ...

    def plain_pdf(self, printed: PrintedMinutes, copy: DocumentCopy, design: Design) -> bytes: ...

    def poster_pdf(self, printed: PrintedMinutes, copy: DocumentCopy, design: Design) -> bytes: ...

    def booklet_pdf(self, printed: PrintedBooklet, copy: DocumentCopy) -> bytes: ...

    def calendar(self, printed: PrintedMinutes, copy: DocumentCopy) -> bytes: ...

    def plan_csv(self, printed: PrintedMinutes, copy: DocumentCopy) -> bytes: ...


@dataclass(frozen=True)
class Site:
    """Services and settings that request handlers use.

    `clean_picture` and `clean_sound` decode an upload and encode it anew, or raise Invalid or TooBig;
    `plain_voice` converts a stored recording to WAV; `qr` makes the QR code of an address;
    `transfer_io` encrypts and decrypts exported profiles;
    `tunes(language)` lists `{"id", "label", "src"}`, `scores` is id → score;
    `steps` are the texts of the nine steps in their order, `rules` those of the meeting, `evaluation` asks at its end;
    `lan_url` is the server's address in the local network, `public_url` the one that invitations use;
    `sleep` yields to other requests, `monotonic` measures seconds.
    """

    store: Store
    media: Media
    clock: Clock
    qr: Callable[[str], QrShape]
    clean_picture: Callable[[bytes], CleanPicture]
    clean_sound: Callable[[bytes, SoundKind], CleanSound]
    plain_voice: Callable[[bytes], CleanSound]
    printer: Printer
    transfer_io: ProfileTransferIO
    shopping_pdf: Callable[[SaidList], bytes]
    room_documents: RoomDocuments
    meeting_documents: MeetingDocuments
    tunes: Callable[[str], Sequence[dict[str, Any]]] = lambda _: ()
    scores: Mapping[str, Mapping[str, Any]] = field(default_factory=dict[str, Mapping[str, Any]])
    questionnaires: Mapping[str, Questionnaire] = field(default_factory=dict)
    steps: Sequence[StepText] = ()
    rules: Sequence[RuleText] = ()
    evaluation: Evaluation = field(default_factory=Evaluation)
    public_url: str = ""
    lan_url: str = ""
    languages: tuple[str, ...] = LANGUAGES
    static: Path = field(default=ROOT / "static")
    translations: Path = field(default=ROOT / "ipk" / "translations")
    sleep: Callable[[float], None] = time.sleep
    monotonic: Callable[[], float] = time.monotonic


def site() -> Site:
    """Returns the Site of the current app."""
    return cast(Site, current_app.extensions["ipk"])


def attach_site(app: Flask, given: Site) -> None:
    app.extensions["ipk"] = given
