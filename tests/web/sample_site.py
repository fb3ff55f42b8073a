"""A whole installation on a real SQLite file, with a clock that only the test moves."""

import re
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, cast

from flask import Flask, Response
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from ipk.content.content import Content
from ipk.documents.meeting.minutes_words import MinutesWords
from ipk.documents.qr import draw_qr
from ipk.domain.kernel.records import Record
from ipk.domain.meeting.meeting import MEETING, Meeting, Paper
from ipk.domain.people.person import Device, Person
from ipk.realtime import engine as engines
from ipk.realtime.commands.import_file import ImportPayload, ImportReferences
from ipk.services.people import conferences
from ipk.services.people.conferences import Founded, NewConference, NewPerson
from ipk.services.ports import UnitOfWork
from ipk.services.printing.profile import PrintedProfile
from ipk.services.printing.room import PrintedNames, PrintedSeats
from ipk.services.shared.commands import log_event
from ipk.services.transfer.transfer import ProfileTransferIO
from ipk.settings import Settings
from ipk.storage.crypto import passphrase_file
from ipk.storage.database.migrate import migrate
from ipk.storage.media.audio import clean_sound, plain_voice
from ipk.storage.media.images import clean_picture
from ipk.storage.open_store import open_store
from ipk.web import Site, register
from ipk.web.site import ROOT, MeetingDocuments

GOAL = "Jak podpořit Aničku, aby se jí dobře usínalo?"
PEOPLE = (
    NewPerson("Anička", ("child",)),
    NewPerson("Jana Průvodkyně", ("guide",)),
    NewPerson("Petr Facilitátor", ("facilitator",)),
    NewPerson("paní Nováková", ("organizer",)),
    NewPerson("babička Jiřina", ("family",)),
    NewPerson("pan učitel Dvořák", ("professional",)),
    NewPerson("plátno", ("display",)),
)
PICTURES = frozenset({"dog", "hug"})
KNOWN = ImportReferences(PICTURES, {})
TRANSFER_IO = ProfileTransferIO(
    passphrase_file.encrypt,
    passphrase_file.decrypt,
    lambda said: ImportPayload(said, KNOWN),
    clean_picture,
    clean_sound,
)
TOKEN = re.compile(r'name="csrf_token" value="([^"]+)"')


@dataclass
class Clock:
    now: datetime = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def forward(self, **time: float) -> None:
        self.now += timedelta(**time)


@dataclass
class FakeSleep:
    """Remembers how long an answer was held back, without waiting."""

    seconds: list[float] = field(default_factory=list)

    def __call__(self, seconds: float) -> None:
        if seconds:
            self.seconds.append(seconds)


#: what an organisation starts with
CONTENT = Content(ROOT / "profiles")


class FakePrinter:
    """What is printed, in plain words."""

    def pdf(self, printed: PrintedProfile) -> bytes:
        return f"%PDF {printed}".encode()

    def picture(self, printed: PrintedProfile, small: bool) -> bytes:
        return f"{'small' if small else 'large'} {printed}".encode()


class FakeRoomDocuments:
    def name_cards(self, printed: PrintedNames) -> bytes:
        return f"%PDF {printed}".encode()

    def seating_plan(self, printed: PrintedSeats) -> bytes:
        return f"%PDF {printed}".encode()


class FakeMeetingDocuments:
    """Every document is its content in plain words, with its name and whose copy it is."""

    def words(self, language: str) -> MinutesWords:
        return MinutesWords(language, lambda sentence, _: sentence, lambda id, _: None)

    def __getattr__(self, name: str) -> Callable[..., bytes]:
        return lambda printed, copy, *design: f"%PDF {name} {copy} {design} {printed}".encode()


class SampleSite:
    def __init__(self, folder: Path, public_url: str = "") -> None:
        settings = Settings(data_dir=folder / "data", key_file=folder / "key", async_mode="threading")
        migrate(settings)
        self.folder = folder
        self.clock = Clock()
        self.slept = FakeSleep()
        self.store = open_store(settings, engines.create("threading"), self.clock)
        self.app = self._app(public_url)
        self.founded = self.found()

    def found(self) -> Founded:
        papers = (Paper(id="co-se-dari", title="Co se daří", order=1, step=2, open=True),)
        return conferences.found_conference(self.store, NewConference(GOAL, PEOPLE, papers, title="Setkání Aničky"))

    @property
    def conference(self) -> str:
        return self.founded.conference

    @property
    def home(self) -> str:
        return f"/c/{self.conference}/"

    def visitor(self, address: str = "10.0.0.7", language: str = "en") -> "Browser":
        return Browser(FlaskClient(self.app, PlainSpaces), address, language)

    def token(self, role: str) -> str:
        return next(person.token for person in self.founded.people if person.role == role)

    def person_id(self, role: str) -> str:
        return next(person.id for person in self.founded.people if person.role == role)

    def enter(self, role: str, **of: str) -> "Browser":
        """This person's first device, not admitted yet."""
        browser = self.visitor(**of)
        assert browser.open_link(self.token(role)).status_code == 303
        return browser

    def admit(self, role: str) -> None:
        self.change(lambda work: work.save(work.get(Person, self.person_id(role)).admitted(work.seq)))

    def let_devices_in(self, role: str) -> None:
        """Somebody opens the door for all devices of this person."""
        person = self.person_id(role)
        self.change(lambda work: [work.save(one.let_in()) for one in work.list(Device) if one.person == person])

    def inside(self, role: str, **of: str) -> "Browser":
        """This person's first device, let in beforehand by the organizer."""
        self.admit(role)
        return self.enter(role, **of)

    def change(self, function: Any) -> Any:
        """Something that happens in the conference without a page."""

        def run(work: UnitOfWork) -> Any:
            result = function(work)
            log_event(work, "", "test.change")
            return result

        return self.store.transact(self.conference, run)

    def keep(self, record: Record) -> Any:
        return self.change(lambda work: work.save(record))

    def journal(self) -> list[str]:
        """The commands that were written down, oldest first."""
        with sqlite3.connect(self.folder / "data" / "ipk.sqlite3") as database:
            return [row[0] for row in database.execute("select command from changes order by seq")]

    def close_meeting(self) -> None:
        self.change(lambda work: work.save(replace(work.get(Meeting, MEETING), closed=True)))

    def _app(self, public_url: str) -> Flask:
        app = Flask(
            "ipk", root_path=str(ROOT), static_folder=str(ROOT / "static"), template_folder=str(ROOT / "templates")
        )
        app.secret_key = "a key for tests"
        register(
            app,
            Site(
                store=self.store,
                media=self.store.media,
                clock=self.clock,
                qr=draw_qr,
                clean_picture=clean_picture,
                clean_sound=clean_sound,
                plain_voice=plain_voice,
                printer=FakePrinter(),
                transfer_io=TRANSFER_IO,
                shopping_pdf=lambda said: f"%PDF {said}".encode(),
                room_documents=FakeRoomDocuments(),
                meeting_documents=cast("MeetingDocuments", FakeMeetingDocuments()),
                scores={"louka": {"tempo": 66}},
                steps=CONTENT.steps,
                rules=CONTENT.rules,
                evaluation=CONTENT.feedback.evaluation,
                sleep=self.slept,
                public_url=public_url,
            ),
        )
        return app


class PlainSpaces(Response):
    """Reads a page with plain spaces, so that a test's words need not know where a line may end."""

    def get_data(self, as_text: bool = False) -> Any:
        data = super().get_data(as_text=as_text)
        return data.replace("\u00a0", " ").replace(r"\xa0", " ") if isinstance(data, str) else data


class Browser:
    """A browser as the test needs it: it keeps cookies and finds the page's token by itself."""

    def __init__(self, client: FlaskClient, address: str, language: str) -> None:
        self.client = client
        self._environ = {"REMOTE_ADDR": address}
        self._headers = {"Accept-Language": language, "Accept": "text/html,*/*;q=0.8"}

    def get(self, path: str, **headers: str) -> TestResponse:
        return self.client.get(path, headers={**self._headers, **headers}, environ_overrides=self._environ)

    def post(self, path: str, data: dict[str, Any] | None = None, **headers: str) -> TestResponse:
        """A form without its token: what a foreign page could send."""
        return self.client.post(
            path, data=data or {}, headers={**self._headers, **headers}, environ_overrides=self._environ
        )

    def send(self, path: str, form: str, **values: str) -> TestResponse:
        """Fill in and send a form of the page `form`."""
        return self.post(path, {**values, "csrf_token": self.csrf(form)})

    def csrf(self, page: str) -> str:
        found = TOKEN.search(self.get(page).text)
        assert found, f"{page} has no form"
        return found[1]

    def open_link(self, token: str) -> TestResponse:
        return self.post("/j", {"token": token})

    def knock(self, code: str, name: str) -> TestResponse:
        return self.send("/join", "/join", code=code, name=name)

    @property
    def cookie(self) -> str:
        kept = self.client.get_cookie("ipk")
        return kept.value if kept else ""
